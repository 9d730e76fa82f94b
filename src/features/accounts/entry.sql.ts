import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

/** How the first layer was passed. */
export type FirstLayer = 'password' | 'code' | 'passkey' | 'signOn'

/** Somebody half way in. `account` is null where a passkey is to say whose it is. */
export interface Entry {
  readonly account: string | null
  readonly username: string | null
  readonly name: string | null
  readonly means: FirstLayer
  /** Of somebody who is in already and shows again that it is them. */
  readonly again: boolean
  /** Both layers are passed: the layers themselves may be changed. */
  readonly passed: boolean
  readonly challenge: string | null
}

export interface NewEntry {
  readonly token: Uint8Array
  readonly account: string | null
  readonly means: FirstLayer
  readonly again: boolean
  readonly passed: boolean
  readonly challenge: string | null
}

export async function beginEntry(tx: Tx, { token, account, means, again, passed, challenge }: NewEntry): Promise<void> {
  await sql`select chibo.begin_entry(${token}, ${account}, ${means}, ${again}, ${passed}, ${challenge})`.execute(tx)
}

/** From then on the transaction is in the name of whoever passed the first layer. A challenge is handed out once. */
export async function takeEntry(tx: Tx, token: Uint8Array): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select account, username, name, means, again, passed, challenge from chibo.take_entry(${token})`.execute(tx)
  return rows[0]
}

export async function setChallenge(tx: Tx, token: Uint8Array, challenge: string): Promise<void> {
  await sql`select chibo.set_challenge(${token}, ${challenge})`.execute(tx)
}

export async function passEntry(tx: Tx, token: Uint8Array): Promise<void> {
  await sql`select chibo.pass_entry(${token})`.execute(tx)
}

export async function endEntry(tx: Tx, token: Uint8Array): Promise<void> {
  await sql`select chibo.end_entry(${token})`.execute(tx)
}

export interface EarlierSignIn {
  readonly at: Date
  readonly agent: string
}

/** The one before this. */
export async function lastSignIn(tx: Tx): Promise<EarlierSignIn | undefined> {
  const { rows } = await sql<EarlierSignIn>`
    select at, agent from sign_in where account = chibo.account() order by at desc limit 1`.execute(tx)
  return rows[0]
}
