import { sql } from 'kysely'
import type { Path } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Actor } from '#platform/http/index.ts'
import { logReadBeside, type Reading } from '#features/audit/index.server.ts'

/** The unit a list is about, as far as the second wall lets it be asked. */
export interface Scoped {
  readonly id: string
  readonly kind: string
  readonly name: string
  /** How deep it stands today, the root being 1: rows of members carry it as `a{depth}`. */
  readonly depth: number
  /** The units above it today and on the day, itself, and those that came after them. */
  readonly answering: readonly string[]
}

const nobodys = '00000000-0000-0000-0000-000000000000'

// Units at or above one on a day, and whatever those became later: who holds one of them answers for that day.
const answeringFor = (units: ReturnType<typeof sql>) => sql`
  with recursive asked(unit, on_day) as (${units}), up as (
    select r.ancestor as unit, a.on_day from asked a join unit_reach r on r.unit = a.unit and r.from_on <= a.on_day and a.on_day < r.to_on
    union
    select s.to_unit, u.on_day from up u join unit_succession s on s.from_unit = u.unit and s.on_day > u.on_day
  ) select coalesce(array_agg(distinct unit), '{}') from up`

/** The scope of a list as of a day; without a unit nothing is found, after the same statement. */
export async function findScope(
  tx: Tx,
  action: string,
  unit: string | undefined,
  on: Day,
): Promise<Scoped | undefined> {
  const id = unit ?? nobodys
  const { rows } = await sql<Scoped>`
    select u.id, u.kind, chibo.unit_name_on(u.id, ${on}) as name, coalesce(p.depth, 1) as depth,
      (${answeringFor(sql`values (${id}::uuid, ${on}::date), (${id}::uuid, chibo.today())`)}) as answering
    from unit u left join unit_path p on p.unit = u.id
    where u.id = ${id} and chibo.may_on(${action}, u.id, ${on})`.execute(tx)
  return rows[0]
}

/** Where somebody belonged and on which day; whoever holds one of the units answered may be asked. */
export async function answering(
  tx: Tx,
  stood: readonly { readonly unit: string; readonly on: string }[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ units: readonly string[] }>`
    select (${answeringFor(sql`select unit, "on" from jsonb_to_recordset(${JSON.stringify(stood)}::jsonb) as s(unit uuid, "on" date)`)}) as units`.execute(
    tx,
  )
  return rows[0]?.units ?? []
}

/** The first wall for what lies in the past: is one of those who answer for it in the actor's hands today? */
export function reachesPast(actor: Actor, action: string, units: readonly string[]): boolean {
  const { everywhere, own, ownAndBelow } = actor.reach(action)
  return everywhere || units.some((unit) => ownAndBelow.includes(unit) || own.includes(unit))
}

export interface Place {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly path: Path
  /** By the second wall. */
  readonly writable: boolean
  /** The periods in which it stands somewhere in the tree, joined where they meet; the last may be open (`infinity`). */
  readonly stands: readonly { readonly from: string; readonly to: string }[]
}

/** Units that a command names, with what decides whether somebody can belong there. */
export async function placesOf(tx: Tx, units: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const { rows } = await sql<Place>`
    select u.id, u.kind, chibo.unit_name_on(u.id, chibo.today()) as name,
      chibo.may('members.write', u.id) as writable, array_remove(array[p.a1, p.a2, p.a3, p.a4, p.a5, p.a6], null) as path,
      coalesce((select jsonb_agg(jsonb_build_object('from', lower(m), 'to', upper(m)) order by m)
        from unnest((select range_agg(e.during) from unit_edge e where e.unit = u.id)) m), '[]') as stands
    from unit u join unit_path p on p.unit = u.id
    where u.id = any (${[...new Set(units)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface NamedUnit {
  readonly id: string
  readonly name: string
  readonly above: string | null
}

/** Units with their names on a day, and what stood above them: a page of rows in one statement, and who read it in the same. */
export async function unitsShown(
  tx: Tx,
  units: readonly string[],
  on: Day,
  reading?: Reading,
): Promise<ReadonlyMap<string, NamedUnit>> {
  const named = sql<NamedUnit>`
    select u.id, coalesce(n.label, '') as name, a.label as above
    from unnest(${[...new Set(units)]}::uuid[]) u(id)
      left join lateral (
        select label from unit_label l where l.unit = u.id and l.kind = 'name'
        order by (l.from_on <= ${on} and ${on} < l.to_on) desc, abs(least(l.from_on - ${on}::date, 0)), l.from_on limit 1) n on true
      left join unit_edge e on e.unit = u.id and e.from_on <= ${on} and ${on} < e.to_on
      left join lateral (
        select label from unit_label l where l.unit = e.parent and l.kind = 'name'
        order by (l.from_on <= ${on} and ${on} < l.to_on) desc, abs(least(l.from_on - ${on}::date, 0)), l.from_on limit 1) a on true`
  const rows = reading ? await logReadBeside(tx, reading, named) : (await named.execute(tx)).rows
  return new Map(rows.map((row) => [row.id, row]))
}
