import type { Day } from '#kernel/day.ts'
import type { DateReading, Dated } from './dates.ts'
import type { Because, Partial, Value } from './understanding.ts'

/** What the dates of a column, taken together, say about the order of day and month. */
export interface Order {
  /** Ordered texts that can only be day-first, only month-first, either. */
  readonly dayFirst: number
  readonly monthFirst: number
  readonly either: number
  /** Dates of Excel, and those among them whose day could be a month. */
  readonly cells: number
  readonly cellsEither: number
  /** Dates of Excel on the first of a month. */
  readonly cellsFirst: number
}

export function countOrder(readings: Iterable<DateReading>): Order {
  const order = { dayFirst: 0, monthFirst: 0, either: 0, cells: 0, cellsEither: 0, cellsFirst: 0 }
  for (const reading of readings) {
    if (typeof reading === 'string') continue
    if (reading.ordered) order[orderOf(reading)] += 1
    else if (reading.form === 'cell' && !reading.doubtful) {
      order.cells += 1
      if (isEither(reading)) order.cellsEither += 1
      if (isFirst(reading)) order.cellsFirst += 1
    }
  }
  return order
}

function orderOf({ first, second }: Dated): 'dayFirst' | 'monthFirst' | 'either' {
  if (first && second) return 'either'
  // the same day and month, or a year alone, says nothing, and reads alike either way
  if (first && !second) return isWhole(first) && !sameParts(first) ? 'dayFirst' : 'either'
  return 'monthFirst'
}

function isWhole(date: Partial): date is { readonly day: Day } {
  return 'day' in date
}

function sameParts(date: { readonly day: Day }): boolean {
  return date.day.slice(5, 7) === date.day.slice(8, 10)
}

function isFirst({ first }: Dated): boolean {
  return first !== undefined && isWhole(first) && first.day.endsWith('-01')
}

function isEither({ first }: Dated): boolean {
  return first !== undefined && isWhole(first) && Number(first.day.slice(8, 10)) <= 12
}

/** How the dates of a column are read: which order, and which of its dates are doubted for it. */
export interface Custom {
  readonly texts: 'first' | 'second'
  readonly doubtTexts: boolean
  /** Dates of Excel that a program with the other order made of texts: `swap` them, or only `doubt` them. */
  readonly cells: 'keep' | 'doubt' | 'swap'
}

/**
 * The list as a whole decides, the column before the list. One stray month-first date among many is a slip of one cell; several mean
 * that others which could be either are in doubt too.
 */
export function customOf(column: Order, list: Order): Custom {
  const own = column.dayFirst + column.monthFirst > 0 ? column : list
  const monthFirst = own.monthFirst > own.dayFirst
  const strays = Math.min(own.dayFirst, own.monthFirst)
  const mixed = strays > 1 || (strays > 0 && strays * 20 >= own.dayFirst + own.monthFirst)
  return { texts: monthFirst ? 'second' : 'first', doubtTexts: monthFirst || mixed, cells: cellsOf(column) }
}

/**
 * The trace of a program that took 03/02 for the second of March and left 13/02 a text: beside texts that only day-first reads, not one
 * date of Excel has a day above twelve.
 */
function cellsOf(column: Order): Custom['cells'] {
  if (column.dayFirst === 0 || column.cells === 0 || column.cells !== column.cellsEither) return 'keep'
  // days of retirement are often the first of a month, in whatever order
  return column.cells >= 4 && column.cellsFirst < column.cells ? 'swap' : 'doubt'
}

/** The value of a cell of a date column. `raw`: what a person reads in it. */
export function dateValue(reading: DateReading, raw: string, custom: Custom): Value | undefined {
  if (reading === 'empty') return undefined
  if (reading === 'notADay') return { raw, mark: 'wrong', because: { code: 'notADay' } }
  const { first, second, because } = reading
  if (first) return ofReading(first, reading, raw, custom)
  return second ? onlyMonthFirst(second, raw) : { raw, mark: 'wrong', because: because ?? { code: 'notADay' } }
}

function ofReading(
  first: Partial,
  { second, because, doubtful, ordered, form }: Dated,
  raw: string,
  custom: Custom,
): Value {
  if (doubtful) return doubted(first, second, raw, because)
  if (ordered && second) return either(first, second, raw, custom, because)
  if (form === 'cell' && second) return ofCell(first, second, raw, custom)
  return { date: first, raw, ...(because ? { because } : {}) }
}

function onlyMonthFirst(date: Partial, raw: string): Value {
  return { date, raw, mark: 'doubtful', because: { code: 'monthFirst' } }
}

function doubted(date: Partial, other: Partial | undefined, raw: string, because: Because | undefined): Value {
  return {
    date,
    raw,
    mark: 'doubtful',
    because: because ?? { code: 'dayOrMonthFirst' },
    ...(other ? { instead: { date: other } } : {}),
  }
}

function either(first: Partial, second: Partial, raw: string, custom: Custom, because: Because | undefined): Value {
  const [chosen, other] = custom.texts === 'first' ? [first, second] : [second, first]
  if (custom.doubtTexts) return doubted(chosen, other, raw, { code: 'dayOrMonthFirst' })
  return { date: chosen, raw, ...(because ? { because } : {}) }
}

function ofCell(first: Partial, second: Partial, raw: string, custom: Custom): Value {
  if (custom.cells === 'keep') return { date: first, raw }
  const [chosen, other] = custom.cells === 'swap' ? [second, first] : [first, second]
  return doubted(chosen, other, raw, { code: 'dayOrMonthFirst' })
}

/** Doubts a day that the kind of column cannot hold: yet to come, or of an age nobody in such a list has. */
export function plausible(
  value: Value,
  rule: { readonly birth: boolean; readonly past: boolean; readonly today: Day },
): Value {
  if (value.date === undefined || value.mark === 'wrong') return value
  const text = textOf(value.date)
  const ahead = text > rule.today.slice(0, text.length)
  const code = ahead && (rule.birth || rule.past) ? 'inTheFuture' : isOdd(text, rule) ? 'implausible' : undefined
  return code === undefined ? value : { ...value, mark: 'doubtful', because: { code }, ...otherOrder(value) }
}

function textOf(date: Partial): string {
  if ('day' in date) return date.day
  return 'month' in date ? date.month : String(date.year)
}

/** The Party was founded in 1930; nobody is a member before 18, and few are past a hundred. */
function isOdd(text: string, { birth, today }: { readonly birth: boolean; readonly today: Day }): boolean {
  const [year, now] = [Number(text.slice(0, 4)), Number(today.slice(0, 4))]
  const [least, most] = birth ? [now - 105, now - 16] : [1930, now + 15]
  return year < least || year > most
}

/** 05/12 in a list of August may have been meant as 12 May. */
function otherOrder(value: Value): Pick<Value, 'instead'> {
  if (value.instead || !value.date || !('day' in value.date)) return value.instead ? { instead: value.instead } : {}
  const [y, m, d] = value.date.day.split('-')
  if (Number(d) > 12 || d === m) return {}
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a day up to twelve and a month make a day in either order
  return { instead: { date: { day: `${y}-${d}-${m}` as Day } } }
}
