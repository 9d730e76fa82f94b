import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { rowOf } from './kept.ts'
import { pieceFrom, type ListToCompare, type Piece } from './comparing.ts'
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
    last: number
  }>`
    select l.id, l.kind as side, l.title, l.named, l.organisation, l.rows as count,
      (l.accepted_at at time zone 'Asia/Ho_Chi_Minh')::date as accepted_on,
      coalesce((select max(row) from list_row where list = l.id), 0)::int as last
    from list l where l.reconciliation = ${reconciliation} and l.state = 'accepted' order by l.accepted_at, l.id`.execute(
    tx,
  )
  const lists: ListToCompare[] = []
  for (const { accepted_on: acceptedOn, named, last, ...list } of rows)
    lists.push({
      ...list,
      acceptedOn,
      ...(named === null ? {} : { named }),
      pieces: await rowsInPieces(tx, list.id, last),
    })
  return lists
}

const pieceOf = 5_000 // rows

async function rowsInPieces(tx: Tx, list: string, last: number): Promise<readonly Piece[]> {
  const pieces: Piece[] = []
  for (let from = 0; from <= last; from += pieceOf) {
    const { rows } = await sql<{ json: string }>`
      select coalesce(json_agg(r order by r.row), '[]')::text as json from (
        select row, ${keptColumns} from list_row where list = ${list} and row >= ${from} and row < ${from + pieceOf}) r`.execute(
      tx,
    )
    pieces.push(pieceFrom(rows[0]?.json ?? '[]'))
  }
  return pieces
}
