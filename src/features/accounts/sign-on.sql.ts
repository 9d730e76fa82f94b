import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

export interface Sent {
  readonly return_address: string
  /** The page of ours to go on with. */
  readonly back: string
}

export async function beginSignOn(tx: Tx, token: Uint8Array, { return_address: to, back }: Sent): Promise<void> {
  await sql`select chibo.begin_sign_on(${token}, ${to}, ${back})`.execute(tx)
}

/** Once, within ten minutes. */
export async function takeSignOn(tx: Tx, token: Uint8Array): Promise<Sent | undefined> {
  const { rows } = await sql<Sent>`select return_address, back from chibo.take_sign_on(${token})`.execute(tx)
  return rows[0]
}

export interface SignedOn {
  readonly account: string
  /** The name was waiting for this: it is tied to its subject now. */
  readonly first: boolean
}

export async function findSignedOn(
  tx: Tx,
  { issuer, subject, login }: { readonly issuer: string; readonly subject: string; readonly login: string },
): Promise<SignedOn | undefined> {
  const { rows } =
    await sql<SignedOn>`select account, first from chibo.sign_on(${issuer}, ${subject}, ${login})`.execute(tx)
  return rows[0]
}

/** What the provider calls its own session, where it names one. */
export interface Came {
  readonly session: string | undefined
}

export async function markEntry(tx: Tx, token: Uint8Array, { session }: Came): Promise<void> {
  await sql`select chibo.mark_entry(${token}, ${session ?? null})`.execute(tx)
}

export async function markSession(tx: Tx, token: Uint8Array, { session }: Came): Promise<void> {
  await sql`select chibo.mark_session(${token}, ${session ?? null})`.execute(tx)
}

/** `undefined` where the first layer was another. */
export async function cameBySignOn(tx: Tx, entry: Uint8Array): Promise<Came | undefined> {
  const { rows } = await sql<{ provider_session: string | null }>`
    select provider_session from chibo.entry_signed_on(${entry})`.execute(tx)
  const [came] = rows
  return came && { session: came.provider_session ?? undefined }
}

export async function isSignedOn(tx: Tx, token: Uint8Array): Promise<boolean> {
  const { rows } = await sql<{ so: boolean }>`select chibo.is_signed_on(${token}) as so`.execute(tx)
  return rows[0]?.so === true
}

/** Answers how many sessions ended. */
export async function endSignedOn(
  tx: Tx,
  of: {
    readonly issuer: string
    readonly subject: string | undefined
    readonly session: string | undefined
    readonly at: Date
  },
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    select chibo.end_signed_on(${of.issuer}, ${of.subject ?? null}, ${of.session ?? null}, ${of.at}) as ended`.execute(
    tx,
  )
  return rows[0]?.ended ?? 0
}

export async function entersOnlyBySignOn(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ so: boolean }>`select chibo.enters_only_by_sign_on(${account}) as so`.execute(tx)
  return rows[0]?.so === true
}

export interface KeptLogin {
  readonly login: string
  readonly only_way: boolean
  readonly bound_at: Date | null
  readonly binds_until: Date
}

export async function loginOfAccount(tx: Tx, account: string): Promise<KeptLogin | undefined> {
  const { rows } = await sql<KeptLogin>`
    select login, only_way, bound_at, binds_until from chibo.provincial_login_of(${account})`.execute(tx)
  return rows[0]
}

export async function isLoginTaken(tx: Tx, login: string, account: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select chibo.is_login_taken(${login}, ${account}) as taken`.execute(tx)
  return rows[0]?.taken === true
}

export async function needsTwoForLogin(tx: Tx, account: string, login: string): Promise<boolean> {
  const { rows } = await sql<{ two: boolean }>`select chibo.needs_two_for_login(${account}, ${login}) as two`.execute(
    tx,
  )
  return rows[0]?.two === true
}

export async function needsTwoToEndLogin(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ two: boolean }>`select chibo.needs_two_to_end_login(${account}) as two`.execute(tx)
  return rows[0]?.two === true
}

export async function keepLogin(
  tx: Tx,
  account: string,
  { login, onlyWay, days }: { readonly login: string; readonly onlyWay: boolean; readonly days: number },
): Promise<void> {
  await sql`select chibo.set_provincial_login(${account}, ${login}, ${onlyWay}, ${days})`.execute(tx)
}

/** False where there was none. */
export async function dropLogin(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select chibo.end_provincial_login(${account}) as gone`.execute(tx)
  return rows[0]?.gone === true
}
