import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Passkey } from '#platform/session/index.ts'
import type { Layers } from './second-layer.ts'

// Everything here is about the account in whose name the transaction stands: of its session, or of an entry that was taken.

export async function layersOf(tx: Tx): Promise<Layers> {
  const { rows } = await sql<Layers>`
    select needs, exempt, password, totp, passkeys, papers from chibo.layers()`.execute(tx)
  const [found] = rows
  if (found === undefined) throw new Error('the transaction is in nobody’s name')
  return found
}

/** At which unit it is written down what the account did to itself; `null` where it belongs nowhere. */
export async function homeOfAccount(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ home: string | null }>`select chibo.home_of_account() as home`.execute(tx)
  return rows[0]?.home ?? null
}

/** Secrets are sealed; `proposed` is one that is being set up. */
export interface Totp {
  readonly sealed: Uint8Array | null
  readonly last_step: number
  readonly proposed: Uint8Array | null
}

/** Locked; `undefined` where there is none. */
export async function loadTotp(tx: Tx): Promise<Totp | undefined> {
  const { rows } = await sql<Totp>`
    select sealed, last_step, proposed from chibo.load_totp()`.execute(tx)
  return rows[0]
}

export async function proposeTotp(tx: Tx, sealed: Uint8Array): Promise<void> {
  await sql`select chibo.propose_totp(${sealed})`.execute(tx)
}

export async function settleTotp(tx: Tx, step: number): Promise<void> {
  await sql`select chibo.settle_totp(${step})`.execute(tx)
}

/** False where that step was used already. */
export async function useTotpStep(tx: Tx, step: number): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select chibo.use_totp_step(${step}) as used`.execute(tx)
  return rows[0]?.used === true
}

/** In place of all before them. */
export async function keepPaperCodes(tx: Tx, hashes: readonly Uint8Array[]): Promise<void> {
  await sql`select chibo.keep_paper_codes(${[...hashes]}::bytea[])`.execute(tx)
}

/** False where there is none like it, or it was used. */
export async function usePaperCode(tx: Tx, hash: Uint8Array): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select chibo.use_paper_code(${hash}) as used`.execute(tx)
  return rows[0]?.used === true
}

export interface KeptPasskey {
  readonly id: string
  readonly agent: string
  readonly made_at: Date
  readonly used_at: Date | null
}

export async function listPasskeys(tx: Tx): Promise<readonly KeptPasskey[]> {
  const { rows } = await sql<KeptPasskey>`
    select id, agent, made_at, used_at from passkey where account = chibo.account() order by made_at, id`.execute(tx)
  return rows
}

/** Whosever it is, locked: a passkey may say itself who comes. */
export async function findPasskey(
  tx: Tx,
  id: string,
): Promise<(Passkey & { readonly account: string; readonly username: string }) | undefined> {
  const { rows } = await sql<{
    account: string
    username: string
    public_key: Uint8Array
    counter: number
    transports: readonly string[]
  }>`select account, username, public_key, counter, transports from chibo.find_passkey(${id})`.execute(tx)
  const [found] = rows
  if (found === undefined) return undefined
  const { account, username, public_key: publicKey, counter, transports } = found
  return { id, account, username, publicKey, counter, transports }
}

export async function addPasskey(tx: Tx, passkey: Passkey, agent: string): Promise<void> {
  const { id, publicKey, counter, transports } = passkey
  await sql`select chibo.add_passkey(${id}, ${publicKey}, ${counter}, ${[...transports]}::text[], ${agent})`.execute(tx)
}

/** From then on the transaction is in the name of whoever it belongs to. */
export async function usePasskey(tx: Tx, id: string, counter: number): Promise<void> {
  await sql`select chibo.use_passkey(${id}, ${counter})`.execute(tx)
}

/** Without an id: the authenticator. False where there is none. */
export async function removeLayer(tx: Tx, passkey: string | null): Promise<boolean> {
  const { rows } = await sql<{ removed: boolean }>`select chibo.remove_layer(${passkey}) as removed`.execute(tx)
  return rows[0]?.removed === true
}

/** All sessions of the account end. */
export async function changePassword(tx: Tx, passwordHash: string): Promise<void> {
  await sql`select chibo.change_password(${passwordHash})`.execute(tx)
}
