import type { Cell, Grid } from '#kernel/grid.ts'
import type { Day } from '#kernel/day.ts'
import { countFonts, readings, toUnicode, type Converted, type FontCount } from './fonts.ts'
import { countOrder, customOf, type Custom, type Order } from './date-columns.ts'
import { readDate, type DateReading } from './dates.ts'
import { dateJoins, joinedDate, partOf, type Joins } from './date-parts.ts'
import type { Header, Meaning } from './headers.ts'
import { isBlank, shown } from './texts.ts'
import type { Column, FieldWord, Vocabulary } from './understanding.ts'

/** One column whose values are kept, with all that its cells together tell about each. */
export interface Kept {
  readonly at: number
  readonly header: string
  readonly field: FieldWord
  /** A birth date or an x that stands under "Nam" or "Nữ". */
  readonly sex?: 'male' | 'female'
  readonly fonts: FontCount
  readonly custom: Custom
  /** The columns of a day written in three, or `[]` for those that another column speaks for. */
  readonly joins?: readonly number[]
  /** Of a column of days: what each row below the header may mean, by its index. */
  readonly readings: readonly DateReading[]
  /** Rows whose value stands in the first row of a merged cell. */
  readonly merged: ReadonlyMap<number, number>
  /** `identifier`: numbers that the file keeps as numbers have lost their zeros in front, all of them alike. */
  readonly numeric: boolean
  /** `sex` under "Nữ" alone: some row has a mark, so a blank says "Nam". */
  readonly blankSays?: 'male' | 'female'
}

export interface Plan {
  readonly header: Header
  readonly kept: readonly Kept[]
  readonly fonts: FontCount
  readonly ordinal: number | undefined
  readonly columns: readonly Column[]
  readonly dropped: readonly { readonly what: string; readonly header: string }[]
  readonly unknown: readonly string[]
}

export type Fielded = Meaning & { readonly is: Extract<Meaning['is'], { kind: 'field' }> }

/** Decides which columns are kept and how each is read, pausing after each. Values of all other columns are never looked at again. */
export function* planColumns(grid: Grid, header: Header, vocabulary: Vocabulary): Generator<undefined, Plan> {
  const rows = grid.rows.slice(header.bottom + 1)
  const chosen = chooseColumns(withBirthUnderSex(header.meanings, rows, vocabulary), rows, vocabulary)
  const joins = dateJoins(chosen)
  const fonts: FontCount = { unicode: 0, tcvn3: 0, vni: 0 }
  const own: FontCount[] = []
  const dates: DateReading[][] = []
  for (const column of chosen) {
    yield undefined
    const count = countFonts(textsOf(rows, column.at))
    addFonts(fonts, count)
    own.push(count)
    dates.push(isDated(column.is.field) ? readDates(rows, column, joins, vocabulary.today) : [])
  }
  const orders = dates.map(countOrder)
  const whole = orders.reduce(addOrders, noOrder)
  const kept = chosen.map((c, i): Kept => ({
    at: c.at,
    ...partOf(c, joins),
    header: c.header,
    field: c.is.field,
    ...(c.is.sex ? { sex: c.is.sex } : {}),
    fonts: own[i] ?? fonts,
    custom: customOf(orders[i] ?? noOrder, whole),
    readings: dates[i] ?? [],
    merged: mergedRows(grid, c.at, c.is.field, header.bottom),
    numeric: c.is.field.kind === 'identifier' && isNumeric(rows, c.at),
    ...blankSays(c, chosen, rows),
  }))
  const keptAt = new Set(chosen.map((c) => c.at))
  return {
    header,
    kept: kept.filter((k) => k.field.kind !== 'ordinal' && k.joins?.length !== 0),
    fonts,
    ordinal: kept.find((k) => k.field.kind === 'ordinal')?.at,
    columns: kept
      .filter((k) => k.field.kind !== 'ordinal')
      .map((k) => ({ field: k.field.field, header: k.header, at: k.at })),
    dropped: header.meanings.flatMap(({ header: text, is }) =>
      is.kind === 'dropped' ? [{ what: is.what, header: text }] : [],
    ),
    unknown: header.meanings
      .filter((m) => m.is.kind === 'unknown' || (m.is.kind === 'field' && !keptAt.has(m.at)))
      .map((m) => m.header),
  }
}

/** Birth dates under "Nam" and "Nữ" without a wider header over the two: the columns tell birth and sex at once. */
function withBirthUnderSex(
  meanings: readonly Meaning[],
  rows: readonly (readonly Cell[])[],
  { fields }: Vocabulary,
): readonly Meaning[] {
  const birth = fields.find((f) => f.kind === 'birth')
  if (!birth || meanings.some(({ is }) => is.kind === 'field' && is.field.kind === 'birth')) return meanings
  return meanings.map((m) =>
    m.is.kind === 'field' && m.is.field.kind === 'sex' && m.is.sex && holdsDates(rows, m.at)
      ? { ...m, is: { ...m.is, field: birth } }
      : m,
  )
}

function holdsDates(rows: readonly (readonly Cell[])[], at: number): boolean {
  const filled = rows.map((row) => row[at] ?? null).filter((cell) => !isBlank(cell))
  const dates = filled.filter((cell) => /\d{4}|\d[/.-]\d/u.test(shown(cell)))
  return filled.length > 0 && dates.length * 2 > filled.length
}

function addFonts(sum: FontCount, count: FontCount): void {
  sum.unicode += count.unicode
  sum.tcvn3 += count.tcvn3
  sum.vni += count.vni
}

const noOrder: Order = { dayFirst: 0, monthFirst: 0, either: 0, cells: 0, cellsEither: 0, cellsFirst: 0 }

function addOrders(a: Order, b: Order): Order {
  return {
    dayFirst: a.dayFirst + b.dayFirst,
    monthFirst: a.monthFirst + b.monthFirst,
    either: a.either + b.either,
    cells: a.cells + b.cells,
    cellsEither: a.cellsEither + b.cellsEither,
    cellsFirst: a.cellsFirst + b.cellsFirst,
  }
}

/** Kinds of which several columns make one value: parts of a name, of a unit, a birth under "Nam" and "Nữ". */
function mayRepeat(field: FieldWord, sex: string | undefined): boolean {
  return field.kind === 'unit' || sex !== undefined
}

/** One column for a field: the one headed exactly so before one that only contains the words, the left before the right. */
function chooseColumns(
  meanings: readonly Meaning[],
  rows: readonly (readonly Cell[])[],
  vocabulary: Vocabulary,
): Fielded[] {
  const fielded = meanings.filter((m): m is Fielded => m.is.kind === 'field')
  const chosen = fielded.filter(({ at, header, is }) => {
    const rivals = fielded.filter((other) => other.at !== at && other.is.field.field === is.field.field)
    if (isNamePair(is.field, header, at, rivals, vocabulary)) return true
    if (is.part !== undefined && rivals.every((r) => r.is.part !== undefined)) return true
    if (
      rivals.length === 0 ||
      (mayRepeat(is.field, is.sex) && rivals.every((r) => sameParent(r.header, header) || r.is.sex !== undefined))
    )
      return true
    const better = rivals.find(
      (r) => rank(r, rows) > rank({ at, is }, rows) || (rank(r, rows) === rank({ at, is }, rows) && r.at < at),
    )
    return better === undefined
  })
  return withSecondNameColumn(chosen, meanings, rows, vocabulary)
}

/** "Họ và tên" over two columns. */
function isNamePair(
  field: FieldWord,
  header: string,
  at: number,
  rivals: readonly Fielded[],
  { name }: Vocabulary,
): boolean {
  return field.field === name && rivals.some((r) => Math.abs(r.at - at) === 1 && r.header === header)
}

/** Parts of one two-row header begin alike: "Nơi chuyển đến Chi bộ", "Nơi chuyển đến Đảng bộ". */
function sameParent(a: string, b: string): boolean {
  const words = a.split(' ')
  return words.length > 1 && b.startsWith(words.slice(0, 2).join(' '))
}

function rank({ at, is }: Pick<Fielded, 'at' | 'is'>, rows: readonly (readonly Cell[])[]): number {
  const sample = rows.slice(0, 200)
  const filled = sample.filter((row) => !isBlank(row[at])).length
  const { kind, digits } = is.field
  const fitting =
    kind === 'identifier' ? sample.filter((row) => digits?.includes(digitsIn(row[at])) === true).length : 0
  return (fitting * 2 > filled ? 4 : 0) + (filled > 0 ? 2 : 0) + (is.exact ? 1 : 0)
}

function digitsIn(cell: Cell | undefined): number {
  return shown(cell).replace(/\D/gu, '').length
}

/** A column without a header right of "Họ và tên", with one word a row: the given names. */
function withSecondNameColumn(
  chosen: Fielded[],
  meanings: readonly Meaning[],
  rows: readonly (readonly Cell[])[],
  { name }: Vocabulary,
): Fielded[] {
  const whole = chosen.find(({ is }) => is.field.field === name)
  if (!whole || meanings.some((m) => m.at === whole.at + 1)) return chosen
  const texts = textsOf(rows.slice(0, 300), whole.at + 1).filter((text) => text.trim() !== '')
  const words = texts.filter((text) => /^\p{L}+$/u.test(text.trim())).length
  if (texts.length < 2 || words * 10 < texts.length * 8) return chosen
  return [...chosen, { ...whole, at: whole.at + 1 }].toSorted((a, b) => a.at - b.at)
}

function textsOf(rows: readonly (readonly Cell[])[], at: number): string[] {
  const texts: string[] = []
  for (const row of rows) {
    const cell = row[at]
    if (typeof cell === 'string') texts.push(cell)
  }
  return texts
}

function isDated({ kind }: FieldWord): boolean {
  return kind === 'birth' || kind === 'day'
}

function readDates(rows: readonly (readonly Cell[])[], { at, is }: Fielded, joins: Joins, today: Day): DateReading[] {
  const birth = is.field.kind === 'birth'
  const parts = joins.get(at)
  return rows.map((row) => readDate(parts ? joinedDate(row, parts) : inUnicode(row[at]), today, birth))
}

/** "ngµy 3 th¸ng 2" is a date too. */
function inUnicode(cell: Cell | undefined): Cell | undefined {
  return typeof cell === 'string' && /[^ -~]/u.test(cell) ? readings(cell)[0] : cell
}

/** Cells joined downwards give their value to each row, where the kind of column can be shared by people. */
function mergedRows(grid: Grid, at: number, field: FieldWord, bottom: number): ReadonlyMap<number, number> {
  const rows = new Map<number, number>()
  if (field.kind !== 'unit' && field.kind !== 'day' && field.kind !== 'text') return rows
  for (const merge of grid.merges)
    if (merge.left === at && merge.right === at && merge.top > bottom)
      for (let row = merge.top + 1; row <= merge.bottom; row += 1) rows.set(row, merge.top)
  return rows
}

function isNumeric(rows: readonly (readonly Cell[])[], at: number): boolean {
  const filled = rows.flatMap((row) => (isBlank(row[at]) ? [] : [typeof row[at] === 'number']))
  return filled.length >= 3 && filled.filter(Boolean).length * 10 >= filled.length * 8
}

/** Where only one of "Nam", "Nữ" has a column and any row a mark in it, a blank is the other. */
function blankSays(
  column: Fielded,
  chosen: readonly Fielded[],
  rows: readonly (readonly Cell[])[],
): Pick<Kept, 'blankSays'> {
  if (column.is.field.kind !== 'sex' || !column.is.sex) return {}
  const others = chosen.filter((c) => c.at !== column.at && (c.is.field.kind === 'sex' || c.is.sex !== undefined))
  if (others.length > 0 || !rows.some((row) => isTick(row[column.at]))) return {}
  return { blankSays: column.is.sex === 'female' ? 'male' : 'female' }
}

/** An x or another sign that says "yes", not a word or a date. */
export function isTick(cell: Cell | undefined): boolean {
  if (cell === 1 || cell === true) return true
  return typeof cell === 'string' && /^(?:x+|v|✓|✔|√|þ|\*|\+|1|co|có|nữ|nu|nam|true)$/iu.test(shown(cell))
}

/** The cell of a row in a kept column; of a day written in three columns, the three joined. */
export function cellOf(row: readonly Cell[], { at, joins }: Kept): Cell | undefined {
  return joins ? joinedDate(row, joins) : row[at]
}

export function unicodeOf(cell: Cell | undefined, kept: Kept, plan: Plan): Converted {
  const text = shown(cell)
  return typeof cell === 'string' ? toUnicode(text, kept.fonts, plan.fonts) : { text, sure: true }
}

/** What the cell of a column of days may mean in the row of that index in the grid. */
export function readingAt(kept: Kept, plan: Plan, at: number): DateReading {
  return kept.readings[at - plan.header.bottom - 1] ?? 'empty'
}
