import type { Seat } from '#kernel/authority.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { usernameOf } from './account.ts'
import { checkDays, type Days, giveForATime, type RoleRefusal } from './roles/roles.ts'

export type KeepingRefusal =
  | { readonly code: 'accounts.usernameTaken'; readonly username: string }
  | { readonly code: 'accounts.usernameForm' }
  | { readonly code: 'accounts.roleNotYours' }
  | { readonly code: 'accounts.seatHeld' }
  | { readonly code: 'accounts.seatsElsewhere' }
  | { readonly code: 'accounts.own' }
  | { readonly code: 'accounts.closed' }

/** An account as whoever keeps it finds it. `kept`: all its seats are within the keeper's reach and gift. */
export interface KeptAccount {
  readonly id: string
  /** Those within reach where it was opened, sits or sat: one at least. */
  readonly units: readonly string[]
  readonly closed: boolean
  readonly kept: boolean
  /** Those within reach that stand or are to come. */
  readonly seats: readonly HeldSeat[]
}

export interface HeldSeat extends Seat {
  readonly id: string
  readonly from: Day
  /** The first day it is no longer held; null while nobody has ended it. */
  readonly to: Day | null
}

export interface WantedSeat extends Seat {
  readonly basis: 'post' | 'temporary'
  readonly from?: Day | undefined
  /** The last day, included. */
  readonly until?: Day | undefined
  readonly reason?: string | undefined
}

const form = /^[a-z0-9][a-z0-9._-]{1,62}$/

/** What accounts of people who were erased are called; nobody is given such a name. */
const erased = /^da-xoa-/

/** A user name as it is kept, if it can be one: letters without marks, digits, dot, stroke. */
export function readUsername(typed: string): Decision<{ readonly username: string }, KeepingRefusal> {
  const username = usernameOf(typed)
  return form.test(username) && !erased.test(username)
    ? { ok: true, username }
    : refuse({ code: 'accounts.usernameForm' })
}

export function openAccount(
  typed: string,
  { taken, gives }: { readonly taken: boolean; readonly gives: boolean },
): Decision<{ readonly username: string }, KeepingRefusal> {
  const read = readUsername(typed)
  if (!read.ok) return read
  if (!gives) return refuse({ code: 'accounts.roleNotYours' })
  return taken ? refuse({ code: 'accounts.usernameTaken', username: read.username }) : read
}

export function giveSeat(
  account: KeptAccount,
  wanted: WantedSeat,
  { gives, today }: { readonly gives: boolean; readonly today: Day },
): Decision<Days, KeepingRefusal | RoleRefusal> {
  if (account.closed) return refuse({ code: 'accounts.closed' })
  if (wanted.basis === 'post' && !account.kept) return refuse({ code: 'accounts.seatsElsewhere' })
  if (!gives) return refuse({ code: 'accounts.roleNotYours' })
  const days = { from: wanted.from ?? today, to: wanted.until && addDays(wanted.until, 1) }
  const checked = wanted.basis === 'temporary' ? giveForATime(days, wanted.reason, today) : checkDays(days, today)
  if (!checked.ok) return checked
  return account.seats.some((held) => overlaps(held, wanted, days))
    ? refuse({ code: 'accounts.seatHeld' })
    : { ok: true, ...days }
}

function overlaps({ role, unit, from, to }: HeldSeat, wanted: Seat, days: Days): boolean {
  const isSame = role === wanted.role && unit === wanted.unit
  return isSame && (days.to === undefined || from < days.to) && (to === null || days.from < to)
}

/** Nobody ends a seat of their own: an office could be left without anybody who keeps its accounts. */
export function endSeat(
  account: KeptAccount,
  { self, gives }: { readonly self: string; readonly gives: boolean },
): Decision<object, KeepingRefusal> {
  if (account.id === self) return refuse({ code: 'accounts.own' })
  return gives ? { ok: true } : refuse({ code: 'accounts.roleNotYours' })
}

export function closeAccount(account: KeptAccount, self: string): Decision<object, KeepingRefusal> {
  if (account.id === self) return refuse({ code: 'accounts.own' })
  return renewCode(account)
}

/** Whoever gives a new code could use it: so only for an account whose every seat is theirs to give. */
export function renewCode(account: KeptAccount): Decision<object, KeepingRefusal> {
  if (account.closed) return refuse({ code: 'accounts.closed' })
  return account.kept ? { ok: true } : refuse({ code: 'accounts.seatsElsewhere' })
}
