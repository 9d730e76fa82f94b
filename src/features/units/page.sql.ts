import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AsOf } from './as-of.ts'
import { edgesOn, nameOn, seen, type UnitRow } from './units.sql.ts'

// The tree as of a day and as known at an instant. What stood below one's own units on that day is seen, and nothing else.

export interface PageRow extends UnitRow {
  readonly short: string | null
  readonly version: number
  readonly stands: boolean
  readonly since: Day | null
  /** `infinity` while it stands. */
  readonly until: string | null
}

/** One unit: within reach on that day, or within today's. `undefined` too where nobody knew of it by then. */
export async function findUnit(
  tx: Tx,
  scope: Scope,
  id: string,
  { on, known }: AsOf,
  today: Day,
): Promise<PageRow | undefined> {
  const { rows } = await sql<PageRow>`
    with edges as (${edgesKnown(sql`e.unit = ${id}`, known)}), labels as (${labelsKnown(id, known)})
    select u.id, u.kind, u.version,
      (select label from labels where kind = 'name' order by (from_on <= ${on} and ${on} < to_on) desc, from_on > ${on}, abs(from_on - ${on}::date) limit 1) as name,
      (select label from labels where kind = 'short' and from_on <= ${on} and ${on} < to_on) as short,
      case when exists (select from edges) then exists (select from edges where from_on <= ${on} and ${on} < to_on)
        else exists (select from labels where kind = 'name' and from_on <= ${on}) end as stands,
      coalesce((select min(from_on) from edges), (select min(from_on) from labels where kind = 'name')) as since,
      coalesce((select max(to_on) from edges), 'infinity') as until
    from unit u where u.id = ${id} and exists (select from labels)
      and (${seen(scope, 'u.id', on)} or ${seen(scope, 'u.id', today)})`.execute(tx)
  return rows[0]
}

/** The units above it, from the top down, and the first 200 directly below it. */
export async function listAround(tx: Tx, scope: Scope, id: string, asOf: AsOf) {
  const { rows } = await sql<UnitRow & { side: 'path' | 'below'; height: number }>`
    with recursive up as (
      select e.parent as unit, 1 as height from ${edgesOn(sql`e.unit = ${id}`, asOf)} e
      union all
      select e.parent, u.height + 1 from up u, ${edgesOn(sql`e.unit = u.unit`, asOf)} e where u.height < 9
    ), near as materialized (
      select unit as id, 'path' as side, height from up
      union all
      select e.unit, 'below', 0 from ${edgesOn(sql`e.parent = ${id}`, asOf)} e
    )
    select n.id, u.kind, l.label as name, n.side, n.height from near n join unit u on u.id = n.id, ${nameOn('n.id', asOf)} l
    where ${seen(scope, 'n.id', asOf.on)} order by n.height desc, l.label collate chibo.numbered, n.id limit 210`.execute(
    tx,
  )
  const path = rows.filter((r) => r.side === 'path')
  return {
    path,
    above: path.find((r) => r.height === 1) ?? null,
    below: rows.filter((r) => r.side === 'below').slice(0, 200),
  }
}

/** Where a unit stands today and what hangs on that: on which changes of it somebody may decide. */
export interface Room {
  /** From the root down to the unit; of a closed one itself alone. */
  readonly path: readonly string[]
  /** From the root down to the unit it stands below, or stood below last. */
  readonly above: readonly string[]
  /** Somebody or some unit was there once: its founding stays. */
  readonly bears: boolean
  /** Another unit answers for it since. */
  readonly continued: boolean
}

export async function findRoom(tx: Tx, id: string, today: Day): Promise<Room> {
  const path = (of: RawBuilder<unknown>) => sql`array(
    select r.ancestor from unit_reach r where r.unit = ${of} and r.from_on <= ${today} and ${today} < r.to_on order by r.depth desc)`
  const { rows } = await sql<Room>`
    select ${path(sql`${id}::uuid`)} as path, ${path(sql`chibo.last_parent(${id})`)} as above, chibo.bears_anything(${id}) as bears,
      exists (select from unit_succession where from_unit = ${id}) as continued`.execute(tx)
  return rows[0] ?? { path: [], above: [], bears: true, continued: false }
}

interface Typed {
  readonly from_on: Day
  readonly to_on: string
  readonly decision: string | null
  readonly recorded_at: Date
  readonly by: string | null
}

export interface LabelRow extends Typed {
  readonly kind: 'name' | 'short' | 'code' | 'alias'
  readonly label: string
}

/** What it was called up to that day, newest first. */
export async function listLabels(tx: Tx, id: string, { on, known }: AsOf): Promise<readonly LabelRow[]> {
  const { rows } = await sql<LabelRow>`
    select kind, label, from_on, to_on, decision, recorded_at, chibo.name_of_account(recorded_by) as by from (${labelsKnown(id, known)}) l
    where from_on <= ${on} order by from_on desc, array_position(array['name', 'short', 'code', 'alias'], kind), label`.execute(
    tx,
  )
  return rows
}

/** Below which units it stood up to that day, newest first: those within reach then or today. */
export async function listParents(
  tx: Tx,
  scope: Scope,
  id: string,
  { on, known }: AsOf,
  today: Day,
): Promise<readonly (Typed & UnitRow)[]> {
  const { rows } = await sql<Typed & UnitRow>`
    select e.parent as id, u.kind, chibo.unit_name_on(e.parent, least(${on}::date, e.to_on - 1)) as name,
      e.from_on, e.to_on, e.decision, e.recorded_at, chibo.name_of_account(e.recorded_by) as by
    from (${edgesKnown(sql`e.unit = ${id}`, known)}) e join unit u on u.id = e.parent
    where e.from_on <= ${on} and (${seen(scope, 'e.parent', on)} or ${seen(scope, 'e.parent', today)}) order by e.from_on desc`.execute(
    tx,
  )
  return rows
}

export interface LineRow extends UnitRow {
  readonly side: 'came' | 'went'
  readonly on_day: Day
  readonly decision: string | null
}

/** What it came from and what answers for it since, up to that day. */
export async function listLineage(
  tx: Tx,
  scope: Scope,
  id: string,
  { on }: AsOf,
  today: Day,
): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select n.id, u.kind, chibo.unit_name_on(n.id, n.on_day - 1) as name, n.side, n.on_day, n.decision from (
      select from_unit as id, 'came' as side, on_day, decision from unit_succession where to_unit = ${id}
      union all
      select to_unit, 'went', on_day, decision from unit_succession where from_unit = ${id}
    ) n join unit u on u.id = n.id
    where n.on_day <= ${on} and (${seen(scope, 'n.id', on)} or ${seen(scope, 'n.id', today)}
      or exists (select from unit_reach r where n.side = 'came' and r.unit = ${id} and ${seen(scope, 'r.unit', today)}))
    order by n.on_day desc, n.id`.execute(tx)
  return rows
}

export interface LevelRow extends UnitRow {
  readonly below: number
}

/** A page of what stands directly below a unit on a day (none given: where one's own reach begins), and how many there are. */
export async function listLevel(
  tx: Tx,
  scope: Scope,
  unit: string | undefined,
  asOf: AsOf,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly units: readonly LevelRow[]; readonly total: number }> {
  const heads = sql`
    select h as id from unnest((select chibo.scopes_on((select chibo.heads('units.read')), ${asOf.on}))) h
    where exists (select from ${edgesOn(sql`e.unit = h`, asOf)} e) or chibo.is_root(h)`
  const children = sql`select e.unit as id from ${edgesOn(sql`e.parent = ${unit ?? null}`, asOf)} e`
  const { rows } = await sql<LevelRow & { total: number }>`
    with near as materialized (${unit === undefined ? heads : children})
    select p.*, (select count(*)::int from ${edgesOn(sql`e.parent = p.id`, asOf)} e) as below from (
      select n.id, u.kind, l.label as name, (count(*) over ())::int as total
      from near n join unit u on u.id = n.id, ${nameOn('n.id', asOf)} l
      where ${seen(scope, 'n.id', asOf.on)} order by l.label collate chibo.numbered, n.id limit ${size} offset ${(page - 1) * size}
    ) p order by p.name collate chibo.numbered, p.id`.execute(tx)
  return { units: rows, total: rows[0]?.total ?? 0 }
}

export interface CountRow {
  readonly unit: string
  /** kind.status */
  readonly slice: string
  readonly n: number
}

/** Members at or below each of these units on a day. */
export async function countEach(tx: Tx, units: readonly string[], { on, known }: AsOf): Promise<readonly CountRow[]> {
  const { rows } = await sql<CountRow>`
    select unit, slice, n from chibo.count_members_each(${[...units]}::uuid[], ${on}, ${known})`.execute(tx)
  return rows
}

function edgesKnown(which: RawBuilder<unknown>, known: string): RawBuilder<unknown> {
  return sql`
    select e.unit, e.parent, e.from_on, e.to_on, e.decision, e.recorded_at, e.recorded_by from unit_edge e where ${which} and e.recorded_at < ${known}
    union all
    select e.unit, e.parent, e.from_on, e.to_on, e.decision, e.recorded_at, e.recorded_by from unit_edge_before e
      where ${which} and e.recorded_at < ${known} and ${known} <= e.voided_at`
}

function labelsKnown(id: string, known: string): RawBuilder<unknown> {
  return sql`
    select l.kind, l.label, l.from_on, l.to_on, l.decision, l.recorded_at, l.recorded_by from unit_label l where l.unit = ${id} and l.recorded_at < ${known}
    union all
    select l.kind, l.label, l.from_on, l.to_on, l.decision, l.recorded_at, l.recorded_by from unit_label_before l
      where l.unit = ${id} and l.recorded_at < ${known} and ${known} <= l.voided_at`
}
