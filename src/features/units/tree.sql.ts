import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

// Decisions about the tree as the owner: the demo, the command line and tests. What the application decides goes through
// `changing.sql.ts`, which asks for the right and then does the same.

export interface NewUnit {
  readonly id?: string
  readonly kind: string
  readonly name: string
  readonly short?: string
  readonly codes?: readonly string[]
  readonly aliases?: readonly string[]
  readonly parent?: string
  readonly from: Day
  /** Number of the document that decided it. */
  readonly decision?: string
}

/** Answers the new unit's id. */
export async function foundUnit(tx: Tx, unit: NewUnit): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with made as (select coalesce(${unit.id ?? null}::uuid, gen_random_uuid()) as id)
    select id from made, lateral chibo.put_unit(made.id, ${unit.kind}, ${labelsOf(unit)}::jsonb, ${unit.parent ?? null}::uuid,
      ${unit.from}, ${unit.decision ?? null})`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the unit was not made')
  return id
}

/** What a unit is called from its first day on, as `chibo.put_unit` takes it. */
export function labelsOf({
  name,
  short,
  codes = [],
  aliases = [],
}: Pick<NewUnit, 'name' | 'codes' | 'aliases'> & { readonly short?: string | undefined }): string {
  return JSON.stringify([
    { kind: 'name', label: name },
    ...(short === undefined ? [] : [{ kind: 'short', label: short }]),
    ...codes.map((label) => ({ kind: 'code', label })),
    ...aliases.map((label) => ({ kind: 'alias', label })),
  ])
}

/** From a day on the unit goes by another name; what it was called before stays. */
export async function renameUnit(
  tx: Tx,
  {
    unit,
    name,
    from,
    decision,
  }: { readonly unit: string; readonly name: string; readonly from: Day; readonly decision?: string },
): Promise<void> {
  await sql`select chibo.put_label(${unit}, 'name', ${name}, ${from}, ${decision ?? null})`.execute(tx)
}

/** From a day on the unit stands below another; everything below it moves along. A circle is refused by the database. */
export async function moveUnit(
  tx: Tx,
  {
    unit,
    parent,
    from,
    decision,
  }: { readonly unit: string; readonly parent: string; readonly from: Day; readonly decision?: string },
): Promise<void> {
  await sql`select chibo.put_edge(${unit}, ${parent}, ${from}, ${decision ?? null})`.execute(tx)
}

/** On that day the unit stands no more. The database refuses while somebody belongs to it or holds a post there. */
export async function closeUnit(
  tx: Tx,
  { unit, on, decision }: { readonly unit: string; readonly on: Day; readonly decision?: string },
): Promise<void> {
  await sql`select chibo.put_edge(${unit}, null, ${on}, ${decision ?? null})`.execute(tx)
}

/** From a day on `to` answers for what `from` was: a merge or a part of a split. */
export async function succeedUnit(
  tx: Tx,
  {
    from,
    to,
    on,
    decision,
    rule,
  }: {
    readonly from: string
    readonly to: string
    readonly on: Day
    readonly decision?: string
    readonly rule?: string
  },
): Promise<void> {
  await sql`
    insert into unit_succession (from_unit, to_unit, on_day, decision, rule)
    values (${from}, ${to}, ${on}, ${decision ?? null}, ${rule ?? null})`.execute(tx)
}

/** Rows in which the closure differs from the edges it is derived from; none when all is well. */
export async function findReachDifferences(tx: Tx) {
  const { rows } = await sql<{ ancestor: string; unit: string; stands: boolean }>`
    select ancestor, unit, stands from chibo.reach_differences()`.execute(tx)
  return rows
}

export async function rebuildReach(tx: Tx): Promise<void> {
  await sql`select chibo.rebuild_reach()`.execute(tx)
}
