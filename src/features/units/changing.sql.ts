import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Reopening, Resting, UnitFacts } from './changing.ts'
import { labelsOf, type NewUnit } from './tree.sql.ts'

// Decisions about the tree as the application makes them. Each function of the database asks `units.write` for itself.

/** Everything said of a unit; from now to the end of the transaction the tree stands still. `undefined`: not the account's to change. */
export async function loadUnit(tx: Tx, id: string): Promise<UnitFacts | undefined> {
  const { rows } = await sql<{ facts: UnitFacts | null }>`select chibo.load_unit(${id}) as facts`.execute(tx)
  return rows[0]?.facts ?? undefined
}

/** A unit that was closed and the one it stood below last, for whoever may change that one. */
export async function loadClosedUnit(
  tx: Tx,
  id: string,
): Promise<Pick<Reopening, 'unit' | 'parent' | 'successor'> | undefined> {
  type Facts = Pick<Reopening, 'unit' | 'parent' | 'successor'>
  const { rows } = await sql<{ facts: Facts | null }>`select chibo.load_closed_unit(${id}) as facts`.execute(tx)
  return rows[0]?.facts ?? undefined
}

/** What was ever entered that rests on a unit. */
export async function weighResting(tx: Tx, id: string): Promise<Resting | undefined> {
  const { rows } = await sql<{ resting: Resting | null }>`select chibo.rests_on_unit(${id}) as resting`.execute(tx)
  return rows[0]?.resting ?? undefined
}

export interface Fit {
  /** As the unit of that name directly below the parent is called, if there is one on a day from then on. */
  readonly namesake: string | undefined
  readonly circular: boolean
  readonly tooDeep: boolean
}

/** Whether a unit (none yet: a new one) of that name can stand below a parent from a day on. */
export async function findFit(
  tx: Tx,
  {
    unit,
    parent,
    name,
    on,
  }: { readonly unit?: string; readonly parent: string | undefined; readonly name: string; readonly on: Day },
): Promise<Fit> {
  const { rows } = await sql<{ namesake: string | null; circular: boolean; deep: boolean }>`
    with of as (select ${unit ?? null}::uuid as unit, ${parent ?? null}::uuid as parent, ${on}::date as on_day)
    select (
        select l.label from of join unit_edge e on e.parent = of.parent and of.on_day < e.to_on and e.unit is distinct from of.unit
          join unit_label l on l.unit = e.unit and l.kind = 'name' and of.on_day < l.to_on and l.from_on < e.to_on and e.from_on < l.to_on
        where lower(l.label collate "vi-x-icu") = lower(normalize(${name}::text, nfc) collate "vi-x-icu") limit 1) as namesake,
      exists (select from of join unit_reach r on r.ancestor = of.unit and r.unit = of.parent and of.on_day < r.to_on) as circular,
      exists (
        select from of join unit_reach up on up.unit = of.parent and of.on_day < up.to_on
          left join unit_reach down on down.ancestor = of.unit and of.on_day < down.to_on and down.from_on < up.to_on and up.from_on < down.to_on
        where up.depth + 1 + coalesce(down.depth, 0) > 5) as deep`.execute(tx)
  const [found] = rows
  return { namesake: found?.namesake ?? undefined, circular: found?.circular ?? false, tooDeep: found?.deep ?? false }
}

/** At or below it on a day (`members` officially), and what still belongs to the unit itself then or later (`own…`). */
export interface Weight {
  readonly members: number
  readonly posts: number
  readonly units: number
  readonly ownMembers: number
  readonly ownPosts: number
  readonly ownUnits: number
}

export async function weighUnit(tx: Tx, id: string, on: Day): Promise<Weight | undefined> {
  const { rows } = await sql<{ weight: Weight | null }>`select chibo.weigh_unit(${id}, ${on}) as weight`.execute(tx)
  return rows[0]?.weight ?? undefined
}

export async function insertUnit(
  tx: Tx,
  unit: Omit<NewUnit, 'short' | 'decision'> & {
    readonly id: string
    readonly parent: string
    readonly short?: string | undefined
    readonly decision?: string | undefined
  },
): Promise<void> {
  await sql`select chibo.found_unit(${unit.id}, ${unit.kind}, ${labelsOf(unit)}::jsonb, ${unit.parent}, ${unit.from}, ${unit.decision ?? null})`.execute(
    tx,
  )
}

interface Change {
  readonly unit: string
  readonly on: Day
  readonly decision: string | undefined
}

/** `label` null: from that day on there is none. */
export async function insertLabel(
  tx: Tx,
  { unit, kind, label, on, decision }: Change & { readonly kind: 'name' | 'short'; readonly label: string | null },
): Promise<void> {
  await sql`select chibo.rename_unit(${unit}, ${kind}, ${label}, ${on}, ${decision ?? null})`.execute(tx)
}

export async function insertEdge(
  tx: Tx,
  { unit, parent, on, decision }: Change & { readonly parent: string },
): Promise<void> {
  await sql`select chibo.move_unit(${unit}, ${parent}, ${on}, ${decision ?? null})`.execute(tx)
}

export async function endEdge(tx: Tx, { unit, on, decision }: Change): Promise<void> {
  await sql`select chibo.close_unit(${unit}, ${on}, ${decision ?? null})`.execute(tx)
}

export async function withdrawUnit(tx: Tx, id: string): Promise<void> {
  await sql`select chibo.take_back_unit(${id})`.execute(tx)
}

export async function continueUnit(tx: Tx, id: string): Promise<void> {
  await sql`select chibo.reopen_unit(${id})`.execute(tx)
}

export async function versionOf(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from unit where id = ${id}`.execute(tx)
  return rows[0]?.version ?? 0
}
