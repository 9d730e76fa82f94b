import { sql } from 'kysely'
import type { Role } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { GrantLine, RoleHeld } from './roles.contract.ts'
import type { DelegatedSeat } from './roles.ts'

export interface HeldRow extends Omit<RoleHeld, 'unit' | 'may' | 'to' | 'standsInFor' | 'givenBy'> {
  readonly unit: string
  readonly unit_name: string
  readonly to: Day
  readonly stands_in_for: string | null
  readonly given_by: string | null
  readonly delegates: boolean
  readonly ends: boolean
}

const nameOf = sql`(select l.label from unit_label l where l.unit = r.unit and l.kind = 'name'
  and l.from_on <= chibo.today() and chibo.today() < l.to_on)`

/** At the unit first, then from outside; by role and name. Ended ones since a day. */
export async function listHeld(tx: Tx, unit: string, since: Day): Promise<readonly HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select r.id, r.account, r.name, r.role, r.unit, coalesce(${nameOf}, '') as unit_name, r.from_on as "from", r.to_on as "to",
      r.basis, r.stands_in_for, r.reason, r.decision, r.given_by, r.activated, r.home,
      chibo.may_delegate(r.id) as delegates, chibo.load_ending(r.id) is not null as ends
    from chibo.roles_at(${unit}, ${since}) r
    order by r.home desc, r.role, chibo.name_key(r.name), r.from_on, r.id`.execute(tx)
  return rows
}

/** What a unit is called today; undefined where its roles are not for this account to read, or it has ended. */
export async function nameOfUnit(tx: Tx, unit: string): Promise<string | undefined> {
  const { rows } = await sql<{ label: string }>`
    select label from unit_label where unit = ${unit} and kind = 'name' and from_on <= chibo.today() and chibo.today() < to_on
      and chibo.may('roles.read', ${unit})`.execute(tx)
  return rows[0]?.label
}

export interface BelowRow {
  readonly role: Role
  readonly holders: number
  readonly waiting: number
}

export async function countBelow(tx: Tx, unit: string): Promise<readonly BelowRow[]> {
  const { rows } = await sql<BelowRow>`
    select role, holders, waiting from chibo.roles_below(${unit}) order by role`.execute(tx)
  return rows
}

export async function listGrantLines(tx: Tx): Promise<readonly GrantLine[]> {
  const { rows } =
    await sql<GrantLine>`select role, action, reach from grant_line order by role, action, reach`.execute(tx)
  return rows
}

/** A seat for whoever may name a stand-in, locked; undefined where it is not theirs. */
export async function loadDelegated(tx: Tx, seat: string): Promise<DelegatedSeat | undefined> {
  const { rows } = await sql<{ found: DelegatedSeat | null }>`select chibo.load_delegated(${seat}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

export interface EndingSeat {
  readonly id: string
  readonly account: string
  readonly role: Role
  readonly unit: string
  readonly basis: RoleHeld['basis']
  /** Of a delegation: who is stood in for. */
  readonly holder: string | null
}

export async function loadEnding(tx: Tx, seat: string): Promise<EndingSeat | undefined> {
  const { rows } = await sql<{ found: EndingSeat | null }>`select chibo.load_ending(${seat}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

export async function listCandidates(
  tx: Tx,
  seat: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly username: string }[]> {
  const { rows } = await sql<{ id: string; name: string; username: string }>`
    select account as id, name, username from chibo.stand_ins_for(${seat}) order by chibo.name_key(name), username`.execute(
    tx,
  )
  return rows
}

export interface NewDelegation {
  readonly id: string
  readonly seat: string
  readonly account: string
  readonly from: Day
  readonly to: Day
  readonly reason: string | undefined
}

export async function insertDelegation(tx: Tx, { id, seat, account, from, to, reason }: NewDelegation): Promise<void> {
  await sql`select chibo.delegate(${id}, ${seat}, ${account}, ${from}, ${to}, ${reason ?? null})`.execute(tx)
}
