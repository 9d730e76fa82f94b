import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Trust } from '#kernel/rule.ts'
import type { Tx } from '#platform/db/index.ts'
import type { ClockRule, ClockUnit, KeptClock } from './clock.ts'

/** A kept clock as it stands in the table. */
export interface ClockRow {
  readonly case_id: string
  readonly rule: ClockRule
  readonly event_on: Day
  readonly due_on: Day
  readonly version_from: Day
  readonly value: number
  readonly value_unit: ClockUnit
  readonly trust: Trust
}

export function keptClockOf(row: ClockRow): KeptClock {
  const { rule, event_on: eventOn, due_on: dueOn, version_from: versionFrom, value, value_unit: unit, trust } = row
  return { rule, eventOn, dueOn, versionFrom, value, unit, trust }
}

/**
 * Keeps clocks as counted now, given as JSON of `KeptClock & { case }`. One that is kept already moves only when its own
 * event was found to be another day (a list was corrected); a later law or holiday never moves it.
 */
export async function keepClocks(tx: Tx, unit: string, clocks: string, at: string): Promise<void> {
  await sql`
    insert into clock (case_id, rule, unit, event_on, due_on, version_from, value, value_unit, trust, recorded_at)
    select "case", rule, ${unit}, "eventOn", "dueOn", "versionFrom", value, unit, trust, ${at}
    from jsonb_to_recordset(${clocks}::jsonb) as c("case" uuid, rule text, "eventOn" date, "dueOn" date,
      "versionFrom" date, value int, unit text, trust text)
    on conflict (case_id, rule) do update set event_on = excluded.event_on, due_on = excluded.due_on,
      version_from = excluded.version_from, value = excluded.value, value_unit = excluded.value_unit, trust = excluded.trust,
      recorded_at = excluded.recorded_at
    where clock.event_on <> excluded.event_on`.execute(tx)
}
