import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { asOf, WireDay } from './as-of.ts'
import { unitKinds } from './kinds.ts'

export const UnitView = z.object({ id: z.uuid(), name: z.string(), kind: z.string() })
export type UnitView = z.infer<typeof UnitView>

const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
}

const unit = z.object({ id: z.uuid() })
const spaced = z
  .string()
  .trim()
  .normalize('NFC')
  .transform((text) => text.replace(/\s+/g, ' '))
const Name = spaced.pipe(z.string().min(1).max(300))
const Decision = spaced.pipe(z.string().max(200)).optional()
/** The version of the page the change was made from: another change since is refused, `units.changedMeanwhile`. */
const seen = { version: z.int() }
/** The day of the decision, and of its taking effect; `decision`: the number of the document. */
const decided = { on: WireDay, decision: Decision }

/** What somebody entered, when and by whom. */
const Typed = { decision: z.string().nullable(), typedAt: z.string(), by: z.string().nullable() }
const Days = { fromOn: z.string(), toOn: z.string().nullable() }

export const unitChanges = ['found', 'rename', 'move', 'close', 'takeBack', 'reopen'] as const

export const UnitPage = z.object({
  on: z.string(),
  known: z.string().nullable(),
  unit: UnitView.extend({
    short: z.string().nullable(),
    version: z.int(),
    /** Whether it stood on that day; its first day, and the day from which it stands no more. */
    stands: z.boolean(),
    since: z.string().nullable(),
    until: z.string().nullable(),
  }),
  above: UnitView.nullable(),
  /** From the top of one's reach down to the unit above. */
  path: z.array(UnitView),
  /** The first 200 in the order of names. */
  below: z.array(UnitView),
  labels: z.array(z.object({ kind: z.enum(['name', 'short', 'code', 'alias']), label: z.string(), ...Days, ...Typed })),
  parents: z.array(z.object({ unit: UnitView, ...Days, ...Typed })),
  /** What it came from and what answers for it since. */
  came: z.array(z.object({ unit: UnitView, on: z.string(), decision: z.string().nullable() })),
  went: z.array(z.object({ unit: UnitView, on: z.string(), decision: z.string().nullable() })),
  /** What the reader may do here today, as the server will let them. */
  may: z.array(z.enum(unitChanges)),
  /** The kinds that may be founded below it. */
  founds: z.array(z.enum(unitKinds)),
})
export type UnitPage = z.infer<typeof UnitPage>

export const TreeRow = UnitView.extend({
  /** How many stand directly below it. */
  below: z.int(),
  /** Members who belong officially to it or to what is below it; by status. */
  members: z.int(),
  probationary: z.int(),
  exempt: z.int(),
  /** Working members who live there. */
  residing: z.int(),
})
export type TreeRow = z.infer<typeof TreeRow>

export const Weight = z.object({
  members: z.int(),
  posts: z.int(),
  units: z.int(),
  ownMembers: z.int(),
  ownPosts: z.int(),
  ownUnits: z.int(),
})
export type Weight = z.infer<typeof Weight>

export const unitRoutes = {
  listMyUnits: route({
    method: 'GET',
    path: '/api/units',
    summary:
      'The units within reach as of a day, by name, a page at a time; searched by words of any name, short name, alias or code they bear or bore.',
    action: 'units.read',
    query: z.object({ ...page, ...asOf, search: z.string().max(100).optional() }),
    response: z.object({
      /** `also`: the other name by which it was found. */
      units: z.array(UnitView.extend({ above: z.string().nullable(), also: z.string().nullable() })),
      /** Counted to the end of the page asked for, and to 1,000 at least; `exact` false: there are more. */
      total: z.int(),
      exact: z.boolean(),
    }),
  }),
  openTree: route({
    method: 'GET',
    path: '/api/units/tree',
    summary:
      'One level of the tree as of a day, with counts of members: what stands directly below a unit, or where one’s own reach begins.',
    action: 'units.read',
    query: z.object({
      ...page,
      ...asOf,
      size: z.coerce.number().int().min(1).max(200).default(200),
      unit: z.uuid().optional(),
    }),
    response: z.object({
      on: z.string(),
      unit: UnitView.nullable(),
      path: z.array(UnitView),
      units: z.array(TreeRow),
      total: z.int(),
    }),
  }),
  getUnit: route({
    method: 'GET',
    path: '/api/units/:id',
    summary:
      'One unit within reach as of a day: its names and where it stood, with their days, and the units directly above and below it.',
    action: 'units.read',
    params: unit,
    query: z.object(asOf),
    response: UnitPage,
  }),
  weighUnit: route({
    method: 'GET',
    path: '/api/units/:id/weight',
    summary: 'What hangs on a unit on a day: told before it is moved or closed.',
    action: 'units.write',
    params: unit,
    query: z.object({ on: WireDay.optional() }),
    response: Weight,
  }),
  foundUnit: route({
    method: 'POST',
    path: '/api/units',
    summary: 'Founds a unit below another.',
    action: 'units.write',
    body: z.object({
      ...decided,
      parent: z.uuid(),
      kind: z.enum(unitKinds),
      name: Name,
      short: Name.optional(),
      codes: z.array(Name).max(5).default([]),
      aliases: z.array(Name).max(20).default([]),
    }),
    response: z.object({ unit: z.uuid() }),
    status: 201,
  }),
  renameUnit: route({
    method: 'POST',
    path: '/api/units/:id/rename',
    summary:
      'From a day on a unit goes by another name; what it was called before stays. `short` null takes the short name away.',
    action: 'units.write',
    params: unit,
    body: z.object({ ...seen, ...decided, name: Name, short: Name.nullable().optional() }),
    response: z.object({ version: z.int() }),
  }),
  moveUnit: route({
    method: 'POST',
    path: '/api/units/:id/move',
    summary: 'From a day on a unit stands below another, with everything below it. Needs the right at both.',
    action: 'units.write',
    params: unit,
    body: z.object({ ...seen, ...decided, parent: z.uuid() }),
    response: z.object({ version: z.int() }),
  }),
  closeUnit: route({
    method: 'POST',
    path: '/api/units/:id/close',
    summary: 'From a day on a unit stands no more. Refused while somebody or something belongs to it.',
    action: 'units.write',
    params: unit,
    body: z.object({ ...seen, ...decided }),
    response: z.object({ version: z.int() }),
  }),
  takeBackUnit: route({
    method: 'POST',
    path: '/api/units/:id/take-back',
    summary:
      'A unit was founded by mistake and never stood. Refused where anything was ever entered about it. Needs the right above it; that it was entered stays readable.',
    action: 'units.write',
    params: unit,
    body: z.object(seen),
    response: z.object({}),
  }),
  reopenUnit: route({
    method: 'POST',
    path: '/api/units/:id/reopen',
    summary:
      'A unit was closed by mistake: it stands on where it stood. Needs the right at the unit above; what was known before stays readable.',
    action: 'units.write',
    params: unit,
    body: z.object(seen),
    response: z.object({ version: z.int() }),
  }),
}
