import { fieldNames } from '#features/people/index.ts'
import type { Source, Stored } from './mine.contract.ts'

export type FieldName = (typeof fieldNames)[number]

/** The column of `person_record` in which a field stands. */
const columns: Readonly<Record<FieldName, string>> = {
  name: 'name',
  born: 'born',
  sex: 'sex',
  card: 'card',
  admittedOn: 'admitted_on',
  officialOn: 'official_on',
  retiredOn: 'retired_on',
  workplace: 'workplace',
  permanentResidence: 'permanent_residence',
  temporaryResidence: 'temporary_residence',
  actualResidence: 'actual_residence',
  skills: 'skills',
}

/** A record as it was typed once: its columns, when, and from where. */
export interface RecordTyped {
  readonly id: string
  readonly stands: boolean
  readonly typed_at: string
  readonly source: Source
  readonly [column: string]: unknown
}

export interface Revision {
  readonly id: string
  readonly typedAt: string
  readonly source: Source
  readonly fields: readonly {
    readonly field: FieldName
    readonly before: string | null
    readonly after: string | null
  }[]
}

/** Fields as they stand, each from where it got its value last. What was never known has no source and is left out. */
export function fieldsStored(records: readonly RecordTyped[]): Stored['fields'] {
  const standing = records.find((r) => r.stands)
  if (!standing) return []
  return fieldNames.flatMap((field) => {
    const value = valueOf(standing, field)
    if (value === null) return []
    return [{ field, value, source: sinceWhen(records, field).source }]
  })
}

/** The record that brought the value which stands: going back from it, the last that still had the same one. */
function sinceWhen(records: readonly RecordTyped[], field: FieldName): RecordTyped {
  const until = records.findIndex((r) => r.stands)
  let at = until
  while (at > 0 && same(records[at - 1], records[at], field)) at -= 1
  const found = records[at]
  if (!found) throw new Error('a record stands and was not found')
  return found
}

function same(one: RecordTyped | undefined, other: RecordTyped | undefined, field: FieldName): boolean {
  return one !== undefined && other !== undefined && valueOf(one, field) === valueOf(other, field)
}

/** What was changed after the beginning, by whom it was typed and when: one for each record that differs from the one before. */
export function revisions(records: readonly RecordTyped[]): Revision[] {
  return records.flatMap((record, i): Revision[] => {
    const before = records[i - 1]
    if (!before) return []
    const fields = fieldNames
      .filter((field) => !same(before, record, field))
      .map((field) => ({ field, before: valueOf(before, field), after: valueOf(record, field) }))
    return fields.length === 0 ? [] : [{ id: record.id, typedAt: record.typed_at, source: record.source, fields }]
  })
}

function valueOf(record: RecordTyped, field: FieldName): string | null {
  const value = record[columns[field]]
  return typeof value === 'string' ? value : null
}
