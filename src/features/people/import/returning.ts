import type { Day } from '#kernel/day.ts'
import { endStatuses } from '../member.ts'
import { differenceOf, statusOn, type Change } from './difference.ts'
import type { Entry } from './entry.ts'
import type { Hindrance, Other } from './outcome.ts'
import type { Person } from './person.ts'
import { change, later, nothing, statusNow, type Cell, type Told, type Write } from './writing.ts'

/**
 * Why the list cannot write that somebody is back. Who was removed comes back by a re-admission, a procedure of its own; who is written as
 * deceased by a correction of that; an end that was recorded for a day after the list is newer than the list.
 */
export function hindranceOf(entry: Entry, person: Person, on: string): Hindrance | null {
  const { past } = person
  if (!past) return null
  if (endStatuses.some((s) => s === entry.status)) return 'toldEnded'
  if (past.cause === 'removed' || past.cause === 'deceased') return past.cause
  if (person.writes === false) return 'elsewhere'
  const isNewer = past.until === null || past.until > on || past.on > on
  return isNewer ? 'later' : null
}

/** Somebody who belongs nowhere today, as a row may be them. What the row tells otherwise is applied only with their return. */
export function someoneGone(
  entry: Entry,
  person: Person,
  { probability, reasons }: Pick<Other, 'probability' | 'reasons'>,
  on: Day,
): Other {
  const { past } = person
  const hindrance = hindranceOf(entry, person, on)
  return {
    person: person.person,
    version: person.version,
    name: person.record.name ?? '',
    born: person.record.born,
    cell: past?.cell ?? null,
    probability,
    reasons,
    changes: hindrance === null ? changesWithReturn(entry, person, on) : [],
    writes: person.writes !== false,
    ...(past ? { past: { on: past.on, cause: past.cause, hindrance } } : {}),
  }
}

/** The return itself is no change to be chosen beside others: neither the cell nor the end of an ended membership. */
function changesWithReturn(entry: Entry, person: Person, on: Day): readonly Change[] {
  const changes = differenceOf(entry, person, { kind: 'official', on, cell: null })
  return isOver(person, on) ? changes.filter((c) => c.field !== 'status') : changes
}

function isOver(person: Person, on: string): boolean {
  const now = statusOn(person, on)?.status
  return endStatuses.some((s) => s === now)
}

/** They belong to a cell again from the day of the list; whoever had left is a member again from that day, and had left until then. */
export function returned(
  entry: Entry,
  person: Person,
  changes: readonly Change[],
  chosen: Readonly<Record<string, boolean>>,
  cell: Cell,
  told: Told,
): Write | undefined {
  if (!person.past || hindranceOf(entry, person, told.on) !== null) return undefined
  const day = later(told.on, cell.since)
  const cause = person.past.cause === 'left' ? 'admitted' : 'received'
  const also = change(entry, person, changes, chosen, null, told)
  return {
    ...(also ?? { ...nothing, row: entry.row, person: person.person }),
    ...(isOver(person, day) ? memberAgain(entry, person, day) : {}),
    affiliations: [{ kind: told.kind, unit: cell.id, from: day, to: null, cause, endCause: null, kept: false }],
  }
}

function memberAgain({ known, status }: Entry, { statuses }: Person, day: string): Partial<Write> {
  const touched = statuses.filter((s) => s.to === null || s.to > day)
  const before = touched.filter((s) => s.from < day).map((s) => ({ status: s.status, from: s.from, to: day }))
  return {
    voidStatuses: touched.map((s) => s.id),
    statuses: [...before, { status: statusNow(known, status), from: day, to: null }],
  }
}
