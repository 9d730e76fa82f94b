import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

export interface RunRow {
  readonly rule: string
  readonly months: number | null
  readonly last_at: Date | null
  readonly last_rows: number
  readonly total: number
  readonly n: number | null
  readonly hash: string | null
}

/** Of each rule that ran or was set. */
export async function keptRuns(tx: Tx): Promise<readonly RunRow[]> {
  const { rows } = await sql<RunRow>`
    select rule, t.months, r.last_at, coalesce(r.last_rows, 0)::float8 as last_rows, coalesce(r.total, 0)::float8 as total, r.event_n::float8 as n,
      encode(r.event_hash, 'hex') as hash
    from kept_run r full join kept_term t using (rule)`.execute(tx)
  return rows
}

/** Only whoever has the root, and with it the whole installation, sets a term. */
export async function rootOf(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ unit: string }>`
    select p.unit from unnest(chibo.heads('privacy.write')) h join unit_path p on p.unit = h and p.depth = 1 limit 1`.execute(
    tx,
  )
  return rows[0]?.unit
}

export async function setTerm(tx: Tx, rule: string, months: number | null): Promise<void> {
  await sql`select chibo.set_term(${rule}, ${months})`.execute(tx)
}

/** As the owner: does what erases by a rule, and chains at the root how much went. */
export async function proving<T>(tx: Tx, rule: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string }>`select chibo.deleted_so_far()::text as before`.execute(tx)
  const done = await work(tx)
  await sql`select chibo.prove_erased(${rule}, ${rows[0]?.before ?? '{}'}::jsonb)`.execute(tx)
  return done
}

export async function monthsOf(tx: Tx, rule: string): Promise<number | undefined> {
  const { rows } = await sql<{ months: number }>`select months from kept_term where rule = ${rule}`.execute(tx)
  return rows[0]?.months
}

export async function eraseBodies(tx: Tx, before: Day): Promise<void> {
  await sql`select chibo.erase_old_bodies(${before})`.execute(tx)
}

export async function forgetJobs(tx: Tx): Promise<void> {
  await sql`delete from job where ended_at < now() - interval '7 days'`.execute(tx)
}

export async function forgetSignIns(tx: Tx): Promise<void> {
  await sql`delete from sign_in where at < now() - interval '90 days'`.execute(tx)
}
