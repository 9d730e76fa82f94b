import { day, type Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { DayAhead } from './as-of.ts'
import { kindsBelow, type UnitKind } from './kinds.ts'

/** From a day to before another, or to `infinity`. Both sort as text. */
interface Period {
  readonly from_on: Day
  readonly to_on: string
}

/** Everything said of a unit, as the database holds it while the tree stands still. Edges in the order of days. */
export interface UnitFacts {
  readonly id: string
  readonly kind: UnitKind
  readonly version: number
  readonly labels: readonly (Period & { readonly kind: 'name' | 'short'; readonly label: string })[]
  readonly edges: readonly (Period & { readonly parent: string })[]
  /** The last decision about it; the hour by the clock of Vietnam, `2026-11-25T14:05`. */
  readonly changed: { readonly at: string; readonly by: string | null } | null
}

export type UnitRefusal =
  | DayAhead
  | { readonly code: 'units.notYetThere'; readonly name: string; readonly since: Day }
  | { readonly code: 'units.closed'; readonly name: string; readonly since: Day }
  | { readonly code: 'units.laterDecision'; readonly what: 'name' | 'parent'; readonly on: Day; readonly name: string }
  | {
      readonly code: 'units.changedMeanwhile'
      readonly by: string | null
      readonly at: string
      readonly version: number
    }
  | { readonly code: 'units.kindNotBelow'; readonly kind: UnitKind; readonly below: UnitKind }
  | { readonly code: 'units.nameTaken'; readonly name: string }
  | { readonly code: 'units.nothingNew' }
  | { readonly code: 'units.belowItself' }
  | { readonly code: 'units.tooDeep' }
  | { readonly code: 'units.rootStays' }
  | { readonly code: 'units.closesTooEarly'; readonly since: Day }
  | { readonly code: 'units.notEmpty'; readonly members: number; readonly posts: number; readonly units: number }
  | ({ readonly code: 'units.somethingRests' } & Resting)
  | { readonly code: 'units.notClosed'; readonly name: string }
  | { readonly code: 'units.continued'; readonly by: string }

/** How much was ever entered that rests on a unit, whether it stands or not. `other`: accounts, lists, imports, lineage. */
export interface Resting {
  readonly members: number
  readonly posts: number
  readonly units: number
  readonly other: number
}

type Decided<Done = unknown> = Decision<Done & {}, UnitRefusal>

interface Deciding {
  /** The day of the decision, and of its taking effect. */
  readonly on: Day
  readonly today: Day
}

const fine = { ok: true } as const

export interface Founding {
  readonly parent: UnitFacts
  /** A unit below the parent that bears the name on one of those days. */
  readonly namesake: string | undefined
  /** Seven levels would stand below each other. */
  readonly tooDeep: boolean
}

export function foundUnit(
  { parent, namesake, tooDeep }: Founding,
  { kind, ...when }: Deciding & { readonly kind: UnitKind },
): Decided {
  const there = standsFrom(parent, when)
  return there.ok ? fits(kind, parent.kind, { namesake, tooDeep }) : there
}

function fits(kind: UnitKind, below: UnitKind, { namesake, tooDeep }: Pick<Founding, 'namesake' | 'tooDeep'>): Decided {
  if (!kindsBelow[below].includes(kind)) return refuse({ code: 'units.kindNotBelow', kind, below })
  if (tooDeep) return refuse({ code: 'units.tooDeep' })
  return namesake === undefined ? fine : refuse({ code: 'units.nameTaken', name: namesake })
}

export interface Renaming {
  readonly unit: UnitFacts
  readonly namesake: string | undefined
}

/** `short` undefined: it stays; null: from that day on there is none. */
export function renameUnit(
  { unit, namesake }: Renaming,
  given: Deciding & { readonly version: number; readonly name: string; readonly short?: string | null | undefined },
): Decided<{ readonly name: boolean; readonly short: boolean }> {
  const there = standsAs(unit, given)
  if (!there.ok) return there
  const later = unit.labels.find((label) => label.from_on > given.on)
  if (later) return refuse({ code: 'units.laterDecision', what: 'name', on: later.from_on, name: later.label })
  const name = labelOf(unit, 'name') !== given.name
  const short = given.short !== undefined && (labelOf(unit, 'short') ?? null) !== given.short
  if (!name && !short) return refuse({ code: 'units.nothingNew' })
  return namesake === undefined ? { ok: true, name, short } : refuse({ code: 'units.nameTaken', name: namesake })
}

export interface Moving {
  readonly unit: UnitFacts
  readonly parent: UnitFacts
  readonly namesake: string | undefined
  /** On some day from then on the parent stands below the unit. */
  readonly circular: boolean
  readonly tooDeep: boolean
}

export function moveUnit(
  { unit, parent, namesake, circular, tooDeep }: Moving,
  given: Deciding & { readonly version: number },
): Decided {
  const there = standsAs(unit, given)
  if (!there.ok) return there
  const last = unit.edges.at(-1)
  if (!last) return refuse({ code: 'units.rootStays' })
  if (last.from_on > given.on)
    return refuse({ code: 'units.laterDecision', what: 'parent', on: last.from_on, name: nameOf(unit) })
  if (last.parent === parent.id) return refuse({ code: 'units.nothingNew' })
  if (circular || parent.id === unit.id) return refuse({ code: 'units.belowItself' })
  const above = standsFrom(parent, given)
  return above.ok ? fits(unit.kind, parent.kind, { namesake, tooDeep }) : above
}

export interface Closing {
  readonly unit: UnitFacts
  /** What belongs to the unit itself on that day or later. */
  readonly left: { readonly members: number; readonly posts: number; readonly units: number }
}

/** The day of closing is the first on which the unit stands no more. */
export function closeUnit({ unit, left }: Closing, given: Deciding & { readonly version: number }): Decided {
  const there = standsAs(unit, given)
  if (!there.ok) return there
  const [first, last] = [unit.edges[0], unit.edges.at(-1)]
  if (!first || !last) return refuse({ code: 'units.rootStays' })
  if (first.from_on >= given.on) return refuse({ code: 'units.closesTooEarly', since: first.from_on })
  if (last.from_on > given.on)
    return refuse({ code: 'units.laterDecision', what: 'parent', on: last.from_on, name: nameOf(unit) })
  const later = unit.labels.find((label) => label.from_on >= given.on)
  if (later) return refuse({ code: 'units.laterDecision', what: 'name', on: later.from_on, name: later.label })
  return left.members + left.posts + left.units === 0 ? fine : refuse({ code: 'units.notEmpty', ...left })
}

/** It was founded by mistake: nobody and nothing ever was there. */
export function takeBackUnit(
  { unit, resting }: { readonly unit: UnitFacts; readonly resting: Resting },
  { version }: { readonly version: number },
): Decided {
  if (unit.version !== version) return changedMeanwhile(unit)
  if (unit.edges.length === 0) return refuse({ code: 'units.rootStays' })
  const sum = resting.members + resting.posts + resting.units + resting.other
  return sum === 0 ? fine : refuse({ code: 'units.somethingRests', ...resting })
}

export interface Reopening {
  readonly unit: UnitFacts
  /** The unit it stood below last. */
  readonly parent: UnitFacts
  readonly namesake: string | undefined
  readonly tooDeep: boolean
  /** The name of a unit that answers for it since. */
  readonly successor: string | null
}

/** It was closed by mistake: from that day on it stands where it stood. */
export function reopenUnit(
  { unit, parent, namesake, tooDeep, successor }: Reopening,
  { version, today }: { readonly version: number; readonly today: Day },
): Decided<{ readonly on: Day }> {
  if (unit.version !== version) return changedMeanwhile(unit)
  const on = closingOf(unit)
  if (on === undefined) return refuse({ code: 'units.notClosed', name: nameOf(unit) })
  if (successor !== null) return refuse({ code: 'units.continued', by: successor })
  const above = standsFrom(parent, { on, today })
  if (!above.ok) return above
  const fit = fits(unit.kind, parent.kind, { namesake, tooDeep })
  return fit.ok ? { ok: true, on } : fit
}

/** The day from which it stands no more. */
export function closingOf(unit: UnitFacts): Day | undefined {
  const last = unit.edges.at(-1)
  return last === undefined || last.to_on === 'infinity' ? undefined : day(last.to_on)
}

/** It stands on that day and since, and nobody decided about it since the asker looked. */
function standsAs(unit: UnitFacts, given: Deciding & { readonly version: number }): Decided {
  return unit.version === given.version ? standsFrom(unit, given) : changedMeanwhile(unit)
}

function changedMeanwhile({ changed, version }: UnitFacts) {
  return refuse({ code: 'units.changedMeanwhile', by: changed?.by ?? null, at: changed?.at ?? '', version })
}

function standsFrom(unit: UnitFacts, { on, today }: Deciding): Decided {
  if (on > today) return refuse({ code: 'units.dayAhead', today })
  const periods = unit.edges.length > 0 ? unit.edges : unit.labels.filter((label) => label.kind === 'name')
  const [first, last] = [periods[0], periods.at(-1)]
  if (first && on < first.from_on)
    return refuse({ code: 'units.notYetThere', name: nameOf(unit), since: first.from_on })
  if (last && last.to_on !== 'infinity')
    return refuse({ code: 'units.closed', name: nameOf(unit), since: day(last.to_on) })
  return fine
}

/** As it is called last. */
export function nameOf(unit: UnitFacts): string {
  return labelOf(unit, 'name') ?? unit.labels.findLast((label) => label.kind === 'name')?.label ?? ''
}

function labelOf(unit: UnitFacts, kind: 'name' | 'short'): string | undefined {
  return unit.labels.find((label) => label.kind === kind && label.to_on === 'infinity')?.label
}
