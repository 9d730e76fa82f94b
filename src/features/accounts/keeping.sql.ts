import { sql } from 'kysely'
import type { Role, Scope } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { within } from '#features/units/index.server.ts'
import type { KeptAccount } from './keeping.ts'

export interface ListedSeat {
  readonly id: string
  readonly role: Role
  readonly unit: string
  readonly unitName: string
  readonly from: Day
  readonly to: Day
}

export interface ListedAccount {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly closed: boolean
  readonly activated: boolean
  readonly code_until: Date | null
  readonly kept: boolean
  readonly seats: readonly ListedSeat[]
}

/** A page of the accounts within a scope, by name, and how many there are. */
export async function listAccounts(
  tx: Tx,
  scope: Scope,
  asked: {
    readonly page: number
    readonly size: number
    readonly search?: string | undefined
    readonly closed: boolean
  },
): Promise<{ readonly accounts: readonly ListedAccount[]; readonly total: number }> {
  const { page, size, search, closed } = asked
  const matching =
    search === undefined
      ? sql`true`
      : sql`(position(chibo.fold(${search}) in chibo.fold(w.name)) > 0 or position(lower(${search}) in w.username) > 0
          or position(chibo.fold(${search}) in chibo.fold(coalesce(l.label, ''))) > 0)`
  const { rows } = await sql<ListedAccount & { total: number }>`
    select w.id, w.username, w.name, w.closed_at is not null as closed, w.activated, w.code_until, w.kept,
      coalesce(jsonb_agg(jsonb_build_object('id', w.seat, 'role', w.role, 'unit', w.seat_unit, 'unitName', coalesce(l.label, ''),
        'from', w.from_on, 'to', w.to_on) order by w.to_on desc, w.from_on desc, w.seat) filter (where w.seat is not null), '[]') as seats,
      (count(*) over ())::int as total
    from chibo.accounts_within() w
    left join unit_label l on l.unit = w.seat_unit and l.kind = 'name' and l.from_on <= chibo.today() and chibo.today() < l.to_on
    where (${within(scope, 'w.seat_unit')} or ${within(scope, 'w.unit')}) and (w.closed_at is not null) = ${closed} and ${matching}
    group by w.id, w.username, w.name, w.closed_at, w.activated, w.code_until, w.kept
    order by chibo.name_key(w.name), w.id limit ${size} offset ${(page - 1) * size}`.execute(tx)
  if (rows.length > 0 || page === 1) return { accounts: rows, total: rows[0]?.total ?? 0 }
  const counted = await listAccounts(tx, scope, { ...asked, page: 1, size: 1 })
  return { accounts: [], total: counted.total }
}

/** One account within reach, locked; undefined where there is none. */
export async function loadAccount(tx: Tx, id: string): Promise<KeptAccount | undefined> {
  const { rows } = await sql<{ found: KeptAccount | null }>`select chibo.load_account(${id}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

/** Whether the name is held; nobody else can take it before this transaction ends. */
export async function isTaken(tx: Tx, username: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select chibo.is_username_taken(${username}) as taken`.execute(tx)
  return rows[0]?.taken === true
}

export interface Opening {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly unit: string
}

export async function insertAccount(tx: Tx, { id, username, name, role, unit }: Opening): Promise<void> {
  await sql`select chibo.open_account(${id}, ${username}, ${name}, ${role}, ${unit})`.execute(tx)
}

export interface GivenSeat {
  readonly id: string
  readonly account: string
  readonly role: Role
  readonly unit: string
  readonly basis: 'post' | 'temporary'
  readonly from: Day
  readonly to: Day | undefined
  readonly reason?: string | undefined
  readonly decision?: string | undefined
}

export async function insertSeat(tx: Tx, seat: GivenSeat): Promise<void> {
  const { id, account, role, unit, basis, from, to, reason, decision } = seat
  await sql`
    select chibo.give_seat(${id}, ${account}, ${role}, ${unit}, ${from}, ${to ?? 'infinity'}, ${basis},
      ${reason || null}, ${decision || null})`.execute(tx)
}

export async function endSeatNow(tx: Tx, seat: string): Promise<void> {
  await sql`select chibo.end_seat(${seat})`.execute(tx)
}

export async function closeNow(tx: Tx, account: string): Promise<void> {
  await sql`select chibo.close_account(${account})`.execute(tx)
}

/** Answers until when the code can be used, and the number of its paper. */
export async function keepCode(
  tx: Tx,
  account: string,
  hash: Uint8Array,
  days: number,
): Promise<{ readonly until: Date; readonly slip: number }> {
  const { rows } = await sql<{ until: Date; slip: number }>`
    select until, slip from chibo.renew_code(${account}, ${hash}, ${days})`.execute(tx)
  const [kept] = rows
  if (kept === undefined) throw new Error('the code was not kept')
  return kept
}

/** Whether a new code for this account is given by one person, asks for a second, or two have agreed to it, one of them this account. */
export async function recoveryOf(tx: Tx, account: string): Promise<'one' | 'asksTwo' | 'agreed'> {
  const { rows } = await sql<{ two: boolean; open: boolean }>`
    select chibo.needs_two_to_recover(${account}) as two, chibo.is_recovery_open(${account}) as open`.execute(tx)
  if (rows[0]?.two !== true) return 'one'
  return rows[0].open ? 'agreed' : 'asksTwo'
}
