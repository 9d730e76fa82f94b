import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

export interface Device {
  readonly account: string
  readonly name: string
  readonly pin_hash: string
}

/** `undefined` where it is bound to no account, or to one that needs two layers now. */
export async function findDevice(tx: Tx, token: Uint8Array): Promise<Device | undefined> {
  const { rows } = await sql<Device>`select account, name, pin_hash from chibo.find_device(${token})`.execute(tx)
  return rows[0]
}

/** The one device of the account of this transaction. */
export async function bindDevice(tx: Tx, token: Uint8Array, pinHash: string, agent: string): Promise<void> {
  await sql`select chibo.bind_device(${token}, ${pinHash}, ${agent})`.execute(tx)
}

export async function countPin(tx: Tx, token: Uint8Array, right: boolean): Promise<void> {
  await sql`select chibo.count_pin(${token}, ${right})`.execute(tx)
}
