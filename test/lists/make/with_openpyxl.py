"""Writes a plan (JSON on standard input) with openpyxl: python3 with_openpyxl.py OUT.xlsx"""

import datetime
import json
import sys

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

plan = json.load(sys.stdin)
book = openpyxl.Workbook()
if plan.get("date1904"):
    book.epoch = CALENDAR_MAC_1904
book.remove(book.active)
for sheet in plan["sheets"]:
    page = book.create_sheet(sheet["name"])
    for r, row in enumerate(sheet["rows"], 1):
        for c, value in enumerate(row, 1):
            if value is None:
                continue
            cell = page.cell(row=r, column=c)
            if isinstance(value, dict):
                cell.value = datetime.datetime.fromisoformat(value["date"])
                cell.number_format = value.get("as", "dd/mm/yyyy")
            elif isinstance(value, str):
                cell.value = value
                cell.data_type = "s"
                cell.number_format = "@"
            else:
                cell.value = value
    for top, left, bottom, right in sheet.get("merges", []):
        page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    for column in sheet.get("hidden", []):
        page.column_dimensions[get_column_letter(column + 1)].hidden = True
book.save(sys.argv[1])
