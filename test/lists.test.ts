import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { understand, type Understanding, type Value } from '#engines/sheets/index.ts'
import { vocabularyFor } from '#features/reconciliation/vocabulary.ts'
import { day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import { readGrids } from '#platform/documents/index.ts'

// Lists as offices send them; test/lists/README.md says what an expectation holds and how it is judged.
const folder = new URL('./lists/', import.meta.url)
const today = day('2026-11-25')

interface Place {
  readonly row: number
  readonly field: string
}

interface Expected {
  readonly file: string
  readonly kind: string
  readonly role: 'sent' | 'received' | 'residing'
  readonly sheet: string
  readonly headerRow: number
  readonly columns: Readonly<Record<string, string>>
  readonly dropped: readonly string[]
  readonly forbiddenValues: readonly string[]
  readonly rows: readonly {
    readonly row: number
    readonly values: Readonly<Record<string, string | readonly string[]>>
  }[]
  readonly leftOut: readonly { readonly row: number; readonly why: string }[]
  readonly nameless: readonly number[]
  readonly mustBeMarked: readonly Place[]
  readonly mayBeMarked: readonly Place[]
}

interface Cell extends Place {
  readonly state: 'right' | 'marked' | 'wrong'
  readonly wanted: string
  readonly got: string
}

function expectations(): Expected[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.expected.json'))
  return files.toSorted().map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Expected)
}

async function understood(expected: Expected): Promise<Understanding> {
  const read = await readGrids(readFileSync(new URL(expected.file, folder)), expected.file)
  assert.ok(read.ok, `${expected.file} is read`)
  const result = understand(read.grids, vocabularyFor(expected.role, today))
  assert.ok(result.ok, `${expected.file} has a header`)
  return result.understanding
}

function textOf(value: Value | undefined): string {
  if (value?.date)
    return 'day' in value.date ? value.date.day : 'month' in value.date ? value.date.month : String(value.date.year)
  return value?.text ?? ''
}

const folded = new Set(['name', 'fromUnit', 'toUnit', 'cell'])

const twinOf: Readonly<Record<string, string>> = { cell: 'toUnit', toUnit: 'cell' }

function isSame(field: string, wanted: string, got: string): boolean {
  return folded.has(field) ? wanted.toLowerCase() === got.toLowerCase() : wanted === got
}

/** Every cell that stands on either side, compared. */
function compare(expected: Expected, found: Understanding): Cell[] {
  const must = new Set(expected.mustBeMarked.map((p) => `${p.row} ${p.field}`))
  const rows = new Map(found.rows.map((row) => [row.row, row.values]))
  return expected.rows.flatMap((row) => {
    const values = rows.get(row.row) ?? {}
    const fields = new Set([...Object.keys(row.values), ...Object.keys(values), ...fieldsOf(expected, row.row)])
    return [...fields].flatMap((field) => judge(row.row, field, row.values, values, must))
  })
}

function fieldsOf(expected: Expected, row: number): string[] {
  return expected.mustBeMarked.filter((place) => place.row === row).map((place) => place.field)
}

type Wanted = Expected['rows'][number]['values']

function judge(
  row: number,
  field: string,
  wanted: Wanted,
  got: Readonly<Record<string, Value>>,
  must: ReadonlySet<string>,
): Cell[] {
  const twin = twinOf[field]
  const stead = twin === undefined || wanted[twin] ? undefined : got[twin]
  if (twin && isSaidBy(twin, field, wanted, got)) return []
  const value = got[field] ?? stead
  const texts = [wanted[field] ?? ''].flat()
  const right = must.has(`${row} ${field}`) ? isMarked(value) : texts.some((one) => isSame(field, one, textOf(value)))
  return [{ row, field, wanted: texts.join(' | '), got: told(value), state: right ? 'right' : stateOf(value) }]
}

/** The twin's place is empty here because its words stand under this one. */
function isSaidBy(twin: string, field: string, wanted: Wanted, got: Readonly<Record<string, Value>>): boolean {
  return !wanted[field] && wanted[twin] !== undefined && got[twin] === undefined
}

function stateOf(value: Value | undefined): Cell['state'] {
  return isMarked(value) ? 'marked' : 'wrong'
}

function isMarked(value: Value | undefined): boolean {
  return value?.mark !== undefined
}

function told(value: Value | undefined): string {
  return value?.mark ? `${textOf(value)} (${value.mark}: ${value.because?.code})` : textOf(value)
}

/** Headers of the fields that one column of their own tells. `cell` and `toUnit` may stand for each other where only one of them does. */
function otherHeaders(expected: Expected, { columns }: Understanding): string[] {
  const twins = columns.filter((c) => c.field === 'cell' || c.field === 'toUnit').length
  const parts = columns.some((c) => c.field === 'familyName')
  return columns
    .filter((c) => !parts || !['name', 'familyName', 'givenName'].includes(c.field))
    .filter((c) => columns.filter((other) => other.field === c.field).length === 1)
    .filter((c) => {
      const twin = twins === 1 && (c.field === 'cell' ? expected.columns['toUnit'] : expected.columns['cell'])
      return fold(expected.columns[c.field] ?? (twin || '')) !== fold(c.header)
    })
    .map((c) => `${c.field}: ${c.header}`)
}

function people(rows: readonly { readonly row: number }[]): number[] {
  return rows.map((row) => row.row)
}

describe('Danh sách của các cơ quan gửi đến / Lists as offices send them', () => {
  const all: Cell[] = []

  for (const expected of expectations())
    test(`${expected.file}: ${expected.kind}`, async () => {
      const found = await understood(expected)
      const cells = compare(expected, found)
      all.push(...cells)
      if (expected.sheet !== '') assert.equal(found.sheet, expected.sheet)
      assert.equal(found.headerRow, expected.headerRow)
      assert.deepEqual(people(found.rows), people(expected.rows), 'the same rows are people')
      const leftOut = new Set(people(found.leftOut))
      assert.deepEqual(
        people(expected.leftOut).filter((row) => !leftOut.has(row)),
        [],
        'rows that are no people are left out',
      )
      assert.deepEqual(otherHeaders(expected, found), [], 'the columns are found by their headers')
      assert.deepEqual(found.nameless, expected.nameless, 'the same rows have no name')
      assert.deepEqual(
        cells.filter((c) => c.state === 'wrong'),
        [],
        'no cell is wrong without a mark',
      )
      assert.deepEqual(
        found.dropped.map((d) => fold(d.header)).toSorted(),
        expected.dropped.map(fold).toSorted(),
        'dropped columns are named',
      )
      const kept = JSON.stringify(found)
      assert.deepEqual(
        expected.forbiddenValues.filter((text) => kept.includes(text)),
        [],
        'no value of a dropped column is kept',
      )
    })

  test('ít nhất 99 % số ô đúng / at least 99 % of the cells are right', (t) => {
    const right = all.filter((cell) => cell.state === 'right').length
    t.diagnostic(`${right} of ${all.length} cells are right, the others are marked`)
    assert.ok(right >= all.length * 0.99, `${right} of ${all.length} cells are right`)
  })
})
