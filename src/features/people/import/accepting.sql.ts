import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Done } from './imports.sql.ts'
import type { Write } from './writing.ts'

const turn = 727_018 // advisory lock: acceptances wait for each other, so that nobody is entered twice by two of them

export async function takeTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turn})`.execute(tx)
}

/** Whether what was compared still stands: nobody of it was changed since, nobody new came. */
export async function isFresh(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`select chibo.import_is_fresh(${id}) as fresh`.execute(tx)
  return rows[0]?.fresh === true
}

/** The identity number in hexadecimal: sealed about the person, and its keyed hash. */
export type WriteWithNumber = Write & { readonly sealed: string | null; readonly hash: string | null }

export async function applyWrites(tx: Tx, id: string, writes: readonly WriteWithNumber[]): Promise<void> {
  if (writes.length === 0) return
  await sql`select chibo.apply_import(${id}, ${JSON.stringify(writes)}::jsonb)`.execute(tx)
}

export async function closeImport(tx: Tx, id: string, done: Done): Promise<void> {
  await sql`select chibo.close_import(${id}, ${JSON.stringify(done)}::jsonb)`.execute(tx)
}

export async function setNotice(tx: Tx, id: string): Promise<void> {
  await sql`update import set notice = 'changedMeanwhile' where id = ${id}`.execute(tx)
}

export interface Hanging {
  readonly person: string
  readonly name: string
  readonly is_new: boolean
  readonly hangs: 'merged' | 'imported' | 'moved' | 'corrected' | 'post' | 'beyond'
  readonly later_at: Date | null
  readonly later_by: string | null
}

/** Of an accepted import: how many people it can be taken back about, how many later work hangs on, and those of a page. */
export async function hanging(
  tx: Tx,
  id: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly free: number; readonly hanging: number; readonly rows: readonly Hanging[] }> {
  const { rows } = await sql<{ free: number; hanging: number; rows: Hanging[] }>`
    with people as materialized (select * from chibo.import_people(${id}))
    select (count(*) filter (where hangs is null))::int as free, (count(*) filter (where hangs is not null))::int as hanging,
      coalesce((select jsonb_agg(h) from (
        select * from people where hangs is not null order by chibo.name_key(name), person limit ${size} offset ${(page - 1) * size}) h), '[]') as rows
    from people`.execute(tx)
  return rows[0] ?? { free: 0, hanging: 0, rows: [] }
}

/** People about whom an import can be taken back as it stands. */
export async function freePeople(
  tx: Tx,
  id: string,
): Promise<{ readonly free: readonly string[]; readonly hanging: number }> {
  const { rows } = await sql<{ free: string[]; hanging: number }>`
    select coalesce(array_agg(person) filter (where hangs is null), '{}') as free, (count(*) filter (where hangs is not null))::int as hanging
    from chibo.import_people(${id})`.execute(tx)
  return rows[0] ?? { free: [], hanging: 0 }
}

export async function undoAbout(tx: Tx, id: string, people: readonly string[]): Promise<void> {
  await sql`select chibo.undo_import(${id}, ${[...people]}::uuid[])`.execute(tx)
}

export async function closeUndo(tx: Tx, id: string, taken: number, left: number): Promise<void> {
  await sql`select chibo.close_undo(${id}, ${taken}, ${left})`.execute(tx)
}
