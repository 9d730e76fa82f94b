/** A day in a date cell; `as` is its number format. */
export interface DateCell {
  readonly date: string
  readonly as?: string
}

/** A cell before a program writes it. */
export type PlanCell = string | number | null | DateCell

export interface PlanSheet {
  readonly name: string
  readonly rows: PlanCell[][]
  /** top, left, bottom, right, zero-based, ends included */
  readonly merges?: (readonly [number, number, number, number])[]
  /** zero-based columns that are hidden */
  readonly hidden?: readonly number[]
}

export type Role = 'sent' | 'received' | 'residing'

export interface Marked {
  readonly row: number
  readonly field: string
  readonly why: string
}

/** What stands beside each file. Rows are numbered as Excel shows them. See ../README.md. */
export interface Expected {
  readonly file: string
  readonly program: string
  readonly held: boolean
  readonly kind: string
  readonly role: Role
  readonly sheet: string
  readonly headerRow: number
  readonly columns: Record<string, string>
  readonly dropped: readonly string[]
  readonly unknown: readonly string[]
  readonly forbiddenValues: readonly string[]
  readonly rows: readonly { row: number; values: Record<string, string> }[]
  readonly leftOut: readonly { row: number; why: string }[]
  readonly nameless: readonly number[]
  readonly mustBeMarked: readonly Marked[]
  readonly mayBeMarked: readonly Marked[]
}

export interface Fixture {
  readonly name: string
  readonly kind: string
  readonly held?: true
  readonly program: string
  readonly extension: 'xlsx' | 'xls' | 'csv'
  readonly sheets: readonly PlanSheet[]
  readonly expected: Omit<Expected, 'file' | 'program' | 'held' | 'kind'>
  readonly write: (sheets: readonly PlanSheet[], path: string) => Promise<void> | void
}
