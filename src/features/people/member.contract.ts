import { z } from 'zod'
import { readDay } from '#kernel/day.ts'
import { PersonName } from '#kernel/wire.ts'
import { WireDay } from '#features/units/index.ts'
import { affiliationKinds, causes, endCauses, sexes, statuses } from './member.ts'

/** A day of the calendar. */
export const Day = WireDay

/** A year, a month or a day, as far as it is known; a whole day is one of the calendar. */
export const Born = z
  .string()
  .regex(/^(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .refine((text) => text.length < 10 || readDay(text) !== undefined, { params: { day: 'none' } })

const short = z.string().trim().max(300)

/** As of which day, and as known at the end of which day; today's knowledge of today unless given. Neither lies ahead. */
export const asOf = { on: Day.optional(), known: Day.optional() }

export const UnitShown = z.object({ id: z.uuid(), name: z.string(), above: z.string().nullable() })
export type UnitShown = z.infer<typeof UnitShown>

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
  unit: UnitShown,
  kind: z.enum(affiliationKinds),
  status: z.enum(statuses),
  fromOn: z.string(),
  toOn: z.string().nullable(),
})
export type MemberRow = z.infer<typeof MemberRow>

export const Fields = z.object({
  name: PersonName,
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

export const IdentityNumber = z.string().regex(/^\d{9}(\d{3})?$/)

const text = z.string().nullable()
/** As they are told: days as texts. */
const FieldsShown = z.object({
  name: z.string(),
  born: text,
  sex: z.enum(sexes).nullable(),
  card: text,
  admittedOn: text,
  officialOn: text,
  retiredOn: text,
  workplace: text,
  permanentResidence: text,
  temporaryResidence: text,
  actualResidence: text,
  skills: text,
})

/** When and by whom it was typed, and when and by whom it was taken as wrong; `import`: it came with a list. */
const Typed = {
  typedAt: z.string(),
  by: text,
  voidedAt: text,
  voidedBy: text,
  import: z.uuid().nullable(),
}

export const happenings = [
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
  'found',
] as const

export const Happened = z.object({
  on: z.string(),
  /** `unitChanged`: the cell got another name or place; `found`: what a reconciliation has found. */
  what: z.enum(happenings),
  kind: z.enum(affiliationKinds).nullable(),
  status: z.enum(statuses).nullable(),
  cause: z.enum([...causes, ...endCauses]).nullable(),
  unit: UnitShown.nullable(),
  /** A correction: which fields, from what to what. A change of a unit: `name` or `above`. */
  changes: z.array(z.object({ field: z.string(), before: text, after: text })),
  ...Typed,
})
export type Happened = z.infer<typeof Happened>

export const abilities = ['correct', 'move', 'join', 'end', 'status', 'readNumber'] as const

/** In force on that day. `mine`: the reader may end or correct it, whoever has the person officially. */
export const Belonging = z.object({
  id: z.uuid(),
  kind: z.enum(affiliationKinds),
  unit: UnitShown,
  fromOn: z.string(),
  toOn: text,
  cause: z.enum(causes),
  mine: z.boolean(),
})
export type Belonging = z.infer<typeof Belonging>

export const MemberPage = z.object({
  person: z.uuid(),
  version: z.int(),
  on: z.string(),
  known: text,
  record: FieldsShown,
  status: z.enum(statuses).nullable(),
  belongs: z.array(Belonging),
  hasNumber: z.boolean(),
  /** Newest first: what happened, when, and when it was typed by whom. */
  timeline: z.array(Happened),
  /** What the reader may do here today, as the server will let them; nothing on a past day. */
  may: z.array(z.enum(abilities)),
})
export type MemberPage = z.infer<typeof MemberPage>
