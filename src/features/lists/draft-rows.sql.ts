import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { DraftCells, DraftRow } from './draft.ts'

/** Where a subject keeps the rows of its drafts, and the column that names the draft a row belongs to. */
export interface DraftTable {
  readonly table: string
  readonly of: string
}

const columns = sql.raw('row, cells, heading, doubtful, wrong')

export interface DraftCounts {
  readonly rows: number
  readonly doubtful: number
  readonly wrong: number
  readonly marked: number
}

export async function draftCounts(tx: Tx, { table, of }: DraftTable, draft: string): Promise<DraftCounts> {
  const { rows } = await sql<DraftCounts>`
    select count(*)::int as rows, coalesce(sum(doubtful), 0)::int as doubtful, coalesce(sum(wrong), 0)::int as wrong,
      (count(*) filter (where doubtful > 0 or wrong > 0))::int as marked
    from ${sql.id(table)} where ${sql.id(of)} = ${draft}`.execute(tx)
  return rows[0] ?? { rows: 0, doubtful: 0, wrong: 0, marked: 0 }
}

/** Marked rows stay in the page of marks after they were settled, so that nothing jumps under the reader's hands. */
export async function draftRows(
  tx: Tx,
  { table, of }: DraftTable,
  draft: string,
  { marks, page, size }: { readonly marks: boolean; readonly page: number; readonly size: number },
): Promise<readonly DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from ${sql.id(table)} where ${sql.id(of)} = ${draft} ${marks ? sql`and (doubtful > 0 or wrong > 0)` : sql``}
    order by row limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return rows
}

export async function lockDraftRow(
  tx: Tx,
  { table, of }: DraftTable,
  draft: string,
  row: number,
): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from ${sql.id(table)} where ${sql.id(of)} = ${draft} and row = ${row} for update`.execute(tx)
  return rows[0]
}

export async function saveDraftRow(tx: Tx, { table, of }: DraftTable, draft: string, row: DraftRow): Promise<void> {
  await sql`
    update ${sql.id(table)} set cells = ${JSON.stringify(row.cells satisfies DraftCells)}::jsonb, doubtful = ${row.doubtful}, wrong = ${row.wrong}
    where ${sql.id(of)} = ${draft} and row = ${row.row}`.execute(tx)
}

/** The rows of a draft from `from` up to `to`, without it: a range that an index finds, whatever the planner knows of a draft just written. */
export async function draftRowsBetween(
  tx: Tx,
  { table, of }: DraftTable,
  draft: string,
  from: number,
  to: number,
): Promise<readonly DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from ${sql.id(table)} where ${sql.id(of)} = ${draft} and row >= ${from} and row < ${to}
    order by row`.execute(tx)
  return rows
}

export async function lastDraftRow(tx: Tx, { table, of }: DraftTable, draft: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(row), 0)::int as last from ${sql.id(table)} where ${sql.id(of)} = ${draft}`.execute(tx)
  return rows[0]?.last ?? 0
}
