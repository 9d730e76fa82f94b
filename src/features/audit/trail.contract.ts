import { z } from 'zod'
import { roles } from '#kernel/authority.ts'
import { route } from '#kernel/contract.ts'
import { WireDay } from '#features/units/index.ts'

const Day = z.iso.date()
const Instant = z.iso.datetime({ offset: true })
const Shown = z.string().nullable()

/** What of a trail is shown. */
export const lanes = ['all', 'changes', 'readings'] as const

const asked = {
  /** From the first day of the fifth month back unless given, until today. */
  from: WireDay.optional(),
  to: WireDay.optional(),
  show: z.enum(lanes).default('all'),
  /** Only what this account did. */
  by: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
}

const Who = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(roles).nullable(),
  unit: z.string().nullable(),
})

/** Covered by a head that somebody took outside, by a head that is only here, by none yet; or not what was recorded. */
export const proofs = ['outside', 'inside', 'notYet', 'differs'] as const

export const TrailRow = z.object({
  kind: z.enum(['change', 'reading']),
  at: Instant,
  /** The command or the operation: `members.move`, `getMember`. */
  what: z.string(),
  /** Of a change: the day it happened. */
  onDay: Day.nullable(),
  /** Null where the program itself acted. */
  who: Who.nullable(),
  /** Whom it was about, where it was one and is within reach. */
  about: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** How many it was about. */
  subjects: z.int(),
  reason: z.string().nullable(),
  origin: z.string().nullable(),
  proof: z.enum(proofs),
})
export type TrailRow = z.infer<typeof TrailRow>

export const TrailHead = z.object({
  onDay: Day,
  shown: Shown,
  witnesses: z.array(
    z.object({
      way: z.enum(['file', 'report', 'countersigned', 'key']),
      at: z.string(),
      by: z.string().nullable(),
      own: z.boolean(),
    }),
  ),
})
export type TrailHead = z.infer<typeof TrailHead>

export const Trail = z.object({
  name: z.string(),
  born: z.string().nullable(),
  at: z.string().nullable(),
  from: Day,
  to: Day,
  may: z.array(z.enum(['readings', 'export'])),
  changes: z.int(),
  readings: z.int(),
  /** Of the rows in these days, how many are covered by a head taken outside. */
  covered: z.int(),
  /** How many fell on each day, for the picture. */
  days: z.array(z.object({ day: Day, changes: z.int(), readings: z.int() })),
  /** Everybody who did something here. */
  doers: z.array(Who),
  heads: z.array(TrailHead),
  rows: z.array(TrailRow),
  page: z.int(),
  pages: z.int(),
  found: z.int(),
})
export type Trail = z.infer<typeof Trail>

const person = z.object({ person: z.uuid() })
const account = z.object({ id: z.uuid() })

export const trailRoutes = {
  findTrails: route({
    method: 'GET',
    path: '/api/trails',
    summary: 'Accounts and members within reach whose trail may be followed, by the beginnings of words of a name.',
    action: 'audit.read',
    query: z.object({ search: z.string().trim().max(100).default('') }),
    response: z.object({
      found: z.array(
        z.object({
          kind: z.enum(['account', 'member']),
          id: z.uuid(),
          name: z.string(),
          detail: z.string().nullable(),
        }),
      ),
    }),
  }),
  getMemberTrail: route({
    method: 'GET',
    path: '/api/trails/members/:person',
    summary: 'What was changed and read of one member, through time. Looking at it is a reading.',
    action: 'audit.read',
    params: person,
    query: z.object(asked),
    response: Trail,
  }),
  getAccountTrail: route({
    method: 'GET',
    path: '/api/trails/accounts/:id',
    summary: 'What one account changed and read, through time. Looking at it is a reading.',
    action: 'audit.read',
    params: account,
    query: z.object(asked),
    response: Trail,
  }),
  exportMemberTrail: route({
    method: 'GET',
    path: '/api/trails/members/:person/export',
    summary: 'The trail of one member with the chains it stands in and the one-file verifier, as a zip.',
    action: 'audit.export',
    params: person,
    response: z.object({}),
    gives: 'file',
  }),
  exportAccountTrail: route({
    method: 'GET',
    path: '/api/trails/accounts/:id/export',
    summary: 'The trail of one account with the chains it stands in and the one-file verifier, as a zip.',
    action: 'audit.export',
    params: account,
    response: z.object({}),
    gives: 'file',
  }),
}

export const DayHead = TrailHead.extend({
  madeAt: Instant,
  /** The whole hash, 64 hexadecimal digits. */
  hash: z.string(),
  /** Chains that grew since the head before, readings sealed since. */
  units: z.int(),
  readings: z.int(),
})
export type DayHead = z.infer<typeof DayHead>

const day = z.object({ day: WireDay })

export const headRoutes = {
  listHeads: route({
    method: 'GET',
    path: '/api/heads',
    summary: 'The heads of the days, latest first: their characters, and who took which outside.',
    action: 'audit.read',
    query: z.object({ before: WireDay.optional(), size: z.coerce.number().int().min(1).max(100).default(31) }),
    response: z.object({
      heads: z.array(DayHead),
      more: z.boolean(),
      may: z.array(z.enum(['export', 'countersign', 'sign'])),
    }),
  }),
  takeHead: route({
    method: 'POST',
    path: '/api/heads/:day/takings',
    summary: 'Take the head of a day outside: the text of a signed file, and it is kept who took it.',
    action: 'audit.export',
    params: day,
    response: z.object({ name: z.string(), file: z.string() }),
  }),
  countersignHead: route({
    method: 'POST',
    path: '/api/heads/:day/countersignatures',
    summary: 'Confirm, for the office above, that the twelve characters it was given are those of this day.',
    action: 'audit.countersign',
    params: day,
    body: z.object({ shown: z.string().trim().min(1).max(40) }),
    response: z.object({}),
  }),
}
