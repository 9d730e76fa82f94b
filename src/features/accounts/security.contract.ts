import { z } from 'zod'
import { route } from '#kernel/contract.ts'

const Moment = z.iso.datetime({ offset: true })

export const Entrance = z.object({
  id: z.uuid(),
  at: Moment,
  means: z.enum(['password', 'totp', 'passkey', 'paper', 'pin', 'code', 'signOn']),
  /** With what kind of machine, roughly: `phone android chrome`. */
  agent: z.string(),
  /** From where the account had been entered before. */
  knownPlace: z.boolean(),
  /** Still signed in there. */
  open: z.boolean(),
  /** This very session. */
  here: z.boolean(),
})
export type Entrance = z.infer<typeof Entrance>

export const Security = z.object({
  needs: z.boolean(),
  exempt: z.boolean(),
  password: z.boolean(),
  totp: z.boolean(),
  papers: z.int(),
  /** Six digits serve the account, on devices it is bound to. */
  byPin: z.boolean(),
  devices: z.array(
    z.object({ id: z.uuid(), agent: z.string(), boundAt: Moment, usedAt: Moment.nullable(), here: z.boolean() }),
  ),
  passkeys: z.array(z.object({ id: z.string(), agent: z.string(), madeAt: Moment, usedAt: Moment.nullable() })),
  /** The newest first, of the last 90 days. */
  entrances: z.array(Entrance),
  idleMinutes: z.int(),
  longestHours: z.int(),
})
export type Security = z.infer<typeof Security>

export const securityRoutes = {
  getSecurity: route({
    method: 'GET',
    path: '/api/security',
    summary: 'The layers of one’s own account, and where it was and is signed in.',
    action: 'session',
    response: Security,
  }),
  endEntrance: route({
    method: 'POST',
    path: '/api/security/entrances/:id/end',
    summary: 'Sign out of one machine where one’s own account is signed in.',
    action: 'session',
    params: z.object({ id: z.uuid() }),
    response: z.object({}),
  }),
  endOthers: route({
    method: 'POST',
    path: '/api/security/entrances/end',
    summary: 'It was not me: sign out everywhere but here, and trust no place any more.',
    action: 'session',
    response: z.object({ ended: z.int() }),
  }),
}
