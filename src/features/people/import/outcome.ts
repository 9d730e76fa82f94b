import type { Reason } from '../duplicates/reasons.ts'
import type { EndCause } from '../member.ts'
import type { Change } from './difference.ts'

/**
 * Where a row stands against the register. `same`: nothing to do. `kept`: it differs only where what was entered here is kept.
 * `doubtful`: a person decides. `returning`: it may be somebody who is written as having gone, and a person decides. `waiting`: the cell is to be chosen. `double`: an earlier row of the file is the same person.
 * `elsewhere`: known, and another unit's to write.
 */
export const standings = [
  'new',
  'changed',
  'kept',
  'same',
  'doubtful',
  'returning',
  'waiting',
  'double',
  'elsewhere',
] as const
export type Standing = (typeof standings)[number]

export type WaitingBecause = 'noCell' | 'unknown' | 'several' | 'ended'

export interface PersonShown {
  readonly person: string
  readonly version: number
  readonly name: string
  readonly born: string | null
  /** Where they belong today. */
  readonly cell: string | null
}

/** Somebody a row may be. */
export interface Other extends PersonShown {
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly changes: readonly Change[]
  readonly writes: boolean
  /** Of somebody who belongs nowhere today: since when and why; and why the list cannot write their return, where it cannot. */
  readonly past?: { readonly on: string; readonly cause: EndCause; readonly hindrance: Hindrance | null }
}

export type Hindrance =
  | 'removed'
  | 'deceased'
  /** Another unit had them last. */
  | 'elsewhere'
  /** The end was recorded for a day after the list. */
  | 'later'
  /** The row says itself that they are no member. */
  | 'toldEnded'

/** What is kept of a comparison with a draft row, beside where it stands. */
export interface Found {
  /** `since`: the day from which it stands, where that is after the day of the list; nobody belongs to it before. */
  readonly cell: { readonly id: string; readonly name: string; readonly since?: string } | null
  readonly known: PersonShown | null
  readonly changes: readonly Change[]
  readonly others: readonly Other[]
  readonly first: number | null
  readonly why: WaitingBecause | null
  /** The cell as the file calls it, as a key to choose by. */
  readonly called: string
}

export interface RowOutcome {
  readonly row: number
  readonly stands: Standing
  readonly person: string | null
  readonly seen: number | null
  readonly cell: string | null
  readonly found: Found
}

/** Why somebody of the register may be in no row: what is known, no more. */
export type GoneBecause =
  /** A row of the file is like them, and was taken for somebody else. */
  | 'typedAnew'
  /** They also belong elsewhere. */
  | 'alsoElsewhere'
  /** They were entered here, by no list. */
  | 'enteredHere'
  /** A row that may be them waits for somebody to decide. */
  | 'inDoubt'
  | 'unknown'

export interface GoneOutcome {
  readonly person: string
  readonly seen: number
  readonly affiliation: string
  readonly found: PersonShown & {
    readonly because: GoneBecause
    /** A row of the file, for `typedAnew` and `inDoubt`. */
    readonly row: number | null
    /** A unit's name, for `alsoElsewhere`. */
    readonly where: string | null
    readonly blocked: boolean
  }
}
