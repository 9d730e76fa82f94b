import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#kernel/day.ts'
import { choose } from './choosing.ts'
import { compare, type ToCompare } from './comparing.ts'
import type { Entry } from './entry.ts'
import type { Known } from './fields.ts'
import type { Past, Person } from './person.ts'
import { returned } from './returning.ts'

const on = day('2026-11-01')
const cell = { id: 'k3', name: 'Chi bộ Khối 3' }
const nobody: Known = {
  name: null,
  born: null,
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
const lan: Known = {
  ...nobody,
  name: 'Nguyễn Thị Lan',
  born: '1970-03-02',
  sex: 'female',
  card: '040196000123',
  admittedOn: '1996-05-19',
  officialOn: '1997-05-19',
}

function aPerson(person: string, past: Partial<Past> | null, more: Partial<Person> = {}): Person {
  const left = { on: '2026-10-05', cause: 'left', cell: 'Chi bộ Khối 7', until: '2026-10-05', ...past } as const
  return {
    person,
    version: 3,
    record: { id: `${person}-record`, ...lan },
    byImport: true,
    imported: lan,
    kept: [],
    statuses: [
      { id: 's1', status: 'official', from: '1997-05-19', to: past ? left.on : null, byImport: true },
      ...(past ? [{ id: 's2', status: 'left', from: left.on, to: null, byImport: false } as const] : []),
    ],
    belongs: past
      ? []
      : [
          {
            id: 'a1',
            kind: 'official',
            unit: cell.id,
            name: cell.name,
            from: '2020-01-01',
            to: null,
            byImport: true,
            cause: 'found',
            mine: true,
          },
        ],
    writes: true,
    past: past && left,
    numbers: [],
    hasNumber: false,
    ...more,
  }
}

const row: Entry = { row: 7, known: lan, status: null, cell: 'Khối 3', hasNumber: false }

function compared(people: readonly Person[], entry: Entry = row, over: Partial<ToCompare> = {}) {
  const { rows } = compare({
    entries: [entry],
    people,
    kind: 'official',
    on,
    cellOf: () => ({ cell, why: null }),
    verdicts: new Map(),
    ...over,
  })
  const [outcome] = rows
  assert.ok(outcome)
  return { ...outcome, leave: false, verdict: null, taken: {} }
}

test('a row that is somebody who left waits in a group of its own, with the day and the cause as written', () => {
  const outcome = compared([aPerson('lan', {})])
  assert.deepEqual([outcome.stands, outcome.person], ['returning', null])
  assert.deepEqual(
    outcome.found.others.map((o) => [o.person, o.cell, o.past]),
    [['lan', 'Chi bộ Khối 7', { on: '2026-10-05', cause: 'left', hindrance: null }]],
  )
})

test('whoever was entered anew before is known by the record in use, not by the one that ended', () => {
  const outcome = compared([aPerson('before', {}), aPerson('now', null)])
  assert.deepEqual([outcome.stands, outcome.person], ['same', 'now'])
})

test('the return is chosen, chosen otherwise, and taken back', () => {
  const outcome = compared([aPerson('lan', {})])
  const back = choose(outcome, { verdict: 'lan' }, false)
  assert.ok(back.ok)
  assert.deepEqual([back.row.stands, back.row.person, back.row.seen], ['returning', 'lan', 3])
  const anew = choose(back.row, { verdict: 'new' }, false)
  assert.ok(anew.ok)
  assert.deepEqual([anew.row.stands, anew.row.person], ['new', null])
  const open = choose(anew.row, { verdict: null }, false)
  assert.ok(open.ok)
  assert.deepEqual([open.row.stands, open.row.person], ['returning', null])
})

test('a list does not write back who was removed or has died, whom another unit had, or who went after its day', () => {
  const cases = [
    [aPerson('lan', { cause: 'removed' }), 'removed'],
    [aPerson('lan', { cause: 'deceased' }), 'deceased'],
    [aPerson('lan', {}, { writes: false }), 'elsewhere'],
    [aPerson('lan', { on: '2026-11-02', until: '2026-11-02' }), 'later'],
    [aPerson('lan', { until: null }), 'later'],
  ] as const
  for (const [person, hindrance] of cases) {
    const refused = choose(compared([person]), { verdict: 'lan' }, false)
    assert.deepEqual(refused, { ok: false, refusal: { code: 'imports.noReturn', row: 7, because: hindrance } })
    const told = { kind: 'official', on } as const
    assert.equal(returned(row, person, [], {}, { id: cell.id, since: '2020-01-01' }, told), undefined)
  }
})

test('a row that itself tells of an end writes nobody back, nor anew', () => {
  const outcome = compared([aPerson('lan', {})], { ...row, status: 'left' })
  assert.equal(outcome.found.others[0]?.past?.hindrance, 'toldEnded')
  const anew = choose(outcome, { verdict: 'new' }, false)
  assert.ok(anew.ok)
  assert.deepEqual([anew.row.stands, anew.row.found.why], ['waiting', 'ended'])
})

test('the choice outlives a comparison; once the return cannot be written any more it stands no longer', () => {
  const verdicts = new Map([[7, 'lan']])
  assert.equal(compared([aPerson('lan', {})], row, { verdicts }).person, 'lan')
  assert.equal(compared([aPerson('lan', { cause: 'deceased' })], row, { verdicts }).person, null)
})

test('the return begins on the day of the list, or when the cell began; whoever left has left until then', () => {
  const person = aPerson('lan', {})
  const changed = { ...row, known: { ...lan, workplace: 'Trường tiểu học Trường Vinh' } }
  const { changes } = compared([person], changed).found.others[0] ?? { changes: [] }
  assert.deepEqual(
    changes.map((c) => c.field),
    ['workplace'],
    'the return itself is no change beside others',
  )
  const write = returned(changed, person, changes, {}, { id: cell.id, since: '2026-11-10' }, { kind: 'official', on })
  assert.ok(write)
  assert.deepEqual(write.affiliations, [
    { kind: 'official', unit: 'k3', from: '2026-11-10', to: null, cause: 'admitted', endCause: null, kept: false },
  ])
  assert.deepEqual(write.voidStatuses, ['s2'])
  assert.deepEqual(write.statuses, [
    { status: 'left', from: '2026-10-05', to: '2026-11-10' },
    { status: 'official', from: '2026-11-10', to: null },
  ])
  assert.equal(write.record?.workplace, 'Trường tiểu học Trường Vinh')
  assert.equal(write.isNew, false)
})

test('whoever only moved away is a member as before: their return is a belonging and nothing else', () => {
  const person = aPerson(
    'lan',
    { cause: 'moved' },
    {
      statuses: [{ id: 's1', status: 'official', from: '1997-05-19', to: null, byImport: true }],
    },
  )
  const write = returned(row, person, [], {}, { id: cell.id, since: '2020-01-01' }, { kind: 'official', on })
  assert.deepEqual([write?.voidStatuses, write?.statuses, write?.record], [[], [], null])
  assert.deepEqual([write?.affiliations[0]?.from, write?.affiliations[0]?.cause], [on, 'received'])
})
