import { endStatuses, livingStatuses, type AffiliationKind, type Cause, type EndCause, type Status } from '../member.ts'
import { isTaken, statusOn, type Change } from './difference.ts'
import type { Entry } from './entry.ts'
import { recordFields, type Known } from './fields.ts'
import type { Person } from './person.ts'

/** All that accepting writes about one person: what is no longer known as true, and what is from now on. */
export interface Write {
  /** 0: of no row of the file. */
  readonly row: number
  readonly person: string
  readonly isNew: boolean
  readonly voidRecord: string | null
  readonly voidStatuses: readonly string[]
  readonly voidAffiliations: readonly string[]
  readonly record: Known | null
  readonly statuses: readonly StatusWrite[]
  readonly affiliations: readonly AffiliationWrite[]
  /** The identity number of the row is kept: sealed about the person by whoever saves. */
  readonly number: boolean
  /** Fields of a new record in which what stood was kept, and those in which it was overwritten by choice. */
  readonly kept: readonly string[]
  readonly overwritten: readonly string[]
}

interface StatusWrite {
  readonly status: Status
  readonly from: string
  readonly to: string | null
}

interface AffiliationWrite {
  readonly kind: AffiliationKind
  readonly unit: string
  readonly from: string
  readonly to: string | null
  readonly cause: Cause
  readonly endCause: EndCause | null
  /** It repeats what stood, with an end. */
  readonly kept: boolean
}

/** The cell, and the day from which it stands where it stands. */
export interface Cell {
  readonly id: string
  readonly since: string
}

export interface Told {
  readonly kind: AffiliationKind
  readonly on: string
}

/** A write that says nothing yet. */
export const nothing = {
  isNew: false,
  voidRecord: null,
  voidStatuses: [],
  voidAffiliations: [],
  record: null,
  statuses: [],
  affiliations: [],
  number: false,
  kept: [],
  overwritten: [],
} satisfies Omit<Write, 'row' | 'person'>

/** Somebody new: their record, what they have been as far as the list tells, and their cell from the day of the list. */
export function enter(entry: Entry, person: string, cell: Cell, { kind, on }: Told): Write {
  return {
    ...nothing,
    row: entry.row,
    person,
    isNew: true,
    record: entry.known,
    statuses: statusesOf(entry, on),
    affiliations: [
      { kind, unit: cell.id, from: later(on, cell.since), to: null, cause: 'found', endCause: null, kept: false },
    ],
    number: entry.hasNumber,
  }
}

/** What somebody has been: what the list says, from its own day where that is known; and what came before where both days are. */
export function statusesOf({ known, status }: Pick<Entry, 'known' | 'status'>, on: string): readonly StatusWrite[] {
  const { admittedOn, officialOn } = known
  const began: Partial<Record<Status, string | null>> = { probationary: admittedOn, official: officialOn }
  const now = statusNow(known, status)
  const own = began[now] ?? null
  const last = { status: now, from: own !== null && own < on ? own : on }
  const earlier = officialOn === null || now === 'probationary' ? [] : (['probationary', 'official'] as const)
  const path = [
    ...earlier.flatMap((was) => {
      const from = began[was] ?? null
      return was !== now && from !== null && from < last.from ? [{ status: was, from }] : []
    }),
    last,
  ].filter((step, i, all) => step.from !== all[i + 1]?.from)
  return path.map((step, i) => ({ ...step, to: path[i + 1]?.from ?? null }))
}

/** What somebody is by a list that calls them a member. */
export function statusNow({ admittedOn, officialOn }: Known, told: Status | null): Status {
  const living = livingStatuses.find((s) => s === told)
  return living ?? (officialOn === null && admittedOn !== null ? 'probationary' : 'official')
}

/** What is applied to somebody known; `undefined` where nothing is. */
export function change(
  entry: Entry,
  person: Person,
  changes: readonly Change[],
  chosen: Readonly<Record<string, boolean>>,
  cell: Cell | null,
  told: Told,
): Write | undefined {
  const taken = changes.filter((c) => isTaken(c, chosen))
  if (taken.length === 0) return undefined
  const of = (field: Change['field']) => taken.find((c) => c.field === field)
  const record = recordOf(person, taken)
  const status = of('status')?.after
  const to = endStatuses.find((s) => s === status)
  const where = to ? ended(person, told.on, to) : of('cell') && cell ? moved(person, cell, told) : {}
  const what = status === null || status === undefined ? {} : becomes(person, status, entry.known.officialOn, told.on)
  const written = new Set<string>(recordFields)
  const left = record ? changes.filter((c) => written.has(c.field) && c.kept !== null && !taken.includes(c)) : []
  return {
    ...nothing,
    row: entry.row,
    person: person.person,
    ...(record ? { record, voidRecord: person.record.id } : {}),
    ...what,
    ...where,
    number: of('number') !== undefined,
    kept: left.map((c) => c.field),
    overwritten: taken.filter((c) => c.kept !== null).map((c) => c.field),
  }
}

/** Somebody in no row, as somebody said what became of them. Moved: they left this cell. Else: they are no member any more. */
export function gone(
  person: Person,
  affiliation: string,
  choice: 'moved' | 'left' | 'deceased',
  on: string,
): Write | undefined {
  const here = person.belongs.find((b) => b.id === affiliation)
  if (!here || here.from >= on) return undefined
  if (choice !== 'moved')
    return {
      ...nothing,
      row: 0,
      person: person.person,
      ...ended(person, on, choice),
      ...becomes(person, choice, null, on),
    }
  const { kind, unit, from, cause } = here
  return {
    ...nothing,
    row: 0,
    person: person.person,
    voidAffiliations: [here.id],
    affiliations: [{ kind, unit, from, to: on, cause, endCause: 'moved', kept: true }],
  }
}

function recordOf(person: Person, taken: readonly Change[]): Known | undefined {
  const after = new Map<string, string | null>(taken.map((c) => [c.field, c.after]))
  const changed = recordFields.filter((field) => after.has(field))
  if (changed.length === 0) return undefined
  const { id: _id, ...before } = person.record
  const next: Known = { ...before, ...Object.fromEntries(changed.map((field) => [field, after.get(field) ?? null])) }
  const upsideDown = next.admittedOn !== null && next.officialOn !== null && next.officialOn < next.admittedOn
  return upsideDown ? { ...next, admittedOn: before.admittedOn, officialOn: before.officialOn } : next
}

function becomes(person: Person, status: string, officialOn: string | null, on: string): Partial<Write> {
  const after = [...livingStatuses, ...endStatuses].find((s) => s === status)
  if (!after) return {}
  const now = statusOn(person, on)
  const known = after === 'official' && officialOn !== null && officialOn < on && officialOn > (now?.from ?? '')
  const from = known ? officialOn : on
  const touched = person.statuses.filter((s) => s.to === null || s.to > from)
  const cut = touched
    .filter((s) => s.from < from)
    .map(({ status: was, from: began }) => ({ status: was, from: began, to: from }))
  return { voidStatuses: touched.map((s) => s.id), statuses: [...cut, { status: after, from, to: null }] }
}

function moved(person: Person, cell: Cell, { kind, on }: Told): Partial<Write> {
  const day = later(on, cell.since)
  const here = person.belongs.find((b) => b.kind === kind)
  const next = { kind, unit: cell.id, from: day, to: null, endCause: null, kept: false } as const
  if (!here) return { affiliations: [{ ...next, cause: 'found' }] }
  const { unit, from, cause } = here
  return {
    voidAffiliations: [here.id],
    affiliations: [
      { kind, unit, from, to: day, cause, endCause: 'moved', kept: true },
      { ...next, cause: 'moved' },
    ],
  }
}

function ended(person: Person, on: string, endCause: 'left' | 'deceased' | 'removed'): Partial<Write> {
  const open = person.belongs.filter((b) => b.from < on)
  return {
    voidAffiliations: open.map((b) => b.id),
    affiliations: open.map(({ kind, unit, from, cause }) => ({
      kind,
      unit,
      from,
      to: on,
      cause,
      endCause,
      kept: true,
    })),
  }
}

/** The later of two days. */
export function later(a: string, b: string): string {
  return a > b ? a : b
}
