import type { Day } from '#kernel/day.ts'
import { nameOf, type Person, type Sex } from '../people/index.ts'

/** Somebody of the lists as they really are, and where they belong today: still at their office, or where they were received. */
export interface Fate {
  readonly name: string
  readonly sex: Sex
  /** A day, or the year alone. */
  readonly born: string
  readonly card: string | undefined
  readonly admittedOn: Day
  readonly officialOn: Day
  readonly office: string
  /** Received in a cell of the home ward, or of the one next door. */
  readonly arrived?: { readonly nextDoor: boolean; readonly cell: string; readonly on: Day }
  /** The cell of the home ward with which they keep contact. */
  readonly resides?: string
  /** As the lists tell it; otherwise by law. */
  readonly retiredOn?: Day
}

export function fated(person: Person): Fate {
  const { sex, born, card, admittedOn, officialOn, office } = person
  return { name: nameOf(person), sex, born, card, admittedOn, officialOn, office }
}
