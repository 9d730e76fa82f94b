import { type RawBuilder, sql } from 'kysely'
import type { Path, Scope } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

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
  return sql<boolean>`(${unit} = any (${[...scope.own]}::uuid[]) or ${unit} in (
    select r.unit from unit_reach r where r.ancestor = any (${[...scope.ownAndBelow]}::uuid[])
      and r.from_on <= chibo.today() and chibo.today() < r.to_on))`
}

const named = sql`
  select u.id, u.kind, l.label as name
  from unit u join unit_label l on l.unit = u.id and l.kind = 'name' and l.from_on <= chibo.today() and chibo.today() < l.to_on`

// Units hold no person and carry no wall of their own: where they are listed as somebody's reach, the second wall is asked here.
const secondWall = sql`u.id in (select chibo.reach('units.read'))`

/** Units by their ids, with today's names, in the order of names. */
export async function listUnits(tx: Tx, ids: readonly string[]): Promise<readonly UnitRow[]> {
  const { rows } = await sql<UnitRow>`${named} where u.id = any (${[...ids]}::uuid[]) order by name, u.id`.execute(tx)
  return rows
}

/** A page of the units within a scope, and how many there are. */
export async function listWithin(
  tx: Tx,
  scope: Scope,
  { page, size, search }: { readonly page: number; readonly size: number; readonly search?: string | undefined },
): Promise<{ readonly units: readonly UnitRow[]; readonly total: number }> {
  const matching = search === undefined ? sql`true` : sql`position(lower(${search}) in lower(l.label)) > 0`
  const { rows } = await sql<UnitRow & { total: number }>`
    select *, (count(*) over ())::int as total from (${named} where ${secondWall} and ${within(scope, 'u.id')} and ${matching}) found
    order by name, id limit ${size} offset ${(page - 1) * size}`.execute(tx)
  if (rows.length > 0 || page === 1) return { units: rows, total: rows[0]?.total ?? 0 }
  const counted = await listWithin(tx, scope, { page: 1, size: 1, search })
  return { units: [], total: counted.total }
}

/** One unit, if within the scope. */
export async function findUnit(tx: Tx, scope: Scope, id: string): Promise<UnitRow | undefined> {
  const { rows } =
    await sql<UnitRow>`${named} where u.id = ${id} and ${secondWall} and ${within(scope, 'u.id')}`.execute(tx)
  return rows[0]
}

/** The units directly below one, and the one directly above, as far as the scope goes. */
export async function listNeighbours(tx: Tx, scope: Scope, id: string) {
  const { rows } = await sql<UnitRow & { side: 'above' | 'below' }>`
    select found.*, near.side from (
      select parent as id, 'above' as side from unit_edge where unit = ${id} and from_on <= chibo.today() and chibo.today() < to_on
      union all
      select unit, 'below' from unit_edge where parent = ${id} and from_on <= chibo.today() and chibo.today() < to_on
    ) near join (${named} where ${secondWall}) found on found.id = near.id
    where ${within(scope, 'near.id')} order by name, id`.execute(tx)
  return { above: rows.find((r) => r.side === 'above') ?? null, below: rows.filter((r) => r.side === 'below') }
}

/** From the root down to the unit itself, on a day. */
export async function pathOf(tx: Tx, unit: string, on: Day): Promise<Path> {
  const { rows } = await sql<{ ancestor: string }>`
    select ancestor from unit_reach where unit = ${unit} and from_on <= ${on} and ${on} < to_on order by depth desc`.execute(
    tx,
  )
  return rows.map((r) => r.ancestor)
}
