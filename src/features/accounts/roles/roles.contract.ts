import { z } from 'zod'
import { roles } from '#kernel/authority.ts'
import { route } from '#kernel/contract.ts'
import { orWaits } from '#kernel/second-person.ts'
import { WireDay } from '#features/units/index.ts'

const Role = z.enum(roles)
const Day = z.iso.date()

/** Held as a post; standing in for the holder of another seat; for a time and a reason. */
export const bases = ['post', 'delegation', 'temporary'] as const

export const RoleHeld = z.object({
  id: z.uuid(),
  account: z.uuid(),
  name: z.string(),
  role: Role,
  /** Where it is held: the unit asked for, or one above it. */
  unit: z.object({ id: z.uuid(), name: z.string() }),
  from: Day,
  /** The first day it is no longer held; null while nobody has ended it. */
  to: Day.nullable(),
  basis: z.enum(bases),
  /** The seat of the one who is away. */
  standsInFor: z.uuid().nullable(),
  reason: z.string().nullable(),
  decision: z.string().nullable(),
  /** Whose hand gave it; null for what the installation began with. */
  givenBy: z.string().nullable(),
  activated: z.boolean(),
  /** Of the unit itself; everybody else reaches it from outside. */
  home: z.boolean(),
  /** Whether the reader may name somebody to stand in, and may end it. */
  may: z.array(z.enum(['delegate', 'end'])),
})
export type RoleHeld = z.infer<typeof RoleHeld>

/** A role that waits for a second person. */
export interface ProposedRole {
  readonly id: string
  readonly unit: string
  readonly role: z.infer<typeof Role>
  readonly name: string
  /** Its account is opened with it. */
  readonly isNew: boolean
  readonly from: string
  /** The first day it would no longer be held. */
  readonly to: string | null
}

export const RolesBelow = z.object({ role: Role, holders: z.int(), waiting: z.int() })
export type RolesBelow = z.infer<typeof RolesBelow>

export const RolesAtUnit = z.object({
  unit: z.object({ id: z.uuid(), name: z.string() }),
  held: z.array(RoleHeld),
  below: z.array(RolesBelow),
})
export type RolesAtUnit = z.infer<typeof RolesAtUnit>

export const GrantLine = z.object({
  role: Role,
  action: z.string(),
  reach: z.enum(['own', 'ownAndBelow', 'everywhere']),
})
export type GrantLine = z.infer<typeof GrantLine>

const seat = z.object({ id: z.uuid() })

export const roleRoutes = {
  listRoles: route({
    method: 'GET',
    path: '/api/units/:id/roles',
    summary:
      'Who holds which role at a unit, today, to come and ended within 90 days, those from outside too; and how many hold which role below it.',
    action: 'roles.read',
    params: seat,
    response: RolesAtUnit,
  }),
  listGrants: route({
    method: 'GET',
    path: '/api/grants',
    summary: 'The table the machine uses: which role may do what, and where.',
    action: 'session',
    response: z.object({
      grants: z.array(GrantLine),
      gives: z.array(z.object({ giver: Role, role: Role })),
    }),
  }),
  listStandIns: route({
    method: 'GET',
    path: '/api/seats/:id/stand-ins',
    summary:
      'Who can stand in for the holder of a role: other accounts of its unit, of the one above and of those directly below.',
    action: 'session',
    params: seat,
    response: z.object({ accounts: z.array(z.object({ id: z.uuid(), name: z.string(), username: z.string() })) }),
  }),
  delegate: route({
    method: 'POST',
    path: '/api/seats/:id/delegations',
    summary:
      'Name somebody who stands in for the holder of a role from a day until another; by the holder, or by who keeps accounts there.',
    action: 'session',
    params: seat,
    body: z.object({
      account: z.uuid(),
      from: WireDay,
      /** The last day, included. */
      until: WireDay,
      reason: z.string().trim().max(300).optional(),
    }),
    response: orWaits(seat),
    status: 201,
  }),
  endDelegation: route({
    method: 'POST',
    path: '/api/seats/:id/end',
    summary: 'End a delegation from today on; by the one stood in for, or by who keeps accounts there.',
    action: 'session',
    params: seat,
    response: orWaits(z.object({})),
  }),
}
