import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { RecordedAttempt } from './attempt.ts'

export interface AttemptRow {
  readonly id: string
  readonly case_id: string
  readonly unit: string
  readonly on_day: Day
  readonly way: RecordedAttempt['way']
  readonly by_whom: RecordedAttempt['by']
  readonly outcome: RecordedAttempt['outcome']
  readonly corrects: string | null
  readonly corrected_by: string | null
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

const columns = sql.raw(
  `a.id, a.case_id, a.unit, a.on_day, a.way, a.by_whom, a.outcome, a.corrects,
   (select later.id from attempt later where later.corrects = a.id) as corrected_by,
   a.recorded_at, chibo.name_of_account(a.recorded_by) as recorded_by_name`,
)

/** All attempts of cases, corrected ones too, newest day first. */
export async function attemptsOf(tx: Tx, cases: readonly string[]): Promise<readonly AttemptRow[]> {
  const { rows } = await sql<AttemptRow>`
    select ${columns} from attempt a where a.case_id = any (${[...cases]}::uuid[])
    order by a.on_day desc, a.recorded_at desc`.execute(tx)
  return rows
}

export async function findAttempt(tx: Tx, id: string): Promise<AttemptRow | undefined> {
  const { rows } = await sql<AttemptRow>`select ${columns} from attempt a where a.id = ${id}`.execute(tx)
  return rows[0]
}

export async function insertAttempt(
  tx: Tx,
  of: { readonly case: string; readonly unit: string },
  attempt: RecordedAttempt,
  at: string,
): Promise<void> {
  await sql`
    insert into attempt (id, case_id, unit, on_day, way, by_whom, outcome, corrects, recorded_at, recorded_by)
    values (${attempt.id}, ${of.case}, ${of.unit}, ${attempt.on}, ${attempt.way}, ${attempt.by}, ${attempt.outcome},
      ${attempt.corrects}, ${at}, chibo.account())`.execute(tx)
}

export function recordedOf(row: AttemptRow): RecordedAttempt {
  const { id, on_day: on, way, by_whom: by, outcome, corrects } = row
  return { id, on, way, by, outcome, corrects }
}
