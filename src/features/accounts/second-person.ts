import { cellRoles, type Role } from '#kernel/authority.ts'
import type { Concern } from '#kernel/second-person.ts'
import type { HeldSeat, KeptAccount, WantedSeat } from './keeping.ts'
import type { DelegatedSeat, StandIn } from './roles/roles.ts'

/** Whether one person who keeps accounts is not enough: every role above cell level. */
export function needsTwo(role: Role): boolean {
  return !cellRoles.has(role)
}

const action = 'accounts.write'

/** `opening`: the digest of the user name, which tells nothing by itself. */
export function toOpen(role: Role, unit: string, opening: string): Concern | undefined {
  return needsTwo(role) ? { kind: 'openAccount', action, units: [unit], what: { role, unit, opening } } : undefined
}

export function toGive(account: string, wanted: WantedSeat): Concern | undefined {
  const { role, unit, basis, from = null, until = null } = wanted
  if (!needsTwo(role)) return undefined
  return {
    kind: 'giveRole',
    action,
    units: [unit],
    what: { account, role, unit, basis, from, until },
    about: [account],
  }
}

export function toEnd(
  account: string,
  { id: seat, role, unit }: Pick<HeldSeat, 'id' | 'role' | 'unit'>,
): Concern | undefined {
  if (!needsTwo(role)) return undefined
  return { kind: 'endRole', action, units: [unit], what: { account, seat, role, unit }, about: [account] }
}

/** Who stands in for a role above cell level. Neither the one who is away nor the stand-in answers. */
export function toStandIn(held: DelegatedSeat, { account, from, until }: StandIn): Concern | undefined {
  const { id: seat, account: holder, role, unit } = held
  if (!needsTwo(role)) return undefined
  return {
    kind: 'standIn',
    action,
    units: [unit],
    what: { account, seat, role, unit, from, until },
    about: [account, holder],
  }
}

/** An account that holds a role above cell level is closed by two. */
export function toClose({ id: account, seats }: KeptAccount): Concern | undefined {
  const units = unitsAbove(seats)
  return units.length > 0 ? { kind: 'closeAccount', action, units, what: { account }, about: [account] } : undefined
}

/** A new code for somebody who could be taken for another: asked for in person, before two. */
export function toRecover({ id: account, seats }: KeptAccount): Concern | undefined {
  const units = unitsAbove(seats)
  return units.length > 0 ? { kind: 'recovery', action, units, what: { account }, about: [account] } : undefined
}

/** Another name at the province's sign-on is another way in, like a new code. `login`: the digest of the name, which tells nothing by itself. */
export function toSetLogin({ id: account, seats }: KeptAccount, login: string): Concern | undefined {
  const units = unitsAbove(seats)
  if (units.length === 0) return undefined
  return { kind: 'provincialLogin', action, units, what: { account, login }, about: [account] }
}

/** Taken away, it leaves perhaps no way in but the next code. */
export function toEndLogin({ id: account, seats }: KeptAccount): Concern | undefined {
  const units = unitsAbove(seats)
  return units.length > 0 ? { kind: 'endLogin', action, units, what: { account }, about: [account] } : undefined
}

function unitsAbove(seats: readonly HeldSeat[]): readonly string[] {
  return [...new Set(seats.filter(({ role }) => needsTwo(role)).map(({ unit }) => unit))]
}
