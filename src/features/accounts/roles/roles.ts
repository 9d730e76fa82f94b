import { mayGive, type Path, type Role, type Seat } from '#kernel/authority.ts'
import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'

export type RoleRefusal =
  | { readonly code: 'roles.daysCrossed' }
  | { readonly code: 'roles.inThePast' }
  | { readonly code: 'roles.needsEnd' }
  | { readonly code: 'roles.needsReason' }
  | { readonly code: 'roles.tooLong'; readonly days: number }
  | { readonly code: 'roles.beyondSeat' }
  | { readonly code: 'roles.notAStandIn' }
  | { readonly code: 'roles.alreadyStandsIn' }
  | { readonly code: 'roles.notADelegation' }

/** The longest that access for a reason is given at once. A setting of the program: no regulation names it. */
export const temporaryAtMost = 90 // days

/** Days of a role as somebody asks for them. `to`: the first day it is no longer held. */
export interface Days {
  readonly from: Day
  readonly to: Day | undefined
}

/** From today at the earliest: authority is not given for days that are over. */
export function checkDays({ from, to }: Days, today: Day): Decision<object, RoleRefusal> {
  if (from < today) return refuse({ code: 'roles.inThePast' })
  return to !== undefined && to <= from ? refuse({ code: 'roles.daysCrossed' }) : { ok: true }
}

export function giveForATime(days: Days, reason: string | undefined, today: Day): Decision<object, RoleRefusal> {
  if (days.to === undefined) return refuse({ code: 'roles.needsEnd' })
  if (reason === undefined || reason === '') return refuse({ code: 'roles.needsReason' })
  if (daysBetween(days.from, days.to) > temporaryAtMost) return refuse({ code: 'roles.tooLong', days: temporaryAtMost })
  return checkDays(days, today)
}

/** A seat whose holder is away, and who else holds the same role there. */
export interface DelegatedSeat {
  readonly id: string
  readonly account: string
  readonly role: Role
  readonly unit: string
  readonly from: Day
  readonly to: Day | null
  readonly alike: readonly { readonly account: string; readonly from: Day; readonly to: Day }[]
  /** Who could. */
  readonly candidates: readonly string[]
}

export interface StandIn {
  readonly account: string
  readonly from: Day
  /** The last day, included. */
  readonly until: Day
}

export function delegate(
  held: DelegatedSeat,
  { account, from, until }: StandIn,
  today: Day,
): Decision<{ readonly from: Day; readonly to: Day }, RoleRefusal> {
  const to = addDays(until, 1)
  const days = checkDays({ from, to }, today)
  if (!days.ok) return days
  if (from < held.from || (held.to !== null && to > held.to)) return refuse({ code: 'roles.beyondSeat' })
  if (!held.candidates.includes(account)) return refuse({ code: 'roles.notAStandIn' })
  const isTwice = held.alike.some((s) => s.account === account && s.from < to && from < s.to)
  return isTwice ? refuse({ code: 'roles.alreadyStandsIn' }) : { ok: true, from, to }
}

/** The holder names who stands in; and so may whoever could give the role. */
export function mayDelegate(
  seats: readonly Seat[],
  {
    holder,
    self,
    role,
    path,
  }: { readonly holder: string; readonly self: string; readonly role: Role; readonly path: Path },
  keeps: boolean,
): boolean {
  return holder === self || (keeps && mayGive(seats, role, path))
}
