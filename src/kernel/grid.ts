import type { Day } from './day.ts'

/**
 * One cell as a file holds it, before anybody gives it a meaning. `null` is an empty cell. A number formatted as a date
 * in the file is `{ date }` (a whole day, whatever time stood with it); a number formatted as a number stays a number.
 */
export type Cell = string | number | boolean | null | { readonly date: Day }

/** Cells joined to one, by zero-based indices into `rows`, ends included. The text stands in the first cell, the others are `null`. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet of a spreadsheet file, or a text file as one sheet. `rows[0]` is row 1 of the file: Excel's row numbers are index + 1. */
export interface Grid {
  readonly sheet: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
}
