import type { Partial as DatePart } from '#engines/sheets/understanding.ts'
import type { Place } from '#features/units/index.ts'

export type Side = 'sent' | 'received' | 'residing'

/** All that is kept of a row of a list: plain, so that it can be stored and read back as it stands. */
export interface Kept {
  /** As Excel shows it. */
  readonly row: number
  readonly name: string
  readonly birth?: DatePart
  readonly sex?: 'male' | 'female'
  readonly card?: string
  readonly admittedOn?: DatePart
  readonly officialOn?: DatePart
  /** The unit that sends, as written. */
  readonly from?: string
  /** The unit that receives (of the residing list: where the member lives), as written. */
  readonly to?: string
  /** The decision on the move takes effect: the first day of the procedure. */
  readonly effectiveOn?: DatePart
  readonly introducedOn?: DatePart
  readonly receivedOn?: DatePart
  /** The receiver got the notice of the transfer. */
  readonly noticeOn?: DatePart
  /** First day retired, as the list tells it. */
  readonly retiredOn?: DatePart
}

/** A list as accepted. */
export interface GivenList {
  /** Unique inside a reconciliation. */
  readonly id: string
  readonly side: Side
  /** The texts above the header. */
  readonly title: readonly string[]
  /** Organisations that somebody said the list speaks for; they replace title and columns. */
  readonly named?: readonly string[] | 'all'
  readonly rows: readonly Kept[]
}

/** A row with its units understood. */
export interface Entry extends Omit<Kept, 'from' | 'to'> {
  /** `list:row`, unique inside a reconciliation; what decisions of people point to. */
  readonly id: string
  readonly list: string
  readonly side: Side
  readonly from?: Place
  readonly to?: Place
}

/** An organisation that sends or receives: a commune (its successor of 2025), a committee, or a text. */
export interface Organisation {
  readonly key: string
  readonly name: string
}

export interface List {
  readonly id: string
  readonly side: Side
  readonly speaksFor: SpeaksFor
  readonly entries: readonly Entry[]
}

/** Whom a list speaks for: somebody who is not in it, though one of these sent or received them, was not sent or received. */
export type SpeaksFor = 'all' | readonly Spoken[]

/** An organisation as it was named, and what is meant. */
export interface Spoken {
  readonly name: string
  readonly place: Place
}

/** One person on one side, whatever number of lists and rows tell of them. */
export interface Subject {
  /** The id of the first entry. */
  readonly id: string
  readonly side: Side
  /** The first entry of each list that tells of the person. */
  readonly stands: readonly [Entry, ...Entry[]]
  /** Further rows of the same lists. */
  readonly repeated: readonly Entry[]
}
