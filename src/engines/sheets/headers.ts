import type { Cell, Grid, Merge } from '#kernel/grid.ts'
import { readings } from './fonts.ts'
import { headerAsides, headerWords, isBlank, shown } from './texts.ts'
import type { FieldWord } from './understanding.ts'
import { isTime, matchWords, type Match, type Words } from './words.ts'

/** What one column of the sheet is, by its header. */
export interface Meaning {
  readonly at: number
  readonly header: string
  /** A field of the vocabulary; `dropped`; `unknown`. */
  readonly is:
    | {
        readonly kind: 'field'
        readonly field: FieldWord
        readonly exact: boolean
        readonly sex?: 'male' | 'female'
        readonly part?: string
      }
    | { readonly kind: 'dropped'; readonly what: string }
    | { readonly kind: 'unknown' }
}

export interface Header {
  /** Index of the first and the last row of the header. */
  readonly top: number
  readonly bottom: number
  readonly meanings: readonly Meaning[]
  /** The words of each header row, by which a repeated header is known. */
  readonly rows: readonly (readonly string[])[]
}

const searchRows = 80

/** The first rows that name the people's column and one more of the vocabulary. */
export function findHeader(grid: Grid, words: Words): Header | undefined {
  for (let row = 0; row < Math.min(searchRows, grid.rows.length); row += 1) {
    if (!mayBeHeader(grid.rows[row] ?? [])) continue
    const header = headerAt(grid, row, words)
    if (header && isRecognised(header, words)) return header
  }
  return undefined
}

function mayBeHeader(row: readonly Cell[]): boolean {
  return row.filter((cell) => typeof cell === 'string' && !isBlank(cell)).length >= 2
}

function isRecognised({ meanings }: Header, { vocabulary }: Words): boolean {
  const fields = meanings.flatMap(({ is }) => (is.kind === 'field' ? [is.field] : []))
  const named = fields.some((f) => f.field === vocabulary.name || f.kind === 'familyName')
  const others = meanings.filter(
    ({ is }) => is.kind === 'dropped' || (is.kind === 'field' && is.field.field !== vocabulary.name),
  )
  return named && others.length > 0
}

/** Takes rows below while they are still header, and one row above that heads groups of columns. */
function headerAt(grid: Grid, row: number, words: Words): Header | undefined {
  if (!namesPeople(grid.rows[row] ?? [], words)) return undefined
  let bottom = row
  while (bottom < row + 2 && isSubHeader(grid, row, bottom + 1, words)) bottom += 1
  const top = row > 0 && headsGroups(grid, row - 1, row, words) ? row - 1 : row
  return read(grid, top, bottom, words)
}

function namesPeople(row: readonly Cell[], words: Words): boolean {
  return row.some((cell) => {
    const kind = fieldOf(cell, words)?.kind
    return kind === 'name' || kind === 'familyName'
  })
}

function fieldOf(cell: Cell | undefined, words: Words): FieldWord | undefined {
  return wordsOf(cell)
    .map((text) => matchWords(words, text)?.phrase.field)
    .find((field) => field !== undefined)
}

function wordsOf(cell: Cell | undefined): string[] {
  return typeof cell === 'string' ? readings(shown(cell)).map(headerWords) : []
}

/** A row of names of columns under wider ones: no name of a person in it, nothing that is a number or a day. */
function isSubHeader(grid: Grid, top: number, row: number, words: Words): boolean {
  const cells = grid.rows[row] ?? []
  const filled = cells.flatMap((cell, at) => (isBlank(cell) ? [] : [{ cell, at }]))
  if (
    filled.length === 0 ||
    filled.some(({ cell }) => typeof cell !== 'string' || /^[\d(]*\d|\d{3}/u.test(shown(cell)))
  )
    return false
  const above = grid.rows[top] ?? []
  const under = filled.filter(
    ({ at }) => isBlank(above[at]) || spanOf(grid.merges, top, at) > 1 || isBlank(above[at + 1]),
  )
  if (under.length < filled.length) return filled.every(({ cell, at }) => continues(above[at], cell, words))
  const meant = filled.filter(({ cell, at }) => isKnown(cell, at, grid, top, words))
  return meant.length * 2 >= filled.length
}

/** The second half of a header's text: "Đơn vị" over "nơi công tác". */
function continues(above: Cell | undefined, cell: Cell, words: Words): boolean {
  const parent = wordsOf(above)[0]
  const own = wordsOf(cell)[0]
  if (parent === undefined || own === undefined || own === '') return false
  const joined = matchWords(words, `${parent} ${own}`)
  return joined?.exact === true || (joined !== undefined && joined.phrase.words.includes(own))
}

function isKnown(cell: Cell, at: number, grid: Grid, top: number, words: Words): boolean {
  const parent = fieldOf(parentOf(grid, top, at, true), words)
  return wordsOf(cell).some(
    (text) => matchWords(words, text) !== undefined || parent?.under?.includes(text) === true || subWords.has(text),
  )
}

/** Names of columns that only a wider header gives a meaning. */
const subWords = new Set([
  'nam',
  'nu',
  'ngay',
  'so',
  'thang',
  'nam sinh',
  'chi bo',
  'dang bo',
  'den',
  'di',
  'tu',
  've',
  'ten',
  'ho',
  'dem',
])

function spanOf(merges: readonly Merge[], row: number, at: number): number {
  const merge = merges.find((m) => m.top <= row && m.bottom >= row && m.left === at)
  return merge ? merge.right - merge.left + 1 : 1
}

/** The text that stands over a column: its own, that of the cell it is merged with, or for a blank the nearest to the left. */
function parentOf(grid: Grid, row: number, at: number, loose: boolean): Cell {
  const cells = grid.rows[row] ?? []
  const own = cells[at] ?? null
  if (!isBlank(own)) return own
  const merge = mergeAt(grid.merges, row, at)
  if (merge) return cellAt(grid, merge.top, merge.left)
  const left = loose ? cells.slice(0, at).findLastIndex((cell) => !isBlank(cell)) : -1
  return left < 0 || mergeAt(grid.merges, row, left) ? null : cellAt(grid, row, left)
}

function cellAt(grid: Grid, row: number, at: number): Cell {
  return grid.rows[row]?.[at] ?? null
}

function mergeAt(merges: readonly Merge[], row: number, at: number): Merge | undefined {
  return merges.find((m) => m.top <= row && m.bottom >= row && m.left <= at && m.right >= at)
}

/** A row above that heads groups of columns, and is no title: several texts, or merged over a part of the columns. */
function headsGroups(grid: Grid, above: number, row: number, words: Words): boolean {
  const cells = grid.rows[above] ?? []
  const width = (grid.rows[row] ?? []).filter((cell) => !isBlank(cell)).length
  const texts = cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]))
  if (texts.length >= width || isTitle(cells)) return false
  const spans = texts.map((at) => spanOf(grid.merges, above, at))
  const joined = spans.some((span) => span > 1)
  if (spans.length === 0 || spans.some((span) => span * 10 >= width * 7)) return false
  // one text alone is a title, unless it is joined over some of the columns
  return texts.length === 1 ? texts[0] !== 0 && joined : joined || texts.some((at) => isField(cells[at], words))
}

function isField(cell: Cell | undefined, words: Words): boolean {
  return fieldOf(cell, words) !== undefined
}

function isTitle(cells: readonly Cell[]): boolean {
  return hasLetterhead(cells) || cells.some((cell) => !isBlank(cell) && !isShort(cell))
}

function isShort(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && shown(cell).length <= 60
}

function hasLetterhead(cells: readonly Cell[]): boolean {
  return cells.some((cell) => wordsOf(cell).some((text) => /dang cong san|cong hoa xa hoi|doc lap tu do/u.test(text)))
}

function read(grid: Grid, top: number, bottom: number, words: Words): Header {
  const rows = grid.rows.slice(top, bottom + 1)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const meanings: Meaning[] = []
  for (let at = 0; at < width; at += 1) {
    const meaning = meaningOf(pathOf(grid, top, bottom, at), at, words)
    if (meaning) meanings.push(meaning)
  }
  return { top, bottom, meanings, rows: rows.map((row) => row.map((cell) => wordsOf(cell)[0] ?? '')) }
}

/** The texts over a column from wide to narrow, each once. */
function pathOf(grid: Grid, top: number, bottom: number, at: number): string[] {
  const path: string[] = []
  for (let row = top; row <= bottom; row += 1) {
    const hasBelow = row < bottom && hasOwn(grid, row + 1, bottom, at)
    const text = shown(parentOf(grid, row, at, hasBelow))
    if (text !== '' && path.at(-1) !== text) path.push(text)
  }
  return path
}

function hasOwn(grid: Grid, from: number, to: number, at: number): boolean {
  for (let row = from; row <= to; row += 1) if (!isBlank(grid.rows[row]?.[at])) return true
  return false
}

function meaningOf(path: readonly string[], at: number, words: Words): Meaning | undefined {
  if (path.length === 0) return undefined
  const variants = combine(path.map(readings))
  const found = variants.map((texts) => ({ texts, is: isWhat(texts, words) }))
  const best = found.find(({ is }) => is.kind !== 'unknown') ?? found[0]
  return best ? { at, header: best.texts.join(' '), is: best.is } : undefined
}

/** The readings of every text by the same font: the first of each, the second of each … */
function combine(paths: readonly (readonly string[])[]): string[][] {
  const most = Math.max(...paths.map((ways) => ways.length))
  return Array.from({ length: most }, (_, i) => paths.map((ways) => ways[i] ?? ways[0] ?? ''))
}

function isWhat(path: readonly string[], words: Words): Meaning['is'] {
  const texts = path.map(headerWords)
  const joined = matchWords(words, texts.join(' '))
  const year = isYearWord(path.at(-1) ?? '')
  if (texts.length > 1 && joined?.exact !== true) return underParent(texts, joined, year, words)
  return texts.length === 1 && year ? { kind: 'unknown' } : told(joined ?? aside(path.at(-1) ?? '', words))
}

/** Only what is headed exactly so; in brackets only a unit. */
function aside(text: string, words: Words): Match | undefined {
  const { note, first } = headerAsides(text)
  const main = matchWords(words, first)
  const noted = main ?? matchWords(words, note)
  if (noted?.exact !== true || !noted.phrase.field) return undefined
  return main || noted.phrase.field.kind === 'unit' ? noted : undefined
}

function underParent(texts: readonly string[], joined: Match | undefined, year: boolean, words: Words): Meaning['is'] {
  const own = texts.at(-1) ?? ''
  const parent = parentMatch(texts, words)
  const field = parent?.phrase.field
  const part = field && underField(field, own, year)
  return part ?? told(matchWords(words, own) ?? joined ?? parent)
}

/** "Ngày", "Tháng", "Năm" in columns of their own; "Nam", "Nữ"; a part of a unit. */
function underField(field: FieldWord, own: string, year: boolean): Meaning['is'] | undefined {
  const isPart = own === 'ngay' || own === 'thang' || (own === 'nam' && year)
  if (isPart && isTime(field.kind)) return { kind: 'field', field, exact: true, part: own }
  return isUnder(field, own) ? { kind: 'field', field, exact: true, ...sexUnder(own) } : undefined
}

/** "Năm" is a year, "Nam" a man; without marks they look alike. */
function isYearWord(text: string): boolean {
  return text.normalize('NFC').trim().toLowerCase() === 'năm'
}

function isUnder(field: FieldWord, text: string): boolean {
  return field.under?.includes(text) === true
}

function parentMatch(texts: readonly string[], words: Words): Match | undefined {
  return texts
    .slice(0, -1)
    .map((text) => matchWords(words, text))
    .findLast((match) => match !== undefined)
}

function sexUnder(text: string): { sex?: 'male' | 'female' } {
  if (text === 'nam') return { sex: 'male' }
  return text === 'nu' ? { sex: 'female' } : {}
}

function told(match: Match | undefined): Meaning['is'] {
  if (match?.phrase.field)
    return { kind: 'field', field: match.phrase.field, exact: match.exact, ...sexUnder(match.phrase.words) }
  return match?.phrase.what === undefined ? { kind: 'unknown' } : { kind: 'dropped', what: match.phrase.what }
}
