import type { Day } from '#kernel/day.ts'
import type { Entry, Subject, Side } from './entry.ts'
import type { Reason } from './reasons.ts'

/** What a person decided about two rows. It holds in every later run for whatever these two rows belong to; the last word counts. */
export interface Verdict {
  /** Ids of two entries, of different sides or of one. */
  readonly one: string
  readonly other: string
  readonly same: boolean
}

/** A sent person found in the received lists. */
export interface Arrival {
  /** Ids of subjects. */
  readonly sent: string
  readonly received: string
  /** 1 where a person decided. */
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly by: 'computed' | 'person'
}

/** Two subjects that may be one person; exactly two of the three sides are there. */
export interface Doubt {
  readonly sent?: string
  readonly received?: string
  readonly residing?: string
  readonly probability: number
  readonly reasons: readonly Reason[]
}

export interface Retirement {
  /** First day retired. */
  readonly on: Day
  readonly from: 'list' | 'birth'
}

export interface NotCompared {
  readonly side: 'sent' | 'received'
  readonly subject: string
  /** `noReceiver`: no received list speaks for the destination. `noSender`: no sent list speaks for the sender. */
  readonly because: { readonly code: 'noReceiver' | 'noSender'; readonly unit: string }
}

/** Something that could not be derived for a row. */
export interface Underivable {
  readonly entry: Entry
  readonly code: 'sexNeeded' | 'birthNeeded'
}

/** Everybody of the sent and the received lists stands in exactly one group. */
export interface Outcome {
  readonly subjects: Readonly<Record<Side, readonly Subject[]>>
  readonly arrived: readonly Arrival[]
  /** Sure, and received by neither the destination nor its successor. */
  readonly wrongDestination: readonly Arrival[]
  readonly doubtful: readonly Doubt[]
  /** Ids of sent subjects. */
  readonly notSeenYet: readonly string[]
  readonly neverIntroduced: readonly { readonly residing: string; readonly retirement: Retirement }[]
  /** Ids of received subjects. */
  readonly unannounced: readonly string[]
  readonly notCompared: readonly NotCompared[]
  readonly underivable: readonly Underivable[]
}
