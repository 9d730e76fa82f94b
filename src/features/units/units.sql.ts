import { type RawBuilder, sql } from 'kysely'
import type { Path, Scope } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
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

/** At or below one of these on a day. Written so that it is asked row by row, by an index: as a join it would read the whole closure for a few rows. */
export function below(column: string, heads: RawBuilder<unknown>, on: Day): RawBuilder<boolean> {
  return sql<boolean>`coalesce((
    select true from unit_reach w where w.unit = ${sql.ref(column)} and w.from_on <= ${on} and ${on} < w.to_on and w.ancestor = any ((${heads})::uuid[]) limit 1), false)`
}

/** Units hold no person and carry no wall of their own: where they are listed as somebody's reach, the second wall is asked here. */
export function secondWall(on: Day): RawBuilder<unknown> {
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

/** From the root down to the unit itself, on a day. */
export async function pathOf(tx: Tx, unit: string, on: Day): Promise<Path> {
  const { rows } = await sql<{ ancestor: string }>`
    select ancestor from unit_reach where unit = ${unit} and from_on <= ${on} and ${on} < to_on order by depth desc`.execute(
    tx,
  )
  return rows.map((r) => r.ancestor)
}
