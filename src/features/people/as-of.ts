import { addDays, type Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'

export interface DayInFuture {
  readonly code: 'members.dayInFuture'
  /** Which day of those that were given. */
  readonly field: string
  readonly on: Day
  readonly today: Day
}

/** A day of truth and an instant of knowledge, as the database is asked. `infinity`: what is known now. */
export interface AsOf {
  readonly on: Day
  readonly known: string
  /** Today as known now: what lists page through. */
  readonly isNow: boolean
}

/** Of a day of knowledge everything counts that was recorded before it ended in Vietnam. */
export function asOfDays(
  { on, known }: { readonly on?: Day | undefined; readonly known?: Day | undefined },
  today: Day,
): Decision<{ readonly asOf: AsOf }, DayInFuture> {
  for (const [field, given] of [
    ['on', on],
    ['known', known],
  ] as const)
    if (given !== undefined && given > today) return refuse({ code: 'members.dayInFuture', field, on: given, today })
  const until = known === undefined || known === today ? 'infinity' : `${addDays(known, 1)}T00:00:00+07:00`
  return { ok: true, asOf: { on: on ?? today, known: until, isNow: (on ?? today) === today && until === 'infinity' } }
}
