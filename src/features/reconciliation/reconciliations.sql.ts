import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Scope } from '#kernel/authority.ts'
import type { Tx } from '#platform/db/index.ts'
import { within } from '#features/units/index.server.ts'
import type { RunCounts } from './run.ts'

export interface ReconciliationRow {
  readonly id: string
  readonly unit: string
  readonly unit_name: string
  readonly purpose: 'followTransfers' | 'afterMerger' | 'beforeReport'
  readonly opened_on: Day
  readonly last_list_on: Day | null
  readonly stale: boolean
  readonly lists: number
  readonly last_run_at: Date | null
  readonly counts: RunCounts | null
  readonly kept_months: number | null
  readonly erased_at: Date | null
}

const nameToday = sql.raw(
  `(select label from unit_label n where n.unit = q.unit and n.kind = 'name' and n.from_on <= chibo.today() and chibo.today() < n.to_on)`,
)

/** The nearest office above (or the unit itself) that set how long reconciliations are kept. */
const keptFor = sql.raw(
  `(select k.months from kept_for k join unit_reach ur on ur.ancestor = k.unit and ur.unit = q.unit
    and ur.from_on <= chibo.today() and chibo.today() < ur.to_on order by ur.depth limit 1)`,
)

const columns = sql`
  q.id, q.unit, ${nameToday} as unit_name, q.purpose, q.opened_on, q.last_list_on, q.stale, q.erased_at,
  (select count(*)::int from list where list.reconciliation = q.id and list.state = 'accepted') as lists,
  last.at as last_run_at, last.counts, ${keptFor} as kept_months
  from reconciliation q
  left join lateral (select at, counts from run where run.reconciliation = q.id order by number desc limit 1) last on true`

export async function reconciliationsInReach(tx: Tx, scope: Scope): Promise<readonly ReconciliationRow[]> {
  const { rows } = await sql<ReconciliationRow>`
    select ${columns} where ${within(scope, 'q.unit')} and q.erased_at is null
    order by q.opened_at desc, q.id`.execute(tx)
  return rows
}

export async function findReconciliation(tx: Tx, id: string): Promise<ReconciliationRow | undefined> {
  const { rows } = await sql<ReconciliationRow>`select ${columns} where q.id = ${id} and q.erased_at is null`.execute(
    tx,
  )
  return rows[0]
}

/** Locked, so that two runs, or a run and an erasure, follow each other. */
export async function lockReconciliation(
  tx: Tx,
  id: string,
): Promise<{ readonly id: string; readonly unit: string } | undefined> {
  const { rows } = await sql<{ id: string; unit: string }>`
    select id, unit from reconciliation where id = ${id} and erased_at is null for update`.execute(tx)
  return rows[0]
}

export interface Place {
  readonly id: string
  readonly name: string
}

/** Units at which the account may open a reconciliation: those its seats stand at, not each cell below. */
export async function unitsToOpenAt(tx: Tx): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    select q.unit as id, ${nameToday} as name from grants_now q
    where q.account = chibo.account() and q.action = 'reconciliation.open' and q.from_on <= chibo.today() and chibo.today() < q.to_on
    order by name`.execute(tx)
  return rows
}

export async function insertReconciliation(
  tx: Tx,
  { id, unit, purpose }: Pick<ReconciliationRow, 'id' | 'unit' | 'purpose'>,
  { today, now }: { readonly today: Day; readonly now: string },
): Promise<void> {
  await sql`
    insert into reconciliation (id, unit, purpose, opened_on, opened_at, opened_by)
    values (${id}, ${unit}, ${purpose}, ${today}, ${now}, chibo.account())`.execute(tx)
}

/** Everything about people goes: lists and drafts with their rows, subjects, standings, pairs, clocks, attempts, stored answers, jobs. The counts stay. */
export async function eraseReconciliation(tx: Tx, id: string, at: string): Promise<number> {
  const answers = await sql<{ id: string }>`
    select id from list where reconciliation = ${id} union all select id from subject where reconciliation = ${id}
    union all select id from pair where reconciliation = ${id} union all select ${id}::uuid`.execute(tx)
  await sql`select chibo.erase_answers(id::text) from unnest(${answers.rows.map((r) => r.id)}::uuid[]) id`.execute(tx)
  await sql`select chibo.erase_beyond_sight(${id})`.execute(tx)
  const cases = sql`(select id from subject where reconciliation = ${id})`
  await sql`delete from attempt where case_id in ${cases}`.execute(tx)
  await sql`delete from clock where case_id in ${cases}`.execute(tx)
  const rows = await sql`delete from list_row where reconciliation = ${id}`.execute(tx)
  await sql`delete from pair where reconciliation = ${id}`.execute(tx)
  await sql`delete from standing where reconciliation = ${id}`.execute(tx)
  await sql`delete from subject where reconciliation = ${id}`.execute(tx)
  await sql`delete from list where reconciliation = ${id}`.execute(tx)
  await sql`update reconciliation set erased_at = ${at}, erased_by = chibo.account() where id = ${id}`.execute(tx)
  return Number(rows.numAffectedRows ?? 0)
}

/** As the owner, by the clock: the ids of those whose day of erasure has come. */
export async function dueForErasure(tx: Tx): Promise<readonly { readonly id: string; readonly account: string }[]> {
  const { rows } = await sql<{ id: string; account: string }>`
    select q.id, q.opened_by as account from reconciliation q
    where q.erased_at is null and q.last_list_on + make_interval(months => ${keptFor}) <= chibo.today()`.execute(tx)
  return rows
}

export async function setKeptFor(tx: Tx, unit: string, months: number, today: Day): Promise<void> {
  await sql`
    insert into kept_for (unit, months, set_by, set_on) values (${unit}, ${months}, chibo.account(), ${today})
    on conflict (unit) do update set months = excluded.months, set_by = excluded.set_by, set_on = excluded.set_on`.execute(
    tx,
  )
}

export interface Change {
  readonly since: Date
  readonly not_seen_before: number
  readonly not_seen_now: number
  readonly arrived: number
  readonly newly: number
}

/** What changed since last time; undefined while there was none (see chibo.base_run). */
export async function changesOf(tx: Tx, reconciliation: string): Promise<Change | undefined> {
  const { rows } = await sql<Change>`
    with last as (select id from run where reconciliation = ${reconciliation} order by number desc limit 1),
      base as (select id, at from run where id = chibo.base_run(${reconciliation})),
      now as (select subject, stands from standing where run = (select id from last)),
      before as (select subject, stands from standing where run = (select id from base))
    select (select at from base) as since,
      (select count(*) from before where stands = 'notSeenYet')::int as not_seen_before,
      (select count(*) from now where stands = 'notSeenYet')::int as not_seen_now,
      (select count(*) from now join before using (subject)
        where before.stands = 'notSeenYet' and now.stands in ('arrived', 'wrongDestination'))::int as arrived,
      (select count(*) from now left join before using (subject)
        where now.stands = 'notSeenYet' and before.stands is distinct from 'notSeenYet')::int as newly
    where exists (select from base)`.execute(tx)
  return rows[0]
}

export interface Sender {
  readonly name: string
  readonly n: number
}

/** Senders of those not seen yet, and how their clocks stand. */
export async function sendersAndClocks(
  tx: Tx,
  reconciliation: string,
  { today, soonUntil }: { readonly today: Day; readonly soonUntil: Day },
): Promise<{
  readonly senders: readonly Sender[]
  readonly clocks: Record<'overdue' | 'soon' | 'running' | 'unknown', number>
}> {
  const { rows } = await sql<{
    sender: string | null
    n: number
    overdue: number
    soon: number
    running: number
    unknown: number
  }>`
    select sender, count(*)::int as n,
      (count(*) filter (where due_on < ${today}::date))::int as overdue,
      (count(*) filter (where due_on between ${today}::date and ${soonUntil}::date))::int as soon,
      (count(*) filter (where due_on > ${soonUntil}::date))::int as running,
      (count(*) filter (where due_on is null))::int as unknown
    from standing where run = (select id from run where reconciliation = ${reconciliation} order by number desc limit 1)
      and stands = 'notSeenYet' group by sender order by sender`.execute(tx)
  const clocks = { overdue: 0, soon: 0, running: 0, unknown: 0 }
  for (const row of rows) {
    clocks.overdue += row.overdue
    clocks.soon += row.soon
    clocks.running += row.running
    clocks.unknown += row.unknown
  }
  const senders = rows.flatMap(({ sender, n }) => (sender === null ? [] : [{ name: sender, n }]))
  return { senders, clocks }
}
