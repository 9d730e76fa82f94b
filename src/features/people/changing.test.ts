import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kernel/day.ts'
import type { PlaceFacts } from './belonging.ts'
import type { ChangeDecision } from './asked.ts'
import * as changing from './changing.ts'
import * as belongings from './changing-belongings.ts'
import { type Change, isOver, type KnownMember, overlap } from './known-member.ts'
import { livingStatuses } from './member.ts'

const start = day('2026-01-01')
const today = day('2026-03-01')
const cells = ['a', 'b', 'c']
const closedOn = '2026-02-01'
const places: readonly PlaceFacts[] = cells.map((id) => ({
  id,
  kind: 'residentialCell',
  name: `Chi bộ ${id}`,
  stands: [{ from: '2020-01-01', to: id === 'c' ? closedOn : 'infinity' }],
}))
const fields = {
  name: 'Nguyễn Thị Lan',
  born: '1970',
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

const day0 = fc.integer({ min: 0, max: 75 }).map((n) => addDays(start, n))
const asked = fc.record({
  what: fc.constantFrom('status', 'move', 'join', 'end', 'amend', 'correct'),
  on: day0,
  fromOn: day0,
  toOn: fc.option(day0),
  which: fc.nat(),
  cell: fc.constantFrom(...places),
  kind: fc.constantFrom('official', 'residence', 'temporary', 'assigned'),
  status: fc.constantFrom(...livingStatuses),
  endCause: fc.constantFrom('moved', 'ended', 'left', 'removed', 'deceased'),
  isStale: fc.boolean(),
})
type Asked = typeof asked extends fc.Arbitrary<infer A> ? A : never

let made = 0
const id = () => String((made += 1))

function applied(member: KnownMember, { voids, record, statuses, affiliations }: Change): KnownMember {
  return {
    ...member,
    version: member.version + 1,
    record: record ? { id: id(), fields: record } : member.record,
    statuses: [
      ...member.statuses.filter((s) => !voids.statuses.includes(s.id)),
      ...statuses.map((s) => ({ ...s, id: id() })),
    ],
    affiliations: [
      ...member.affiliations.filter((a) => !voids.affiliations.includes(a.id)),
      ...affiliations.map((a) => ({ ...a, id: id(), mine: true, unitName: a.unit })),
    ],
  }
}

function somebody(): KnownMember {
  const entering = { on: start, kind: 'official', cause: 'found', toOn: null, status: 'probationary', fields } as const
  const decided = changing.enterMember(places[0], entering, { today })
  assert.ok(decided.ok)
  const none = { person: 'p', version: 0, whole: true, record: { id: '', fields }, statuses: [], affiliations: [] }
  return applied({ ...none, hasNumber: false, last: null }, decided.change)
}

function decide(member: KnownMember, given: Asked): ChangeDecision {
  const affiliation = member.affiliations[given.which % Math.max(1, member.affiliations.length)]?.id ?? ''
  const seen = { ...given, version: given.isStale ? member.version - 1 : member.version, affiliation }
  const how = {
    status: () => changing.changeStatus(member, seen, { today }),
    move: () => belongings.moveMember(member, given.cell, seen, { today }),
    join: () => belongings.joinCell(member, given.cell, { ...seen, cause: 'received' }, { today }),
    end: () => belongings.endAffiliation(member, { ...seen, cause: given.endCause }, { today }),
    amend: () => belongings.correctAffiliation(member, given.cell, seen, { today }),
    correct: () => changing.correctMember(member, { ...seen, fields: { workplace: given.toOn } }, { today }),
  }
  return how[given.what]()
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]))
}

/** What must be true of anybody at any time. */
function expectSound(member: KnownMember): void {
  const { statuses, affiliations } = member
  for (const fact of [...statuses, ...affiliations]) assert.ok(fact.fromOn < fact.toOn, 'begins before it ends')
  for (const [a, b] of pairsOf(statuses)) assert.ok(!overlap(a, b), 'one status a day')
  for (const [a, b] of pairsOf(affiliations)) {
    assert.ok(a.kind !== 'official' || b.kind !== 'official' || !overlap(a, b), 'one official cell a day')
    assert.ok(a.kind !== b.kind || a.unit !== b.unit || !overlap(a, b), 'once in a unit a day')
  }
  for (const a of affiliations) {
    assert.ok(a.unit !== 'c' || a.toOn <= closedOn, 'nobody in a cell that is closed')
    assert.ok(!statuses.some((s) => isOver(s.status) && overlap(a, s)), 'nowhere after the end of membership')
    assert.ok(
      statuses.some((s) => s.fromOn <= a.fromOn),
      'a member from the first day of belonging',
    )
  }
}

test('whatever is asked in whatever order, what stands stays possible', () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 25 }), (all) => {
      let member = somebody()
      for (const given of all) {
        const decided = decide(member, given)
        if (decided.ok) member = applied(member, decided.change)
        if (given.isStale) assert.ok(!decided.ok && decided.refusal.code === 'members.changedMeanwhile')
        expectSound(member)
      }
    }),
    { numRuns: 500 },
  )
})

test('of a second official cell it is told since when the first stands, and which one only to those who have it', () => {
  const member = somebody()
  const join = {
    version: member.version,
    on: addDays(start, 9),
    kind: 'official',
    cause: 'received',
    toOn: null,
  } as const
  const seen = belongings.joinCell(member, places[1], join, { today })
  const stands = { fromOn: start, toOn: null }
  assert.deepEqual(seen, { ok: false, refusal: { code: 'members.secondOfficialCell', unit: 'a', ...stands } })
  const theirs = { ...member, affiliations: member.affiliations.map((a) => ({ ...a, mine: false })) }
  const unseen = belongings.joinCell(theirs, places[1], join, { today })
  assert.deepEqual(unseen, { ok: false, refusal: { code: 'members.secondOfficialCell', unit: null, ...stands } })
})

test('whoever is recognised after probation is official since that day', () => {
  const member = somebody()
  const on = addDays(start, 30)
  const decided = changing.changeStatus(member, { version: member.version, on, status: 'official' }, { today })
  assert.ok(decided.ok)
  assert.equal(decided.change.record?.officialOn, on)
})

test('a cell is named with the days on which it stands where somebody would belong to it on others', () => {
  const member = somebody()
  const move = { version: member.version, on: day('2026-02-10'), affiliation: member.affiliations[0]!.id }
  const decided = belongings.moveMember(member, places[2], move, { today })
  assert.deepEqual(decided, {
    ok: false,
    refusal: {
      code: 'members.unitNotStanding',
      unit: 'Chi bộ c',
      stands: [{ fromOn: '2020-01-01', toOn: closedOn }],
    },
  })
})
