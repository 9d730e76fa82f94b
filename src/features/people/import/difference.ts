import { canonical, foldedWords, isBare } from '#engines/linkage/spelling.ts'
import type { Day } from '#kernel/day.ts'
import { endStatuses, type AffiliationKind, type Status } from '../member.ts'
import type { Entry } from './entry.ts'
import { recordFields, type Changeable, type RecordField } from './fields.ts'
import { keptBecause, type KeptBecause, type Person, type StatusRow } from './person.ts'

/** One thing a list tells otherwise than the register. Values are shown as they stand; an identity number never is. */
export interface Change {
  readonly field: Changeable
  readonly before: string | null
  readonly after: string | null
  /** Null: applied unless somebody leaves it; else left unless somebody chooses it. */
  readonly kept: KeptBecause | null
  /** It cannot be applied: what stands began on or after the day of the list. */
  readonly blocked: boolean
}

export interface Told {
  readonly kind: AffiliationKind
  /** The day as of which the list tells. */
  readonly on: Day
  /** The cell the row belongs to; null where the file names none. */
  readonly cell: { readonly id: string; readonly name: string } | null
}

/** Everything the row would change of that person. What the row does not tell changes nothing. */
export function differenceOf(entry: Entry, person: Person, told: Told): readonly Change[] {
  const fields = recordFields.flatMap((field) => fieldChange(entry, person, field) ?? [])
  return [
    ...fields,
    ...(statusChange(entry, person, told) ?? []),
    ...(cellChange(person, told) ?? []),
    ...numberChange(entry, person),
  ]
}

function fieldChange({ known }: Entry, person: Person, field: RecordField): Change | undefined {
  const [before, after] = [person.record[field], known[field]]
  if (after === null || isSame(field, before, after)) return undefined
  return { field, before, after, kept: keptBecause(person, field), blocked: false }
}

/** A year against the day it lies in, a name without its marks: less than what is known, no difference. */
function isSame(field: RecordField, before: string | null, after: string): boolean {
  if (before === null) return false
  if (before === after) return true
  if (field === 'born') return before.startsWith(after)
  if (field !== 'name') return before.normalize('NFC') === after.normalize('NFC')
  return (
    canonical(before) === canonical(after) ||
    (isBare(after) && foldedWords(before).join() === foldedWords(after).join())
  )
}

/** What somebody is on a day. */
export function statusOn(person: Person, on: string): Person['statuses'][number] | undefined {
  return person.statuses.find((s) => s.from <= on && (s.to === null || on < s.to))
}

/** What the row says the person is: in its own column, else by their official day. */
function toldStatus({ status, known }: Entry, now: Status | undefined, on: Day): Status | null {
  if (status !== null) return status
  return now === 'probationary' && known.officialOn !== null && known.officialOn <= on ? 'official' : null
}

function statusChange(entry: Entry, person: Person, { on }: Told): readonly Change[] | undefined {
  const now = statusOn(person, on)
  const before = now?.status ?? null
  const after = toldStatus(entry, now?.status, on)
  if (after === null || after === before) return undefined
  if (endStatuses.some((s) => s === after)) return [endingChange(before, after, (now?.from ?? '') >= on)]
  return [{ field: 'status', before, after, kept: typedSince(now, entry.known.officialOn ?? ''), blocked: false }]
}

/** A membership ends only as somebody chose; a name is removed by no list. */
function endingChange(before: Status | null, after: Status, isLater: boolean): Change {
  const isRemoval = after === 'removed'
  return { field: 'status', before, after, kept: isRemoval ? 'removal' : 'ending', blocked: isRemoval || isLater }
}

function typedSince(now: StatusRow | undefined, began: string): KeptBecause | null {
  return now && !now.byImport && now.from > began ? 'byHand' : null
}

function cellChange(person: Person, { kind, on, cell }: Told): readonly Change[] | undefined {
  if (cell === null) return undefined
  const here = person.belongs.find((b) => b.kind === kind)
  if (here?.unit === cell.id) return undefined
  const kept = here && !here.byImport ? 'byHand' : null
  const blocked = here !== undefined && (here.from >= on || here.to !== null)
  return [{ field: 'cell', before: here?.name ?? null, after: cell.name, kept, blocked }]
}

function numberChange({ hasNumber, row }: Entry, person: Person): readonly Change[] {
  if (!hasNumber || person.numbers.includes(row)) return []
  const kept = person.hasNumber ? 'byHand' : null
  return [{ field: 'number', before: null, after: null, kept, blocked: false }]
}

/** Whether a change is applied: by default unless what stands is to be kept, or as somebody chose. */
export function isTaken({ field, kept, blocked }: Change, chosen: Readonly<Record<string, boolean>>): boolean {
  return !blocked && (chosen[field] ?? kept === null)
}
