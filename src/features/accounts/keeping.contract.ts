import { z } from 'zod'
import { roles } from '#kernel/authority.ts'
import { route } from '#kernel/contract.ts'
import { orWaits } from '#kernel/second-person.ts'
import { PersonName } from '#kernel/wire.ts'
import { WireDay } from '#features/units/index.ts'

const Role = z.enum(roles)
const id = z.object({ id: z.uuid() })

export const AccountSeat = z.object({
  id: z.uuid(),
  role: Role,
  unit: z.uuid(),
  unitName: z.string(),
  from: z.iso.date(),
  /** The first day it is no longer held; null while nobody has ended it. */
  to: z.iso.date().nullable(),
})
export type AccountSeat = z.infer<typeof AccountSeat>

/** `waiting`: a code is out and not used yet. `lapsed`: it was never used in time. */
export const accountStates = ['active', 'waiting', 'lapsed', 'closed'] as const

export const AccountView = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  state: z.enum(accountStates),
  /** Until when the code that is out can be used. */
  codeUntil: z.iso.datetime({ offset: true }).nullable(),
  /** Whether all its seats are within the reader's gift: only then it can be closed or given a new code. */
  kept: z.boolean(),
  /** Those within reach. */
  seats: z.array(AccountSeat),
})
export type AccountView = z.infer<typeof AccountView>

export const AccountGiven = z.object({
  username: z.string().trim().min(1).max(63),
  name: PersonName,
  role: Role,
  unit: z.uuid(),
})
export type AccountGiven = z.infer<typeof AccountGiven>

export const keepingRoutes = {
  listAccounts: route({
    method: 'GET',
    path: '/api/accounts',
    summary: 'Accounts with a seat at a unit within reach, by name, a page at a time.',
    action: 'accounts.write',
    query: z.object({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(50),
      search: z.string().trim().max(100).optional(),
      state: z.enum(['open', 'closed']).default('open'),
    }),
    response: z.object({ accounts: z.array(AccountView), total: z.int() }),
  }),
  openAccount: route({
    method: 'POST',
    path: '/api/accounts',
    summary: 'Open an account with one seat; it cannot be used until its holder has activated it with a code.',
    action: 'accounts.write',
    body: AccountGiven,
    response: orWaits(id),
    status: 201,
  }),
  renewCode: route({
    method: 'POST',
    path: '/api/accounts/:id/code',
    summary: 'Make the code with which the holder chooses a password, in place of any before it; it is told this once.',
    action: 'accounts.write',
    params: id,
    response: orWaits(
      z.object({
        code: z.string(),
        /** The instant after its last day. */
        until: z.iso.datetime({ offset: true }),
        /** Number of the paper. */
        slip: z.int(),
        /** Six digits on the telephone serve this account. */
        pin: z.boolean(),
      }),
    ),
    // the answer is a secret: it is not kept for whoever sends the request again
    once: false,
  }),
  giveSeat: route({
    method: 'POST',
    path: '/api/accounts/:id/seats',
    summary:
      'Give an account one more role at a unit: as a post, from today or a later day, or for a time and a reason (at most 90 days).',
    action: 'accounts.write',
    params: id,
    body: z.object({
      role: Role,
      unit: z.uuid(),
      basis: z.enum(['post', 'temporary']).default('post'),
      from: WireDay.optional(),
      /** The last day, included. */
      until: WireDay.optional(),
      reason: z.string().trim().max(300).optional(),
      /** Number of the paper it rests on. */
      decision: z.string().trim().max(100).optional(),
    }),
    response: orWaits(z.object({})),
  }),
  endSeat: route({
    method: 'POST',
    path: '/api/accounts/:id/seats/:seat/end',
    summary: 'End a role of an account at a unit, today.',
    action: 'accounts.write',
    params: z.object({ id: z.uuid(), seat: z.uuid() }),
    response: orWaits(z.object({})),
  }),
  closeAccount: route({
    method: 'POST',
    path: '/api/accounts/:id/close',
    summary: 'Close an account for good: its seats and sessions end, its name is never given again.',
    action: 'accounts.write',
    params: id,
    response: orWaits(z.object({})),
  }),
}
