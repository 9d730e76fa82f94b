import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import type { Day } from '#kernel/day.ts'
import { cleanText } from './clean-text.ts'

/** What one cell of a written sheet holds; `null` is an empty cell. */
export type WrittenCell = string | number | { readonly date: Day } | null

export interface WrittenColumn {
  readonly header: string
  /** In characters; without it, as wide as its texts need, up to sixty. */
  readonly width?: number
  /** A number format of Excel, such as `#,##0`; whole numbers and days have one of their own. */
  readonly format?: string
}

export interface WrittenSheet {
  /** At most 31 letters; those that Excel forbids become spaces. */
  readonly name: string
  /** Lines over the table, each in the first column. */
  readonly title?: readonly string[]
  readonly columns: readonly WrittenColumn[]
  readonly rows: readonly (readonly WrittenCell[])[]
  /** Index of rows, among `rows`, to be set in bold: totals. */
  readonly bold?: readonly number[]
}

const border = { style: 'thin', color: { rgb: '999999' } } as const
const borders = { top: border, bottom: border, left: border, right: border }

/**
 * An .xlsx file: bold header, frozen, repeated on each printed page. A text that begins with = + - @ stays a text: it is kept as a
 * string, never as a formula, in the format "Text", so that neither opening nor editing the cell makes Excel compute it.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(toSheet), defaultFont: { name: 'Times New Roman', size: 12 } })
}

function toSheet(sheet: WrittenSheet): WriteSheet {
  const title = sheet.title ?? []
  const header = title.length > 0 ? title.length + 1 : 0
  const bold = new Set(sheet.bold)
  const cells = new Map<string, { style: CellStyle }>()
  for (const at of title.keys()) cells.set(`${at},0`, { style: { font: { bold: true } } })
  for (const at of sheet.columns.keys())
    cells.set(`${header},${at}`, {
      style: {
        font: { bold: true },
        border: borders,
        alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
      },
    })
  for (const [i, row] of sheet.rows.entries())
    for (const at of sheet.columns.keys())
      cells.set(`${header + 1 + i},${at}`, { style: styleOf(row[at] ?? null, sheet.columns[at], bold.has(i)) })
  const space = title.length > 0 ? [[]] : []
  return {
    name: sheetName(sheet.name),
    columns: sheet.columns.map((column, at) => ({ width: column.width ?? widthOf(column, sheet.rows, at) })),
    rows: [
      ...title.map((line) => [cleanText(line)]),
      ...space,
      sheet.columns.map((column) => cleanText(column.header)),
      ...sheet.rows.map((row) => sheet.columns.map((_, at) => valueOf(row[at] ?? null))),
    ],
    cells,
    freezePane: { rows: header + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${header + 1}:$${header + 1}`,
    },
  }
}

function valueOf(cell: WrittenCell): string | number | Date | null {
  if (typeof cell === 'string') return cleanText(cell).slice(0, 32_767)
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  return cell === null ? null : new Date(`${cell.date}T00:00:00Z`)
}

function styleOf(cell: WrittenCell, column: WrittenColumn | undefined, bold: boolean): CellStyle {
  const numFmt = formatOf(cell, column)
  return {
    border: borders,
    alignment: { vertical: 'top', wrapText: typeof cell === 'string' },
    ...(bold ? { font: { bold } } : {}),
    ...(numFmt === undefined ? {} : { numFmt }),
  }
}

function formatOf(cell: WrittenCell, column: WrittenColumn | undefined): string | undefined {
  if (cell === null) return undefined
  if (typeof cell === 'string') return isOpenToReading(cell) ? '@' : undefined
  const own = typeof cell === 'object' ? 'dd/mm/yyyy' : Number.isInteger(cell) ? '#,##0' : undefined
  return column?.format ?? own
}

/** What Excel would take for a formula or a number when somebody edits the cell. */
function isOpenToReading(text: string): boolean {
  return /^\s*[=+\-@\t\r]/u.test(text) || /^\d+$/u.test(text)
}

function widthOf(column: WrittenColumn, rows: readonly (readonly WrittenCell[])[], at: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, lengthOf(row[at] ?? null)), 0)
  return Math.min(60, Math.max(6, Math.ceil(column.header.length / 2) + 2, longest + 2))
}

function lengthOf(cell: WrittenCell): number {
  if (cell === null) return 0
  return typeof cell === 'object' ? 10 : String(cell).length
}

function sheetName(name: string): string {
  return (
    cleanText(name)
      .replace(/[[\]:*?/\\]/gu, ' ')
      .replace(/^'+|'+$/gu, '')
      .slice(0, 31) || 'Sheet1'
  )
}
