import { readXls, type readXlsx } from 'hucre/xlsx'
import { day } from '#kernel/day.ts'
import type { Cell, Grid } from '#kernel/grid.ts'
import { bounds } from './bounds.ts'
import { findClassified } from './classified.ts'
import { lookInside } from './compound.ts'
import { openPacked } from './packed.ts'
import { readSheets } from './read-sheets.ts'
import type { FileRefusal, Found, Limit } from './refusals.ts'
import { decodeText, parseRecords, separatorOf } from './text.ts'

/** What a reader should know about a file that was read. */
export type Note =
  | { readonly code: 'hiddenSheet'; readonly sheet: string }
  /** Formulas whose result the file does not hold: those cells read as the formula's text. `cell` is the first, as Excel names it. */
  | { readonly code: 'formulaWithoutValue'; readonly sheet: string; readonly cell: string; readonly count: number }
  /** A text file with bytes that are no letters; they stand as U+FFFD. */
  | { readonly code: 'spoiltLetters' }

export type Read =
  | { readonly ok: true; readonly grids: readonly Grid[]; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly refusal: FileRefusal }

type Parsed = Extract<Read, { ok: true }>
type Sheets = Awaited<ReturnType<typeof readXlsx>>['sheets']
type Sheet = Sheets[number]

/** Reads a file in this very process. Only the child process of `readGrids` and tests call it: a hostile file may take its process with it. */
export async function readHere(bytes: Uint8Array, fileName: string): Promise<Read> {
  const read = await readKind(bytes, fileName)
  if (!read.ok) return read
  const classified = findClassified(read.grids)
  const large = classified ?? read.grids.map(tooLarge).find((refusal) => refusal !== undefined)
  if (large) return { ok: false, refusal: large }
  return read.grids.every((grid) => grid.rows.length === 0) && read.notes.length === 0 ? not('empty') : read
}

async function readKind(bytes: Uint8Array, fileName: string): Promise<Read> {
  if (bytes.byteLength === 0) return not('empty')
  switch (kindOf(bytes)) {
    case 'zip':
      return readPacked(bytes)
    case 'compound':
      return readCompound(bytes)
    case 'text':
      return readText(bytes, fileName)
    case 'other':
      return not(foundAs(bytes))
  }
}

const starts: readonly [string, Found | 'zip' | 'compound'][] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'compound'],
  ['d0cf11e0', 'compound'],
  ['25504446', 'pdf'],
  ['ffd8ff', 'picture'],
  ['89504e47', 'picture'],
  ['47494638', 'picture'],
  ['424d', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
  ['7b5c727466', 'richText'],
  ['526172211a', 'archive'],
  ['377abcaf271c', 'archive'],
  ['1f8b08', 'archive'],
  ['504b', 'cut'],
  ['0902', 'oldExcel'],
  ['0904', 'oldExcel'],
]

function magic(bytes: Uint8Array): Found | 'zip' | 'compound' | undefined {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  const found = starts.find(([start]) => head.startsWith(start))?.[1]
  return found === 'cut' && bytes.byteLength > 4
    ? undefined
    : found === 'picture' && isTextual(bytes)
      ? undefined
      : found
}

/** "BM…" and the like may begin a text as well. */
function isTextual(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)
}

function kindOf(bytes: Uint8Array): 'zip' | 'compound' | 'text' | 'other' {
  const found = magic(bytes)
  if (found === 'zip' || found === 'compound') return found
  return found === undefined ? 'text' : 'other'
}

function foundAs(bytes: Uint8Array): Found {
  const found = magic(bytes)
  return found === undefined || found === 'zip' || found === 'compound' ? 'unknown' : found
}

async function readPacked(bytes: Uint8Array): Promise<Read> {
  const opened = openPacked(bytes)
  if (!opened.ok) return opened
  const found = packedAs([...opened.names])
  if (found) return not(found)
  return parse(() => readSheets(bytes))
}

function packedAs(names: readonly string[]): Found | undefined {
  const has = (start: string) => names.some((name) => name.toLowerCase().startsWith(start))
  if (names.some((name) => /vbaproject[^/]*\.bin$|\/macrosheets\//iu.test(name))) return 'macros'
  if (has('xl/workbook.bin')) return 'xlsb'
  if (has('xl/')) return undefined
  if (has('word/')) return 'word'
  if (has('ppt/')) return 'presentation'
  return has('content.xml') ? 'openDocument' : 'archive'
}

async function readCompound(bytes: Uint8Array): Promise<Read> {
  const inside = lookInside(bytes)
  if (inside === 'encrypted') return { ok: false, refusal: { code: 'files.encrypted' } }
  if (inside !== 'excel') return not(inside)
  return parse(async () => (await readXls(bytes)).sheets)
}

async function parse(read: () => Promise<Sheets>): Promise<Read> {
  try {
    return fromSheets(await read())
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) }
  }
}

function refusalOf(error: unknown): FileRefusal {
  const text = error instanceof Error ? `${error.name} ${error.message}` : ''
  if (text.includes('EncryptedFile')) return { code: 'files.encrypted' }
  if (/over the \d+ limit/u.test(text)) return { code: 'files.tooLarge', limit: 'cells', most: bounds.cells }
  if (text.includes('supported sheet bounds')) return { code: 'files.tooLarge', limit: 'columns', most: bounds.columns }
  if (text.includes('Unsupported XLS version')) return { code: 'files.notASpreadsheet', found: 'oldExcel' }
  return { code: 'files.notASpreadsheet', found: 'damaged' }
}

function fromSheets(sheets: Sheets): Parsed {
  const notes: Note[] = []
  const grids = sheets.map((sheet): Grid => {
    if (sheet.hidden || sheet.veryHidden) notes.push({ code: 'hiddenSheet', sheet: sheet.name })
    const note = formulaNote(sheet)
    if (note) notes.push(note)
    const merges = (sheet.merges ?? []).map((m) => ({
      top: m.startRow,
      left: m.startCol,
      bottom: m.endRow,
      right: m.endCol,
    }))
    return { sheet: sheet.name, rows: trimmed(cellsOf(sheet)), merges }
  })
  return { ok: true, grids, notes }
}

function cellsOf(sheet: Sheet): Cell[][] {
  // the reader leaves holes where an .xls file has no row, whatever its types say
  const given: readonly (Sheet['rows'][number] | null | undefined)[] = sheet.rows
  const rows = Array.from(given, (row) => (row ?? []).map(cellOf))
  for (const { at, formula } of formulasWithoutValue(sheet)) {
    const row = rows[at[0]]
    if (row) row[at[1]] = `=${formula}`
  }
  return rows
}

/** Cells whose result the file does not hold, as programs write them that do not compute. */
function formulasWithoutValue({ cells }: Sheet): { at: [number, number]; formula: string }[] {
  return [...(cells ?? [])].flatMap(([place, { formula, value }]) => {
    const [row = 0, column = 0] = place.split(',').map(Number)
    return formula === undefined || (value ?? null) !== null ? [] : [{ at: [row, column], formula }]
  })
}

function formulaNote(sheet: Sheet): Note | undefined {
  const found = formulasWithoutValue(sheet)
  const first = found[0]
  if (!first) return undefined
  const cell = `${letters(first.at[1])}${first.at[0] + 1}`
  return { code: 'formulaWithoutValue', sheet: sheet.name, cell, count: found.length }
}

function letters(column: number): string {
  const here = String.fromCharCode(65 + (column % 26))
  return column < 26 ? here : letters(Math.floor(column / 26) - 1) + here
}

function cellOf(value: string | number | boolean | Date | null | undefined): Cell {
  if (value instanceof Date) {
    const text = Number.isNaN(value.getTime()) ? '' : value.toISOString()
    return /^\d{4}-/u.test(text) ? { date: day(text.slice(0, 10)) } : null
  }
  return value === undefined || value === '' ? null : value
}

/** Without empty cells at the ends of rows and empty rows at the end: files reserve thousands. */
function trimmed(rows: Cell[][]): Cell[][] {
  for (const row of rows) while (row.length > 0 && isEmpty(row.at(-1))) row.pop()
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  return rows.map((row) => (row.some(isLong) ? row.map(shortened) : row))
}

function isLong(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length > bounds.letters
}

function shortened(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > bounds.letters ? cell.slice(0, bounds.letters).toWellFormed() : cell
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

function readText(bytes: Uint8Array, fileName: string): Read {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return not(decoded.found)
  const markup = markupOf(decoded.text)
  if (markup) return not(markup)
  const separator = separatorOf(decoded.text)
  const body = decoded.text.replace(/^sep=.\r?\n/u, '')
  const rows = parseRecords(body, separator).map((record) => record.map((value): Cell => (value === '' ? null : value)))
  if (body !== decoded.text) rows.unshift([])
  const notes: Note[] = decoded.lossy ? [{ code: 'spoiltLetters' }] : []
  return { ok: true, grids: [{ sheet: fileName.replace(/^.*[/\\]/u, ''), rows: trimmed(rows), merges: [] }], notes }
}

function markupOf(text: string): Found | undefined {
  const head = text.slice(0, 2_000).trimStart().toLowerCase()
  if (/^(?:<!--[^]*?-->\s*)?(?:<!doctype html|<html|<table|<head|<body|<meta|<style|<div)/u.test(head)) return 'html'
  if (!head.startsWith('<?xml')) return head.startsWith('mime-version:') ? 'html' : undefined
  return head.includes('<html') || head.includes('w3.org/tr/rec-html40') ? xmlOrHtml(head) : 'xml'
}

function xmlOrHtml(head: string): Found {
  return head.includes('<workbook') ? 'xml' : 'html'
}

function tooLarge(grid: Grid): FileRefusal | undefined {
  const rows = grid.rows.reduce((count, row) => (row.length > 0 ? count + 1 : count), 0)
  const columns = grid.rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (rows > bounds.rows + bounds.rowsBeside) return exceeded('rows', bounds.rows, rows)
  return columns > bounds.columns ? exceeded('columns', bounds.columns, columns) : undefined
}

function exceeded(limit: Limit, most: number, found: number): FileRefusal {
  return { code: 'files.tooLarge', limit, most, found }
}

function not(found: Found): { ok: false; refusal: FileRefusal } {
  return { ok: false, refusal: { code: 'files.notASpreadsheet', found } }
}
