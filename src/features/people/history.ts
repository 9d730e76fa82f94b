import { addDays, day } from '#kernel/day.ts'
import type { AffiliationKind, Cause, EndCause, Status } from './member.ts'
import type { RecordFacts } from './loaded.ts'

/** When and by whom a row was written and, as far as it was known then, taken as wrong. */
export interface TypedFacts {
  readonly id: string
  readonly recorded_at: string
  /** Where a row repeats another after a merge or a taking back: when that one was typed. */
  readonly typed_at: string
  readonly by: string | null
  readonly voided_at: string | null
  readonly void_by: string | null
  readonly stands: boolean
  readonly import: string | null
}

export interface StatusSeen extends TypedFacts {
  readonly status: Status
  readonly from_on: string
  readonly to_on: string
}

export interface AffiliationSeen extends TypedFacts {
  readonly kind: AffiliationKind
  readonly unit: string
  readonly unit_name: string | null
  readonly above_name: string | null
  readonly from_on: string
  readonly to_on: string
  readonly cause: Cause
  readonly end_cause: EndCause | null
  readonly mine: boolean
}

/** What `chibo.member_history` answers: rows that stand and rows that were taken as wrong, oldest first. */
export interface HistoryFacts {
  readonly person: string
  readonly version: number
  readonly mayWrite: boolean
  readonly hasNumber: boolean
  /** Of whoever is the reader's no more: the midnight until which they are told. */
  readonly toldUntil: string | null
  readonly records: readonly (RecordFacts & TypedFacts)[]
  readonly statuses: readonly StatusSeen[]
  readonly affiliations: readonly AffiliationSeen[]
}

/** Where somebody was on a day, or last was before it, with the last day on which they were there. */
export function stood(history: HistoryFacts, on: string): readonly { readonly unit: string; readonly on: string }[] {
  const standing = history.affiliations.filter((a) => a.stands)
  const inForce = standing.filter((a) => on < a.to_on)
  if (inForce.length > 0) return inForce.map((a) => ({ unit: a.unit, on }))
  const last = standing
    .map((a) => a.to_on)
    .toSorted()
    .at(-1)
  return standing.filter((a) => a.to_on === last).map((a) => ({ unit: a.unit, on: addDays(day(a.to_on), -1) }))
}
