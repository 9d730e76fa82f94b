import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

export interface HeadKey {
  /** As the device calls it, base64url. */
  readonly id: string
  /** COSE, as WebAuthn has it. */
  readonly public_key: Uint8Array
  /** The same as everybody else reads it. */
  readonly spki: Uint8Array
  readonly made_at: Date
}

export async function keepChallenge(tx: Tx, challenge: string): Promise<void> {
  await sql`select chibo.ask_head_key(${challenge})`.execute(tx)
}

/** Serves once, for five minutes. */
export async function takeChallenge(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ challenge: string | null }>`select chibo.take_head_key_asked() as challenge`.execute(tx)
  return rows[0]?.challenge ?? undefined
}

export async function keepKey(tx: Tx, key: Omit<HeadKey, 'made_at'>, unit: string): Promise<void> {
  await sql`select chibo.make_head_key(${key.id}, ${key.public_key}, ${key.spki}, ${unit})`.execute(tx)
}

/** The one this account signs with. */
export async function findOwnKey(tx: Tx): Promise<HeadKey | undefined> {
  const { rows } = await sql<HeadKey>`select id, public_key, spki, made_at from chibo.own_head_key()`.execute(tx)
  return rows[0]
}

/** A device's answer in its parts, as WebAuthn has them. */
export interface Signed {
  readonly authenticatorData: Uint8Array
  readonly clientData: Uint8Array
  readonly signature: Uint8Array
}

export async function keepSignature(tx: Tx, day: Day, key: string, hash: string, signed: Signed): Promise<void> {
  await sql`select chibo.keep_head_signature(${day}, ${key}, decode(${hash}, 'hex'), ${signed.authenticatorData}, ${signed.clientData},
    ${signed.signature})`.execute(tx)
}
