import { sql } from 'kysely'
import type { Scope } from '#kernel/authority.ts'
import type { Tx } from '#platform/db/index.ts'
import { within } from '#features/units/index.server.ts'
import type { AffiliationKind, EndCause, Status } from '../member.ts'
import type { MergeRecord, Merged } from './merging.ts'
import type { ListedPair, LoadedPair, PairPlace, PairSide, PlacedBelonging, WaitingState } from './pair.ts'
import type { Reason } from './reasons.ts'

interface SpellRow {
  readonly id: string
  readonly from_on: string
  readonly to_on: string
}

export interface AffiliationRow extends SpellRow {
  readonly kind: AffiliationKind
  readonly unit: string
  readonly unit_name: string
  readonly above_name: string | null
  readonly end_cause: EndCause | null
}

/** Keys as the table has them. */
type RecordRow = Readonly<Record<string, string | null>>

interface SideRow {
  readonly person: string
  readonly version: number
  readonly record: RecordRow
  readonly statuses: readonly (SpellRow & { readonly status: Status })[]
  readonly affiliations: readonly AffiliationRow[]
  /** Official units of today; where there is none, all of today. */
  readonly here: readonly string[]
  readonly hasNumber: boolean
}

interface PairRow {
  readonly id: string
  readonly state: WaitingState
  readonly version: number
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly answered_by: string | null
  readonly answered_at: string | null
  readonly one: SideRow
  readonly other: SideRow
  readonly same_number: boolean | null
  readonly settles: boolean
}

/** One pair of which the account has both sides; undefined for any other. `locked`: pair and people are, until the transaction ends. */
export async function loadPair(tx: Tx, id: string, locked = false): Promise<LoadedPair | undefined> {
  const { rows } = await sql<{
    pair: PairRow | { id: string; state: 'merged'; merge: string; answered_by: string } | null
  }>`select chibo.load_pair(${id}, ${locked}) as pair`.execute(tx)
  const pair = rows[0]?.pair
  if (!pair) return undefined
  if (pair.state === 'merged') return { id: pair.id, state: 'merged', merge: pair.merge, by: pair.answered_by }
  return {
    id: pair.id,
    state: pair.state,
    version: pair.version,
    probability: pair.probability,
    reasons: pair.reasons,
    answeredBy: pair.answered_by,
    answeredAt: pair.answered_at,
    one: sideOf(pair.one),
    other: sideOf(pair.other),
    sameNumber: pair.same_number,
    settles: pair.settles,
  }
}

function sideOf({ person, version, record, statuses, affiliations, here, hasNumber }: SideRow): PairSide {
  return {
    person,
    version,
    here,
    hasNumber,
    record: recordOf(record),
    statuses: statuses.map((s) => ({ ...spellOf(s), status: s.status })),
    belongs: affiliations.map(belongingOf),
  }
}

function recordOf(row: RecordRow): MergeRecord {
  const at = (column: string) => row[column] ?? null
  return {
    name: at('name'),
    born: at('born'),
    sex: at('sex'),
    card: at('card'),
    admittedOn: at('admitted_on'),
    officialOn: at('official_on'),
    retiredOn: at('retired_on'),
    workplace: at('workplace'),
    permanentResidence: at('permanent_residence'),
    temporaryResidence: at('temporary_residence'),
    actualResidence: at('actual_residence'),
    skills: at('skills'),
  }
}

function spellOf({ id, from_on, to_on }: SpellRow) {
  return { id, from: from_on, to: to_on === 'infinity' ? null : to_on }
}

export function belongingOf(row: AffiliationRow): PlacedBelonging {
  const { kind, unit, unit_name: unitName, above_name: above, end_cause: endCause } = row
  return { ...spellOf(row), kind, unit, unitName, above, endCause }
}

const shown = (which: 'one' | 'other') => sql`(
  select jsonb_build_object('person', m.person, 'name', m.name, 'born', m.born, 'unit', chibo.unit_name_on(m.unit, chibo.today()))
  from member_now m where m.person = ${sql.ref(`p.${which}`)} order by m.kind = 'official' desc, m.affiliation limit 1)`

/** The first wall: the person in this column belongs today to a unit within the scope. */
export function isWithin({ everywhere, own, ownAndBelow }: Scope, column: string) {
  if (everywhere) return sql`true`
  const below = sql`any (${[...ownAndBelow]}::uuid[])`
  return sql`exists (select from member_now n where n.person = ${sql.ref(column)} and (n.unit = any (${[...own]}::uuid[])
    or n.a1 = ${below} or n.a2 = ${below} or n.a3 = ${below} or n.a4 = ${below} or n.a5 = ${below} or n.a6 = ${below}))`
}

function bothWithin(scope: Scope) {
  return sql`${isWithin(scope, 'p.one')} and ${isWithin(scope, 'p.other')}`
}

/** Which of these units are within a scope today. */
export async function unitsWithin(tx: Tx, scope: Scope, units: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ unit: string }>`
    select u.unit from unnest(${[...units]}::uuid[]) u(unit) where ${within(scope, 'u.unit')}`.execute(tx)
  return new Set(rows.map(({ unit }) => unit))
}

/** A page of pairs, surest first. */
export async function listPairs(
  tx: Tx,
  scope: Scope,
  unit: string | null,
  state: WaitingState,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<readonly ListedPair[]> {
  const { rows } = await sql<ListedPair>`
    select p.id, p.state, p.probability, p.reasons, p.answered_by, p.answered_at, ${shown('one')} as one, ${shown('other')} as other
    from chibo.seen_pairs(${unit}, ${[state]}) p where ${bothWithin(scope)}
    order by p.probability desc, p.id limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return rows
}

export interface PairCounts {
  readonly open: number
  readonly later: number
  readonly different: number
  readonly merged: number
}

export async function countPairs(tx: Tx, scope: Scope, unit: string | null): Promise<PairCounts> {
  const { rows } = await sql<PairCounts>`
    select count(*) filter (where state = 'open') as open, count(*) filter (where state = 'later') as later,
      count(*) filter (where state = 'different') as different,
      (select count(*) from chibo.seen_merges(${unit}) where undone_at is null) as merged
    from chibo.seen_pairs(${unit}, '{open,later,different}') p where ${bothWithin(scope)}`.execute(tx)
  return rows[0] ?? { open: 0, later: 0, different: 0, merged: 0 }
}

/** Where a pair stands among those that wait: new ones first, surest first, then those put off. */
export async function placeOfPair(tx: Tx, unit: string | null, id: string): Promise<PairPlace> {
  const { rows } = await sql<PairPlace>`
    select * from (
      select id, (row_number() over w)::int as position, (count(*) over ())::int as of, lag(id) over w as previous, lead(id) over w as next
      from chibo.seen_pairs(${unit}, '{open,later}') window w as (order by state = 'later', probability desc, id)) p
    where id = ${id}`.execute(tx)
  return rows[0] ?? { position: 1, of: 1, previous: null, next: null }
}

/** The first pair that waits, besides one. */
export async function nextWaiting(tx: Tx, unit: string | null, besides: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from chibo.seen_pairs(${unit}, '{open,later}') where id <> ${besides}
    order by state = 'later', probability desc, id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** False where somebody else answered or merged in between. */
export async function saveAnswer(tx: Tx, id: string, version: number, answer: string | null): Promise<boolean> {
  const { rows } = await sql<{
    saved: boolean
  }>`select chibo.answer_pair(${id}, ${version}, ${answer}) as saved`.execute(tx)
  return rows[0]?.saved ?? false
}

const columns = {
  name: 'name',
  born: 'born',
  sex: 'sex',
  card: 'card',
  admittedOn: 'admitted_on',
  officialOn: 'official_on',
  retiredOn: 'retired_on',
  workplace: 'workplace',
  permanentResidence: 'permanent_residence',
  temporaryResidence: 'temporary_residence',
  actualResidence: 'actual_residence',
  skills: 'skills',
} as const

export interface NewMerge {
  readonly id: string
  readonly pair: string
  readonly kept: string
  readonly gone: string
}

/** `resealed`: the number of who goes, sealed anew for who is kept, where that one stays. */
export async function saveMerge(
  tx: Tx,
  { id, pair, kept, gone }: NewMerge,
  merged: Merged,
  resealed: Uint8Array | null,
): Promise<void> {
  const pieces = [...merged.belongs, ...merged.statuses]
  const plan = {
    fields: merged.fields.map((f) => columns[f]),
    pieces: pieces.map(({ of, from, to, endCause }) => ({
      of,
      from_on: from,
      to_on: to ?? 'infinity',
      end_cause: endCause,
    })),
  }
  await sql`select chibo.merge_people(${id}, ${pair}, ${kept}, ${gone}, ${JSON.stringify(plan)}::jsonb, ${resealed})`.execute(
    tx,
  )
}

export async function numberToMove(tx: Tx, person: string): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ sealed: Uint8Array | null }>`select chibo.number_to_move(${person}) as sealed`.execute(
    tx,
  )
  return rows[0]?.sealed ?? undefined
}
