import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { rowOf } from './kept.ts'
import type { ListToCompare } from './comparing.ts'
import type { Kept, Side } from './entry.ts'

export const keptColumns = sql.raw(
  'name, born, sex, card, admitted_on, official_on, from_unit, to_unit, effective_on, introduced_on, received_on, notice_on, retired_on',
)

/** All rows of a list in one statement. */
export async function insertKept(
  tx: Tx,
  list: { readonly id: string; readonly reconciliation: string; readonly unit: string },
  rows: readonly Kept[],
): Promise<void> {
  await sql`
    insert into list_row (list, reconciliation, unit, row, ${keptColumns})
    select ${list.id}, ${list.reconciliation}, ${list.unit}, row, ${keptColumns}
    from jsonb_to_recordset(${JSON.stringify(rows.map(rowOf))}::jsonb) as r(row int, name text, born text, sex text, card text,
      admitted_on text, official_on text, from_unit text, to_unit text, effective_on text, introduced_on text,
      received_on text, notice_on text, retired_on text)`.execute(tx)
}

/** Every accepted list of a reconciliation, oldest first: what a run compares. Rows stay text until they are where they are compared. */
export async function acceptedLists(tx: Tx, reconciliation: string): Promise<readonly ListToCompare[]> {
  const { rows } = await sql<{
    id: string
    side: Side
    title: string[]
    named: string[] | null
    organisation: string | null
    accepted_on: Day
    count: number
    rows: string
  }>`
    select l.id, l.kind as side, l.title, l.named, l.organisation, l.rows as count,
      (l.accepted_at at time zone 'Asia/Ho_Chi_Minh')::date as accepted_on,
      (select coalesce(json_agg(r order by r.row), '[]')::text from (
        select row, ${keptColumns} from list_row where list = l.id) r) as rows
    from list l where l.reconciliation = ${reconciliation} and l.state = 'accepted' order by l.accepted_at, l.id`.execute(
    tx,
  )
  return rows.map(({ accepted_on: acceptedOn, named, ...list }) => ({
    ...list,
    acceptedOn,
    ...(named === null ? {} : { named }),
  }))
}
