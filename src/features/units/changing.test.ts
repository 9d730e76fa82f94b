import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kernel/day.ts'
import { closeUnit, foundUnit, moveUnit, renameUnit, type UnitFacts } from './changing.ts'
import { kindsBelow, unitKinds } from './kinds.ts'

const today = day('2026-10-01')
const fits = { namesake: undefined, tooDeep: false, circular: false }
const when = { on: day('2026-09-01'), today, version: 3 }
const empty = { members: 0, posts: 0, units: 0 }

function aUnit(over: Partial<UnitFacts> = {}): UnitFacts {
  return {
    id: 'cell',
    kind: 'residentialCell',
    version: 3,
    labels: [{ kind: 'name', label: 'Chi bộ khối 1', from_on: day('2020-01-01'), to_on: 'infinity' }],
    edges: [{ parent: 'ward', from_on: day('2020-01-01'), to_on: 'infinity' }],
    changed: { at: '2026-09-30T08:15', by: 'Hồ Thử' },
    ...over,
  }
}
const ward = aUnit({ id: 'other', kind: 'communeCommittee' })

function codeOf(decided: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return decided.ok ? 'done' : decided.refusal.code
}

test('nothing is decided of a day to come, of a day before the unit stood, or over a change nobody has seen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 60 }), fc.boolean(), (days, isSeen) => {
      const given = { ...when, on: addDays(today, days), version: isSeen ? 3 : 2 }
      const expected = !isSeen
        ? 'units.changedMeanwhile'
        : days > 0
          ? 'units.dayAhead'
          : given.on < '2020-01-01'
            ? 'units.notYetThere'
            : 'done'
      assert.equal(codeOf(renameUnit({ unit: aUnit(), namesake: undefined }, { ...given, name: 'Tên mới' })), expected)
      assert.equal(codeOf(moveUnit({ unit: aUnit(), parent: ward, ...fits }, given)), expected)
    }),
  )
})

test('a cell has nothing below it, and whatever may stand somewhere can be moved there', () => {
  for (const kind of unitKinds)
    for (const below of unitKinds) {
      const parent = aUnit({ kind: below, id: 'other' })
      const expected = kindsBelow[below].includes(kind) ? 'done' : 'units.kindNotBelow'
      assert.equal(codeOf(foundUnit({ parent, ...fits }, { ...when, kind })), expected)
      assert.equal(codeOf(moveUnit({ unit: aUnit({ kind }), parent, ...fits }, when)), expected)
      if (below.endsWith('Cell')) assert.equal(expected, 'units.kindNotBelow')
    }
})

test('a later decision stands; of the same day the last word counts', () => {
  const moved = aUnit({
    edges: [
      { parent: 'before', from_on: day('2020-01-01'), to_on: '2026-09-01' },
      { parent: 'ward', from_on: day('2026-09-01'), to_on: 'infinity' },
    ],
  })
  const move = (on: string) => codeOf(moveUnit({ unit: moved, parent: ward, ...fits }, { ...when, on: day(on) }))
  assert.deepEqual(['2026-08-31', '2026-09-01', '2026-09-02'].map(move), ['units.laterDecision', 'done', 'done'])
  const close = (on: string) => codeOf(closeUnit({ unit: moved, left: empty }, { ...when, on: day(on) }))
  assert.deepEqual(['2020-01-01', '2026-08-31', '2026-09-02'].map(close), [
    'units.closesTooEarly',
    'units.laterDecision',
    'done',
  ])
})

test('a root stays, a closed unit is over, and what is not empty does not close', () => {
  const root = aUnit({ edges: [], kind: 'provincialCommittee' })
  assert.equal(codeOf(moveUnit({ unit: root, parent: ward, ...fits }, when)), 'units.rootStays')
  assert.equal(codeOf(closeUnit({ unit: root, left: empty }, when)), 'units.rootStays')
  const closed = aUnit({ edges: [{ parent: 'ward', from_on: day('2020-01-01'), to_on: '2026-01-01' }] })
  assert.equal(codeOf(renameUnit({ unit: closed, namesake: undefined }, { ...when, name: 'Tên mới' })), 'units.closed')
  for (const left of [
    { ...empty, members: 1 },
    { ...empty, posts: 1 },
    { ...empty, units: 1 },
  ])
    assert.equal(codeOf(closeUnit({ unit: aUnit(), left }, when)), 'units.notEmpty')
})
