import { addMonths, day, type Day } from '#kernel/day.ts'
import type { Trust } from '#kernel/rule.ts'
import ages from '../../data/vn-retirement-age.json' with { type: 'json' }
import { cite } from './sources.ts'

export type Sex = 'male' | 'female'

/** As much of a birth date as is known. A month without its day is enough: the age is reached in that month. */
export interface Born {
  readonly year: number
  /** 1 to 12. Unknown: counted from 1 January of the year (Decree 135/2020, article 3(3)). */
  readonly month?: number | undefined
}

export interface Retirement {
  /** The day after the end of the month in which the age is reached (article 3(1)). */
  readonly firstDayRetired: Day
  readonly age: { readonly years: number; readonly months: number }
  readonly trust: Trust
  readonly cites: readonly [ReturnType<typeof cite>]
}

interface Row {
  readonly from: string
  readonly to: string
  readonly years: number
  readonly months: number
}

const earliest = '0000-01'
const always = '9999-12'

// the months of birth whose rows of Appendix I were read; the others are computed from the ages by year
const appendixRead = { male: { from: '1963-01', to: '1965-05' }, female: { from: '1968-01', to: '1970-05' } }

function rowsOf(sex: 'men' | 'women'): readonly Row[] {
  const before = ages.before2021[sex]
  const since = ages.byBirthMonth[sex].map((r) => ({ ...r, from: r.bornFrom, to: r.bornTo ?? always }))
  return [{ ...before, from: earliest, to: before.bornTo }, ...since]
}

const rows = { male: rowsOf('men'), female: rowsOf('women') }

/**
 * Retirement under normal working conditions. Whoever retires earlier or later (heavy work, armed forces, leaders,
 * reorganisation) has a day of their own that no table gives. `undefined`: a birth no row covers.
 */
export function retirementOf(sex: Sex, { year, month = 1 }: Born): Retirement | undefined {
  if (!Number.isInteger(year) || year < 1000 || year > 9000) return undefined
  const born = `${year}-${String(month).padStart(2, '0')}`
  const row = rows[sex].find((r) => r.from <= born && born <= r.to)
  if (!row) return undefined
  const { years, months } = row
  const firstDayRetired = addMonths(day(`${born}-01`), years * 12 + months + 1)
  const before2021 = row.from === earliest
  const cites = before2021 ? cite('10/2012/QH13', '187') : cite('135/2020/NĐ-CP', '3')
  const { from, to } = appendixRead[sex]
  const trust = from <= born && born <= to ? 'read' : 'presumed'
  return { firstDayRetired, age: { years, months }, trust, cites: [cites] }
}

/** The table by month of birth, oldest first; `from` and `to` as `YYYY-MM`, absent where the row is open. */
export function retirementTable(sex: Sex): readonly { from?: string; to?: string; years: number; months: number }[] {
  return rows[sex].map(({ from, to, years, months }) => ({
    ...(from !== earliest && { from }),
    ...(to !== always && { to }),
    years,
    months,
  }))
}
