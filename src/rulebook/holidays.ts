import { day, type Day, type DayOff, type WorkingCalendar } from '#kernel/day.ts'
import { rulebook, type Rulebook } from '#kernel/rule.ts'
import holidays from '../../data/vn-public-holidays.json' with { type: 'json' }
import { workedSaturdayCounts } from './transfers.ts'

// the file covers these years whole
const firstKnown = day('2019-01-01')
const lastKnown = day('2027-12-31')

const kinds: Readonly<Record<string, DayOff['kind'] | undefined>> = {
  holiday: 'holiday',
  'compensatory-off': 'compensatory',
  'swapped-off': 'swapped',
}

const off: ReadonlyMap<Day, DayOff> = new Map(
  holidays.days.flatMap(({ date, name, kind }): [Day, DayOff][] => {
    const known = kinds[kind]
    return known ? [[day(date), { name, kind: known }]] : []
  }),
)

const workedSaturdays: ReadonlySet<Day> = new Set(
  holidays.days.filter((entry) => entry.kind === 'swapped-working').map((entry) => day(entry.date)),
)

/**
 * Days off of public servants with a five-day week, 2019 to 2027 (data/vn-public-holidays.json says how sure each is).
 * Whether a Saturday worked in exchange counts is a rule, `transfers.workedSaturdayCounts`.
 */
export function calendarUnder(rules: Rulebook, on: Day): WorkingCalendar {
  const answer = rules.of(workedSaturdayCounts, on)
  const worked = answer.ok && answer.under.value ? workedSaturdays : new Set<Day>()
  return { off, worked, firstKnown, lastKnown }
}

/** The calendar by the rulebook as written, without local values. */
export const calendar: WorkingCalendar = calendarUnder(rulebook(), lastKnown)
