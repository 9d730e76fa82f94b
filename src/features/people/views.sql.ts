import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

export interface ViewRow {
  readonly id: string
  readonly name: string
  /** As it was kept; read again by the contract. */
  readonly look: unknown
  readonly is_default: boolean
}

/** Their own, by the wall of the table. */
export async function viewsOf(tx: Tx): Promise<readonly ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    select id, name, look, is_default from saved_view where account = chibo.account() order by name, id`.execute(tx)
  return rows
}

/** The one the list opens with is the only one: another stops being it. */
export async function noDefault(tx: Tx): Promise<void> {
  await sql`update saved_view set is_default = false where account = chibo.account() and is_default`.execute(tx)
}

export async function saveView(tx: Tx, name: string, look: unknown, isDefault: boolean): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into saved_view (account, name, look, is_default) values (chibo.account(), ${name}, ${JSON.stringify(look)}::jsonb, ${isDefault})
    on conflict (account, name) do update set look = excluded.look, is_default = excluded.is_default, saved_at = now()
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** False where there is none, or another of that name. */
export async function changeView(
  tx: Tx,
  id: string,
  { name, isDefault }: { readonly name: string | undefined; readonly isDefault: boolean | undefined },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update saved_view set name = coalesce(${name ?? null}, name), is_default = coalesce(${isDefault ?? null}::boolean, is_default)
    where id = ${id} and account = chibo.account()`.execute(tx)
  return numAffectedRows === 1n
}

export async function deleteView(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from saved_view where id = ${id} and account = chibo.account()`.execute(
    tx,
  )
  return numAffectedRows === 1n
}
