import { z } from 'zod'
import { addDays, day, type Day, readDay } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'

/**
 * A day of the calendar as it crosses the wire; 31/02 is none. Of these two centuries, so that a slip of the keyboard is told and
 * nothing else has to look out for it.
 */
export const WireDay = z.iso
  .date()
  .refine((text) => readDay(text) === undefined || (text >= '1900-01-01' && text < '2200-01-01'), {
    params: { day: 'farAway' },
  })
  .transform((text) => day(text))

/** As of which day, and as known at the end of which day; today's knowledge of today unless given. Neither lies ahead. */
export const asOf = { on: WireDay.optional(), known: WireDay.optional() }

export interface DayAhead {
  readonly code: 'units.dayAhead'
  readonly today: Day
}

/** When it was true, and until which instant it was known: `infinity`, or the midnight in Vietnam that ends the day. */
export interface AsOf {
  readonly on: Day
  readonly known: string
}

/** What `on` and `known` of a request mean to the database. */
export function readAsOf(
  { on, known }: { readonly on?: Day | undefined; readonly known?: Day | undefined },
  today: Day,
): Decision<{ readonly asOf: AsOf }, DayAhead> {
  if ((on ?? today) > today || (known ?? today) > today) return refuse({ code: 'units.dayAhead', today })
  const ends = known === undefined || known === today ? 'infinity' : `${addDays(known, 1)}T00:00:00+07:00`
  return { ok: true, asOf: { on: on ?? today, known: ends } }
}
