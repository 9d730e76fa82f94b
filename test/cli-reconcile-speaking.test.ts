import assert from 'node:assert/strict'
import test from 'node:test'
import { compare, groupsOf } from './cli-reconcile-lists.ts'

const lan = 'Nguyễn Thị Lan|07/03/1968'
const minh = 'Trần Văn Minh|01/05/1960'
const tam = 'Lê Văn Tám|16/09/1961'

const spokenBy = (title: string, side: 'sent' | 'received') =>
  compare({
    sent: [...(side === 'sent' ? [title] : []), 'Họ và tên|Ngày sinh', lan],
    received: [...(side === 'received' ? [title] : []), 'Họ và tên|Ngày sinh', minh],
  }).compared[side]?.speaksFor

const headed = (side: 'sent' | 'received', ...head: readonly string[]) =>
  compare({
    sent: [...(side === 'sent' ? head : []), 'Họ và tên|Ngày sinh', lan],
    received: [...(side === 'received' ? head : []), 'Họ và tên|Ngày sinh', minh],
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

test('the sign of a paper and a form not filled in name no organisation', () => {
  for (const title of [
    '(Kèm theo Tờ trình số 31-TTr/ĐU của đồng chí Phó Bí thư)',
    '(Kèm theo Thông báo số 7-TB/CB của chi bộ)',
    'Theo Nghị quyết 9-NQ/ĐU của Đảng ủy',
    'Đề nghị chi bộ ghi rõ ngày sinh',
    'Số liệu do Đảng ủy cung cấp',
    'Đảng ủy phường: ..........',
    'ĐẢNG BỘ ……………',
  ])
    for (const side of ['sent', 'received'] as const) assert.deepEqual(spokenBy(title, side), ['all'], title)
  for (const title of [
    'Đảng bộ phường: Vinh Lộc',
    'Đảng ủy phường/xã: Vinh Lộc',
    'ĐẢNG BỘ PHƯỜNG ……… Vinh Lộc',
    'Tờ trình số 31-TTr/ĐU của Đảng ủy phường Vinh Lộc',
  ])
    assert.deepEqual(spokenBy(title, 'received'), ['phường Vinh Lộc'], title)
})

test('the organisation above, and what stands in the other column of the head, is not spoken for', () => {
  assert.deepEqual(
    headed(
      'received',
      'ĐẢNG BỘ TỈNH NGHỆ AN||ĐẢNG CỘNG SẢN VIỆT NAM',
      'ĐẢNG ỦY PHƯỜNG VINH LỘC||Vinh Lộc, ngày 2/10/2026',
    ),
    ['phường Vinh Lộc'],
  )
  assert.deepEqual(headed('sent', 'ĐẢNG BỘ UBND TỈNH||ĐẢNG CỘNG SẢN VIỆT NAM', 'ĐẢNG ỦY SỞ TÀI CHÍNH'), [
    'ĐẢNG ỦY SỞ TÀI CHÍNH',
  ])
  assert.deepEqual(headed('sent', 'ĐẢNG ỦY UBND TỈNH', 'CHI BỘ SỞ NỘI VỤ', 'Danh sách về phường Vinh Phú'), [
    'CHI BỘ SỞ NỘI VỤ',
  ])
  // a cell of a ward is the ward's, and two organisations side by side are two
  assert.deepEqual(headed('received', 'ĐẢNG BỘ PHƯỜNG VINH LỘC', 'CHI BỘ KHỐI 3'), ['phường Vinh Lộc'])
  assert.deepEqual(headed('sent', 'Đảng bộ Sở Y tế', 'Đảng bộ Sở Tư pháp'), ['Đảng bộ Sở Y tế', 'Đảng bộ Sở Tư pháp'])
  assert.deepEqual(headed('sent', 'Đơn vị:|Sở Y tế'), ['Sở Y tế'])
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

test("blocks of a unit outside the data are that unit's", () => {
  const { compared, arrived } = compare({
    sent: ['Họ và tên|Ngày sinh|Nơi đến', `${lan}|Đảng ủy phường Lê Chân, TP Hải Phòng`],
    received: [
      'ĐẢNG ỦY PHƯỜNG LÊ CHÂN, TP HẢI PHÒNG',
      'Họ và tên|Ngày sinh|Chi bộ',
      `${lan}|Khu phố 3`,
      `${minh}|Khu phố 4`,
    ],
  })
  assert.equal(compared.received?.speaksFor.length, 1)
  assert.equal(arrived.length, 1)
})

test('a heading that leads to a unit tells where those below it were sent', () => {
  const answer = compare({
    sent: ['Họ và tên|Ngày sinh', 'I. Chuyển đến phường Vinh Phú', lan, 'II. Giới thiệu về phường Thành Vinh', minh],
    received: ['ĐẢNG ỦY PHƯỜNG VINH PHÚ', 'Họ và tên|Ngày sinh|Nơi chuyển đi', `${tam}|Sở Y tế`],
  })
  assert.deepEqual(answer.compared.sent?.speaksFor, ['all'])
  assert.deepEqual(groupsOf(answer, 'sent'), [
    [3, 'notSeenYet'],
    [5, 'notCompared'],
  ])
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
