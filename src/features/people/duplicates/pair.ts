import type { Belonging, Side } from './merging.ts'
import type { Reason } from './reasons.ts'

export type WaitingState = 'open' | 'later' | 'different'

export interface PlacedBelonging extends Belonging {
  readonly unitName: string
  readonly above: string | null
}

export interface PairSide extends Side<PlacedBelonging> {
  /** Official units of today; where there is none, all of today. */
  readonly here: readonly string[]
}

/** A pair that no merge has ended. */
export interface WaitingPair {
  readonly id: string
  readonly state: WaitingState
  readonly version: number
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly answeredBy: string | null
  readonly answeredAt: string | null
  readonly one: PairSide
  readonly other: PairSide
  /** Null where one of them has none. */
  readonly sameNumber: boolean | null
  /** By the second wall. */
  readonly settles: boolean
}

export type LoadedPair =
  | WaitingPair
  | { readonly id: string; readonly state: 'merged'; readonly merge: string; readonly by: string }

interface ListedPerson {
  readonly person: string
  readonly name: string
  readonly born: string | null
  readonly unit: string | null
}

export interface ListedPair {
  readonly id: string
  readonly state: WaitingState
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly answered_by: string | null
  readonly answered_at: Date | null
  readonly one: ListedPerson
  readonly other: ListedPerson
}

export interface PairPlace {
  readonly position: number
  readonly of: number
  readonly previous: string | null
  readonly next: string | null
}

export interface MergeListed {
  readonly id: string
  readonly kept: string
  readonly gone: string
  readonly kept_name: string
  readonly gone_name: string
  readonly at: Date
  readonly by: string | null
  readonly undone_at: Date | null
  readonly undone_by: string | null
}

interface LaterWork {
  readonly at: string
  readonly by: string | null
  readonly what: readonly ('record' | 'status' | 'affiliation')[]
  readonly units: readonly string[]
}

export interface LoadedMerge {
  readonly id: string
  readonly pair: string
  readonly kept: string
  readonly gone: string
  readonly keptName: string
  readonly goneName: string
  readonly at: string
  readonly by: string | null
  /** Of the person kept. */
  readonly version: number
  readonly undoneAt: string | null
  readonly undoneBy: string | null
  readonly beforeKept: readonly PlacedBelonging[]
  readonly beforeGone: readonly PlacedBelonging[]
  readonly later: readonly LaterWork[]
  /** A later merge that hangs on it. */
  readonly first: string | null
  /** Units of today of the two as they were. */
  readonly units: readonly string[]
  /** By the second wall. */
  readonly settles: boolean
}
