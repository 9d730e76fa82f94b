import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

// Decisions about the tree, as the owner: the demo, the command line and tests; over the API they come with the structure's own subject.

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
    insert into unit (id, kind) values (coalesce(${unit.id ?? null}::uuid, gen_random_uuid()), ${unit.kind}) returning id`.execute(
    tx,
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the unit was not made')
  const labels = [
    { kind: 'name', label: unit.name },
    ...(unit.short === undefined ? [] : [{ kind: 'short', label: unit.short }]),
    ...(unit.codes ?? []).map((label) => ({ kind: 'code', label })),
    ...(unit.aliases ?? []).map((label) => ({ kind: 'alias', label })),
  ]
  await sql`
    insert into unit_label (unit, kind, label, from_on, decision)
    select ${id}::uuid, kind, label, ${unit.from}, ${unit.decision ?? null}
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as l(kind text, label text)`.execute(tx)
  if (unit.parent !== undefined) await placeUnit(tx, id, unit.parent, unit.from, unit.decision)
  return id
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
  await sql`
    update unit_label set to_on = ${from} where unit = ${unit} and kind = 'name' and from_on < ${from} and ${from} < to_on`.execute(
    tx,
  )
  await sql`
    insert into unit_label (unit, kind, label, from_on, decision) values (${unit}, 'name', ${name}, ${from}, ${decision ?? null})`.execute(
    tx,
  )
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
  await sql`update unit_edge set to_on = ${from} where unit = ${unit} and from_on < ${from} and ${from} < to_on`.execute(
    tx,
  )
  await placeUnit(tx, unit, parent, from, decision)
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

async function placeUnit(tx: Tx, unit: string, parent: string, from: Day, decision: string | undefined): Promise<void> {
  await sql`
    insert into unit_edge (unit, parent, from_on, decision) values (${unit}, ${parent}, ${from}, ${decision ?? null})`.execute(
    tx,
  )
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
