import type { Chance, Sex } from '../people/index.ts'
import { dayOf, monthsAfter, retirementOn, yearsAfter } from './calendar.ts'
import { forever, type Standing } from './member.ts'

export interface Life {
  readonly sex: Sex
  readonly bornOn: number
  readonly admittedOn: number
  /** Undefined: still on probation. */
  readonly officialOn: number | undefined
  /** Undefined: of working age. */
  readonly retiredOn: number | undefined
}

/** A life that led into the Party, as of today: of retirement age, or younger. */
export function aLife(by: Chance, today: number, isRetired: boolean, women: number): Life {
  const sex: Sex = by.happens(women) ? 'female' : 'male'
  const bornOn = aBirth(by, today, sex, isRetired)
  const admittedOn = anAdmission(by, today, bornOn, isRetired)
  const official = monthsAfter(admittedOn, 12 + (by.happens(0.06) ? by.between(1, 4) : 0))
  return {
    sex,
    bornOn,
    admittedOn,
    officialOn: official <= today ? official : undefined,
    retiredOn: isRetired ? retirementOn(sex, bornOn) : undefined,
  }
}

function aBirth(by: Chance, today: number, sex: Sex, isRetired: boolean): number {
  const years = isRetired ? 55 + Math.floor(34 * by.next() ** 1.7) : by.between(21, 61)
  const born = today - Math.floor(years * 365.25) - by.below(365)
  const reached = retirementOn(sex, born) <= today
  return reached === isRetired ? born : aBirth(by, today, sex, isRetired)
}

/** At eighteen at the earliest, most before thirty; two of a hundred who are young came in within the year. */
function anAdmission(by: Chance, today: number, bornOn: number, isRetired: boolean): number {
  const grown = yearsAfter(bornOn, 18)
  if (!isRetired && by.happens(0.04) && today - bornOn < 45 * 365)
    return Math.max(grown + 1, today - by.between(8, 420))
  const latest = Math.max(grown + 2, Math.min(today - 420, grown + 26 * 365))
  return grown + 1 + Math.floor((latest - grown - 1) * by.next() * by.next())
}

const exemptFrom = 72 // years of age; who is old or ill asks for it

/** What they were on which days, up to today. */
export function standingsOf(by: Chance, today: number, life: Life): readonly Standing[] {
  const { admittedOn, officialOn, bornOn } = life
  if (officialOn === undefined) return [{ status: 'probationary', from: admittedOn, to: forever }]
  const first: Standing = { status: 'probationary', from: admittedOn, to: officialOn }
  const mayRest = yearsAfter(bornOn, exemptFrom)
  if (mayRest > officialOn && mayRest < today - 30 && by.happens(0.3)) {
    const from = mayRest + by.below(today - mayRest - 20)
    return [first, { status: 'official', from: officialOn, to: from }, { status: 'exempt', from, to: forever }]
  }
  if (officialOn < today - 200 && by.happens(0.0006)) {
    const from = today - by.between(5, 80)
    return [first, { status: 'official', from: officialOn, to: from }, { status: 'suspended', from, to: forever }]
  }
  return [first, { status: 'official', from: officialOn, to: forever }]
}

/** How it ended for those who are members no longer. */
export function ended(by: Chance, standings: readonly Standing[], on: number): readonly Standing[] {
  const status = by.happens(0.86) ? 'deceased' : by.happens(0.6) ? 'left' : 'removed'
  const kept = standings.filter(({ from }) => from < on).map((s) => ({ ...s, to: Math.min(s.to, on) }))
  return [...kept, { status, from: on, to: forever }]
}

/** The identity number of somebody: province, sex and century, year, six digits that nobody else of that year has. */
export function identityNumber(code: string, { sex, bornOn }: Life, serial: number): string {
  const year = Number(dayOf(bornOn).slice(0, 4))
  const digit = (Math.floor(year / 100) - 19) * 2 + (sex === 'female' ? 1 : 0)
  return `${code}${digit}${String(year % 100).padStart(2, '0')}${String((serial * 7919) % 1_000_000).padStart(6, '0')}`
}
