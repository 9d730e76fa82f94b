import { type Day, readDay } from '#kernel/day.ts'
import type { AffiliationKind, Cause, EndCause, Status } from './member.ts'
import type { Fields } from './member.contract.ts'
import type { Stretch } from './refusals.ts'

/** The end of what has none. Sorts after every day. */
export const openEnd = 'infinity'

export interface StatusFact {
  readonly id: string
  readonly status: Status
  readonly fromOn: Day
  /** The first day on which it is no longer so, or `infinity`. */
  readonly toOn: string
}

export interface AffiliationFact {
  readonly id: string
  readonly kind: AffiliationKind
  readonly unit: string
  readonly fromOn: Day
  readonly toOn: string
  readonly cause: Cause
  readonly endCause: EndCause | null
  /** Its unit is within the actor's reach for writing; `unitName` as it is called today. */
  readonly mine: boolean
  readonly unitName: string
}

/** What stands of a member, all of it, locked until the command is done. */
export interface KnownMember {
  readonly person: string
  readonly version: number
  /** The actor writes about the member; else only belongings of the actor's own units may be ended or corrected. */
  readonly whole: boolean
  readonly record: { readonly id: string; readonly fields: Fields }
  readonly statuses: readonly StatusFact[]
  readonly affiliations: readonly AffiliationFact[]
  readonly hasNumber: boolean
  readonly last: { readonly at: string; readonly by: string | null; readonly what: readonly string[] } | null
}

export type NewStatus = Omit<StatusFact, 'id'>
export type NewAffiliation = Omit<AffiliationFact, 'id' | 'mine' | 'unitName'>

/** Rows that no longer stand, and rows that stand from now on. */
export interface Change {
  readonly voids: {
    readonly record: boolean
    readonly statuses: readonly string[]
    readonly affiliations: readonly string[]
  }
  readonly record: Fields | undefined
  readonly statuses: readonly NewStatus[]
  readonly affiliations: readonly NewAffiliation[]
}

export const nothing: Change = {
  voids: { record: false, statuses: [], affiliations: [] },
  record: undefined,
  statuses: [],
  affiliations: [],
}

export function covers({ fromOn, toOn }: { readonly fromOn: string; readonly toOn: string }, on: string): boolean {
  return fromOn <= on && on < toOn
}

export function overlap(
  a: { readonly fromOn: string; readonly toOn: string },
  b: { readonly fromOn: string; readonly toOn: string },
): boolean {
  return a.fromOn < b.toOn && b.fromOn < a.toOn
}

export function stretchOf({ fromOn, toOn }: { readonly fromOn: string; readonly toOn: string }): Stretch {
  return { fromOn, toOn: readDay(toOn) ?? null }
}

export function isOver(status: Status): boolean {
  return status === 'removed' || status === 'left' || status === 'deceased'
}
