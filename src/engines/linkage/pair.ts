/** A named field of a list, and how its values are compared. */
export interface Field {
  readonly name: string
  readonly kind: FieldKind
}

/**
 * `name`: a person's name, whole or a part. `date`: `YYYY-MM-DD` (`YYYYMMDD`, `YYYY-MM`, `YYYY` read too).
 * `identifier`: a number a person bears alone (card). `code`: one of few values (sex, state, postcode). `text`: anything else.
 */
export type FieldKind = 'name' | 'date' | 'identifier' | 'code' | 'text'

/** One list: rows of values in the order of the fields. An empty text is no evidence. */
export type Table = readonly (readonly string[])[]

/** Two rows that may be one person. `left` and `right` are indices into the two lists. */
export interface Pair {
  readonly left: number
  readonly right: number
  /** 0 … 1: the chance that the two rows are one person, given the two lists. */
  readonly probability: number
}

/** What one field said about a pair. */
export interface Reason {
  readonly field: string
  readonly agreement: Agreement
  /** log2 of how much likelier this is among the same person's rows than among strangers'. Positive speaks for one person. */
  readonly weight: number
}

export type Agreement =
  | 'same'
  | 'sameButMarks' // Nguyen / Nguyễn, Lý / Lí, Thúy / Thuý
  | 'swapped' // order of names, day and month of a date
  | 'part' // one has a middle name the other has not; a year only against a full date
  | 'near' // a letter, a digit
  | 'different'
  | 'missing'
