import { sql } from 'kysely'
import type { Role } from '#kernel/authority.ts'
import type { Tx } from '#platform/db/index.ts'

const firstCodeHours = 24

/** As the owner: lays down the code for the first account, in place of any before it. False where there are accounts already. */
export async function keepFirstCode(tx: Tx, hash: Uint8Array): Promise<boolean> {
  const kept = await sql`
    insert into first_code (code_hash, expires_at)
    select ${hash}, now() + make_interval(hours => ${firstCodeHours}) where not exists (select from account)
    on conflict (one) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at`.execute(tx)
  return kept.numAffectedRows === 1n
}

/** Counts one guess at a code from this address. Answers the seconds to wait, 0 when it may be tried. */
export async function takeCodeTurn(tx: Tx, address: Uint8Array): Promise<number> {
  const { rows } = await sql<{ wait: number }>`select chibo.take_code_turn(${address}) as wait`.execute(tx)
  return rows[0]?.wait ?? 0
}

export async function forgetCodeTurns(tx: Tx, address: Uint8Array): Promise<void> {
  await sql`select chibo.forget_code_turns(${address})`.execute(tx)
}

/** Whether there is no account at all. */
export async function isUnopened(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ unopened: boolean }>`select chibo.is_unopened() as unopened`.execute(tx)
  return rows[0]?.unopened === true
}

export interface First {
  readonly code: Uint8Array
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  readonly unitName: string
}

export type Opened =
  | { readonly state: 'done'; readonly account: string; readonly unit: string }
  | { readonly state: 'opened' | 'wrong' | 'expired' }

/** Founds the root unit and its organiser; from then on the transaction is in that account's name. */
export async function openFirst(tx: Tx, { code, username, name, passwordHash, unitName }: First): Promise<Opened> {
  const { rows } = await sql<Opened>`
    select state, account, unit from chibo.open_first(${code}, ${username}, ${name}, ${passwordHash}, ${unitName})`.execute(
    tx,
  )
  return rows[0] ?? { state: 'wrong' }
}

export interface Activation {
  readonly account: string
  readonly username: string
  readonly name: string
  readonly given_by: string
  readonly made_at: Date
  /** Six digits on the telephone serve this account. */
  readonly by_pin: boolean
  readonly state: 'open' | 'used' | 'expired'
  readonly seats: readonly { readonly role: Role; readonly unit: string }[]
}

export async function findActivation(tx: Tx, code: Uint8Array): Promise<Activation | undefined> {
  const { rows } = await sql<Activation>`
    select account, username, name, given_by, made_at, by_pin, state, seats from chibo.find_activation(${code})`.execute(
    tx,
  )
  return rows[0]
}

/** Uses the code up; without a password a telephone is bound next. From then on the transaction is in the account's name. Undefined where somebody was faster. */
export async function activate(
  tx: Tx,
  code: Uint8Array,
  passwordHash: string | null,
): Promise<{ readonly account: string; readonly unit: string | null } | undefined> {
  const { rows } = await sql<{ account: string; unit: string | null }>`
    select account, unit from chibo.activate(${code}, ${passwordHash})`.execute(tx)
  return rows[0]
}
