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

function slip(admitted: string) {
  return compare({
    sent: ['Họ và tên|Ngày sinh|Ngày vào Đảng', `Nguyễn Thị Lan|07/03/1968|${admitted}`],
    received: ['Họ và tên|Ngày sinh|Ngày vào Đảng', 'Nguyễn Thị Lan|08/03/1968|03/02/1994'],
  })
}

test('a namesake born a digit apart with nothing else in common is never taken for arrived', () => {
  assert.deepEqual(slip('').arrived, [])
  assert.equal(slip('03/02/1994').arrived.length, 1)
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

test('in the list of one organisation its cells are its own: a committee receives in any of them', () => {
  for (const to of ['Đảng bộ UBND tỉnh', 'Chi bộ Sở Y tế'])
    assert.equal(moved(to, 'Chi bộ Sở Y tế', { title: 'ĐẢNG ỦY UBND TỈNH' }).arrived.length, 1, to)
  assert.equal(
    moved('Đảng bộ các cơ quan Đảng tỉnh', 'Chi bộ Sở Y tế', { title: 'ĐẢNG ỦY UBND TỈNH' }).wrongDestination.length,
    1,
  )
})
