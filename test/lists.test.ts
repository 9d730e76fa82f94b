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
  readonly rows: readonly { readonly row: number; readonly values: Readonly<Record<string, string | readonly string[]>> }[]
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
  if (value?.date) return 'day' in value.date ? value.date.day : 'month' in value.date ? value.date.month : String(value.date.year)
  return value?.text ?? ''
}

const folded = new Set(['name', 'fromUnit', 'toUnit', 'cell'])

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

function judge(row: number, field: string, wanted: Expected['rows'][number]['values'], got: Readonly<Record<string, Value>>, must: ReadonlySet<string>): Cell[] {
  const twin = field === 'cell' ? 'toUnit' : field === 'toUnit' ? 'cell' : undefined
  if (twin && wanted[field] === undefined && wanted[twin] !== undefined && got[twin] === undefined) return []
  const value = got[field] ?? (twin && wanted[twin] === undefined ? got[twin] : undefined)
  const texts = [wanted[field] ?? ''].flat()
  const text = textOf(value)
  const cell = { row, field, wanted: texts.join(' | '), got: `${text}${value?.mark ? ` (${value.mark}: ${value.because?.code})` : ''}` }
  if (must.has(`${row} ${field}`)) return [{ ...cell, state: value?.mark ? 'right' : 'wrong' }]
  if (texts.some((one) => isSame(field, one, text))) return [{ ...cell, state: 'right' }]
  return [{ ...cell, state: value?.mark ? 'marked' : 'wrong' }]
}

describe('Danh sách của các cơ quan gửi đến / Lists as offices send them', () => {
  const all: Cell[] = []

  for (const expected of expectations())
    test(`${expected.file}: ${expected.kind}`, async () => {
      const found = await understood(expected)
      const cells = compare(expected, found)
      all.push(...cells)
      const people = (rows: readonly { readonly row: number }[]) => rows.map((row) => row.row)
      if (expected.sheet !== '') assert.equal(found.sheet, expected.sheet)
      assert.equal(found.headerRow, expected.headerRow)
      assert.deepEqual(people(found.rows), people(expected.rows), 'the same rows are people')
      assert.deepEqual(found.leftOut.map((l) => l.row), expected.leftOut.map((l) => l.row), 'the same rows are no people')
      assert.deepEqual(found.nameless, expected.nameless, 'the same rows have no name')
      assert.deepEqual(cells.filter((c) => c.state === 'wrong'), [], 'no cell is wrong without a mark')
      assert.deepEqual(found.dropped.map((d) => fold(d.header)).toSorted(), expected.dropped.map(fold).toSorted(), 'dropped columns are named')
      const kept = JSON.stringify(found)
      assert.deepEqual(expected.forbiddenValues.filter((text) => kept.includes(text)), [], 'no value of a dropped column is kept')
    })

  test('ít nhất 99 % số ô đúng / at least 99 % of the cells are right', () => {
    const right = all.filter((cell) => cell.state === 'right').length
    assert.ok(right >= all.length * 0.99, `${right} of ${all.length} cells are right`)
  })
})
