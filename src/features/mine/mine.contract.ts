import { z } from 'zod'
import { roles } from '#kernel/authority.ts'
import { route } from '#kernel/contract.ts'
import { fieldNames } from '#features/people/index.ts'
import { outcomes, requestKinds, requestStates } from './request.ts'

const text = z.string().nullable()
const Trust = z.enum(['read', 'reported', 'presumed'])

/** From where something came: a list that was read in, an office that typed it, a comparison of lists, the beginning of the register. */
export const Source = z.object({
  how: z.enum(['list', 'typed', 'compared', 'begin']),
  unit: text,
  role: z.enum(roles).nullable(),
  on: z.string(),
})
export type Source = z.infer<typeof Source>

export const WordSaid = z.object({
  id: z.uuid(),
  about: z.string(),
  words: z.string(),
  /** `paper`: brought to the office and typed there. */
  basis: z.enum(['own', 'paper']),
  at: z.string(),
})
export type WordSaid = z.infer<typeof WordSaid>

/** Something said about the member, and what the member said to it. */
export const Said = z.object({
  key: z.string(),
  kind: z.enum(['status', 'record', 'merge', 'case']),
  on: z.string(),
  at: z.string(),
  source: Source,
  status: text,
  /** Of a comparison of lists: where it left them. */
  stands: text,
  sender: text,
  receiver: text,
  attempts: z.array(z.object({ on: z.string(), way: z.string(), outcome: z.string() })),
  /** Of a change of the record: which fields, from what to what. */
  fields: z.array(z.object({ field: z.enum(fieldNames), before: text, after: text })),
  words: z.array(WordSaid),
  /** While an answer is waited for; words are taken later, too. */
  answerBy: text,
  trust: Trust.nullable(),
})
export type Said = z.infer<typeof Said>

export const Stored = z.object({
  fields: z.array(z.object({ field: z.enum(fieldNames), value: z.string(), source: Source })),
  belongings: z.array(
    z.object({
      kind: z.string(),
      unit: z.string(),
      above: text,
      fromOn: z.string(),
      toOn: text,
      source: Source,
    }),
  ),
  statuses: z.array(z.object({ status: z.string(), fromOn: z.string(), toOn: text, source: Source })),
  posts: z.array(
    z.object({ title: z.string(), unit: z.string(), fromOn: z.string(), toOn: text, decision: text, source: Source }),
  ),
  /** The identity number is kept sealed; only from where it came is told here. */
  number: Source.nullable(),
})
export type Stored = z.infer<typeof Stored>

export const StepSeen = z.object({
  what: z.enum(['taken', 'answered', 'withdrawn']),
  outcome: z.enum(outcomes).nullable(),
  words: text,
  on: z.string(),
  at: z.string(),
  office: Source,
})
export type StepSeen = z.infer<typeof StepSeen>

export const RequestView = z.object({
  id: z.uuid(),
  person: z.uuid(),
  kind: z.enum(requestKinds),
  field: text,
  proposed: text,
  words: z.string(),
  about: z.uuid().nullable(),
  basis: z.enum(['own', 'paper']),
  sentOn: z.string(),
  dueOn: z.string(),
  value: z.int(),
  rule: z.string(),
  trust: Trust,
  state: z.enum(requestStates),
  outcome: z.enum(outcomes).nullable(),
  /** Working days until the due day, below zero past it; null once it is answered or withdrawn. */
  left: z.int().nullable(),
  /** Answered after its due day, or still open past it. */
  late: z.boolean(),
  /** Which committee answers. */
  office: text,
  steps: z.array(StepSeen),
  /** The complaint about this answer, if there is one. */
  complaint: z.uuid().nullable(),
})
export type RequestView = z.infer<typeof RequestView>

/** By when a request of that kind is answered if it is sent today. */
export const Term = z.object({ dueOn: z.string(), value: z.int(), rule: z.string(), trust: Trust })
export type Term = z.infer<typeof Term>

/** `reason` in the member's own words: for themselves and whoever answers requests. */
export const Restriction = z.object({ fromOn: z.string(), reason: z.string().nullable() })
export type Restriction = z.infer<typeof Restriction>

export const OwnPage = z.object({
  person: z.uuid(),
  name: z.string(),
  said: z.array(Said),
  stored: Stored,
  requests: z.array(RequestView),
  terms: z.record(z.enum(requestKinds), Term.nullable()),
  restriction: Restriction.nullable(),
  /** Who answers for personal data, nearest above. */
  contact: z.object({ name: z.string(), unit: z.string() }).nullable(),
  /** When this account last looked through the page; null the first time. */
  seenAt: text,
})
export type OwnPage = z.infer<typeof OwnPage>

export const Reader = z.object({
  name: z.string(),
  role: z.enum(roles).nullable(),
  unit: text,
  on: z.string(),
  lastAt: z.string(),
  times: z.int(),
  /** In the largest of these readings: how many people it was about. */
  people: z.int(),
  operation: z.string(),
  reasons: z.array(z.string()),
})
export type Reader = z.infer<typeof Reader>

export const Readers = z.object({
  rows: z.array(Reader),
  /** Lines, readings and people in the days asked for, as far as they are told. */
  found: z.int(),
  readings: z.int(),
  readers: z.int(),
  page: z.int(),
  pages: z.int(),
  since: z.string(),
  /** Access given for a time to where the member belongs. */
  temporary: z.array(
    z.object({
      name: z.string(),
      role: z.enum(roles),
      unit: z.string(),
      fromOn: z.string(),
      /** The last day, included. */
      untilOn: z.string(),
      reason: text,
    }),
  ),
  /** How long an inspector’s readings may be withheld. */
  withheld: z.object({ value: z.int(), rule: z.string(), trust: Trust }),
})
export type Readers = z.infer<typeof Readers>

/** What a member asks for, in their own words. */
export const Asked = z
  .object({
    kind: z.enum(requestKinds),
    field: z.enum([...fieldNames, 'number', 'belonging', 'status', 'post']).optional(),
    proposed: z.string().trim().min(1).max(300).optional(),
    words: z.string().trim().min(1).max(1000),
    about: z.uuid().optional(),
  })
  .refine((a) => (a.kind === 'correction') === (a.field !== undefined), { path: ['field'] })
  .refine((a) => (a.kind === 'complaint') === (a.about !== undefined), { path: ['about'] })
  .refine((a) => a.kind === 'correction' || a.proposed === undefined, { path: ['proposed'] })
export type Asked = z.infer<typeof Asked>

/** To something that was said, by its key. */
export const Answering = z.object({
  about: z.string().regex(/^(status|record|merge|case):[a-zA-Z0-9:-]{1,80}$/),
  words: z.string().trim().min(1).max(1000),
})

const id = z.object({ id: z.uuid() })

export const mineRoutes = {
  getMine: route({
    method: 'GET',
    path: '/api/mine',
    summary:
      'One’s own page: what was said, what is stored and from where, what was asked for. For whoever’s account is linked to a member.',
    action: 'mine.own',
    response: OwnPage,
  }),
  getMyNews: route({
    method: 'GET',
    path: '/api/mine/news',
    summary: 'Whether the account is linked to a member, and how much is new on that page.',
    action: 'mine.own',
    response: z.object({ linked: z.boolean(), news: z.int() }),
  }),
  listMyReaders: route({
    method: 'GET',
    path: '/api/mine/readers',
    summary: 'Who has read one’s record, a line for each reader, day and way. An inspector’s readings may come later.',
    action: 'mine.own',
    query: z.object({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
      days: z.coerce.number().int().min(1).max(3_660).default(90),
    }),
    response: Readers,
  }),
  readMyNumber: route({
    method: 'POST',
    path: '/api/mine/number',
    summary: 'One’s own identity number in clear. The reading is logged.',
    action: 'mine.own',
    response: z.object({ number: z.string() }),
    once: false,
  }),
  sayMine: route({
    method: 'POST',
    path: '/api/mine/words',
    summary: 'Say something to what was said about oneself: it stands beside it and is never written over.',
    action: 'mine.own',
    body: Answering,
    response: id,
    status: 201,
  }),
  askMine: route({
    method: 'POST',
    path: '/api/mine/requests',
    summary: 'Ask for correction, restriction or erasure of one’s own data, object, or complain about an answer.',
    action: 'mine.own',
    body: Asked,
    response: z.object({ id: z.uuid(), dueOn: z.string() }),
    status: 201,
  }),
  withdrawMine: route({
    method: 'POST',
    path: '/api/mine/requests/:id/withdraw',
    summary: 'Take one’s own request back before it is answered.',
    action: 'mine.own',
    params: id,
    response: z.object({}),
  }),
  noteMineSeen: route({
    method: 'POST',
    path: '/api/mine/seen',
    summary: 'The page was looked through: what is there now is no longer new.',
    action: 'mine.own',
    response: z.object({}),
  }),
}
