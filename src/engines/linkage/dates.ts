import { int } from './array.ts'
import type { Comparison, Level } from './comparison.ts'
import { isOneSlip } from './distance.ts'

/** A day as far as it is known; 0 where it is not. */
export interface PartialDay {
  readonly year: number
  readonly month: number
  readonly date: number
  readonly digits: string
}

const level = {
  same: 0, swapped: 1, slip: 2, twoParts: 3, sameYear: 4, different: 5,
  sameMonth: 6, sameYearOfMonth: 7, otherMonth: 8, yearAlone: 9, nextYear: 10, otherYear: 11,
} as const // prettier-ignore

const plain = { counts: 0, content: 0 }

const levels: readonly Level[] = [
  { agreement: 'same', m: 0.93, u: 'rarity', content: 0, counts: 1, regime: 0 },
  { ...plain, agreement: 'swapped', m: 0.015, u: 1e-4, regime: 0 },
  { ...plain, agreement: 'near', m: 0.018, u: 2.5e-3, regime: 0 },
  { ...plain, agreement: 'different', m: 0.003, u: 5e-3, regime: 0, contradicts: true },
  { ...plain, agreement: 'different', m: 0.005, u: 0.02, regime: 0, contradicts: true },
  { ...plain, agreement: 'different', m: 0.006, u: 0.97, regime: 0, contradicts: true },
  { agreement: 'part', m: 0.94, u: 'rarity', content: 1, counts: 1, regime: 1 },
  { ...plain, agreement: 'near', m: 0.02, u: 0.02, regime: 1 },
  { ...plain, agreement: 'different', m: 0.02, u: 0.98, regime: 1, contradicts: true },
  { agreement: 'part', m: 0.94, u: 'rarity', content: 2, counts: 1, regime: 2 },
  { ...plain, agreement: 'near', m: 0.03, u: 0.045, regime: 2 },
  { ...plain, agreement: 'different', m: 0.02, u: 0.93, regime: 2, contradicts: true },
]

export const dates: Comparison<PartialDay> = {
  levels,
  typical: [6e-5, 2e-3, 2.2e-2],
  read,
  contents: (on) => [on.digits, `${on.year}-${on.month}`, `${on.year}`],
  expected: (_, content) => [6e-5, 2e-3, 2.2e-2][content] ?? 1,
  compare: (a, b) => (a.date && b.date ? compareWhole(a, b) : comparePart(a, b)),
  quick: { width: 1, pack: (on) => [on.year * 10_000 + on.month * 100 + on.date], level: quickLevel },
  kindsOfKeys: 3,
  keys: (on) => [on.date ? `${on.year} ${unordered(on)}` : '', `${on.year}`, on.date ? unordered(on) : ''],
}

function read(text: string): PartialDay | undefined {
  const [year = '', month = '00', date = '00'] = yearFirst(text.trim()) ?? dayFirst(text.trim()) ?? []
  if (Number(year) === 0) return undefined
  return {
    year: Number(year),
    month: Number(month),
    date: Number(month) ? Number(date) : 0,
    digits: `${year}${month}${date}`,
  }
}

function yearFirst(text: string): string[] | undefined {
  const found = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[T ].*)?$/.exec(text)
  return found?.slice(1).filter((part) => part !== undefined)
}

/** As people write days: 2/9/1970, 02.09.1970, 9/1970. */
function dayFirst(text: string): string[] | undefined {
  const found = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text)
  if (!found) return undefined
  const [, date = '0', month = '0', year = ''] = found
  return [year, month.padStart(2, '0'), date.padStart(2, '0')]
}

function unordered({ month, date }: PartialDay): string {
  return month < date ? `${month}/${date}` : `${date}/${month}`
}

function compareWhole(a: PartialDay, b: PartialDay): number {
  const shared = Number(a.year === b.year) + Number(a.month === b.month) + Number(a.date === b.date)
  if (shared === 3) return level.same
  if (shared === 2) return isSlip(a, b) ? level.slip : level.twoParts
  if (a.year !== b.year) return level.different
  return a.month === b.date && a.date === b.month ? level.swapped : level.sameYear
}

/** Nearly all days have another year and no more than one of day and month in common. */
function quickLevel(integers: Int32Array, a: number, b: number): number {
  const [one, other] = [int(integers, a), int(integers, b)]
  const [oneDate, otherDate] = [one % 100, other % 100]
  if (oneDate === 0 || otherDate === 0) return -1
  if (one === other) return level.same
  const [oneYear, otherYear] = [Math.trunc(one / 10_000), Math.trunc(other / 10_000)]
  if (oneYear === otherYear) return -1
  const sameMonth = Math.trunc(one / 100) - oneYear * 100 === Math.trunc(other / 100) - otherYear * 100
  return sameMonth && oneDate === otherDate ? -1 : level.different
}

/** The one part that differs does so by a digit, by two neighbouring digits in each other's place, or by one. */
function isSlip(a: PartialDay, b: PartialDay): boolean {
  if (isOneSlip(a.digits, b.digits)) return true
  return a.month === b.month && Math.abs(a.year - b.year) + Math.abs(a.date - b.date) === 1
}

function comparePart(a: PartialDay, b: PartialDay): number {
  if (a.month && b.month) {
    if (a.year !== b.year) return level.otherMonth
    return a.month === b.month ? level.sameMonth : level.sameYearOfMonth
  }
  const apart = Math.abs(a.year - b.year)
  if (apart === 0) return level.yearAlone
  return apart === 1 ? level.nextYear : level.otherYear
}
