import assert from 'node:assert/strict'
import test from 'node:test'
import type { Side } from '#features/reconciliation/entry.ts'
import { noteProblem, notesOf } from '#features/lists/index.ts'
import { problemText } from '#features/reconciliation/texts.ts'
import { readOf } from './cli-reconcile-lists.ts'

// What headers of lists mean, by what is kept of a row.

function keptUnder(side: Side, header: string, value = '03/08/2026') {
  const {
    row: _row,
    name: _name,
    ...kept
  } = readOf(side, ['Họ và tên|Giới tính|' + header, 'Trần Văn Minh|Nam|' + value], undefined).list.rows[0]!
  return Object.keys(kept).filter((field) => field !== 'sex')
}

test('a day is told by its words, whatever stands beside them', () => {
  for (const header of [
    'QĐ nghỉ hưu có hiệu lực từ ngày',
    'Ngày QĐ thôi việc bắt đầu có hiệu lực',
    'Thời điểm quyết định điều động có hiệu lực',
    'Hiệu lực thi hành',
    'Ngày nghỉ công tác',
  ])
    assert.deepEqual(keptUnder('sent', header), ['effectiveOn'], header)
  for (const header of ['Ngày đảng ủy nơi đến nhận phiếu báo', 'Ngày nhận được phiếu báo chuyển SHĐ'])
    assert.deepEqual(keptUnder('sent', header), ['noticeOn'], header)
  for (const header of ['Dự kiến nghỉ hưu', 'Thời điểm dự kiến nghỉ hưu', 'Đã nghỉ hưu từ ngày'])
    assert.deepEqual(keptUnder('residing', header), ['retiredOn'], header)
  for (const header of [
    'Ngày gửi phiếu báo',
    'Số quyết định có hiệu lực',
    'Ngày ký quyết định',
    'Ngày SHĐ',
    'Ngày sinh hoạt chi bộ',
    'Hiệu lực hợp đồng từ ngày',
  ])
    assert.deepEqual(keptUnder('sent', header), [], header)
})

test('a day of introduction is told in many words, and never taken for a sex', () => {
  for (const header of [
    'Thời điểm giới thiệu',
    'Thời gian viết giấy GT',
    'Ngày cấp GGT',
    'GTSHĐ ngày',
    'Giấy GTSHĐ số, ngày',
  ])
    assert.deepEqual(keptUnder('sent', header), ['introducedOn'], header)
  assert.deepEqual(keptUnder('sent', 'Giới thiệu', 'Nam'), [])
  const { list } = readOf(
    'sent',
    ['Họ và tên|Thời điểm|', '|Giới thiệu|Nghỉ hưu', 'Trần Văn Minh|03/08/2026|01/07/2026'],
    undefined,
  )
  assert.deepEqual(Object.keys(list.rows[0]!).toSorted(), ['effectiveOn', 'introducedOn', 'name', 'row'])
})

test('a destination is told by whoever receives there, also in brackets or beside another language', () => {
  for (const header of [
    'Cấp ủy nơi đến',
    'Địa phương tiếp nhận',
    'Đảng bộ phường, xã (nơi đến)',
    'Nơi đến / Destination',
  ])
    assert.deepEqual(keptUnder('sent', header, 'phường Vinh Phú'), ['to'], header)
  assert.deepEqual(keptUnder('sent', 'Ngày giới thiệu / Date of introduction'), ['introducedOn'])
  assert.deepEqual(keptUnder('residing', 'Thời điểm hưởng chế độ hưu trí'), ['retiredOn'])
  assert.deepEqual(keptUnder('sent', 'Nguyện vọng (ngày sinh)'), [])
  assert.equal(
    readOf('sent', ['Họ, chữ đệm, tên khai sinh|Ngày sinh', 'Trần Văn Minh|1960'], undefined).list.rows.length,
    1,
  )
})

test('headers are read when they are shortened', () => {
  for (const [header, field] of [
    ['NTN vào Đảng', 'admittedOn'],
    ['Ngày KN vào Đảng', 'admittedOn'],
    ['Ngày giới thiệu SHĐ', 'introducedOn'],
    ['Ngày viết giấy GTSHĐ', 'introducedOn'],
    ['Ngày QĐ có HL', 'effectiveOn'],
  ] as const)
    assert.deepEqual(keptUnder('sent', header), [field], header)
  for (const header of ['ĐV chuyển đến', 'Nơi SHĐ mới', 'CB nơi đến', 'ĐV tiếp nhận'])
    assert.deepEqual(keptUnder('sent', header, 'phường Vinh Phú'), ['to'], header)
})

function problemsUnder(header: string, value: string): string[] {
  return readOf('sent', ['Họ và tên|' + header, 'Trần Văn Minh|' + value], undefined).problems.map(({ code }) => code)
}

test('an event told by its month or its year alone is named: no clock runs from it', () => {
  assert.deepEqual(problemsUnder('Ngày giới thiệu', '8/2026'), ['monthOnly'])
  assert.deepEqual(problemsUnder('Ngày nhận phiếu báo', '2026'), ['yearOnly'])
  assert.deepEqual(problemsUnder('Ngày giới thiệu', '3/8/2026'), [])
})

test('what was odd about the file is told with the list', () => {
  const notes = [
    { code: 'hiddenSheet', sheet: 'Gốc' },
    { code: 'formulaWithoutValue', sheet: 'Danh sách', cell: 'C4', count: 7 },
    { code: 'spoiltLetters' },
  ] as const
  const told = notesOf(notes, 'Danh sách').map((note) => problemText(noteProblem(note)).vi)
  assert.equal(told.length, 2)
  assert.match(told[0]!, /7 ô có công thức .* C4/u)
})
