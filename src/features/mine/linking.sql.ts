import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Candidate } from './linking.contract.ts'
import { midnight } from './mine.sql.ts'

export interface AccountPerson {
  readonly name: string
  readonly closed: boolean
  readonly kept: boolean
  readonly person: string | null
  /** Null where the person is not within reach. */
  readonly personName: string | null
}

/** Whose an account is; undefined where the account is not one that is looked after here. */
export async function accountPerson(tx: Tx, account: string): Promise<AccountPerson | undefined> {
  const { rows } = await sql<{ found: AccountPerson | null }>`
    select chibo.account_person(${account}::uuid) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

/** The units at which an account within reach is or was at home; the account stays as it is to the end of the transaction. */
export async function unitsOfAccount(tx: Tx, account: string): Promise<readonly string[]> {
  const { rows } = await sql<{ units: readonly string[] | null }>`
    select chibo.load_account(${account}::uuid) -> 'units' as units`.execute(tx)
  return rows[0]?.units ?? []
}

/** Members within reach by the beginnings of words of a name. */
export async function findPeople(tx: Tx, words: readonly string[], most: number): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select person, name, born, at as unit from chibo.find_people(${[...words]}::text[], ${most})`.execute(tx)
  return rows
}

/** Whether the account has this person, and whether another account is theirs already. */
export async function standingOf(
  tx: Tx,
  person: string,
  account: string,
): Promise<{ readonly seen: boolean; readonly linked: boolean }> {
  const { rows } = await sql<{ seen: boolean; linked: boolean }>`
    select chibo.sees_person('members.read', ${person}::uuid, chibo.today(), 'infinity') as seen,
      chibo.is_linked(${person}::uuid, ${account}::uuid) as linked`.execute(tx)
  return rows[0] ?? { seen: false, linked: false }
}

export async function linkNow(tx: Tx, account: string, person: string | null): Promise<void> {
  await sql`select chibo.link_account(${account}, ${person})`.execute(tx)
}

export interface WithheldRow {
  readonly person: string
  readonly name: string
  readonly unit: string | null
  readonly last_at: Date
  readonly times: number
  readonly found: number
}

export async function withheldReadings(
  tx: Tx,
  since: Day,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<readonly WithheldRow[]> {
  const { rows } = await sql<WithheldRow>`
    select * from chibo.withheld_readings(${midnight(since)}::timestamptz, ${size}, ${(page - 1) * size})`.execute(tx)
  return rows
}

/** Whether this account has the person for that. */
export async function mayRelease(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select chibo.heads('readings.release') <> '{}' and chibo.sees_person('members.read', ${person}::uuid, chibo.today(), 'infinity') as may`.execute(
    tx,
  )
  return rows[0]?.may === true
}

/** Answers the unit in whose chain it is written down. */
export async function releaseNow(tx: Tx, person: string): Promise<string> {
  const { rows } = await sql<{ unit: string }>`select chibo.release_readings(${person}::uuid) as unit`.execute(tx)
  const unit = rows[0]?.unit
  if (unit === undefined) throw new Error('a person without a unit was released')
  return unit
}
