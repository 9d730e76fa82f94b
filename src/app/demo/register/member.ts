import type { Sex } from '../people/index.ts'

/** Days are numbers of `calendar.ts`. */
export const forever = Infinity

export interface Stay {
  readonly kind: 'official' | 'temporary' | 'residence' | 'assigned'
  readonly unit: string
  readonly from: number
  /** The first day on which it is over. */
  readonly to: number
  readonly cause: 'admitted' | 'received' | 'moved' | 'introduced' | 'assigned' | 'found'
  readonly endCause?: 'moved' | 'left' | 'removed' | 'deceased' | 'ended'
}

export interface Standing {
  readonly status: 'probationary' | 'official' | 'exempt' | 'suspended' | 'removed' | 'left' | 'deceased'
  readonly from: number
  readonly to: number
}

/** What is known of somebody made up, all of it true. */
export interface Facts {
  readonly name: string
  readonly sex: Sex
  /** A day, or the year alone. */
  readonly born: string
  readonly card: string | undefined
  readonly admittedOn: number
  readonly officialOn: number | undefined
  readonly retiredOn: number | undefined
  readonly workplace: string | undefined
  readonly residence: string | undefined
  readonly skills: string | undefined
}

export interface Member {
  readonly id: string
  readonly facts: Facts
  /** What was typed wrong when the register began, and when it was put right. */
  readonly corrected?: { readonly wrong: Facts; readonly on: number }
  readonly standings: readonly Standing[]
  readonly stays: readonly Stay[]
  /** Twelve digits; where the list had it. */
  readonly number: string | undefined
  /** The committee whose staff types what happens to them. */
  readonly committee: string
}
