import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import { reform, type Plan, type PlannedUnit } from './plan.ts'

const began = `${reform} 07:00:00+07`
const atOnce = 20_000

/** Founds the units of a plan, with names and places; the tables derived from them are made anew afterwards. */
export async function foundPlanned(tx: Tx, { units, successions }: Plan): Promise<void> {
  for (let at = 0; at < units.length; at += atOnce) await foundSome(tx, units.slice(at, at + atOnce))
  await sql`
    insert into unit_succession (from_unit, to_unit, on_day, decision)
    select "from", "to", "on", decision
    from jsonb_to_recordset(${JSON.stringify(successions)}::jsonb) as s("from" uuid, "to" uuid, "on" date, decision text)`.execute(
    tx,
  )
}

async function foundSome(tx: Tx, units: readonly PlannedUnit[]): Promise<void> {
  const kinds = units.map(({ id, kind }) => ({ id, kind }))
  await sql`insert into unit (id, kind) select id, kind from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as u(id uuid, kind text)`.execute(
    tx,
  )
  const labels = units.flatMap((unit) => labelsOf(unit))
  await sql`
    insert into unit_label (unit, kind, label, from_on, to_on, decision, recorded_at)
    select unit, kind, label, from_on, coalesce(to_on, 'infinity'), decision, ${began}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as l(unit uuid, kind text, label text, from_on date, to_on date, decision text)`.execute(
    tx,
  )
  const edges = units.flatMap((unit) => edgesOf(unit))
  await sql`
    insert into unit_edge (unit, parent, from_on, to_on, decision, recorded_at)
    select unit, parent, from_on, coalesce(to_on, 'infinity'), decision, ${began}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as e(unit uuid, parent uuid, from_on date, to_on date, decision text)`.execute(
    tx,
  )
}

function labelsOf({ id, name, short, aliases = [], from, to, decision }: PlannedUnit) {
  const label = (kind: string, text: string) => ({ unit: id, kind, label: text, from_on: from, to_on: to, decision })
  return [
    label('name', name),
    ...(short === undefined ? [] : [label('short', short)]),
    ...aliases.map((alias) => label('alias', alias)),
  ]
}

function edgesOf({ id, under, to }: PlannedUnit) {
  return under.map(({ parent, from, decision }, at) => ({
    unit: id,
    parent,
    from_on: from,
    to_on: under[at + 1]?.from ?? to,
    decision,
  }))
}
