import { addDays, addMonths, addWorkingDays, weekday, type Day, type WorkingCalendar } from './day.ts'
import type { InForce, NotInForce, Rulebook, TermRule, TermUnit } from './rule.ts'

/** Due days are asked of a world: which rules, and which days off. */
export interface Laws {
  readonly rules: Rulebook
  readonly calendar: WorkingCalendar
}

/** When a term ends, with the version it was counted under. */
export interface Due {
  readonly eventOn: Day
  readonly dueOn: Day
  readonly unit: TermUnit
  readonly under: InForce<number>
}

/** The count leads past the last day whose days off are known. */
export interface NotKnownAfter {
  readonly code: 'calendar.notKnownAfter'
  readonly rule: string
  readonly on: Day
  readonly lastKnown: Day
}

export type DueAnswer =
  | { readonly ok: true; readonly due: Due }
  | { readonly ok: false; readonly refusal: NotInForce | NotKnownAfter }

/**
 * The due day of a term by the version in force on the day of its event. The event's day is day 0, months end on the
 * last day of a shorter month, and nothing rolls forward to a working day.
 */
export function dueOf(wanted: TermRule, eventOn: Day, { rules, calendar }: Laws): DueAnswer {
  const answer = rules.of(wanted, eventOn)
  if (!answer.ok) return answer
  const { lastKnown } = calendar
  const pastCalendar = { code: 'calendar.notKnownAfter', rule: wanted.id, on: eventOn, lastKnown } as const
  if (eventOn > lastKnown) return { ok: false, refusal: pastCalendar }
  const dueOn = count(wanted.unit, eventOn, answer.under.value, calendar)
  if (dueOn > lastKnown) return { ok: false, refusal: pastCalendar }
  return { ok: true, due: { eventOn, dueOn, unit: wanted.unit, under: answer.under } }
}

function count(unit: TermUnit, from: Day, value: number, calendar: WorkingCalendar): Day {
  switch (unit) {
    case 'workingDays':
      return addWorkingDays(from, value, calendar)
    case 'days':
      return addDays(from, value)
    case 'months':
      return addMonths(from, value)
  }
}

/** The days from Monday to Friday, after the event and up to the due day, that did not count, and why. None for months. */
export function skipped(
  { eventOn, dueOn, unit }: Due,
  calendar: WorkingCalendar,
): readonly { day: Day; why: string }[] {
  if (unit !== 'workingDays') return []
  return [...calendar.off]
    .filter(([off]) => off > eventOn && off <= dueOn && weekday(off) <= 5)
    .map(([off, { name }]) => ({ day: off, why: name }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
