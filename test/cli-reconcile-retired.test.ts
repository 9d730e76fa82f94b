import assert from 'node:assert/strict'
import test from 'node:test'
import { compare } from './cli-reconcile-lists.ts'

const lan = 'Nguyễn Thị Lan|07/03/1968'
const minh = 'Trần Văn Minh|01/05/1960'
const tam = 'Lê Văn Tám|16/09/1961'

const residingHead = 'Họ và tên|Ngày sinh|Giới tính|Nghỉ hưu'

function known(...residing: string[]) {
  return compare({
    sent: ['Họ và tên|Ngày sinh', lan],
    received: ['Họ và tên|Ngày sinh', minh],
    residing: [residingHead, ...residing],
  })
}

test('who retired by the residing list, or by birth and sex, and is in neither list was never introduced', () => {
  const answer = known(
    'Hồ Sỹ Lượng|20/10/1964|Nam|',
    'Võ Thị Hoa|17/01/1984|Nữ|5/2026',
    'Bùi Văn Trước|1960|Nam|',
    'Đặng Hữu Thuần|17/01/1990|Nam|',
  )
  assert.deepEqual(
    answer.neverIntroduced.map((n) => [n.residing, n.retirement]),
    [
      [2, { on: '2026-05-01', from: 'birth' }],
      [3, { on: '2026-05-01', from: 'list' }],
      // born in 1960, counted from 1 January of it: 60 years, as it was until 2020
      [4, { on: '2020-02-01', from: 'birth' }],
    ],
  )
})

test('a readable column wins over birth: a day to come means not retired, and its own day counts', () => {
  const answer = known('Hồ Sỹ Lượng|20/10/1950|Nam|01/12/2026', 'Trần Thị Hiền|20/10/1980|Nữ|23/11/2026')
  assert.deepEqual(
    answer.neverIntroduced.map((n) => [n.residing, n.retirement.on]),
    [[3, '2026-11-23']],
  )
})

test('a year alone in the retirement column is a problem, and birth decides', () => {
  const answer = known('Hồ Sỹ Lượng|20/10/1964|Nam|2025')
  assert.deepEqual(answer.neverIntroduced[0]?.retirement, { on: '2026-05-01', from: 'birth' })
  assert.deepEqual(
    answer.problems.map((p) => [p.list, p.row, p.column]),
    [['residing', 2, 'Nghỉ hưu']],
  )
})

test('where sex or birth is needed and unknown nothing is derived, and the problems say so', () => {
  const answer = known('Hồ Sỹ Lượng|20/10/1964||', 'Bùi Văn Trước||Nam|', 'Võ Thị Hoa||Nữ|01/06/2026')
  assert.deepEqual(
    answer.neverIntroduced.map((n) => n.residing),
    [4],
  )
  assert.deepEqual(
    answer.problems.map((p) => [p.list, p.row]),
    [
      ['residing', 2],
      ['residing', 3],
    ],
  )
})

test('a retired residing row that is sure in a list is not expected; in doubt it is doubtful instead', () => {
  const sure = compare({
    sent: ['Họ và tên|Ngày sinh', 'Hồ Sỹ Lượng|20/10/1964'],
    received: ['Họ và tên|Ngày sinh', minh],
    residing: [residingHead, 'Hồ Sỹ Lượng|20/10/1964|Nam|'],
  })
  assert.deepEqual([sure.neverIntroduced, sure.doubtful], [[], []])
  const doubtful = compare({
    sent: [
      'Họ và tên|Ngày sinh|Số thẻ đảng',
      'Hồ Sỹ Lượng|20/10/1964|040194052210',
      'Hồ Sỹ Lượng|20/10/1964|040194052299',
    ],
    received: ['Họ và tên|Ngày sinh', minh],
    residing: [residingHead, 'Hồ Sỹ Lượng|20/10/1964|Nam|'],
  })
  assert.deepEqual(doubtful.neverIntroduced, [])
  assert.deepEqual(
    doubtful.doubtful.map((d) => [Reflect.get(d, 'residing'), Reflect.get(d, 'sent')]),
    [
      [2, 2],
      [2, 3],
    ],
  )
})

test('without the third list nobody is expected', () => {
  const answer = compare({ sent: ['Họ và tên|Ngày sinh', lan], received: ['Họ và tên|Ngày sinh', minh] })
  assert.deepEqual([answer.neverIntroduced, answer.compared.residing], [[], null])
})

test('sex is read from Nam, Nữ, Nu, M/F, Ông/Bà, an x under "Nữ", and a birth date under "Nam" or "Nữ"', () => {
  // born on 1 January 1966: women have retired on 23 November 2026, men have not
  for (const [word, retired] of [
    ['Nữ', true],
    ['Nu', true],
    ['F', true],
    ['Bà', true],
    ['Nam', false],
    ['M', false],
    ['Ông', false],
  ] as const)
    assert.equal(known(`Hồ An|01/01/1966|${word}|`).neverIntroduced.length, retired ? 1 : 0, word)
  const asked = { sent: ['Họ và tên|Ngày sinh', lan], received: ['Họ và tên|Ngày sinh', minh] }
  const ticked = compare({
    ...asked,
    residing: ['Họ và tên|Ngày sinh|Nữ', 'Hồ An|01/01/1966|x', 'Hồ Bình|01/02/1966|'],
  })
  assert.deepEqual(
    ticked.neverIntroduced.map((n) => n.residing),
    [2],
  )
  assert.deepEqual(ticked.problems, [])
  const parted = compare({
    ...asked,
    residing: ['Họ và tên|Ngày sinh|', '|Nam|Nữ', 'Hồ An||01/01/1966', 'Hồ Bình|01/02/1966|'],
  })
  assert.deepEqual(
    parted.neverIntroduced.map((n) => n.residing),
    [3],
  )
  const bare = compare({ ...asked, residing: ['Họ và tên|Nam|Nữ', 'Hồ An||01/01/1966', 'Hồ Bình|01/02/1966|'] })
  assert.deepEqual(
    bare.neverIntroduced.map((n) => n.residing),
    [2],
  )
})

const clockHead = 'Họ và tên|Ngày sinh|Ngày quyết định|Ngày hiệu lực|Ngày giới thiệu|Ngày nhận phiếu báo'

function clocksOf(row: string, on = '2026-11-23') {
  const answer = compare({ sent: [clockHead, row], received: ['Họ và tên|Ngày sinh', minh], on })
  return answer.notSeenYet[0]!.clocks.map((c) => [c.rule.replace('transfers.', ''), c.state, c.eventOn, c.dueOn])
}

test('always the three clocks, each from its own event; a day of decision is none of them', () => {
  assert.deepEqual(clocksOf(`${lan}|20/06/2026|01/07/2026|24/08/2026|28/08/2026`), [
    ['procedure', 'stopped', '2026-07-01', '2026-09-28'],
    ['presentation', 'overdue', '2026-08-24', '2026-10-08'],
    ['noShow', 'running', '2026-08-28', '2026-11-28'],
  ])
  assert.deepEqual(clocksOf(`${lan}|20/06/2026|||`), [
    ['procedure', 'unknown', null, null],
    ['presentation', 'unknown', null, null],
    ['noShow', 'unknown', null, null],
  ])
})

test('on the due day itself a clock still runs; the day after it is overdue', () => {
  assert.equal(clocksOf(`${lan}||||28/08/2026`, '2026-11-28')[2]![1], 'running')
  assert.equal(clocksOf(`${lan}||||28/08/2026`, '2026-11-29')[2]![1], 'overdue')
})

test('an event that lies in the future or before any rule is unknown, its days and trust null', () => {
  const answer = compare({
    sent: [clockHead, `${lan}||01/12/2026||`, `${tam}||01/03/2019||`],
    received: ['Họ và tên|Ngày sinh', minh],
  })
  for (const { clocks } of answer.notSeenYet)
    for (const c of clocks) assert.deepEqual([c.state, c.eventOn, c.dueOn, c.trust], ['unknown', null, null, null])
})

test('of those never introduced the procedure runs from the day of the list, never from a computed one', () => {
  const answer = known('Hồ Sỹ Lượng|20/10/1964|Nam|', 'Võ Thị Hoa|17/01/1965|Nữ|01/10/2026')
  assert.deepEqual(
    answer.neverIntroduced.map((n) => n.clocks.map((c) => [c.state, c.eventOn])),
    [
      [
        ['unknown', null],
        ['unknown', null],
        ['unknown', null],
      ],
      [
        ['running', '2026-10-01'],
        ['unknown', null],
        ['unknown', null],
      ],
    ],
  )
})

test('words never accuse and name nobody', () => {
  const answer = known('Hồ Sỹ Lượng|20/10/1964|Nam|', 'Bùi Văn Trước|31/02/1960|Nam|')
  const { notSeenYet, neverIntroduced, problems } = answer
  const said = JSON.stringify([notSeenYet, neverIntroduced, problems])
  assert.doesNotMatch(said, /vi phạm|mất tích|bỏ sinh hoạt|trốn(?!g)|Lượng|Trước/)
})
