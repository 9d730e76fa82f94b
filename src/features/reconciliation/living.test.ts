import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#kernel/day.ts'
import { readOf } from '#test/cli-reconcile-lists.ts'
import type { GivenList, Side } from './entry.ts'
import { placeLists } from './organisations.ts'
import { reconcile, type Outcome, type Verdict } from './reconcile.ts'

const on = day('2026-11-23')

function list(id: string, side: Side, ...rows: string[]): GivenList {
  return readOf(side, ['Họ và tên|Ngày sinh|Số thẻ đảng|Ngày vào Đảng|Đơn vị', ...rows], 'all', on, id).list
}

function run(lists: readonly GivenList[], verdicts: readonly Verdict[] = []): Outcome {
  return reconcile(placeLists(lists), verdicts, { on })
}

const pairs = (outcome: Outcome) => outcome.arrived.map((a) => `${a.sent} = ${a.received}`)

const july = list('july', 'sent', 'Nguyễn Thị Lan|07/03/1968|040194052210||', 'Trần Văn Minh|01/05/1960|||')
const august = list('august', 'received', 'Trần Văn Minh|01/05/1960|||')

test('whoever was sent in July and first stands in the list of September has arrived', () => {
  const before = run([july, august])
  assert.deepEqual(before.notSeenYet, ['july:2'])
  const september = list('september', 'received', 'NGUYEN THI LAN|07/03/1968|040194052210||')
  const now = run([july, august, september])
  assert.deepEqual(pairs(now), ['july:2 = september:2', 'july:3 = august:2'])
})

test('a cumulative list brings nobody twice, also when a row comes back spelt anew', () => {
  const later = list(
    'later',
    'sent',
    'NGUYEN THI LAN|07/03/1968|||',
    'Trần Văn Minh|01/05/1960|||',
    'Lê Văn Tám|16/09/1961|||',
  )
  const outcome = run([july, later, august])
  assert.deepEqual(
    outcome.subjects.sent.map((s) => s.stands.map((e) => e.id)),
    [['july:2', 'later:2'], ['july:3', 'later:3'], ['later:4']],
  )
  assert.deepEqual(outcome.notSeenYet, ['july:2', 'later:4'])
})

test('a person keeps the name of the first row that told of them when further lists come', () => {
  const more = [
    july,
    august,
    list('x', 'sent', 'Trần Văn Minh|01/05/1960|||'),
    list('y', 'received', 'Trần Văn Minh|1960|||'),
  ]
  assert.ok(run(more).subjects.sent.some((s) => s.id === 'july:3'))
})

const twoLans = list(
  'twins',
  'received',
  'Nguyễn Thị Lan|07/03/1968|040194052288||',
  'Nguyễn Thị Lan|07/03/1968|040194052299||',
)
const lan = list('lan', 'sent', 'Nguyễn Thị Lan|07/03/1968|||')

test('what a person decided holds, and settles the other pairs of the two rows', () => {
  assert.equal(run([lan, twoLans]).doubtful.length, 2)
  const same = run([lan, twoLans], [{ one: 'lan:2', other: 'twins:3', same: true }])
  assert.deepEqual(pairs(same), ['lan:2 = twins:3'])
  assert.equal(same.arrived[0]?.by, 'person')
  assert.deepEqual(same.doubtful, [])
  assert.deepEqual(same.unannounced, ['twins:2'])
  const different = run([lan, twoLans], [{ one: 'lan:2', other: 'twins:3', same: false }])
  assert.deepEqual(pairs(different), ['lan:2 = twins:2'])
  const neither = run(
    [lan, twoLans],
    [
      { one: 'lan:2', other: 'twins:3', same: false },
      { one: 'twins:2', other: 'lan:2', same: false },
    ],
  )
  assert.deepEqual([neither.notSeenYet, neither.unannounced], [['lan:2'], ['twins:2', 'twins:3']])
})

test('the last word on two rows counts', () => {
  const verdicts = [
    { one: 'lan:2', other: 'twins:3', same: true },
    { one: 'lan:2', other: 'twins:3', same: false },
  ]
  assert.deepEqual(pairs(run([lan, twoLans], verdicts)), ['lan:2 = twins:2'])
})

test('a decision stays when the row comes back spelt anew in a later list', () => {
  const verdicts = [{ one: 'lan:2', other: 'twins:3', same: true }]
  const again = list('again', 'sent', 'NGUYEN THI LAN|07/03/1968|||')
  const outcome = run([lan, twoLans, again], verdicts)
  assert.deepEqual(pairs(outcome), ['lan:2 = twins:3'])
  assert.equal(outcome.subjects.sent.length, 1)
})

test('two sent rows that people found to be one received person are one person', () => {
  const sent = list('a', 'sent', 'Nguyễn Thị Lan|07/03/1968|||', 'Nguyễn Thị Lân|1968|||')
  const received = list('b', 'received', 'Nguyễn Thị Lan|07/03/1968|||')
  const verdicts = [
    { one: 'a:2', other: 'b:2', same: true },
    { one: 'a:3', other: 'b:2', same: true },
  ]
  const outcome = run([sent, received], verdicts)
  assert.deepEqual(pairs(outcome), ['a:2 = b:2'])
  assert.deepEqual(
    outcome.subjects.sent.map((s) => s.stands.map((e) => e.id)),
    [['a:2', 'a:3']],
  )
})

test('a verdict about rows of a list that was taken back changes nothing', () => {
  assert.deepEqual(pairs(run([july, august], [{ one: 'gone:2', other: 'august:2', same: true }])), [
    'july:3 = august:2',
  ])
})

test('received in two places, one of them the destination, is arrived', () => {
  const sent = readOf(
    'sent',
    ['Họ và tên|Ngày sinh|Nơi đến', 'Trần Văn Minh|01/05/1960|phường Trường Vinh'],
    'all',
    on,
    's',
  ).list
  const received = (id: string, at: string) =>
    readOf('received', ['Họ và tên|Ngày sinh|Chi bộ', `Trần Văn Minh|01/05/1960|${at}`], undefined, on, id).list
  const outcome = run([sent, received('one', 'phường Vinh Phú'), received('two', 'phường Trường Vinh')])
  assert.deepEqual([outcome.arrived.length, outcome.wrongDestination.length], [1, 0])
})
