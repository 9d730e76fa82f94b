import { addDays, addMonths, day, daysBetween, type Day } from '#kernel/day.ts'
import { retirementOf, type Sex } from '#rulebook/index.ts'

// Five million careers count days by numbers: the kernel's days are looked up, not computed each time.
const first = day('1900-01-01')
const days: readonly Day[] = Array.from({ length: 50_000 }, (_, n) => addDays(first, n))

/** How many days after 1 January 1900. */
export function numberOf(when: Day): number {
  return daysBetween(first, when)
}

export function dayOf(number: number): Day {
  return days[number] ?? addDays(first, number)
}

export function monthsAfter(number: number, months: number): number {
  return numberOf(addMonths(dayOf(number), months))
}

export function yearsAfter(number: number, years: number): number {
  return monthsAfter(number, 12 * years)
}

const retirements = new Map<string, number>()

/** The first day retired by law, of somebody born on a day, as a number. */
export function retirementOn(sex: Sex, bornOn: number): number {
  const born = dayOf(bornOn)
  const key = sex + born.slice(0, 7)
  const known = retirements.get(key)
  if (known !== undefined) return known
  const law = retirementOf(sex, { year: Number(born.slice(0, 4)), month: Number(born.slice(5, 7)) })
  const found = law ? numberOf(law.firstDayRetired) : yearsAfter(bornOn, 62)
  retirements.set(key, found)
  return found
}
