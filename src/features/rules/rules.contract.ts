import { z } from 'zod'
import { route } from '#kernel/contract.ts'

const Day = z.iso.date()
const Trust = z.enum(['read', 'reported', 'presumed'])

/** A document as it is cited: `208-QĐ/TW`, `6.3.1`. `title` is in the reader's language. */
export const CitationView = z.object({
  source: z.string(),
  point: z.string().nullable(),
  title: z.string().nullable(),
  issuedOn: Day.nullable(),
})
export type CitationView = z.infer<typeof CitationView>

/** One rule in a list, as it stands on a day. `value` is with its unit; `null` where nothing is in force or nobody has set it. */
export const RuleLine = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['inForce', 'notInForce', 'unset']),
  value: z.string().nullable(),
  source: z.string().nullable(),
  from: Day.nullable(),
  trust: Trust.nullable(),
})
export type RuleLine = z.infer<typeof RuleLine>

export const RuleGroup = z.object({ id: z.string(), name: z.string(), rules: z.array(RuleLine) })
export type RuleGroup = z.infer<typeof RuleGroup>

/** A version of a rule: from its day to the day before the next one. */
export const VersionEntry = z.object({
  kind: z.literal('version'),
  from: Day,
  to: Day.nullable(),
  inForce: z.boolean(),
  value: z.string().nullable(),
  cites: z.array(CitationView),
  trust: Trust,
  /** What is not known about it, and why it applies from before its document. */
  note: z.string().nullable(),
  retroactive: z.string().nullable(),
  /** What it changed against the one before, sentence by sentence. */
  changed: z.array(z.string()),
})
export type VersionEntry = z.infer<typeof VersionEntry>

/** A document that is known to have come in between and was not read; it is no version of anything. */
export const DocumentEntry = z.object({
  kind: z.literal('document'),
  source: z.string(),
  title: z.string().nullable(),
  issuedOn: Day.nullable(),
  year: z.int().nullable(),
  /** Events from this day on are counted less surely. */
  from: Day,
  note: z.string(),
})
export type DocumentEntry = z.infer<typeof DocumentEntry>

export const RuleView = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string(),
  on: Day,
  line: RuleLine,
  /** The rule as a sentence around its value; `value` is `null` as in the line. */
  says: z.object({ before: z.string(), value: z.string().nullable(), after: z.string() }),
  isTerm: z.boolean(),
  /** Who may set it, in words, highest first. */
  settableBy: z.array(z.string()),
  /** What people say for short; never a version. */
  commonlySaid: z.string().nullable(),
  note: z.string().nullable(),
  /** Why it is only presumed on that day. */
  because: z.string().nullable(),
  /** Newest first: versions, and between them the documents that are known and were not read. */
  history: z.array(z.discriminatedUnion('kind', [VersionEntry, DocumentEntry])),
})
export type RuleView = z.infer<typeof RuleView>

export const RuleDifference = z.object({
  id: z.string(),
  name: z.string(),
  one: RuleLine,
  other: RuleLine,
  changed: z.array(z.string()),
})
export type RuleDifference = z.infer<typeof RuleDifference>

const on = Day.optional().describe('Today in Vietnam unless given.')

export const ruleRoutes = {
  listRules: route({
    method: 'GET',
    path: '/api/rules',
    summary: 'The rules as they stand on a day, by subject; searched with or without marks.',
    action: 'session',
    query: z.object({ on, search: z.string().max(100).optional() }),
    response: z.object({ on: Day, groups: z.array(RuleGroup), found: z.int() }),
  }),
  getRule: route({
    method: 'GET',
    path: '/api/rules/:id',
    summary: 'One rule with all its versions and what each changed.',
    action: 'session',
    params: z.object({ id: z.string().max(60) }),
    query: z.object({ on }),
    response: RuleView,
  }),
  compareRules: route({
    method: 'GET',
    path: '/api/rule-differences',
    summary: 'What differs between the rules of two days.',
    action: 'session',
    query: z.object({ one: Day, other: Day }),
    response: z.object({ one: Day, other: Day, differences: z.array(RuleDifference), same: z.int() }),
  }),
}
