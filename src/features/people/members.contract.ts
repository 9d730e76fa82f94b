import { z } from 'zod'
import { day } from '#kernel/day.ts'
import { route } from '#kernel/contract.ts'
import { affiliationKinds, causes, endCauses, sexes, statuses } from './member.ts'

const Day = z.iso.date().transform((text) => day(text))
/** A year, a month or a day, as far as it is known. */
export const Born = z.string().regex(/^(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
const short = z.string().trim().max(300)

/** As of which day, and as known at the end of which day; today's knowledge of today unless given. Neither lies ahead. */
export const asOf = { on: Day.optional(), known: Day.optional() }

export const MemberRow = z.object({
  affiliation: z.uuid(),
  person: z.uuid(),
  name: z.string(),
  born: z.string().nullable(),
  sex: z.enum(sexes).nullable(),
  card: z.string().nullable(),
  admittedOn: z.string().nullable(),
  officialOn: z.string().nullable(),
  retiredOn: z.string().nullable(),
  workplace: z.string().nullable(),
  /** The cell, by its name on that day, and what stands above it. */
  unit: z.object({ id: z.uuid(), name: z.string(), above: z.string().nullable() }),
  kind: z.enum(affiliationKinds),
  status: z.enum(statuses),
  fromOn: z.string(),
  toOn: z.string().nullable(),
})
export type MemberRow = z.infer<typeof MemberRow>

const list = (of: readonly [string, ...string[]]) =>
  z
    .union([z.enum(of), z.array(z.enum(of))])
    .transform((v) => [v].flat())
    .optional()

/** What narrows the list. `search`: words of a name with or without marks, the beginnings of words, or a card number. */
export const MemberFilter = {
  unit: z.uuid().optional(),
  search: z.string().trim().max(100).optional(),
  kind: list(affiliationKinds),
  status: list(statuses),
  /** Retires on a day from … to …, both included. */
  retiresFrom: Day.optional(),
  retiresTo: Day.optional(),
  /** Probationary since a day before or on … */
  admittedBy: Day.optional(),
}

export const sorts = ['name', 'nameDown'] as const

/** A total: exact, or "more than 10,000" where nobody asked for the exact one. */
export const Total = z.object({ n: z.int(), exact: z.boolean() })

export const Fields = z.object({
  name: z.string().trim().min(1).max(200),
  born: Born.nullable(),
  sex: z.enum(sexes).nullable(),
  card: z
    .string()
    .regex(/^\d{1,20}$/)
    .nullable(),
  admittedOn: Day.nullable(),
  officialOn: Day.nullable(),
  retiredOn: Day.nullable(),
  workplace: short.nullable(),
  permanentResidence: short.nullable(),
  temporaryResidence: short.nullable(),
  actualResidence: short.nullable(),
  skills: short.nullable(),
})
export type Fields = z.output<typeof Fields>

const Typed = {
  typedAt: z.string(),
  by: z.string().nullable(),
  voidedAt: z.string().nullable(),
  voidedBy: z.string().nullable(),
  import: z.uuid().nullable(),
}

export const MemberPage = z.object({
  person: z.uuid(),
  version: z.int(),
  on: z.string(),
  known: z.string().nullable(),
  record: Fields.extend({
    admittedOn: z.string().nullable(),
    officialOn: z.string().nullable(),
    retiredOn: z.string().nullable(),
  }),
  status: z.enum(statuses).nullable(),
  /** In force on that day. */
  belongs: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(affiliationKinds),
      unit: z.object({ id: z.uuid(), name: z.string(), above: z.string().nullable() }),
      fromOn: z.string(),
      toOn: z.string().nullable(),
      cause: z.enum(causes),
    }),
  ),
  hasNumber: z.boolean(),
  /** Newest first: what happened, when, and when it was typed by whom. */
  timeline: z.array(
    z.object({
      on: z.string(),
      what: z.enum([
        'admitted',
        'recognised',
        'status',
        'began',
        'ended',
        'corrected',
        'unitChanged',
        'retired',
        'post',
        'merged',
      ]),
      kind: z.enum(affiliationKinds).nullable(),
      status: z.enum(statuses).nullable(),
      cause: z.enum([...causes, ...endCauses]).nullable(),
      unit: z.object({ id: z.uuid(), name: z.string(), above: z.string().nullable() }).nullable(),
      /** For a correction: which fields, from what to what. */
      changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      ...Typed,
    }),
  ),
  /** What the reader may do here today, as the server will let them. */
  may: z.array(z.enum(['correct', 'move', 'end', 'enter', 'status', 'readNumber'])),
})
export type MemberPage = z.infer<typeof MemberPage>

const person = z.object({ person: z.uuid() })
/** The version of the page the change was made from: another change since is refused, `members.changedMeanwhile`. */
const seen = { version: z.int() }

export const memberRoutes = {
  listMembers: route({
    method: 'GET',
    path: '/api/members',
    summary: 'Members who belong to the units within reach, in the Vietnamese order of names, a page at a time.',
    action: 'members.read',
    query: z.object({
      ...asOf,
      ...MemberFilter,
      sort: z.enum(sorts).default('name'),
      /** `next` or `previous` of the page before. */
      cursor: z.string().max(400).optional(),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({
      on: z.string(),
      scope: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
      rows: z.array(MemberRow),
      next: z.string().nullable(),
      previous: z.string().nullable(),
    }),
  }),
  countMembers: route({
    method: 'GET',
    path: '/api/members/count',
    summary:
      'How many there are: by kind and status from the balances, with a filter exactly up to 10,000, beyond that on request.',
    action: 'members.read',
    query: z.object({ ...asOf, ...MemberFilter, exact: z.stringbool().default(false) }),
    response: z.object({
      on: z.string(),
      total: Total,
      /** Without a filter: how many of each kind and status. */
      slices: z.array(z.object({ kind: z.enum(affiliationKinds), status: z.enum(statuses), n: z.int() })),
      cells: z.int(),
    }),
  }),
  downloadMembers: route({
    method: 'GET',
    path: '/api/members/export',
    summary: 'The list as seen (filters, columns, order) as an Excel file, up to 200,000 rows.',
    action: 'members.read',
    query: z.object({
      ...asOf,
      ...MemberFilter,
      sort: z.enum(sorts).default('name'),
      columns: z.string().max(400).optional(),
    }),
    response: z.object({}),
    gives: 'file',
  }),
  getMember: route({
    method: 'GET',
    path: '/api/members/:person',
    summary: 'One member as of a day, with what happened and when it was typed.',
    action: 'members.read',
    params: person,
    query: z.object(asOf),
    response: MemberPage,
  }),
  findByNumber: route({
    method: 'POST',
    path: '/api/members/by-number',
    summary:
      'Who within reach bears exactly this identity number. The number is in the body, so that it stands in no address.',
    action: 'members.read',
    body: z.object({ number: z.string().regex(/^\d{9}(\d{3})?$/) }),
    response: z.object({ people: z.array(z.object({ person: z.uuid(), name: z.string() })) }),
    once: false,
  }),
  readNumber: route({
    method: 'POST',
    path: '/api/members/:person/number',
    summary: 'The identity number in clear. The reading is logged with its reason.',
    action: 'members.identity',
    params: person,
    body: z.object({ reason: z.enum(['checkPaper', 'findPerson', 'handOver']) }),
    response: z.object({ number: z.string() }),
    once: false,
  }),
  enterMember: route({
    method: 'POST',
    path: '/api/members',
    summary: 'Enters somebody new into a cell.',
    action: 'members.write',
    body: z.object({
      on: Day,
      unit: z.uuid(),
      kind: z.enum(affiliationKinds),
      cause: z.enum(causes),
      toOn: Day.nullable().default(null),
      status: z.enum(['probationary', 'official', 'exempt', 'suspended']),
      fields: Fields,
      number: z
        .string()
        .regex(/^\d{9}(\d{3})?$/)
        .nullable()
        .default(null),
    }),
    response: z.object({ person: z.uuid() }),
    status: 201,
  }),
  correctMember: route({
    method: 'POST',
    path: '/api/members/:person/correct',
    summary: 'Corrects what is known of a member; what was known before stays readable.',
    action: 'members.write',
    params: person,
    body: z.object({
      ...seen,
      on: Day,
      fields: Fields.partial(),
      number: z
        .string()
        .regex(/^\d{9}(\d{3})?$/)
        .nullable()
        .optional(),
    }),
    response: z.object({ version: z.int() }),
  }),
  changeStatus: route({
    method: 'POST',
    path: '/api/members/:person/status',
    summary: 'From a day on a member has another status (recognised, exempt, suspended, again active).',
    action: 'members.write',
    params: person,
    body: z.object({ ...seen, on: Day, status: z.enum(['probationary', 'official', 'exempt', 'suspended']) }),
    response: z.object({ version: z.int() }),
  }),
  moveMember: route({
    method: 'POST',
    path: '/api/members/:person/move',
    summary: 'From a day on a member belongs to another cell in the same way.',
    action: 'members.write',
    params: person,
    body: z.object({ ...seen, on: Day, affiliation: z.uuid(), unit: z.uuid() }),
    response: z.object({ version: z.int() }),
  }),
  joinCell: route({
    method: 'POST',
    path: '/api/members/:person/join',
    summary: 'From a day on a member also belongs to a cell in another way (temporary, residence, assigned).',
    action: 'members.write',
    params: person,
    body: z.object({
      ...seen,
      on: Day,
      unit: z.uuid(),
      kind: z.enum(affiliationKinds),
      cause: z.enum(causes),
      toOn: Day.nullable().default(null),
    }),
    response: z.object({ version: z.int() }),
  }),
  endAffiliation: route({
    method: 'POST',
    path: '/api/members/:person/end',
    summary:
      'An affiliation ends on a day: it is the first day on which it is over. With an end of membership all of them end.',
    action: 'members.write',
    params: person,
    body: z.object({ ...seen, on: Day, affiliation: z.uuid(), cause: z.enum(endCauses) }),
    response: z.object({ version: z.int() }),
  }),
  correctAffiliation: route({
    method: 'POST',
    path: '/api/members/:person/affiliations/:affiliation/correct',
    summary: 'The days, the cell or the kind of an affiliation were wrong: what was known before stays readable.',
    action: 'members.write',
    params: person.extend({ affiliation: z.uuid() }),
    body: z.object({ ...seen, on: Day, fromOn: Day, toOn: Day.nullable(), unit: z.uuid() }),
    response: z.object({ version: z.int() }),
  }),
}
