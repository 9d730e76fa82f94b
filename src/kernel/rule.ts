import type { z } from 'zod'
import { day, type Day } from './day.ts'

/** Where a rule is written. */
export interface Citation {
  readonly source: string
  readonly point: string
}

/** How far a version has been checked. Only what was `read` may be shown as the wording of a regulation; the others carry their word. */
export type Trust = 'read' | 'reported' | 'presumed'

/** The levels that may give a rule a value of their own, highest first. */
export type Level = 'centre' | 'province' | 'commune' | 'cell'

export interface Version<T> {
  readonly from: Day
  /** `undefined`: repealed from that day. */
  readonly value: T | undefined
  readonly cites: readonly [Citation, ...Citation[]]
  readonly trust: Trust
  /** Why it applies from before the day its document was issued. */
  readonly retroactive?: string
  /** What people say for short, where it differs from the text. */
  readonly commonlySaid?: string
}

/** Something a regulation fixes: a number of days, a cap, a table of points, a formula. It changes on known days. */
export interface Rule<T> {
  readonly id: string
  /** The name a user reads. */
  readonly vi: string
  /** Who may set it. What only the centre may set has no local values. */
  readonly settableBy: readonly Level[]
  readonly shape: z.ZodType<T>
  /** Oldest first. */
  readonly versions: readonly Version<T>[]
}

/** A rule's content on one day with its authority, kept together so that a decision can always say why. */
export interface InForce<T> extends Version<T> {
  readonly rule: string
  readonly value: T
}

/** A day before the first version, or after a repeal: nothing is known, which is not zero. */
export interface NotInForce {
  readonly code: 'rules.notInForce'
  readonly rule: string
  readonly on: Day
  readonly firstFrom: Day | undefined
}

export type Answer<T> =
  | { readonly ok: true; readonly under: InForce<T> }
  | { readonly ok: false; readonly refusal: NotInForce }

type Dated = `${number}-${number}-${number}`

export function rule<T>(it: {
  id: string
  vi: string
  settableBy?: readonly Level[]
  shape: z.ZodType<T>
  versions: Record<Dated, Omit<Version<T>, 'from' | 'value'> & { value?: T }>
}): Rule<T> {
  const versions = Object.entries(it.versions)
    .map(([from, v]): Version<T> => ({ ...v, from: day(from), value: v.value }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return { settableBy: ['centre'], ...it, versions }
}

/** What a unit's superior (or the unit) decided, as stored. It ends when the version it was laid over is replaced, until reaffirmed. */
export interface LocalVersion {
  readonly rule: string
  readonly level: Level
  readonly from: Day
  readonly value: unknown
  readonly cites: readonly [Citation, ...Citation[]]
  readonly trust: Trust
}

/** Answers which version of a rule is in force, for a unit, on a day. */
export interface Rulebook {
  of<T>(wanted: Rule<T>, on: Day): Answer<T>
}

/** The rulebook a unit works by: what is written here, and over it the local values that its superiors and it may set, nearest last. */
export function rulebook(local: readonly LocalVersion[] = []): Rulebook {
  return {
    of(wanted, on) {
      const base = wanted.versions.findLast((v) => v.from <= on)
      if (base?.value === undefined)
        return {
          ok: false,
          refusal: { code: 'rules.notInForce', rule: wanted.id, on, firstFrom: wanted.versions[0]?.from },
        }
      const decided = local.findLast((l) => appliesTo(l, wanted, base.from, on))
      if (!decided) return { ok: true, under: { ...base, value: base.value, rule: wanted.id } }
      const { from, cites, trust } = decided
      return { ok: true, under: { rule: wanted.id, from, cites, trust, value: wanted.shape.parse(decided.value) } }
    },
  }
}

function appliesTo(local: LocalVersion, wanted: Rule<unknown>, baseFrom: Day, on: Day): boolean {
  return (
    local.rule === wanted.id && wanted.settableBy.includes(local.level) && local.from <= on && local.from >= baseFrom
  )
}
