import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  collisionsOf,
  merge,
  type Belonging,
  type Choice,
  type MergeRecord,
  type Side,
  type Spell,
  type Stands,
} from './merging.ts'

const nothing: MergeRecord = {
  name: 'Nguyễn Văn An',
  born: '1968-03-07',
  sex: null,
  card: null,
  admittedOn: null,
  officialOn: null,
  retiredOn: null,
  workplace: null,
  permanentResidence: null,
  temporaryResidence: null,
  actualResidence: null,
  skills: null,
}

const asTheyAre: Choice = { fields: [], number: 'kept', statuses: 'kept', stands: [] }

function aSide(over: Partial<Side> = {}): Side {
  return { person: 'p', version: 1, record: nothing, statuses: [], belongs: [], hasNumber: false, ...over }
}

function aBelonging(id: string, from: string, to: string | null, over: Partial<Belonging> = {}): Belonging {
  return { id, from, to, kind: 'official', unit: `cell of ${id}`, endCause: null, ...over }
}

test('a field taken from the one who goes replaces the other, all else stays', () => {
  const gone = aSide({ record: { ...nothing, card: '040194052210', workplace: 'Trường Trung học Hưng Bình' } })
  const merged = merge(aSide(), gone, { ...asTheyAre, fields: ['card', 'name'] })
  assert.ok(merged.ok)
  assert.deepEqual(merged.record, { ...nothing, card: '040194052210' })
  assert.deepEqual(merged.fields, ['card'], 'a field that is the same is no change')
})

test('an official day before the day of admission is refused', () => {
  const kept = aSide({ record: { ...nothing, admittedOn: '1994-02-03' } })
  const gone = aSide({ record: { ...nothing, officialOn: '1993-02-03' } })
  const merged = merge(kept, gone, { ...asTheyAre, fields: ['officialOn'] })
  assert.ok(!merged.ok)
  assert.equal(merged.refusal.code, 'duplicates.daysInDisorder')
})

test('two official cells on the same days wait for a person to say which', () => {
  const kept = aSide({ belongs: [aBelonging('a', '2020-01-01', null)] })
  const gone = aSide({ belongs: [aBelonging('b', '2022-06-01', '2024-01-01')] })
  const merged = merge(kept, gone, asTheyAre)
  assert.ok(!merged.ok)
  assert.deepEqual(merged.refusal, {
    code: 'duplicates.twoOfficialCells',
    collisions: [{ kept: 'a', gone: 'b', from: '2022-06-01', to: '2024-01-01' }],
  })
})

test('the cell that gives way keeps its days before and after', () => {
  const kept = aSide({ belongs: [aBelonging('a', '2020-01-01', null)] })
  const gone = aSide({ belongs: [aBelonging('b', '2022-06-01', '2024-01-01', { endCause: 'moved' })] })
  const merged = merge(kept, gone, { ...asTheyAre, stands: [{ id: 'b', over: 'a' }] })
  assert.ok(merged.ok)
  assert.deepEqual(merged.belongs, [
    { of: 'a', from: '2020-01-01', to: '2022-06-01', endCause: 'moved' },
    { of: 'a', from: '2024-01-01', to: null, endCause: null },
    { of: 'b', from: '2022-06-01', to: '2024-01-01', endCause: 'moved' },
  ])
})

test('one cell before a day and the other one after it', () => {
  const kept = aSide({ belongs: [aBelonging('a', '2020-01-01', null)] })
  const gone = aSide({ belongs: [aBelonging('b', '2020-01-01', '2024-01-01'), aBelonging('c', '2024-01-01', null)] })
  const stands = [
    { id: 'b', over: 'a' },
    { id: 'a', over: 'c' },
  ]
  const merged = merge(kept, gone, { ...asTheyAre, stands })
  assert.ok(merged.ok)
  assert.deepEqual(
    merged.belongs.map(({ of, from, to }) => [of, from, to]),
    [
      ['a', '2024-01-01', null],
      ['b', '2020-01-01', '2024-01-01'],
    ],
  )
})

test('the same cell twice is the same cell once, from the earliest day', () => {
  const kept = aSide({ belongs: [aBelonging('a', '2020-01-01', null, { unit: 'one cell' })] })
  const gone = aSide({ belongs: [aBelonging('b', '2018-01-01', null, { unit: 'one cell' })] })
  const merged = merge(kept, gone, asTheyAre)
  assert.ok(merged.ok)
  assert.deepEqual(merged.belongs, [{ of: 'b', from: '2018-01-01', to: null, endCause: null }])
})

test('a residence beside an official cell is no contradiction', () => {
  const kept = aSide({ belongs: [aBelonging('a', '2020-01-01', null)] })
  const gone = aSide({ belongs: [aBelonging('b', '2020-01-01', null, { kind: 'residence' })] })
  const merged = merge(kept, gone, asTheyAre)
  assert.ok(merged.ok)
  assert.equal(merged.belongs.length, 2)
})

test('where both have a status the chosen one stands, elsewhere whoever has one', () => {
  const kept = aSide({ statuses: [{ id: 'a', status: 'official', from: '2020-01-01', to: null }] })
  const gone = aSide({ statuses: [{ id: 'b', status: 'exempt', from: '2015-01-01', to: null }] })
  const merged = merge(kept, gone, asTheyAre)
  assert.ok(merged.ok)
  assert.deepEqual(
    merged.statuses.map(({ of, from, to }) => ({ of, from, to })),
    [
      { of: 'a', from: '2020-01-01', to: null },
      { of: 'b', from: '2015-01-01', to: '2020-01-01' },
    ],
  )
})

test('the number of whoever has one stays; where both have one, a person says which', () => {
  assert.deepEqual(
    [
      numberOf(true, false, 'gone'),
      numberOf(false, true, 'kept'),
      numberOf(true, true, 'kept'),
      numberOf(true, true, 'gone'),
    ],
    ['kept', 'gone', 'kept', 'gone'],
  )
})

function numberOf(kept: boolean, gone: boolean, chosen: 'kept' | 'gone') {
  const merged = merge(aSide({ hasNumber: kept }), aSide({ hasNumber: gone }), { ...asTheyAre, number: chosen })
  return merged.ok && merged.number
}

const dayOf = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)

/** Rows of one person: official ones never on one day, nor the same cell twice. */
const rows = (prefix: string) =>
  fc
    .array(
      fc.record({
        from: fc.nat(60),
        days: fc.integer({ min: 1, max: 30 }),
        open: fc.boolean(),
        kind: fc.constantFrom('official' as const, 'residence' as const),
        unit: fc.constantFrom('x', 'y', 'z'),
      }),
      { maxLength: 5 },
    )
    .map((drawn) => {
      const made: Belonging[] = []
      for (const [i, { from, days, open, kind, unit }] of drawn.entries()) {
        const row = aBelonging(`${prefix}${i}`, dayOf(from), open ? null : dayOf(from + days), { kind, unit })
        const collides = made.some(
          (m) => m.kind === kind && (kind === 'official' || m.unit === unit) && shared(m, row).length > 0,
        )
        if (!collides) made.push(row)
      }
      return made
    })

const allDays = Array.from({ length: 120 }, (_, n) => dayOf(n))
const on = (row: Pick<Spell, 'from' | 'to'>, day: string) => row.from <= day && (row.to === null || day < row.to)
const shared = (a: Spell, b: Spell) => allDays.filter((day) => on(a, day) && on(b, day))

test('on every day there is one official cell where there was one, the one that was chosen, and nothing else is lost or invented', () => {
  fc.assert(
    fc.property(rows('k'), rows('g'), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (k, g, drawn) => {
      const [kept, gone] = [aSide({ belongs: k }), aSide({ belongs: g })]
      const stands = collisionsOf(kept, gone).map((c, i) =>
        drawn[i % 5] ? { id: c.kept, over: c.gone } : { id: c.gone, over: c.kept },
      )
      const merged = merge(kept, gone, { ...asTheyAre, stands })
      assert.ok(merged.ok)
      const rowOf = new Map([...k, ...g].map((row) => [row.id, row]))
      for (const day of allDays) {
        const after = merged.belongs.filter((piece) => on(piece, day)).map((piece) => rowOf.get(piece.of)!)
        compareDay(
          [...k, ...g].filter((row) => on(row, day)),
          after,
          stands,
        )
      }
      for (const { of, from, to } of merged.belongs) {
        const row = rowOf.get(of)!
        assert.ok(row.from <= from && (row.to === null || (to !== null && to <= row.to)))
      }
    }),
  )
})

function unitsOf(rowsOfDay: readonly Belonging[], kind: Belonging['kind']): readonly string[] {
  return rowsOfDay.filter((r) => r.kind === kind).map((r) => r.unit)
}

function compareDay(before: readonly Belonging[], after: readonly Belonging[], stands: readonly Stands[]): void {
  assert.deepEqual(unitsOf(after, 'residence').toSorted(), [...new Set(unitsOf(before, 'residence'))].toSorted())
  assert.equal(unitsOf(after, 'official').length, Math.min(1, unitsOf(before, 'official').length))
  const [one, other] = before.filter((r) => r.kind === 'official')
  if (one && other && one.unit !== other.unit)
    assert.ok(
      stands.some((s) => s.id === after.find((r) => r.kind === 'official')?.id && [one.id, other.id].includes(s.over)),
    )
}
