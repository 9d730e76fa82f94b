import { sql } from 'kysely'
import type { Role } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OwnFacts } from './facts.ts'
import type { WordSaid } from './mine.contract.ts'
import type { SaidFacts } from './said.ts'

/** The person behind the account of this transaction. */
export async function ownPerson(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ person: string | null }>`select chibo.own_person() as person`.execute(tx)
  return rows[0]?.person ?? undefined
}

/** Everything stored of a person, for themselves and for whoever answers for them; undefined for all others. */
export async function factsOf(tx: Tx, person: string): Promise<OwnFacts | undefined> {
  const { rows } = await sql<{ facts: OwnFacts | null }>`select chibo.own_facts(${person}::uuid) as facts`.execute(tx)
  return rows[0]?.facts ?? undefined
}

export async function saidAbout(tx: Tx, person: string): Promise<Pick<SaidFacts, 'merges' | 'cases'>> {
  const { rows } = await sql<{
    said: Pick<SaidFacts, 'merges' | 'cases'> | null
  }>`select chibo.own_said(${person}::uuid) as said`.execute(tx)
  return rows[0]?.said ?? { merges: [], cases: [] }
}

interface WordRow extends Omit<WordSaid, 'at'> {
  readonly at: Date
}

/** What somebody said to what was said about them, for themselves and for whoever has them. */
export async function wordsOf(tx: Tx, person: string): Promise<WordSaid[]> {
  const { rows } = await sql<WordRow>`select * from chibo.own_words(${person}::uuid)`.execute(tx)
  return rows.map(wordOf)
}

export async function wordsOfCase(tx: Tx, subject: string): Promise<WordSaid[]> {
  const { rows } = await sql<WordRow>`select * from chibo.words_of_case(${subject}::uuid)`.execute(tx)
  return rows.map(wordOf)
}

function wordOf({ id, about, words, basis, at }: WordRow): WordSaid {
  return { id, about, words, basis, at: at.toISOString() }
}

export async function insertWord(
  tx: Tx,
  word: {
    readonly id: string
    readonly person: string
    readonly about: string
    readonly words: string
    readonly basis: 'own' | 'paper'
  },
): Promise<void> {
  await sql`select chibo.say_own(${word.id}, ${word.person}, ${word.about}, ${word.words}, ${word.basis})`.execute(tx)
}

/** One's own identity number, sealed. */
export async function ownNumber(tx: Tx): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ sealed: Uint8Array | null }>`select chibo.own_number() as sealed`.execute(tx)
  return rows[0]?.sealed ?? undefined
}

export async function contactOf(
  tx: Tx,
  person: string,
): Promise<{ readonly name: string; readonly unit: string } | null> {
  const { rows } = await sql<{ name: string; unit: string }>`
    select name, unit from chibo.own_contact(${person}::uuid)`.execute(tx)
  return rows[0] ?? null
}

/** When the account last looked through its own page; `fresh`: it has just done so. */
export async function noteSeen(tx: Tx, fresh: boolean): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`select chibo.note_seen(${fresh}) as at`.execute(tx)
  return rows[0]?.at ?? null
}

export interface RestrictionRow {
  readonly from_on: Day
  readonly reason: string | null
  readonly ends: boolean
}

/** Since when somebody is kept and not used; undefined where they are used. */
export async function restrictionOf(tx: Tx, person: string): Promise<RestrictionRow | undefined> {
  const { rows } = await sql<RestrictionRow>`select * from chibo.restriction_of(${person}::uuid)`.execute(tx)
  return rows[0]
}

/** The instant at which a day begins in Vietnam. */
export function midnight(on: Day): string {
  return `${on}T00:00:00+07:00`
}

export interface ReaderRow {
  readonly account: string
  readonly name: string
  readonly role: Role | null
  readonly unit: string | null
  readonly on_day: Day
  readonly last_at: Date
  readonly times: number
  readonly people: number
  readonly operation: string
  readonly reasons: readonly string[]
  readonly found: number
  readonly readings: number
  readonly readers: number
}

/** A page of who read somebody since an instant, and how many. `withheldSince`: from when an inspector's readings are not told. */
export async function readersOf(
  tx: Tx,
  person: string,
  days: { readonly since: Day; readonly withheldSince: Day },
  { page, size }: { readonly page: number; readonly size: number },
): Promise<readonly ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`
    with told as materialized (
      select * from chibo.own_readings(${person}::uuid, ${midnight(days.since)}::timestamptz, ${midnight(days.withheldSince)}::timestamptz))
    select t.*, a.* from told t,
      (select count(*)::int as found, coalesce(sum(times), 0)::int as readings, count(distinct account)::int as readers from told) a
    order by t.last_at desc, t.operation limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return rows
}

export interface TemporaryRow {
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly from_on: Day
  readonly to_on: Day
  readonly reason: string | null
  readonly given_at: Date
}

export async function temporaryOf(
  tx: Tx,
  person: string,
  days: { readonly since: Day; readonly withheldSince: Day },
): Promise<readonly TemporaryRow[]> {
  const { rows } = await sql<TemporaryRow>`
    select * from chibo.own_temporary(${person}::uuid, ${days.since}::date, ${midnight(days.withheldSince)}::timestamptz)`.execute(
    tx,
  )
  return rows
}
