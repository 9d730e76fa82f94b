import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day.ts'
import { retirementOf } from '#rulebook/index.ts'
import { demoSeed, fatesOf } from '../lists/index.ts'
import { dayOf, numberOf } from './calendar.ts'
import { crowd } from './crowd.ts'
import { drawPlan, found, storyPeople } from './index.ts'
import { forever, type Member } from './member.ts'
import { isWork, type PlannedCell } from './plan.ts'
import { postsOf } from './posts.ts'
import { chance } from '../people/index.ts'

const today = day('2026-11-25')
const now = numberOf(today)
const plan = drawPlan({ members: 25_000, seed: demoSeed })
const cells = plan.regions.flatMap((region) => region.cells)
const planned = new Map(cells.map((cell) => [cell.unit, { ...cell }]))
const story = storyPeople(plan, fatesOf(today), { today, seed: demoSeed })
const filled = [
  ...story.people,
  ...plan.regions.flatMap((region) => [...crowd(region, { seed: 1, today: now, taken: story.cards })]),
]
const everybody = filled.flatMap(({ members }) => members)
const ward = found(plan.landmarks.communes, 'Trường Vinh')

function officialIn(member: Member): string | undefined {
  return member.stays.find((stay) => stay.kind === 'official' && stay.to === forever)?.unit
}

const here = Map.groupBy(everybody.filter(officialIn), officialIn)
const living = Map.groupBy(
  everybody.flatMap((m) => m.stays.filter((s) => s.kind === 'residence' && s.to === forever)),
  (s) => s.unit,
)

function cellOf(name: string): PlannedCell {
  const cell = [...planned.values()].find((c) => c.name === name)
  assert.ok(cell, name)
  return cell
}

function shareRetired(members: readonly Member[]): number {
  return members.filter(({ facts }) => facts.retiredOn !== undefined && facts.retiredOn <= now).length / members.length
}

test('25,000 people are members today, each in one official cell', () => {
  assert.equal(everybody.filter((m) => m.stays.some((s) => s.kind === 'official' && s.to === forever)).length, 25_000)
  for (const { stays } of everybody) {
    const official = stays.filter((s) => s.kind === 'official')
    official.forEach((stay, at) => at > 0 && assert.equal(stay.from, official[at - 1]?.to))
    for (const { from, to } of stays) assert.ok(from < to)
  }
})

test('the block Trung Hợp has 100 members, 220 who work elsewhere and live there, and nine retired who never transferred', () => {
  const cell = cellOf('Khối Trung Hợp')
  assert.equal(here.get(cell.unit)?.length, 100)
  const residing = everybody.filter((m) =>
    m.stays.some((s) => s.kind === 'residence' && s.unit === cell.unit && s.to === forever),
  )
  const retired = residing.filter(({ facts }) => facts.retiredOn !== undefined && facts.retiredOn <= now)
  assert.ok(Math.abs(residing.length - retired.length - 220) <= 2, `${residing.length - retired.length}`)
  assert.ok(retired.length >= 8 && retired.length <= 11, `${retired.length}`)
  for (const member of residing) assert.ok(isWork(planned.get(officialIn(member) ?? '') ?? cell))
})

test('hamlet 20 has 163 who live there and work elsewhere; a cell of five stands beside cells of a hundred', () => {
  assert.equal(living.get(cellOf('Xóm 20').unit)?.length, 163)
  assert.equal(here.get(cellOf('Xóm Thuận Hòa').unit)?.length, 5)
  const sizes = [...planned.values()]
    .filter((c) => c.committee === ward && c.kind === 'residentialCell')
    .map((c) => c.members)
  assert.ok(
    sizes.length > 70 &&
      Math.max(...sizes) >= 100 &&
      sizes.filter((n) => n > 40 && n < 110).length / sizes.length > 0.8,
  )
})

test('four of five members of the ward are of retirement age, and nobody is so in an office but those who never transferred', () => {
  const ofWard = [...planned.values()].filter((c) => c.committee === ward).flatMap((c) => here.get(c.unit) ?? [])
  const share = shareRetired(ofWard)
  assert.ok(share >= 0.8 && share <= 0.85, `${share}`)
  const working = [...planned.values()].filter(isWork).flatMap((c) => here.get(c.unit) ?? [])
  assert.ok(shareRetired(working) < 0.03)
})

test('about as many live in the cells and work elsewhere as in the city: 64 beside 77', () => {
  const wards = [...planned.values()].filter((c) => !isWork(c) && c.retired > 0.8)
  const sum = (of: ReadonlyMap<string | undefined, readonly unknown[]>) =>
    wards.reduce((n, c) => n + (of.get(c.unit)?.length ?? 0), 0)
  const share = sum(living) / sum(here)
  assert.ok(share > 0.6 && share < 0.95, `${share}`)
})

test('nobody was admitted before eighteen, and whoever is retired is so by law', () => {
  for (const { facts } of everybody) {
    assert.ok(Number(dayOf(facts.admittedOn).slice(0, 4)) - Number(facts.born.slice(0, 4)) >= 16)
    if (facts.born.length === 4 || facts.retiredOn === undefined || story.cards.has(facts.card ?? '')) continue
    const law = retirementOf(facts.sex, { year: Number(facts.born.slice(0, 4)), month: Number(facts.born.slice(5, 7)) })
    assert.equal(dayOf(facts.retiredOn), law?.firstDayRetired)
  }
})

test('card numbers have twelve digits, and two people of one number are one person entered twice', () => {
  const byCard = Map.groupBy(
    everybody.filter((m) => m.facts.card),
    (m) => m.facts.card,
  )
  const twice = [...byCard.values()].filter((people) => people.length > 1)
  assert.ok(twice.length > 0 && twice.length < 100)
  for (const [one, other] of twice) assert.equal(one?.facts.born.slice(0, 4), other?.facts.born.slice(0, 4))
  for (const card of byCard.keys()) assert.match(card ?? '', /^0\d{11}$/)
})

test('whom the lists name is in the register as they are: received in the ward, or still at the office', () => {
  const named = new Map(everybody.map((m) => [`${m.facts.name} ${m.facts.born}`, m]))
  for (const fate of fatesOf(today)) {
    const member = named.get(`${fate.name} ${fate.born}`)
    assert.ok(member, fate.name)
    const cell = planned.get(officialIn(member) ?? '')
    assert.equal(cell?.kind === 'residentialCell', fate.arrived !== undefined, fate.name)
  }
})

test('two in five hamlets and blocks have a head who is no member; every cell has its secretary', () => {
  const by = chance(3)
  const posts = filled
    .slice(story.people.length)
    .map(({ cell, members }) => ({ cell, held: postsOf(by, now, cell, members) }))
  const heads = posts.flatMap(({ held }) => held.filter((p) => p.title === 'headOfHamlet'))
  const outside = heads.filter((p) => p.outsider !== undefined).length / heads.length
  assert.ok(Math.abs(outside - 0.416) < 0.11, `${outside}`)
  assert.ok(
    posts.filter(({ held }) => held.filter((p) => p.title === 'secretary').length === 1).length / posts.length > 0.97,
  )
})

function again(seed: number) {
  const drawn = drawPlan({ members: 6_000, seed })
  return drawn.regions.flatMap((region) => [...crowd(region, { seed, today: now })])
}

test('the same seed gives the same people', () => {
  assert.deepEqual(again(9), again(9))
  assert.notDeepEqual(again(9), again(10))
})

test('a whole province has 130 communes that came from 412, and a country has 34 provinces with as many units as wished', () => {
  const whole = drawPlan({ members: 200_000, seed: 2 })
  const communes = whole.units.filter((u) => u.kind === 'communeCommittee')
  assert.equal(communes.filter((u) => u.to === undefined).length, 130)
  assert.equal(communes.filter((u) => u.to !== undefined).length, 412)
  assert.equal(
    whole.regions.flatMap((r) => r.cells).reduce((n, c) => n + c.members, 0),
    200_000,
  )
  const country = drawPlan({ members: 1_200_000, units: 60_000, seed: 2 })
  assert.equal(country.units.filter((u) => u.kind === 'provincialCommittee').length, 34)
  assert.equal(country.units.length, 60_000)
  assert.equal(
    country.regions.flatMap((r) => r.cells).reduce((n, c) => n + c.members, 0),
    1_200_000,
  )
})
