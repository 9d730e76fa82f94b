import { sql } from 'kysely'
import { givingLines, type Role, type Seat } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Asked, Tx } from '#platform/db/index.ts'
import { secondLines } from './second-layer.ts'

export interface AccountRow {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly exempt: boolean
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    account: AccountRow
  }
}

/** Hashes of who tries from where; see `chibo.take_sign_in_turn` and `chibo.take_known_turn`. */
export interface Buckets {
  readonly address: Uint8Array
  readonly both: Uint8Array
  readonly byAddress: Uint8Array
  readonly byName: Uint8Array
  /** Of a browser that says it is known: what the account knows it by, and its own count. */
  readonly browser?: { readonly place: Uint8Array; readonly own: Uint8Array } | undefined
}

/** Counts one attempt. Answers the seconds to wait, 0 when the attempt may be made. */
export async function takeSignInTurn(tx: Tx, username: string, buckets: Buckets): Promise<number> {
  const { browser } = buckets
  const known = browser && (await takeKnownTurn(tx, username, browser))
  if (typeof known === 'number') return known
  const { rows } = await sql<{ wait: number }>`
    select chibo.take_sign_in_turn(${username}, ${buckets.address}, ${buckets.both}, ${buckets.byAddress}, ${buckets.byName}) as wait`.execute(
    tx,
  )
  return rows[0]?.wait ?? 0
}

/** Null where the account does not know the browser: the turn is to be taken as anybody's. */
async function takeKnownTurn(
  tx: Tx,
  username: string,
  { place, own }: NonNullable<Buckets['browser']>,
): Promise<number | null> {
  const { rows } = await sql<{ wait: number | null }>`
    select chibo.take_known_turn(${username}, ${place}, ${own}) as wait`.execute(tx)
  return rows[0]?.wait ?? null
}

export interface Secret {
  readonly account: string
  readonly password_hash: string
}

export async function findSecret(tx: Tx, username: string): Promise<Secret | undefined> {
  const { rows } = await sql<Secret>`select account, password_hash from chibo.secret_of(${username})`.execute(tx)
  return rows[0]
}

/** A layer was passed rightly: the turn it took is no failure. */
export async function forgiveTurns(tx: Tx, { both, byAddress, byName, browser }: Buckets): Promise<void> {
  if (browser && (await forgiveKnownTurns(tx, browser.own))) return
  await sql`select chibo.forgive_turns(${both}, ${[byAddress, byName]}::bytea[])`.execute(tx)
}

/** Whether it was there that the turn was taken. */
async function forgiveKnownTurns(tx: Tx, own: Uint8Array): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select chibo.forgive_known_turns(${own}) as taken`.execute(tx)
  return rows[0]?.taken === true
}

/** From now on the account knows this browser, by a new secret in the place of the one it brought. */
export async function knowBrowser(
  tx: Tx,
  account: string,
  { place, before }: { readonly place: Uint8Array; readonly before: Uint8Array | null },
): Promise<void> {
  await sql`select chibo.know_browser(${account}, ${place}, ${before})`.execute(tx)
}

/** How an account was entered: `code` is one that was handed over. */
export type Means = 'password' | 'totp' | 'passkey' | 'paper' | 'pin' | 'code' | 'signOn'

export interface NewSession {
  readonly account: string
  readonly token: Uint8Array
  /** Hash of the address it comes from. */
  readonly address: Uint8Array
  readonly means: Means
  readonly agent: string
  /** Through two layers. */
  readonly strong: boolean
}

/** @throws the second wall's refusal where the account needs two layers and one was passed */
export async function startSession(tx: Tx, session: NewSession): Promise<void> {
  const { account, token, address, means, agent, strong } = session
  await sql`select chibo.start_session(${account}, ${token}, ${address}, ${means}, ${agent}, ${strong})`.execute(tx)
}

export async function endSession(tx: Tx, token: Uint8Array): Promise<void> {
  await sql`select chibo.end_session(${token})`.execute(tx)
}

/** The account of a living session, kept alive by being asked for. */
export async function useSession(
  asked: Asked,
  token: Uint8Array,
  { idleMinutes, longestHours }: { readonly idleMinutes: number; readonly longestHours: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ account: string | null }>`
    select chibo.use_session(${token}, make_interval(mins => ${idleMinutes}), make_interval(hours => ${longestHours})) as account`.execute(
    asked,
  )
  return rows[0]?.account ?? undefined
}

/** The account's own seats of today. */
export async function listSeats(tx: Tx): Promise<readonly Seat[]> {
  const { rows } = await sql<Seat>`
    select role, unit from seat
    where account = chibo.account() and from_on <= chibo.today() and chibo.today() < to_on
    order by unit, role`.execute(tx)
  return rows
}

export async function getAccount(tx: Tx, account: string): Promise<AccountRow> {
  return tx
    .selectFrom('account')
    .select(['id', 'username', 'name', 'exempt'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
}

// As the owner: the command line, the demo and tests; over the API accounts are kept in a later step.

export interface NewAccount {
  readonly username: string
  /** As shown beside what the person does. */
  readonly name: string
  /** From `hashPassword`. */
  readonly passwordHash: string
  /** Of made-up people: enters without a second layer, and says so on its pages. */
  readonly exempt?: boolean
}

/** Answers the new account's id. */
export async function openAccount(
  tx: Tx,
  { username, name, passwordHash, exempt = false }: NewAccount,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into account (username, name, exempt) values (${username}, ${name}, ${exempt}) returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the account was not made')
  await sql`insert into account_secret (account, password_hash) values (${id}, ${passwordHash})`.execute(tx)
  return id
}

/** A new password ends every session of the account. */
export async function setPassword(tx: Tx, username: string, passwordHash: string): Promise<void> {
  await sql`
    update account_secret set password_hash = ${passwordHash}, changed_at = now()
    where account = (select id from account where username = ${username})`.execute(tx)
  await sql`delete from session where account = (select id from account where username = ${username})`.execute(tx)
}

export interface NewSeat {
  readonly account: string
  readonly role: Role
  readonly unit: string
  readonly from: Day
  /** The first day it is no longer held. */
  readonly to?: Day
}

/** What the seat grants stands in `grants_now` when the transaction commits. */
export async function seat(tx: Tx, { account, role, unit, from, to }: NewSeat): Promise<void> {
  await sql`
    insert into seat (account, role, unit, from_on, to_on)
    values (${account}, ${role}, ${unit}, ${from}, ${to ?? 'infinity'})`.execute(tx)
}

/** Lays the code's tables of grants and of giving down in the database, where the walls read it. Changes nothing when it already stands so. */
export async function layDownGrants(
  tx: Tx,
  lines: readonly { readonly role: string; readonly action: string; readonly reach: string }[],
): Promise<void> {
  const given = sql`select role, action, reach from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as g(role text, action text, reach text)`
  await sql`select pg_advisory_xact_lock(727014)`.execute(tx)
  await sql`delete from grant_line l where not exists (select from (${given}) g where (g.role, g.action, g.reach) = (l.role, l.action, l.reach))`.execute(
    tx,
  )
  await sql`insert into grant_line (role, action, reach) ${given} on conflict do nothing`.execute(tx)
  const giving = sql`select giver, role from jsonb_to_recordset(${JSON.stringify(givingLines)}::jsonb) as g(giver text, role text)`
  await sql`delete from giving_line l where not exists (select from (${giving}) g where (g.giver, g.role) = (l.giver, l.role))`.execute(
    tx,
  )
  await sql`insert into giving_line (giver, role) ${giving} on conflict do nothing`.execute(tx)
}

/** Lays down which roles need a second layer. Whoever holds one and came through one layer only comes anew. */
export async function layDownSecondLines(tx: Tx): Promise<void> {
  await sql`call chibo.lay_down_second_lines(${[...secondLines]}::text[])`.execute(tx)
}
