import type { Partial as DatePart } from '#engines/sheets/understanding.ts'
import { day, type Day } from '#kernel/day.ts'
import { retirementOf, type Sex } from '#rulebook/retirement.ts'
import type { Entry } from './entry.ts'

export interface Retirement {
  /** First day retired. */
  readonly on: Day
  /** The list's own column, or birth and sex with the retirement ages. */
  readonly from: 'list' | 'birth'
}

export type RetirementAnswer =
  | { readonly code: 'retired'; readonly retirement: Retirement }
  | { readonly code: 'notRetired' | 'sexNeeded' | 'birthNeeded' }

/** Whether a person known by these rows has retired on or before a day. A readable column wins over birth. */
export function retirementIn(rows: readonly Entry[], on: Day): RetirementAnswer {
  const told = rows.flatMap((e) => firstDayOf(e.retiredOn) ?? [])[0]
  if (told !== undefined) return answer({ on: told, from: 'list' }, on)
  const born = bornOf(rows)
  if (!born) return { code: 'birthNeeded' }
  const sex = rows.find((e) => e.sex !== undefined)?.sex
  if (sex !== undefined) return byBirth(born, sex, on)
  // sex is needed only where it makes a difference
  const either = (['male', 'female'] as const).some((s) => byBirth(born, s, on).code === 'retired')
  return { code: either ? 'sexNeeded' : 'notRetired' }
}

type Born = Parameters<typeof retirementOf>[1]

function byBirth(born: Born, sex: Sex, on: Day): RetirementAnswer {
  const first = retirementOf(sex, born)?.firstDayRetired
  return first === undefined ? { code: 'birthNeeded' } : answer({ on: first, from: 'birth' }, on)
}

function answer(retirement: Retirement, on: Day): RetirementAnswer {
  return retirement.on <= on ? { code: 'retired', retirement } : { code: 'notRetired' }
}

/** `5/2026` is its first day. */
export function firstDayOf(part: DatePart | undefined): Day | undefined {
  if (!part || 'year' in part) return undefined
  return 'day' in part ? part.day : day(`${part.month}-01`)
}

/** The fullest birth date that the rows tell; a year alone counts from 1 January. */
function bornOf(rows: readonly Entry[]): Born | undefined {
  const births = rows.flatMap((e) => e.birth ?? [])
  const best = births.find((b) => 'day' in b) ?? births.find((b) => 'month' in b) ?? births[0]
  if (!best) return undefined
  if ('year' in best) return { year: best.year }
  const text = 'day' in best ? best.day : best.month
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)) }
}
