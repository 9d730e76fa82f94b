/** What a person decided about two rows. It holds in every later run for whatever these two rows belong to; the last word counts. */
export interface Verdict {
  /** Ids of two entries, of different sides or of one. */
  readonly one: string
  readonly other: string
  readonly same: boolean
}
