import * as sheetjs from '@e965/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { DateCell, PlanCell, PlanSheet } from './plan.ts'

type Sheets = readonly PlanSheet[]

const here = import.meta.dirname

export async function byHucre(sheets: Sheets, path: string, dateSystem: '1900' | '1904' = '1900'): Promise<void> {
  const bytes = await writeXlsx({
    dateSystem,
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) => row.map((cell) => (isDate(cell) ? dateOf(cell.date) : cell))),
      cells: dateCells(sheet),
      columns: columnsOf(sheet),
      merges: (sheet.merges ?? []).map(([startRow, startCol, endRow, endCol]) => ({
        startRow,
        startCol,
        endRow,
        endCol,
      })),
    })),
  })
  writeFileSync(path, bytes)
}

function dateCells(sheet: PlanSheet) {
  const cells = new Map<string, { value: Date; style: { numFmt: string } }>()
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (isDate(cell)) cells.set(`${r},${c}`, { value: dateOf(cell.date), style: { numFmt: cell.as ?? 'dd/mm/yyyy' } })
    }),
  )
  return cells
}

function columnsOf(sheet: PlanSheet) {
  const width = Math.max(...sheet.rows.map((row) => row.length))
  return Array.from({ length: width }, (_, at) => (sheet.hidden?.includes(at) ? { hidden: true } : {}))
}

export function bySheetJs(sheets: Sheets, path: string, bookType: 'xlsx' | 'biff8' = 'xlsx'): void {
  const book = sheetjs.utils.book_new()
  for (const sheet of sheets) {
    const rows = sheet.rows.map((row) => row.map((cell) => (isDate(cell) ? serial(cell.date) : cell)))
    const made = sheetjs.utils.aoa_to_sheet(rows)
    sheet.rows.forEach((row, r) =>
      row.forEach((cell, c) => {
        if (isDate(cell)) made[sheetjs.utils.encode_cell({ r, c })].z = cell.as ?? 'dd/mm/yyyy'
      }),
    )
    made['!merges'] = (sheet.merges ?? []).map(([top, left, bottom, right]) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    }))
    made['!cols'] = columnsOf(sheet)
    sheetjs.utils.book_append_sheet(book, made, sheet.name)
  }
  writeFileSync(path, sheetjs.write(book, { type: 'buffer', bookType }))
}

/** openpyxl or xlwt: the plan goes to the Python beside this file as JSON. */
export function byPython(script: 'openpyxl' | 'xlwt', options: Record<string, unknown> = {}) {
  return (sheets: Sheets, path: string): void => {
    execFileSync('/usr/bin/python3', [join(here, `with_${script}.py`), path], {
      input: JSON.stringify({ sheets, ...options }),
    })
  }
}

/** Writes with one program, then lets LibreOffice open that file and save it as another kind. */
export function throughLibreOffice(first: (sheets: Sheets, path: string) => unknown, from: string, ...steps: string[]) {
  return async (sheets: Sheets, path: string): Promise<void> => {
    const folder = mkdtempSync('/tmp/lists-')
    let current = join(folder, `${basename(path, extname(path))}.${from}`)
    await first(sheets, current)
    for (const step of steps) {
      const out = join(folder, 'out')
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          step,
          '--outdir',
          out,
          current,
        ],
        { stdio: 'ignore' },
      )
      const made = join(out, `${basename(current, extname(current))}.${step.split(':')[0]}`)
      current = join(folder, basename(made))
      renameSync(made, current)
    }
    execFileSync('cp', [current, path])
    rmSync(folder, { recursive: true })
  }
}

export interface TextForm {
  readonly separator: string
  readonly encode: (text: string) => Uint8Array
  readonly line?: string
}

/** A text file as people's own programs write it. */
export function asText(form: TextForm) {
  return (sheets: Sheets, path: string): void => {
    const lines = (sheets[0]?.rows ?? []).map((row) =>
      row.map((cell) => quoted(shown(cell), form.separator)).join(form.separator),
    )
    writeFileSync(path, form.encode(lines.join(form.line ?? '\r\n') + (form.line ?? '\r\n')))
  }
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function shown(cell: PlanCell): string {
  if (isDate(cell)) return cell.date.split('-').toReversed().join('/')
  return typeof cell === 'number' ? String(cell) : (cell ?? '')
}

export const utf8 = (text: string) => new TextEncoder().encode(text)
export const utf8WithMark = (text: string) => utf8(`\ufeff${text}`)
export const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
export const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

export function isDate(cell: PlanCell): cell is DateCell {
  return typeof cell === 'object' && cell !== null
}

function dateOf(text: string): Date {
  return new Date(`${text}T00:00:00Z`)
}

/** Days since 30 December 1899: what Excel stores. */
export function serial(text: string): number {
  return Math.round((dateOf(text).getTime() - Date.UTC(1899, 11, 30)) / 86_400_000)
}
