import type { Day } from '#kernel/day.ts'

/** Later work that hangs on what an import wrote about somebody. */
export interface Hanging {
  readonly hangs: 'merged' | 'imported' | 'moved' | 'corrected' | 'post' | 'beyond'
  /** When it was done, Vietnam's day, and by whom. */
  readonly on: Day | null
  readonly by: string | null
}
