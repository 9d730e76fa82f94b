import { addDays, day, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import type { Cell } from '#kernel/grid.ts'
import { shown } from './texts.ts'
import type { Because, Partial } from './understanding.ts'

/**
 * What one cell can mean as a day, before its column is looked at. `first` reads the day first, as is written in Viet Nam;
 * `second` the month first, where that is another day or the only one.
 */
export interface Dated {
  readonly first?: Partial
  readonly second?: Partial
  /** How it stood in the file: a date of Excel, a text, or a plain number that counts days. */
  readonly form: 'cell' | 'text' | 'serial'
  /** Whether the parts could be told apart only by their order. */
  readonly ordered: boolean
  readonly because?: Because
  /** Something about it needs a look, whatever the column says. */
  readonly doubtful?: true
}

export type DateReading = Dated | 'empty' | 'notADay'

/** Serial numbers of 1920 … 2100; smaller numbers are years or nothing. */
const serials = { from: 7_306, to: 73_415 }
const years = { from: 1880, to: 2100 }

export function readDate(cell: Cell | undefined, today: Day, birth: boolean): DateReading {
  if (cell === null || cell === undefined) return 'empty'
  if (typeof cell === 'boolean') return 'notADay'
  if (typeof cell === 'number') return readShortYear(cell, birth) ?? readNumber(cell)
  if (typeof cell === 'object') return readDateCell(cell.date)
  return readText(cell, today, birth)
}

/** "60" under "Năm sinh". */
function readShortYear(value: number, birth: boolean): DateReading | undefined {
  if (!birth || !Number.isInteger(value) || value < 20 || value > 99) return undefined
  return {
    first: { year: 1900 + value },
    form: 'text',
    ordered: false,
    because: { code: 'twoDigitYear' },
    doubtful: true,
  }
}

function readNumber(value: number): DateReading {
  if (isYear(value)) return { first: { year: value }, form: 'text', ordered: false, because: { code: 'yearOnly' } }
  if (value >= serials.from && value <= serials.to) return fromSerial(value)
  const digits = value.toFixed(0)
  if (Number.isInteger(value) && (digits.length === 7 || digits.length === 8))
    return compact(digits.padStart(8, '0')) ?? 'notADay'
  return 'notADay'
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= years.from && value <= years.to
}

function fromSerial(value: number): Dated {
  return {
    first: { day: addDays(day('1899-12-30'), Math.floor(value)) },
    form: 'serial',
    ordered: false,
    because: { code: 'serial' },
  }
}

/** A cell with the number 1960 that was given the look of a date shows a day of 1905, when no member of today was born. */
function readDateCell(date: Day): Dated {
  const year = yearShownAsDay(date)
  if (year !== undefined)
    return {
      first: { year },
      second: { day: date },
      form: 'cell',
      ordered: false,
      because: { code: 'implausible' },
      doubtful: true,
    }
  const [y, m, d] = partsOf(date)
  const swapped = d <= 12 && d !== m ? exact(y, d, m) : undefined
  return { first: { day: date }, ...(swapped ? { second: { day: swapped } } : {}), form: 'cell', ordered: false }
}

function yearShownAsDay(date: Day): number | undefined {
  if (!date.startsWith('1905')) return undefined
  for (let year = years.from; year <= 2050; year += 1) if (addDays(day('1899-12-30'), year) === date) return year
  return undefined
}

function partsOf(date: Day): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

const letters: Readonly<Record<string, string>> = { o: '0', O: '0', Q: '0', l: '1', I: '1', i: '1', '|': '1' }

const usual = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u

function readText(cell: string, today: Day, birth: boolean): DateReading {
  const found = usual.exec(cell)
  if (found) return ordered(found[1], found[2], found[3], today, birth)
  const plain = words(cell)
  if (plain === '') return 'empty'
  const read = readPlain(plain, today, birth)
  if (read !== 'notADay') return read
  // a letter that looks like a digit, among digits: O3/02/196O
  const mended = plain.replace(
    /(?<=[\d/.-])[oqli|](?=[\d/.-]|$)|(?<=^|[\d/.-])[oqli|](?=\d)/gu,
    (letter) => letters[letter] ?? '0',
  )
  const again = mended === plain ? 'notADay' : readPlain(mended, today, birth)
  if (again === 'notADay' || again === 'empty') return again
  return { ...again, because: { code: 'letterForDigit' }, doubtful: true }
}

/** Lower case without marks, without the words around a date and without a time of day. */
function words(cell: string): string {
  return fold(shown(cell))
    .replace(/^'+/u, '')
    .replace(/[t ]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]m|z)?$/u, '')
    .replace(/^(?:sinh|ns|sn)\b\.?:? */u, '')
    .replace(/^(?:vao )?ngay\b:? */u, '')
    .replace(/[\s.,;:/-]+$/u, '')
    .replace(/^[-–—.,;:/\s]+/u, '')
}

type Shape = readonly [RegExp, (found: readonly string[], today: Day, birth: boolean) => DateReading | undefined]

const gap = String.raw`\s*[/.,\-\\–_|]\s*|\s+`
const shapes: readonly Shape[] = [
  [
    /^(\d{1,2})\s*thang\s*(\d{1,2}),?\s*nam\s*(\d{4}|\d{2})$/u,
    ([d, m, y], today, birth) => spoken(d, m, y, today, birth),
  ],
  [
    new RegExp(`^(\\d{4})(?:${gap})(\\d{1,2})(?:${gap})(\\d{1,2})$`, 'u'),
    ([y, m, d]) => isoLike(Number(y), Number(m), Number(d)),
  ],
  [
    new RegExp(`^(\\d{1,2})(?:${gap})(\\d{1,2})(?:${gap})(\\d{4}|\\d{2})$`, 'u'),
    ([a, b, y], today, birth) => ordered(a, b, y, today, birth),
  ],
  [
    /^(\d{1,2})[\s/.-]*(?:thg|thang|t)\s*(\d{1,2})[\s,/.-]*(\d{4}|\d{2})$/u,
    ([d, m, y], today, birth) => spoken(d, m, y, today, birth),
  ],
  [
    /^(\d{1,2})[\s.-]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s,.-]*(\d{4}|\d{2})$/u,
    ([d, m, y], today, birth) => spoken(d, monthNamed(m), y, today, birth),
  ],
  [
    /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.-]*(\d{1,2})[\s,.-]+(\d{4})$/u,
    ([m, d, y], today, birth) => spoken(d, monthNamed(m), y, today, birth),
  ],
  [/^(?:thang|thg|t)?\s*(\d{1,2})\s*(?:[/.\-–]|nam)\s*(\d{4})$/u, ([m, y]) => monthOf(Number(y), Number(m))],
  [/^(\d{4})\s*[/.-]\s*(\d{1,2})$/u, ([y, m]) => monthOf(Number(y), Number(m))],
  [/^(?:nam)?\s*(\d{4})$/u, ([y]) => (isYear(Number(y)) ? readNumber(Number(y)) : undefined)],
  [/^(\d{2})$/u, ([y], _, birth) => readShortYear(Number(y), birth)],
  [/^(\d{8})$/u, ([digits]) => compact(digits ?? '')],
  [/^(\d{5})(?:[.,]\d+)?$/u, ([serial]) => readNumber(Number(serial))],
]

function readPlain(text: string, today: Day, birth: boolean): DateReading {
  if (text === '') return 'empty'
  for (const [shape, read] of shapes) {
    const found = shape.exec(text)
    const reading = found ? read(found.slice(1), today, birth) : undefined
    if (reading !== undefined) return reading
  }
  return 'notADay'
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNamed(name: string | undefined): string {
  return String(monthNames.indexOf(name ?? '') + 1)
}

/** Day and month cannot be mixed up: their names stand beside them. */
function spoken(
  d: string | undefined,
  m: string | undefined,
  y: string | undefined,
  today: Day,
  birth: boolean,
): DateReading {
  const { year, because } = fullYear(y ?? '', today, birth)
  const partial = partialOf(year, Number(m), Number(d))
  return partial
    ? { first: partial.date, form: 'text', ordered: false, ...reason(partial.because ?? because) }
    : noSuchDay()
}

function ordered(
  a: string | undefined,
  b: string | undefined,
  y: string | undefined,
  today: Day,
  birth: boolean,
): DateReading {
  const { year, because } = fullYear(y ?? '', today, birth)
  const [one, two] = [Number(a), Number(b)]
  const first = partialOf(year, two, one)
  const second = one > 0 && two > 0 && one !== two ? partialOf(year, one, two) : undefined
  // 00/00/1960 may be a year alone, or a date that nobody filled in
  if (first?.because) return { first: first.date, form: 'text', ordered: true, because: first.because, doubtful: true }
  if (!first && !second) return noSuchDay()
  return { ...named('first', first), ...named('second', second), form: 'text', ordered: true, ...reason(because) }
}

function named(which: 'first' | 'second', found: { date: Partial } | undefined): { first?: Partial; second?: Partial } {
  return found ? { [which]: found.date } : {}
}

function isoLike(y: number, m: number, d: number): DateReading {
  const whole = partialOf(y, m, d)
  if (whole) return { first: whole.date, form: 'text', ordered: false, ...reason(whole.because) }
  const swapped = partialOf(y, d, m)
  return swapped
    ? { first: swapped.date, form: 'text', ordered: false, because: { code: 'monthFirst' }, doubtful: true }
    : noSuchDay()
}

function reason(because: Because | undefined): { because?: Because } {
  return because ? { because } : {}
}

function noSuchDay(): Dated {
  return { form: 'text', ordered: false, because: { code: 'noSuchDay' } }
}

/** 00/00/1960 tells a year, 00/05/1960 a month. */
function partialOf(y: number, m: number, d: number): { date: Partial; because?: Because } | undefined {
  if (!isYear(y)) return undefined
  if (m === 0 && d === 0) return { date: { year: y }, because: { code: 'yearOnly' } }
  if (d === 0)
    return m >= 1 && m <= 12 ? { date: { month: monthText(y, m) }, because: { code: 'monthOnly' } } : undefined
  const whole = exact(y, m, d)
  return whole ? { date: { day: whole } } : undefined
}

function monthOf(y: number, m: number): DateReading | undefined {
  if (!isYear(y)) return undefined
  if (m === 0) return { first: { year: y }, form: 'text', ordered: false, because: { code: 'yearOnly' } }
  if (m > 12) return noSuchDay()
  return { first: { month: monthText(y, m) }, form: 'text', ordered: false, because: { code: 'monthOnly' } }
}

function monthText(y: number, m: number): string {
  return `${y}-${String(m).padStart(2, '0')}`
}

/** `03021960`, `19600203`. */
function compact(digits: string): DateReading | undefined {
  const dayFirst = partialOf(Number(digits.slice(4)), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)))
  const yearFirst = partialOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
  const found = dayFirst ?? yearFirst
  if (!found) return undefined
  const both = dayFirst && yearFirst ? { second: yearFirst.date, doubtful: true as const } : {}
  return { first: found.date, ...both, form: 'text', ordered: false, ...reason(found.because) }
}

/** Two digits: of a birth the last century that leaves an age of at least 16, of an event the last one that is not over a year ahead. */
function fullYear(text: string, today: Day, birth: boolean): { year: number; because?: Because } {
  if (text.length !== 2) return { year: Number(text) }
  const now = Number(today.slice(0, 4))
  const century = Math.floor(now / 100) * 100
  const year = century + Number(text)
  const most = birth ? now - 16 : now + 5
  return { year: year > most ? year - 100 : year, because: { code: 'twoDigitYear' } }
}

/** Days are few and asked for again and again. */
const made = new Map<number, Day | undefined>()

function exact(y: number, m: number, d: number): Day | undefined {
  const key = (y * 100 + m) * 100 + d
  if (!made.has(key)) made.set(key, make(y, m, d))
  return made.get(key)
}

function make(y: number, m: number, d: number): Day | undefined {
  try {
    return day(`${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
  } catch {
    return undefined
  }
}
