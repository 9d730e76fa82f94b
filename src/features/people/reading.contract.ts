import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { affiliationKinds, statuses } from './member.ts'
import { asOf, Day, IdentityNumber, MemberPage, MemberRow } from './member.contract.ts'

const list = <T extends string>(of: readonly [T, ...T[]]) =>
  z
    .union([z.enum(of), z.array(z.enum(of)).max(20)])
    .transform((v) => [v].flat())
    .optional()

/** What narrows the list. `search`: words of a name with or without marks, the beginning of the last word, or a card number. */
export const MemberFilter = {
  unit: z.uuid().optional(),
  search: z.string().trim().max(100).optional(),
  kind: list(affiliationKinds),
  status: list(statuses),
  /** Retires on a day from … to …, both included. */
  retiresFrom: Day.optional(),
  retiresTo: Day.optional(),
  /** Admitted on that day or before: with `status=probationary`, those who are soon to be recognised. */
  admittedBy: Day.optional(),
}

export const sorts = ['name', 'nameDown'] as const

/** A total: exact, or "more than 10,000" where nobody asked for the exact one. */
export const Total = z.object({ n: z.int(), exact: z.boolean() })

/** Columns of the list and the file, in the order in which a list has them at first. */
export const listColumns = [
  'name',
  'born',
  'sex',
  'card',
  'admittedOn',
  'officialOn',
  'unit',
  'above',
  'kind',
  'status',
  'retiredOn',
  'workplace',
  'fromOn',
  'toOn',
] as const
export type ListColumn = (typeof listColumns)[number]

const person = z.object({ person: z.uuid() })

export const readingRoutes = {
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
      cursor: z.string().max(3000).optional(),
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
      /** How many of each kind and status; none where more than those is filtered. */
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
      /** Names of columns in their order, parted by commas. */
      columns: z
        .string()
        .max(400)
        .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
        .optional(),
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
    body: z.object({ number: IdentityNumber }),
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
}
