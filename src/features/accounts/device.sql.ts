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

/** One device more of the account of this transaction; the newest five serve. */
export async function bindDevice(tx: Tx, token: Uint8Array, pinHash: string, agent: string): Promise<void> {
  await sql`select chibo.bind_device(${token}, ${pinHash}, ${agent})`.execute(tx)
}

export async function countPin(tx: Tx, token: Uint8Array, right: boolean): Promise<void> {
  await sql`select chibo.count_pin(${token}, ${right})`.execute(tx)
}

/** The session that was just begun ends with this device. */
export async function tieSession(tx: Tx, session: Uint8Array, device: Uint8Array): Promise<void> {
  await sql`select chibo.tie_session(${session}, ${device})`.execute(tx)
}

export interface OwnDevice {
  readonly id: string
  readonly agent: string
  readonly bound_at: Date
  readonly used_at: Date | null
  readonly here: boolean
}

/** The account's own, that of `token` first. */
export async function listDevices(tx: Tx, token: Uint8Array): Promise<readonly OwnDevice[]> {
  const { rows } = await sql<OwnDevice>`
    select id, agent, bound_at, used_at, here from chibo.own_devices(${token})`.execute(tx)
  return rows
}

/** False where it is none of the account's own. */
export async function endDevice(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select chibo.end_device(${id}) as ended`.execute(tx)
  return rows[0]?.ended === true
}

/** Other sessions on this device end. False where it is none of the account's own. */
export async function changePin(
  tx: Tx,
  { device, session, pinHash }: { readonly device: Uint8Array; readonly session: Uint8Array; readonly pinHash: string },
): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select chibo.change_pin(${device}, ${pinHash}, ${session}) as changed`.execute(tx)
  return rows[0]?.changed === true
}

/** Whether six digits serve the account of this transaction. */
export async function servesByPin(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ serves: boolean }>`select chibo.serves_by_pin(chibo.account()) as serves`.execute(tx)
  return rows[0]?.serves === true
}
