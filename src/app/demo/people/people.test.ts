import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { benchLists, makeLists, makePeople, nameOf, places, rates, type ErrorKind, type Person } from './index.ts'

const many = makePeople(20_261_123, 20_000)

function key(p: Person): string {
  return [nameOf(p), p.born.slice(0, 4), p.place.name].join('|')
}

function share(family: string): number {
  return many.filter((p) => p.name.family === family).length / many.length
}

test('the same seed makes the same people and the same lists', () => {
  assert.deepEqual(makePeople(5, 300), makePeople(5, 300))
  assert.notDeepEqual(makePeople(5, 300), makePeople(6, 300))
  assert.deepEqual(benchLists(5, 300), benchLists(5, 300))
})

test('at least five of a hundred have a namesake of the same birth year in their ward, with another card and day', () => {
  const groups = Map.groupBy(many, key)
  const later = many.filter((p) => groups.get(key(p))?.[0] !== p)
  assert.ok(later.length / many.length >= 0.045, String(later.length / many.length))
  const withOne = [...groups.values()].filter((g) => g.length > 1).flat()
  assert.ok(withOne.length / many.length >= 0.05)
  assert.equal(new Set(many.map((p) => p.card)).size, many.length)
})

test('family names are as frequent as one meets them in Nghệ An, and an odd one is odd', () => {
  assert.ok(Math.abs(share('Nguyễn') - 0.3) < 0.03)
  assert.ok(share('Trần') > 0.08 && share('Đậu') > 0.01 && share('Uông') < 0.005)
})

test('nobody was admitted before eighteen, or is official before admitted; cards have twelve digits', () => {
  for (const p of many) {
    assert.ok(Number(p.admittedOn.slice(0, 4)) - Number(p.born.slice(0, 4)) >= 16, JSON.stringify(p))
    assert.ok(p.officialOn > p.admittedOn && p.officialOn <= '2026-11-23', JSON.stringify(p))
    assert.match(p.card, /^0\d{11}$/)
  }
})

test('places and what they were before are those of the data on Nghệ An', () => {
  const data = JSON.parse(readFileSync('data/nghe-an-units.json', 'utf8')) as {
    units2025: { code: string; name: string; kindVi: string }[]
    units2024: { code: string; name: string }[]
    map2025: { from: string; to: string }[]
  }
  for (const place of places) {
    const unit = data.units2025.find((u) => u.name === place.name && u.kindVi === place.kind)
    assert.ok(unit, place.name)
    const from = data.map2025.filter((m) => m.to === unit.code).map((m) => m.from)
    const names = data.units2024.filter((u) => from.includes(u.code)).map((u) => u.name)
    for (const before of place.before) assert.ok(names.includes(before), `${before} → ${place.name}`)
  }
})

test('errors come about as often as the table says', () => {
  const { received } = makeLists({ seed: 8, people: many })
  const often = (kind: ErrorKind) => received.filter((r) => r.errors.includes(kind)).length / received.length
  for (const kind of ['allMarksLost', 'wrongMark', 'birthYearOnly', 'cardMissing', 'sexMissing', 'capitals'] as const)
    assert.ok(Math.abs(often(kind) - rates[kind]) < rates[kind] * 0.25 + 0.002, `${kind} ${often(kind)}`)
  for (const kind of ['tonePlace', 'iForY', 'birthSwapped', 'orderSwapped', 'letterTyped', 'cardDigit'] as const)
    assert.ok(often(kind) > 0 && often(kind) <= rates[kind] * 1.3, `${kind} ${often(kind)}`)
})

test('the truth names every row once, and the repeated rows as repeated', () => {
  const lists = benchLists(99, 2_000)
  for (const list of ['sent', 'received', 'residing'] as const) {
    const told = lists.truth.flatMap((t) => t[list])
    assert.deepEqual(told.toSorted(), lists[list].map((r) => r.id).toSorted())
  }
  assert.ok(Math.abs(lists.sent.length - 2_000) < 100)
  assert.ok(lists.truth.some((t) => t.received.length === 2))
  for (const outcome of ['arrived', 'wrongDestination', 'notSeen', 'unannounced', 'neverIntroduced', 'working'])
    assert.ok(
      lists.truth.some((t) => t.outcome === outcome),
      outcome,
    )
})

test('a list holds nothing about religion, ethnicity, identity numbers, addresses or notes', () => {
  const allowed = 'name birth sex card admittedOn officialOn fromUnit toUnit cell decisionOn effectiveOn introducedOn'
  const fields = new Set([...allowed.split(' '), 'receivedOn', 'noticeOn', 'retiredOn'])
  const { sent, received, residing } = benchLists(4, 500)
  for (const row of [...sent, ...received, ...residing])
    for (const field of Object.keys(row.values)) assert.ok(fields.has(field), field)
})

test('every day written exists', () => {
  const { sent, received } = benchLists(12, 3_000)
  for (const row of [...sent, ...received])
    for (const text of [row.values.birth, row.values.admittedOn, row.values.receivedOn]) {
      if (text?.length !== 10) continue
      assert.equal(new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10), text)
    }
})
