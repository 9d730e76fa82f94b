import type { Text } from './text.ts'

/**
 * A processing of personal data as the program does it. Each feature says its own; `app` assembles them into the register, and a
 * test compares `tables` with the catalogue of the database.
 */
export interface Processing {
  readonly id: string
  readonly title: Text
  readonly purpose: Text
  /** Whose data. */
  readonly people: Text
  readonly data: readonly Text[]
  readonly tables: readonly string[]
  /** Lines of the table of grants that open it: who reads and writes follows from them. */
  readonly actions: readonly string[]
  /** How long it is kept, by the ids of the rules of keeping. */
  readonly kept: readonly string[]
}
