import type { Day } from '#kernel/day.ts'
import type { DayInFuture } from './as-of.ts'
import type { AffiliationKind, Status } from './member.ts'

/** From a day to before another, which may be open. */
export interface Stretch {
  readonly fromOn: string
  readonly toOn: string | null
}

/** Why something asked of the register is not done. Facts beside the code are told to the reader: nothing they may not see. */
export type MemberRefusal =
  | DayInFuture
  | ({ readonly code: 'members.endBeforeBegin' } & Stretch)
  | ({ readonly code: 'members.secondOfficialCell'; readonly unit: string | null } & Partial<Stretch>)
  | ({ readonly code: 'members.alreadyThere' } & Partial<Stretch>)
  | { readonly code: 'members.overlaps' }
  | { readonly code: 'members.noSuchUnit' }
  | { readonly code: 'members.notACell'; readonly unit: string }
  | { readonly code: 'members.armedForces'; readonly unit: string }
  | { readonly code: 'members.unitNotStanding'; readonly unit: string | null; readonly stands: readonly Stretch[] }
  | {
      readonly code: 'members.changedMeanwhile'
      readonly by: string | null
      /** When, by the clocks of Vietnam: `2026-11-25T09:30`. */
      readonly at: string | null
      /** Fields and other words: `status`, a kind of affiliation, `number`. */
      readonly what: readonly string[]
    }
  | { readonly code: 'members.membershipOver'; readonly status: Status; readonly on: string }
  | { readonly code: 'members.notYetMember'; readonly from: string }
  | { readonly code: 'members.officialBeforeAdmitted'; readonly admittedOn: Day; readonly officialOn: Day }
  | {
      readonly code: 'members.beforeBirth'
      readonly field: 'admittedOn' | 'officialOn' | 'retiredOn'
      readonly on: Day
      /** A day, a month or a year. */
      readonly born: string
    }
  | { readonly code: 'members.officialOnProbation'; readonly officialOn: Day }
  | { readonly code: 'members.unchanged' }
  | { readonly code: 'members.noSuchAffiliation' }
  | ({ readonly code: 'members.notInForce'; readonly kind: AffiliationKind } & Stretch)
  | { readonly code: 'members.notYours' }
  | { readonly code: 'members.noSuchPage' }
  | { readonly code: 'members.tooManyRows'; readonly most: number }
  | { readonly code: 'members.noSuchColumn'; readonly column: string }
  | { readonly code: 'members.keyMissing' }
  | { readonly code: 'members.becameOne'; readonly person: string }
  | { readonly code: 'members.numberUnreadable' }
  | { readonly code: 'members.viewNameTaken'; readonly name: string }
  | { readonly code: 'members.tooManyViews'; readonly most: number }
