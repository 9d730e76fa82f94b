import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AsOf } from './as-of.ts'
import type { Change, NewAffiliation, NewStatus } from './known-member.ts'
import type { HistoryFacts } from './history.ts'
import type { Loaded } from './loaded.ts'
import type { Fields } from './member.contract.ts'

/** Everything known of a person as of a day, where the account had them; nulls elsewhere. */
export async function historyOf(tx: Tx, person: string, { on, known }: AsOf): Promise<HistoryFacts | undefined> {
  const { rows } = await sql<{ history: HistoryFacts | null }>`
    select chibo.member_history(${person}::uuid, ${on}::date, ${known}::timestamptz) as history`.execute(tx)
  return rows[0]?.history ?? undefined
}

/** Who somebody became, and the instant of the merge; undefined where there was none or the account may not see both. */
export async function becameWho(
  tx: Tx,
  person: string,
): Promise<{ readonly person: string; readonly at: string } | undefined> {
  const { rows } = await sql<{ person: string; at: string }>`
    select person, merged_at::text as at from chibo.became(${person}::uuid)`.execute(tx)
  return rows[0]
}

/** What stands of a person, locked. */
export async function loadMember(tx: Tx, person: string): Promise<Loaded | undefined> {
  const { rows } = await sql<{ loaded: Loaded | null }>`select chibo.load_member(${person}::uuid) as loaded`.execute(tx)
  return rows[0]?.loaded ?? undefined
}

export interface UnitChange {
  readonly unit: string
  readonly on_day: Day
  readonly what: 'name' | 'above'
  readonly before: string | null
  readonly after: string | null
  readonly recorded_at: Date
  readonly by: string | null
}

/** How the cells somebody belonged to were renamed and moved while they did: at the cell, and the name of what stands above it. */
export async function unitChanges(
  tx: Tx,
  stays: readonly { readonly unit: string; readonly from: string; readonly to: string }[],
  { on, known }: AsOf,
): Promise<readonly UnitChange[]> {
  const { rows } = await sql<UnitChange>`
    with stay as (
      select unit, "from", least("to", ${on}::date + 1) as "to" from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) as s(unit uuid, "from" date, "to" date)
    ), above as (
      select s.unit, e.parent, greatest(s."from", e.from_on) as "from", least(s."to", e.to_on) as "to"
      from stay s join unit_edge e on e.unit = s.unit and e.from_on < s."to" and s."from" < e.to_on
    )
    select distinct on (unit, on_day, what) * from (
      select s.unit, l.from_on as on_day, 'name' as what, b.label as before, l.label as after, l.recorded_at, chibo.name_of_account(l.recorded_by) as by
      from stay s join unit_label l on l.unit = s.unit and l.kind = 'name' and s."from" < l.from_on and l.from_on < s."to"
        join unit_label b on b.unit = l.unit and b.kind = 'name' and b.to_on = l.from_on
      union all
      select s.unit, e.from_on, 'above', chibo.unit_name_on(b.parent, e.from_on - 1), chibo.unit_name_on(e.parent, e.from_on), e.recorded_at, chibo.name_of_account(e.recorded_by)
      from stay s join unit_edge e on e.unit = s.unit and s."from" < e.from_on and e.from_on < s."to"
        join unit_edge b on b.unit = e.unit and b.to_on = e.from_on
      union all
      select a.unit, l.from_on, 'above', b.label, l.label, l.recorded_at, chibo.name_of_account(l.recorded_by)
      from above a join unit_label l on l.unit = a.parent and l.kind = 'name' and a."from" < l.from_on and l.from_on < a."to"
        join unit_label b on b.unit = l.unit and b.kind = 'name' and b.to_on = l.from_on
    ) c where recorded_at < ${known}::timestamptz order by unit, on_day, what`.execute(tx)
  return rows
}

/** `isNew`: where they belong is written before the facts, since only then the writer has them. */
export async function saveChange(tx: Tx, person: string, change: Change, record: string | undefined): Promise<void> {
  const { voids } = change
  const records = voids.record && record !== undefined ? [record] : []
  if (records.length + voids.statuses.length + voids.affiliations.length > 0)
    await sql`select chibo.void_facts(${records}::uuid[], ${[...voids.statuses]}::uuid[], ${[...voids.affiliations]}::uuid[])`.execute(
      tx,
    )
  await insertAffiliations(tx, person, change.affiliations)
  await insertStatuses(tx, person, change.statuses)
  if (change.record) await insertRecord(tx, person, change.record)
}

export async function insertPerson(tx: Tx, person: string): Promise<void> {
  await sql`insert into person (id) values (${person})`.execute(tx)
}

async function insertAffiliations(tx: Tx, person: string, rows: readonly NewAffiliation[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(
    ({ kind, unit, fromOn, toOn, cause, endCause }) =>
      sql`(${randomUUID()}::uuid, ${person}::uuid, ${kind}, ${unit}::uuid, ${fromOn}::date, ${toOn}::date, ${cause}, ${endCause})`,
  )
  await sql`insert into affiliation (id, person, kind, unit, from_on, to_on, cause, end_cause) values ${sql.join(values)}`.execute(
    tx,
  )
}

async function insertStatuses(tx: Tx, person: string, rows: readonly NewStatus[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(
    ({ status, fromOn, toOn }) =>
      sql`(${randomUUID()}::uuid, ${person}::uuid, ${status}, ${fromOn}::date, ${toOn}::date)`,
  )
  await sql`insert into person_status (id, person, status, from_on, to_on) values ${sql.join(values)}`.execute(tx)
}

async function insertRecord(tx: Tx, person: string, f: Fields): Promise<void> {
  await sql`
    insert into person_record (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace,
      permanent_residence, temporary_residence, actual_residence, skills)
    values (${randomUUID()}, ${person}, ${f.name}, ${f.born}, ${f.sex}, ${f.card}, ${f.admittedOn}, ${f.officialOn}, ${f.retiredOn}, ${f.workplace},
      ${f.permanentResidence}, ${f.temporaryResidence}, ${f.actualResidence}, ${f.skills})`.execute(tx)
}

/** After the change: what the next one is made from. Ours to ask since it was ours to change. */
export async function versionOf(tx: Tx, person: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select chibo.version_of(${person}::uuid) as version`.execute(tx)
  return rows[0]?.version ?? 0
}

/** `sealed` null takes the number away. */
export async function keepNumber(
  tx: Tx,
  person: string,
  kept: { readonly sealed: Uint8Array; readonly hash: Uint8Array } | null,
): Promise<void> {
  await sql`select chibo.keep_number(${person}::uuid, ${kept?.sealed ?? null}::bytea, ${kept?.hash ?? null}::bytea, null)`.execute(
    tx,
  )
}

/** As it is sealed, where the account may read numbers of whom it has. */
export async function sealedNumber(tx: Tx, person: string): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{
    sealed: Uint8Array | null
  }>`select chibo.sealed_number(${person}::uuid) as sealed`.execute(tx)
  return rows[0]?.sealed ?? undefined
}

export interface Borne {
  readonly person: string
  readonly name: string
  readonly units: readonly string[]
}

/** Who within reach bears a number, by its keyed hash. */
export async function bearersOf(tx: Tx, hash: Uint8Array): Promise<readonly Borne[]> {
  const { rows } = await sql<Borne>`
    select m.person, min(m.name) as name, array_agg(distinct m.unit) as units
    from chibo.person_of_number(${hash}::bytea) p join member_now m on m.person = p group by m.person order by 2, 1`.execute(
    tx,
  )
  return rows
}
