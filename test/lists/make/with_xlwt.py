"""Writes a plan (JSON on standard input) with xlwt, BIFF8: python3 with_xlwt.py OUT.xls"""

import datetime
import json
import sys

import xlwt

plan = json.load(sys.stdin)
book = xlwt.Workbook(encoding="utf-8")
book.dates_1904 = bool(plan.get("date1904"))
styles = {}
for sheet in plan["sheets"]:
    page = book.add_sheet(sheet["name"], cell_overwrite_ok=True)
    for r, row in enumerate(sheet["rows"]):
        for c, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, dict):
                form = value.get("as", "DD/MM/YYYY")
                styles.setdefault(form, xlwt.easyxf(num_format_str=form))
                page.write(r, c, datetime.date.fromisoformat(value["date"]), styles[form])
            else:
                page.write(r, c, value)
    for top, left, bottom, right in sheet.get("merges", []):
        value = sheet["rows"][top][left]
        page.write_merge(top, bottom, left, right, value)
    for column in sheet.get("hidden", []):
        page.col(column).hidden = True
book.save(sys.argv[1])
