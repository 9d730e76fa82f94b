import type { z } from 'zod'
import { day, type Day } from './day.ts'
import type { Text } from './text.ts'

/** Where a rule is written. `point` is `null` where the document is known and the point in it is not. */
export interface Citation {
  readonly source: string
  readonly point: string | null
}

/** How far a version has been checked. Only what was `read` may be shown as the wording of a regulation; the others carry their word. */
export type Trust = 'read' | 'reported' | 'presumed'

/** The levels that may give a rule a value of their own, highest first. */
export type Level = 'centre' | 'province' | 'commune' | 'cell'

export type Unit =
  | 'workingDays'
  | 'days'
  | 'hours'
  | 'minutes'
  | 'months'
  | 'years'
  | 'members'
  | 'households'
  | 'meetings'
  | 'points'
  | 'percent'
  | 'share'
  | 'choice'

/** Units in which a term is counted from the day of an event. */
export type TermUnit = Extract<Unit, 'workingDays' | 'days' | 'months'>

/** Events of these days are judged by the version all the same, but less surely: a later document is known and was not seen. */
export interface Doubt {
  readonly from: Day
  readonly trust: Trust
  readonly because: Text
  /** The document that is known and was not read, if it is one. */
  readonly document?: string
}

export interface Version<T> {
  readonly from: Day
  /** `undefined`: repealed from that day. */
  readonly value: T | undefined
  /** Empty only where no document is known: then the version is presumed or reported as a practice, and `note` says so. */
  readonly cites: readonly Citation[]
  readonly trust: Trust
  /** Why it applies from before the day its document was issued. */
  readonly retroactive?: Text
  /** What is not known about it. */
  readonly note?: Text
  readonly doubts?: readonly Doubt[]
}

/** Something a regulation fixes: a number of days, a cap, a table of points. It changes on known days. */
export interface Rule<T> {
  readonly id: string
  /** The name a user reads. */
  readonly vi: string
  readonly en: string
  /** The rule as one sentence; `{value}` stands for the value with its unit. */
  readonly says: Text
  readonly unit: Unit
  /** Counted from the day of an event: such a rule has a due day. */
  readonly isTerm: boolean
  /** Who may set it. What only the centre may set has no local values. */
  readonly settableBy: readonly Level[]
  /** What people say for short, where it differs from the text. Never a version. */
  readonly commonlySaid?: Text
  /** What a reader must know of the rule as a whole, such as that nobody has set it yet. */
  readonly note?: Text
  readonly shape: z.ZodType<T>
  /** The value with its unit, as people read it. */
  words(value: T): Text
  /** Oldest first; none where the rule stays unset until somebody sets it. */
  readonly versions: readonly Version<T>[]
}

/** A term: a rule whose value is one number of days or months from an event. */
export type TermRule = Rule<number> & { readonly isTerm: true; readonly unit: TermUnit }

/** A rule's content on one day with its authority, kept together so that a decision can always say why. `trust` is that of the day asked for. */
export interface InForce<T> extends Version<T> {
  readonly rule: string
  readonly value: T
  /** Why it is only presumed, where it is. */
  readonly because?: Text
}

/** A day before the first version, or after a repeal: nothing is known, which is not zero. `firstFrom` is `undefined` for a rule nobody has set. */
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
type DoubtsGiven = Readonly<Record<Dated, Omit<Doubt, 'from'>>>
type VersionGiven<T> = Omit<Version<T>, 'from' | 'value' | 'doubts'> & { value?: T; doubts?: DoubtsGiven }

export interface RuleGiven<T> extends Omit<Rule<T>, 'versions' | 'settableBy' | 'isTerm'> {
  readonly settableBy?: readonly Level[]
  readonly isTerm?: boolean
  readonly versions: Readonly<Record<Dated, VersionGiven<T>>>
}

export function rule<T>(it: RuleGiven<T>): Rule<T> {
  return { settableBy: ['centre'], isTerm: false, ...it, versions: versionsOf(it.versions) }
}

/** A rule that has a due day: `value` days or months from the day of its event. */
export function term(it: Omit<RuleGiven<number>, 'isTerm' | 'unit'> & { readonly unit: TermUnit }): TermRule {
  return { settableBy: ['centre'], ...it, isTerm: true, versions: versionsOf(it.versions) }
}

export function isTerm(wanted: Rule<unknown>): wanted is TermRule {
  return wanted.isTerm
}

function versionsOf<T>(given: Readonly<Record<Dated, VersionGiven<T>>>): readonly Version<T>[] {
  return Object.entries(given)
    .map(([from, { doubts, value, ...rest }]): Version<T> => {
      const dated = Object.entries(doubts ?? {}).map(([since, doubt]): Doubt => ({ ...doubt, from: day(since) }))
      return { ...rest, from: day(from), value, ...(doubts && { doubts: dated.toSorted(byFrom) }) }
    })
    .toSorted(byFrom)
}

function byFrom(a: { from: Day }, b: { from: Day }): number {
  return a.from < b.from ? -1 : 1
}

/** What a unit's superior (or the unit) decided, as stored. It ends when the version it was laid over is replaced, until reaffirmed. */
export interface LocalVersion {
  readonly rule: string
  readonly level: Level
  readonly from: Day
  readonly value: unknown
  readonly cites: readonly Citation[]
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
      const decided = local.findLast((l) => appliesTo(l, wanted, base, on))
      if (decided) {
        const { from, cites, trust } = decided
        return { ok: true, under: { rule: wanted.id, from, cites, trust, value: wanted.shape.parse(decided.value) } }
      }
      if (base?.value === undefined) return { ok: false, refusal: notInForce(wanted, on) }
      return { ok: true, under: { ...base, value: base.value, rule: wanted.id, ...sureness(base, on) } }
    },
  }
}

function notInForce(wanted: Rule<unknown>, on: Day): NotInForce {
  return { code: 'rules.notInForce', rule: wanted.id, on, firstFrom: wanted.versions[0]?.from }
}

function sureness(base: Version<unknown>, on: Day): { trust: Trust; because?: Text } {
  const doubt = base.doubts?.findLast((d) => d.from <= on)
  if (doubt) return { trust: doubt.trust, because: doubt.because }
  return { trust: base.trust, ...(base.trust === 'presumed' && base.note && { because: base.note }) }
}

/** A rule that was never set has no base that could be replaced; a repealed one has no local values. */
function appliesTo(local: LocalVersion, wanted: Rule<unknown>, base: Version<unknown> | undefined, on: Day): boolean {
  if (local.rule !== wanted.id || !wanted.settableBy.includes(local.level) || local.from > on) return false
  if (base === undefined) return wanted.versions.length === 0
  return base.value !== undefined && local.from >= base.from
}
