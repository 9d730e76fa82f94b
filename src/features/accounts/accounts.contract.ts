import { z } from 'zod'
import { roles } from '#kernel/authority.ts'
import { route } from '#kernel/contract.ts'
import { Entered } from './second.contract.ts'

/** A unit at which the account holds a role, and what it may do there and, as the grants say, below. */
export const MyUnit = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  roles: z.array(z.enum(roles)),
  may: z.array(z.string()),
})
export type MyUnit = z.infer<typeof MyUnit>

/** What others did to the account's ways in, until its holder has seen it. */
export const AccountNews = z.object({
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  /** A new slip was made by whoever keeps the account, or such a slip was used; a name at the province's sign-on was entered or taken away. */
  kind: z.enum(['slipGiven', 'slipUsed', 'loginSet', 'loginTaken', 'linked', 'unlinked']),
  givenBy: z.string(),
})
export type AccountNews = z.infer<typeof AccountNews>

export const Me = z.object({
  account: z.uuid(),
  username: z.string(),
  name: z.string(),
  units: z.array(MyUnit),
  /** The day it is in Vietnam. */
  today: z.iso.date(),
  /** Of made-up people: entered without a second layer. */
  exempt: z.boolean(),
  /** Minutes without a request after which the session ends. */
  idleMinutes: z.int(),
  news: z.array(AccountNews),
})
export type Me = z.infer<typeof Me>

export const accountRoutes = {
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary:
      'Sign in with name and password, the first layer: sets the session cookie, or one that leads to the second.',
    action: 'public',
    body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(1000) }),
    response: Entered,
    once: false,
  }),
  getMe: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, at which units, and what they may do there.',
    action: 'session',
    response: Me,
  }),
  seeNews: route({
    method: 'POST',
    path: '/api/session/news',
    summary: 'What others did to the account was seen by its holder.',
    action: 'session',
    body: z.object({ seen: z.array(z.uuid()).min(1).max(100) }),
    response: z.object({}),
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/session',
    summary:
      'Sign out: the session ends on the server too. `leave`: where the province’s sign-on is left, too, of a session that began there.',
    action: 'session',
    response: z.object({ leave: z.url({ protocol: /^https?$/ }).nullable() }),
    once: false,
  }),
}
