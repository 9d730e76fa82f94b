import { type RawBuilder, sql } from 'kysely'
import type { Path, Scope } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AsOf } from './as-of.ts'

export interface UnitRow {
  readonly id: string
  readonly kind: string
  readonly name: string
}

/**
 * The first wall as a condition of a query: is the unit in this column within reach today? `scope` is `actor.reach(action)`.
 * @example sql`select … from list where id = ${id} and ${within(scope, 'list.unit')}`
 */
export function within(scope: Scope, column: string): RawBuilder<boolean> {
  if (scope.everywhere) return sql<boolean>`true`
  const unit = sql.ref(column)
  return sql<boolean>`(${unit} = any (${[...scope.own]}::uuid[]) or exists (
    select from unit_path p where p.unit = ${unit} and array[p.a1, p.a2, p.a3, p.a4, p.a5, p.a6] && ${[...scope.ownAndBelow]}::uuid[]))`
}

/** The same as of a day: at or below a unit of today's reach, or one that came before it. */
export function withinOn(scope: Scope, column: string, on: Day): RawBuilder<boolean> {
  if (scope.everywhere) return sql<boolean>`true`
  return sql<boolean>`(${sql.ref(column)} = any (${[...scope.own]}::uuid[]) or ${below(
    column,
    sql`select chibo.scopes_on(${[...scope.ownAndBelow]}::uuid[], ${on})`,
    on,
  )})`
}

// Written so that it is asked row by row, by an index: as a join it would read the whole closure for a few rows.
function below(column: string, heads: RawBuilder<unknown>, on: Day): RawBuilder<boolean> {
  return sql<boolean>`coalesce((
    select true from unit_reach w where w.unit = ${sql.ref(column)} and w.from_on <= ${on} and ${on} < w.to_on and w.ancestor = any ((${heads})::uuid[]) limit 1), false)`
}

// Units hold no person and carry no wall of their own: where they are listed as somebody's reach, the second wall is asked here.
function secondWall(on: Day): RawBuilder<unknown> {
  return sql`select chibo.scopes_on((select chibo.heads('units.read')), ${on})`
}

/** Both walls around the unit in a column, as of a day. */
export function seen(scope: Scope, column: string, on: Day): RawBuilder<boolean> {
  return sql<boolean>`(${below(column, secondWall(on), on)} and ${withinOn(scope, column, on)})`
}

/** The edges that hold on a day as known at an instant; `which` narrows `e`, in each branch, so that an index serves a join by it. */
export function edgesOn(which: RawBuilder<unknown>, { on, known }: AsOf): RawBuilder<unknown> {
  return sql`lateral (
    select e.unit, e.parent from unit_edge e where ${which} and e.from_on <= ${on} and ${on} < e.to_on and e.recorded_at < ${known}
    union all
    select e.unit, e.parent from unit_edge_before e
    where ${which} and e.from_on <= ${on} and ${on} < e.to_on and e.recorded_at < ${known} and ${known} <= e.voided_at)`
}

/** The name of the unit in a column on that day, as known. */
export function nameOn(column: string, { on, known }: AsOf): RawBuilder<unknown> {
  return sql`lateral (
    select l.label from unit_label l where l.unit = ${sql.ref(column)} and l.kind = 'name' and l.from_on <= ${on} and ${on} < l.to_on and l.recorded_at < ${known}
    union all
    select l.label from unit_label_before l where l.unit = ${sql.ref(column)} and l.kind = 'name' and l.from_on <= ${on} and ${on} < l.to_on
      and l.recorded_at < ${known} and ${known} <= l.voided_at)`
}

/** Units by their ids, with today's names, in the order of names. */
export async function listUnits(tx: Tx, ids: readonly string[]): Promise<readonly UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select u.id, u.kind, n.name from unit u, lateral (select chibo.unit_name_on(u.id, chibo.today()) as name) n
    where u.id = any (${[...ids]}::uuid[]) order by n.name collate chibo.numbered, u.id`.execute(tx)
  return rows
}

export interface FoundRow extends UnitRow {
  readonly above: string | null
  readonly also: string | null
}

const few = 5000

/** The units below which both walls let somebody look on a day, and whether many stand there. */
async function findHeads(
  tx: Tx,
  scope: Scope,
  on: Day,
): Promise<{ readonly heads: readonly string[]; readonly many: boolean }> {
  const mine = scope.everywhere ? secondWall(on) : sql`select chibo.scopes_on(${[...scope.ownAndBelow]}::uuid[], ${on})`
  const { rows } = await sql<{ heads: readonly string[]; many: boolean }>`
    with one as materialized (select h from unnest((${secondWall(on)})) h), other as materialized (select h from unnest((${mine})) h),
    both_walls as materialized (
      select h from one where ${below('h', sql`select array_agg(o.h) from other o`, on)}
      union
      select h from other where ${below('h', sql`select array_agg(o.h) from one o`, on)}
    )
    select coalesce(array_agg(h), '{}') as heads, (
      select count(*) > ${few} from (select from unit_reach r where r.ancestor = any ((select array_agg(h) from both_walls)::uuid[]) limit ${few + 1}) r) as many
    from both_walls`.execute(tx)
  return rows[0] ?? { heads: [], many: false }
}

/** A page of the units within a scope that stood on a day, and how many there are. */
export async function listWithin(
  tx: Tx,
  scope: Scope,
  { on, known }: AsOf,
  { page, size, search = '' }: { readonly page: number; readonly size: number; readonly search?: string | undefined },
): Promise<{ readonly units: readonly FoundRow[]; readonly total: number }> {
  const words = fold(search).split(' ').filter(Boolean)
  const { heads, many } = await findHeads(tx, scope, on)
  const all = sql`
    select distinct r.unit from unit_reach r where r.ancestor = any (${[...heads]}::uuid[]) and r.from_on <= ${on} and ${on} < r.to_on`
  const sought = words.length > 0
  const stood = many
    ? sql`join chibo.labels_on(${on}, ${known}) l on l.unit = m.unit and l.kind = 'name' left join chibo.edges_on(${on}, ${known}) e on e.unit = m.unit`
    : sql`cross join ${nameOn('m.unit', { on, known })} l left join ${edgesOn(sql`e.unit = m.unit`, { on, known })} e on true`
  // of many the names are looked through first, of few the units
  const among = many ? sql`true` : sql`s.unit in (${all})`
  const mine = sought
    ? sql`select c.unit, c.label from called c join (${all}) a on a.unit = c.unit`
    : sql`select a.unit, null as label from (${all}) a`
  const { rows } = await sql<FoundRow & { total: number }>`
    with called as materialized (${sought ? callings(words, among, known) : sql`select`}), mine as materialized (${mine}), found as (
      select m.unit as id, u.kind, l.label as name, e.parent, m.label as also
      from mine m join unit u on u.id = m.unit ${stood}
      where e.unit is not null or chibo.is_root(m.unit)
    )
    select p.id, p.kind, p.name, nullif(p.also, p.name) as also, case when ${seen(scope, 'p.parent', on)} then chibo.unit_name_on(p.parent, ${on}) end as above, p.total
    from (select f.*, (count(*) over ())::int as total from found f order by f.name collate chibo.numbered, f.id limit ${size} offset ${(page - 1) * size}) p
    order by p.name collate chibo.numbered, p.id`.execute(tx)
  if (rows.length > 0 || page === 1) return { units: rows, total: rows[0]?.total ?? 0 }
  const counted = await listWithin(tx, scope, { on, known }, { page: 1, size: 1, search })
  return { units: [], total: counted.total }
}

/** The units whose names, of any kind and time, hold a beginning of each word; `label`: the one that does, the name before others. */
function callings(words: readonly string[], among: RawBuilder<unknown>, known: string): RawBuilder<unknown> {
  const each = words.map((word) => sql`position(${` ${word}`} in ' ' || s.folded) > 0`)
  return sql`
    select s.unit, (array_agg(s.label order by s.kind <> 'name', s.to_on desc))[1] as label from (
      select unit, kind, label, folded, to_on, recorded_at from unit_label
      union all
      select unit, kind, label, chibo.fold(label), to_on, recorded_at from unit_label_before
    ) s where s.recorded_at < ${known} and ${among} and ${sql.join(each, sql` and `)} group by s.unit`
}

/** From the root down to the unit itself, on a day. */
export async function pathOf(tx: Tx, unit: string, on: Day): Promise<Path> {
  const { rows } = await sql<{ ancestor: string }>`
    select ancestor from unit_reach where unit = ${unit} and from_on <= ${on} and ${on} < to_on order by depth desc`.execute(
    tx,
  )
  return rows.map((r) => r.ancestor)
}
