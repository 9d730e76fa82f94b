import { addDays, addMonths, type Day, day, daysBetween } from '#kernel/day.ts'

/** Three months as one line, from the first of a month on. */
export interface Span {
  readonly from: Day
  readonly days: number
  readonly months: readonly { readonly name: string; readonly at: number }[]
}

export function spanAround(today: string): Span {
  const from = day(`${today.slice(0, 7)}-01`)
  const months = [0, 1, 2].map((n) => addMonths(from, n))
  const days = daysBetween(from, addMonths(from, 3))
  return {
    from,
    days,
    months: months.map((m) => ({ name: String(Number(m.slice(5, 7))), at: daysBetween(from, m) / days })),
  }
}

/** Where a day stands on the line, 0 to 1; whatever is beyond stands at its end. */
export function placeOf({ from, days }: Span, when: string): number {
  return Math.min(1, Math.max(0, daysBetween(from, day(when)) / days))
}

/** The last day of something that ends before `to`. */
export function lastDay(to: string): Day {
  return addDays(day(to), -1)
}
