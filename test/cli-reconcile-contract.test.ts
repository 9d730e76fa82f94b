import assert from 'node:assert/strict'
import test from 'node:test'
import { compare, groupsOf } from './cli-reconcile-lists.ts'

const who = (rows: readonly { sent: number; received: number }[]) => rows.map((r) => [r.sent, r.received])

test('rows are numbered as Excel shows them: title, empty and header rows count', () => {
  const answer = compare({
    sent: ['ĐẢNG BỘ UBND TỈNH', '', 'Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|07/03/1968'],
    received: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|07/03/1968'],
  })
  assert.deepEqual(who(answer.arrived), [[4, 2]])
})

test('totals, signature lines and repeated headers are no rows', () => {
  const answer = compare({
    sent: [
      'STT|Họ và tên|Ngày sinh',
      '1|Nguyễn Thị Lan|07/03/1968',
      'STT|Họ và tên|Ngày sinh',
      '2|Trần Văn Minh|01/05/1960',
      '|Tổng cộng: 2 đồng chí|',
      '|NGƯỜI LẬP BIỂU|',
    ],
    received: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|07/03/1968'],
  })
  assert.equal(answer.compared.sent?.rows, 2)
  assert.deepEqual(who(answer.arrived), [[2, 2]])
  assert.deepEqual(
    answer.notSeenYet.map((n) => n.sent),
    [4],
  )
})

test('a row without a name stands only in the problems', () => {
  const answer = compare({
    sent: ['STT|Họ và tên|Ngày sinh', '1|Nguyễn Thị Lan|07/03/1968', '2||01/05/1960'],
    received: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|07/03/1968'],
  })
  assert.deepEqual(groupsOf(answer, 'sent'), [[2, 'arrived']])
  assert.deepEqual(
    answer.problems.map((p) => [p.list, p.row, p.column]),
    [['sent', 3, null]],
  )
})

test('a date that can be nothing is dropped and named by the text of its header; the row stays', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh|Số thẻ đảng', 'Nguyễn Thị Lan|02/31/1970|040194052210'],
    received: ['Họ và tên|Số thẻ đảng', 'Nguyễn Thị Lan|040194052210'],
  })
  assert.deepEqual(who(answer.arrived), [[2, 2]])
  assert.deepEqual(
    answer.problems.map((p) => [p.list, p.row, p.column]),
    [['sent', 2, 'Ngày sinh']],
  )
  assert.match(answer.problems[0]!.message, /02\/31\/1970/)
})

test('a date that can only be month-first is read so and named', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|03/27/1968', 'Trần Văn Minh|15/05/1960', 'Lê Văn Tám|16/05/1961'],
    received: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|27/03/1968'],
  })
  assert.deepEqual(who(answer.arrived), [[2, 2]])
  assert.deepEqual(
    answer.problems.map((p) => [p.row, p.column]),
    [[2, 'Ngày sinh']],
  )
})

test('rows with the same card number are one person, wherever they go, and the first stands for it', () => {
  const answer = compare({
    sent: [
      'Họ và tên|Ngày sinh|Số thẻ đảng|Nơi đến',
      'Nguyễn Thị Lan|07/03/1968|040194052210|phường Trường Vinh',
      'Nguyễn T. Lan||040194052210|phường Vinh Phú',
    ],
    received: ['Họ và tên|Ngày sinh|Đảng bộ', 'Nguyễn Thị Lan|07/03/1968|phường Trường Vinh'],
  })
  assert.deepEqual(answer.duplicates, [{ list: 'sent', rows: [2, 3] }])
  assert.deepEqual(groupsOf(answer, 'sent'), [
    [2, 'arrived'],
    [3, 'duplicates'],
  ])
})

function besideLan(second: string) {
  const sent = ['Họ và tên|Ngày sinh|Số thẻ đảng', 'Nguyễn Thị Lan|07/03/1968|040194052210', second]
  return compare({ sent, received: ['Họ và tên|Ngày sinh', 'Trần Văn Minh|01/05/1960'] }).duplicates
}

test('the same name and full birth date without two different cards is one person; with two, or a digit off, it is two', () => {
  assert.deepEqual(besideLan('NGUYỄN THỊ LAN|07/03/1968|'), [{ list: 'sent', rows: [2, 3] }])
  assert.deepEqual(besideLan('Nguyễn Thị Lan|07/03/1968|040194052299'), [])
  assert.deepEqual(besideLan('Nguyễn Thị Lan|08/03/1968|'), [])
  assert.deepEqual(besideLan('Nguyễn Thị Lan|1968|'), [])
})

test('two people whose names differ by their marks are two, born on one day', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Hoa|07/03/1968', 'Nguyễn Thị Hòa|07/03/1968'],
    received: ['Họ và tên|Ngày sinh', 'Trần Văn Minh|01/05/1960'],
  })
  assert.deepEqual(answer.duplicates, [])
})

test('a person received twice is one arrival and one duplicate', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|07/03/1968'],
    received: [
      'Họ và tên|Ngày sinh',
      'Nguyễn Thị Lan|07/03/1968',
      'Trần Văn Minh|01/05/1960',
      'Nguyễn Thị Lan|07/03/1968',
    ],
  })
  assert.deepEqual(who(answer.arrived), [[2, 2]])
  assert.deepEqual(answer.duplicates, [{ list: 'received', rows: [2, 4] }])
})

test('two equal candidates are doubtful both, and stand neither in notSeenYet nor in unannounced', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|07/03/1968'],
    received: [
      'Họ và tên|Ngày sinh|Số thẻ đảng',
      'Nguyễn Thị Lan|07/03/1968|040194052210',
      'Nguyễn Thị Lan|07/03/1968|040194052299',
    ],
  })
  assert.deepEqual(
    answer.doubtful.map((d) => [Reflect.get(d, 'sent'), Reflect.get(d, 'received')]),
    [
      [2, 2],
      [2, 3],
    ],
  )
  assert.deepEqual([answer.arrived.length, answer.notSeenYet.length, answer.unannounced.length], [0, 0, 0])
})

test('a received row that a surer pair has taken is no candidate and no rival', () => {
  const answer = compare({
    sent: [
      'Họ và tên|Ngày sinh|Số thẻ đảng',
      'Nguyễn Thị Lan|07/03/1968|040194052210',
      'Nguyễn Thị Lan|07/03/1968|040194052299',
    ],
    received: [
      'Họ và tên|Ngày sinh|Số thẻ đảng',
      'Nguyễn Thị Lan|07/03/1968|040194052210',
      'Trần Văn Minh|01/05/1960|040194052288',
    ],
  })
  assert.deepEqual(who(answer.arrived), [[2, 2]])
  assert.deepEqual(answer.doubtful, [])
  assert.deepEqual(
    answer.notSeenYet.map((n) => n.sent),
    [3],
  )
})

test('a namesake with another birth date and nothing else in common is neither arrived nor doubtful', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|07/03/1968', 'Trần Văn Minh|01/05/1960'],
    received: ['Họ và tên|Ngày sinh', 'Nguyễn Thị Lan|21/11/1975', 'Trần Văn Minh|01/05/1960'],
  })
  assert.deepEqual(who(answer.arrived), [[3, 3]])
  assert.deepEqual(answer.doubtful, [])
  assert.deepEqual(answer.unannounced, [{ received: 2 }])
})

test('lost marks, Lý and Lí, Thúy and Thuý, swapped days and a dropped middle name are one person when the rest speaks for it', () => {
  const answer = compare({
    sent: [
      'Họ và tên|Ngày sinh|Ngày vào Đảng|Số thẻ đảng',
      'Hoàng Thị Thúy Hường|07/03/1968|03/02/1994|',
      'Lý Văn Đạt|15/08/1961|19/05/1990|',
      'Vũ Quốc Khánh|02/09/1963|22/12/1988|040194052210',
      'Đặng Thị Thúy|11/12/1966|03/02/1995|',
    ],
    received: [
      'Họ và tên|Ngày sinh|Ngày vào Đảng|Số thẻ đảng',
      'Hoàng Thị Hường|03/07/1968|03/02/1994|',
      'LI VAN DAT|15/08/1961|19/05/1990|',
      'Vũ Quốc Khánh|1963||040194052210',
      'Đặng Thị Thuý|11/12/1966|03/02/1995|',
    ],
  })
  assert.deepEqual(
    new Set(who(answer.arrived).map(([sent, received]) => sent === received)),
    new Set([true]),
    JSON.stringify(answer.doubtful),
  )
  assert.equal(answer.arrived.length, 4)
})

const people = { head: 'Họ và tên|Ngày sinh', one: 'Nguyễn Thị Lan|07/03/1968' }

function moved(to: string, at: string, more: { title?: string; receivedBy?: string[] } = {}) {
  return compare({
    sent: [`${people.head}|Nơi đến`, `${people.one}|${to}`],
    received: [...(more.title === undefined ? [] : [more.title]), `${people.head}|Chi bộ`, `${people.one}|${at}`],
    ...(more.receivedBy ? { receivedBy: more.receivedBy } : {}),
  })
}

test('received by the successor of the destination, or in another cell of the same ward, is arrived', () => {
  for (const [to, at] of [
    ['Khối 3, phường Hưng Dũng', 'Khối 3, phường Trường Vinh'],
    ['Khối 3 - P. Hưng Dũng', 'CB khối 5, P. Trường Vinh'],
    ['phường Trường Vinh', 'Khối Trung Hợp, phường Hưng Dũng, TP Vinh'],
    ['xã Nghi Phú', 'phường Vinh Phú'],
    ['Đảng ủy phường Trường Vinh', 'Công an phường Trường Vinh'],
  ] as const) {
    const answer = moved(to, at)
    assert.equal(answer.arrived.length, 1, `${to} → ${at}`)
    assert.deepEqual(answer.wrongDestination, [])
  }
})

test('received by neither the destination nor its successor is a wrong destination and never arrived', () => {
  for (const [to, at] of [
    ['Khối 3, phường Hưng Dũng', 'phường Vinh Phú'],
    ['Đảng bộ UBND tỉnh', 'Đảng bộ các cơ quan Đảng tỉnh'],
    ['Chi bộ Công ty Điện lực', 'Chi bộ Công ty Cấp nước'],
    ['xã Nậm Càn', 'xã Nậm Cắn'],
  ] as const) {
    const answer = moved(to, at)
    assert.equal(answer.wrongDestination.length, 1, `${to} → ${at}`)
    assert.deepEqual(answer.arrived, [])
  }
})

test('no unit on one side is arrived, and a reason says so', () => {
  const answer = moved('', 'phường Vinh Phú')
  assert.equal(answer.arrived.length, 1)
  assert.ok(answer.arrived[0]!.reasons.some((r) => r.includes('không ghi nơi nhận')))
})

test('a bare block belongs to the one commune that the title or the option names', () => {
  assert.equal(
    moved('Khối 3, phường Vinh Phú', 'Khối 3', { title: 'ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH' }).wrongDestination.length,
    1,
  )
  assert.equal(moved('Khối 3, phường Hưng Dũng', 'Khối 5', { title: 'ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH' }).arrived.length, 1)
  assert.equal(
    moved('Khối 3, phường Vinh Phú', 'Khối 3', { receivedBy: ['phường Trường Vinh'] }).wrongDestination.length,
    1,
  )
  assert.equal(moved('Khối 3', 'Khối 7', { receivedBy: ['phường Trường Vinh'] }).arrived.length, 1)
})

test('units outside the data are compared as text, without regard to "Chi bộ" and "Đảng bộ"', () => {
  assert.equal(moved('Đảng bộ Công ty Điện lực', 'Chi bộ Công ty Điện lực').arrived.length, 1)
  assert.equal(moved('phường Lê Chân, TP Hải Phòng', 'Phường Lê Chân, Hải Phòng').arrived.length, 1)
  assert.equal(moved('phường Trường Thi, TP Thanh Hóa', 'phường Trường Thi, TP Vinh').wrongDestination.length, 1)
})

test('reasons are sentences without names of people', () => {
  const answer = moved('Khối 3, phường Hưng Dũng', 'Khối 3, phường Trường Vinh')
  const text = answer.arrived[0]!.reasons.join(' ')
  assert.ok(!text.includes('Lan') && !text.includes('Nguyễn'))
  for (const reason of answer.arrived[0]!.reasons) assert.match(reason, /^\p{Lu}.*\.$/u)
})

const lan = 'Nguyễn Thị Lan|07/03/1968'
const minh = 'Trần Văn Minh|01/05/1960'
const tam = 'Lê Văn Tám|16/09/1961'

const spokenBy = (title: string, side: 'sent' | 'received') =>
  compare({
    sent: [...(side === 'sent' ? [title] : []), 'Họ và tên|Ngày sinh', lan],
    received: [...(side === 'received' ? [title] : []), 'Họ và tên|Ngày sinh', minh],
  }).compared[side]?.speaksFor

test('a list speaks for the organisations in its title, except those after "đến", "về" or "từ"', () => {
  assert.deepEqual(spokenBy('ĐẢNG BỘ UBND TỈNH NGHỆ AN', 'sent'), ['Đảng bộ UBND tỉnh'])
  assert.deepEqual(spokenBy('Danh sách đảng viên chuyển đến phường Trường Vinh', 'sent'), ['all'])
  assert.deepEqual(spokenBy('Danh sách giới thiệu về phường Trường Vinh của Đảng bộ UBND tỉnh', 'sent'), [
    'Đảng bộ UBND tỉnh',
  ])
  assert.deepEqual(spokenBy('Danh sách tiếp nhận từ Đảng bộ UBND tỉnh', 'received'), ['all'])
  assert.deepEqual(spokenBy('Đảng ủy phường Trường Vinh: danh sách từ ngày 01/7 đến ngày 30/9/2026', 'received'), [
    'phường Trường Vinh',
  ])
})

test('a list speaks for the units in its own column; "Chi bộ" is that column of the received list', () => {
  const { compared } = compare({
    sent: [
      'Họ và tên|Ngày sinh|Đơn vị giới thiệu|Nơi đến',
      `${lan}|Sở Y tế|phường Vinh Phú`,
      `${minh}|Sở Tư pháp|phường Vinh Phú`,
    ],
    received: [
      'Họ và tên|Ngày sinh|Nơi đi|Chi bộ',
      `${tam}|Sở Y tế|Khối 3 - P. Hưng Dũng`,
      `Võ Thị Mận|01/02/1963||Khối 5, phường Trường Vinh`,
    ],
  })
  assert.deepEqual(compared.sent?.speaksFor, ['Sở Y tế', 'Sở Tư pháp'])
  // Hưng Dũng has become Trường Vinh: one organisation, by the name that stands first
  assert.deepEqual(compared.received?.speaksFor, ['phường Hưng Dũng'])
})

test('options replace title and columns, may be repeated, and "all" is all', () => {
  const rows = {
    sent: ['ĐẢNG BỘ UBND TỈNH', 'Họ và tên|Ngày sinh', lan],
    received: ['Họ và tên|Ngày sinh|Chi bộ', `${minh}|Khối 3, phường Vinh Phú`],
  }
  const two = compare({ ...rows, sentBy: ['Sở Y tế'], receivedBy: ['phường Trường Vinh', 'phường Vinh Phú'] })
  assert.deepEqual(two.compared.sent?.speaksFor, ['Sở Y tế'])
  assert.deepEqual(two.compared.received?.speaksFor, ['phường Trường Vinh', 'phường Vinh Phú'])
  const all = compare({ ...rows, sentBy: 'all', receivedBy: 'all' })
  assert.deepEqual([all.compared.sent?.speaksFor, all.compared.received?.speaksFor], [['all'], ['all']])
})

test('where nothing names an organisation the list speaks for all', () => {
  const { compared, notSeenYet, unannounced } = compare({
    sent: ['Họ và tên|Ngày sinh|Nơi đến', `${lan}|phường Vinh Phú`],
    received: ['Họ và tên|Ngày sinh|Nơi đi', `${minh}|Sở Y tế`],
  })
  assert.deepEqual([compared.sent?.speaksFor, compared.received?.speaksFor], [['all'], ['all']])
  assert.deepEqual([notSeenYet.length, unannounced.length], [1, 1])
})

test('a sent row whose destination the received list does not speak for is not compared, never not seen yet', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh|Nơi đến', `${lan}|Khối 3, phường Vinh Phú`, `${tam}|Khối 7, phường Hưng Dũng`],
    received: ['Họ và tên|Ngày sinh', minh],
    receivedBy: ['phường Trường Vinh'],
  })
  assert.deepEqual(groupsOf(answer, 'sent'), [
    [3, 'notSeenYet'],
    [2, 'notCompared'],
  ])
  assert.match(answer.notCompared[0]!.because, /phường Vinh Phú/)
})

test('a received row that names a sender for which the sent list does not speak is not compared, never unannounced', () => {
  const answer = compare({
    sent: ['Đảng bộ UBND tỉnh', 'Họ và tên|Ngày sinh', lan],
    received: [
      'Họ và tên|Ngày sinh|Nơi đi',
      `${minh}|Đảng bộ các cơ quan Đảng tỉnh`,
      `${tam}|Đảng ủy UBND tỉnh`,
      'Võ Thị Mận|01/02/1963|',
    ],
  })
  assert.deepEqual(groupsOf(answer, 'received'), [
    [3, 'unannounced'],
    [4, 'unannounced'],
    [2, 'notCompared'],
  ])
})

test('somebody found all the same is arrived or elsewhere, whomever the lists speak for', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh|Nơi đến', `${lan}|phường Vinh Phú`],
    received: ['Họ và tên|Ngày sinh|Nơi đi', `${lan}|Sở Y tế`],
    receivedBy: ['phường Trường Vinh'],
    sentBy: ['Đảng bộ UBND tỉnh'],
  })
  assert.deepEqual(answer.notCompared, [])
  assert.equal(answer.wrongDestination.length, 1)
})

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
