import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#kernel/day.ts'
import { resolveUnit, samePlace, successors, unitsNamedIn, type Place } from './index.ts'

function told(text: string, context: Parameters<typeof resolveUnit>[1] = {}): string {
  const found = resolveUnit(text, context)
  assert.ok(found, text)
  const { commune, committee, cell, district } = found
  const parts = [commune && `${commune.kind} ${commune.name} ${commune.list}`, committee?.name, district, cell]
  return [...parts.filter((p) => p !== undefined), ...(found.sure ? [] : ['?'])].join(' / ')
}

test('names of communes are found however they are written', () => {
  for (const [text, meant] of [
    ['Chi bộ Khối 3 - P. Hưng Dũng', 'phường Hưng Dũng 2024 / Khối 3'],
    ['Khối Trung Hợp, phường Hưng Dũng, TP Vinh', 'phường Hưng Dũng 2024 / Khối Trung Hợp'],
    ['ĐU phường Trường Vinh', 'phường Trường Vinh 2025'],
    ['DANG UY PHUONG TRUONG VINH', 'phường Trường Vinh 2025'],
    ['Khoi 3 Hung Dung', 'phường Hưng Dũng 2024 / Khoi 3'],
    ['P.Trường Thi, TP.Vinh', 'phường Trường Thi 2024'],
    ['K3 - Trung Đô', 'phường Trung Đô 2024 / Khối 3'],
    ['Đảng bộ Trường Vinh', 'phường Trường Vinh 2025'],
    ['phường Trường Vinh, tỉnh Nghệ An', 'phường Trường Vinh 2025'],
    ['TT. Nam Đàn, H. Nam Đàn', 'thị trấn Nam Đàn 2024'],
    ['xã Nghi Phú', 'xã Nghi Phú 2023'],
    ['Trung Hợp - F. Hưng Dũng', 'phường Hưng Dũng 2024 / Trung Hợp'],
    ['Khối 3 (P. Hưng Dũng cũ), P. Trường Vinh', 'phường Hưng Dũng 2024 / Khối 3'],
    ['Công an phường Trường Vinh', 'phường Trường Vinh 2025 / Công an'],
  ] as const)
    assert.equal(told(text), meant, text)
})

test('homonyms and names that differ only by marks are told apart by marks, kind, district and time, else doubtful', () => {
  assert.equal(told('xã Nậm Càn'), 'xã Nậm Càn 2024')
  assert.equal(told('xã Nậm Cắn, huyện Kỳ Sơn'), 'xã Nậm Cắn 2025')
  assert.equal(told('xa Nam Can'), 'xã Nậm Cắn 2025 / ?')
  assert.equal(told('xã Tam Hợp'), 'xã Tam Hợp 2025 / ?')
  assert.equal(told('xã Tam Hợp, huyện Tương Dương'), 'xã Tam Hợp 2024')
  assert.equal(told('xã Nam Đàn'), 'xã Nam Đàn 2025')
  assert.equal(told('thị trấn Nam Đàn'), 'thị trấn Nam Đàn 2024')
  // on a day before the reform only the old communes were there
  assert.equal(told('xã Tam Hợp', { on: day('2025-03-01') }).replace(/\d+ /u, ''), 'xã Tam Hợp / ?')
  assert.equal(resolveUnit('xã Tam Hợp', { on: day('2025-03-01') })?.commune?.list, 2024)
})

test('a name a letter off is taken, and doubtful', () => {
  assert.equal(told('phường Trườg Vinh'), 'phường Trường Vinh 2025 / ?')
})

test('a name near to one of ours in another kind of commune lies elsewhere; a commune named like a short word is itself', () => {
  for (const text of ['phường Bến Thành', 'xã Yên Định', 'Đảng ủy phường Yên Thànk'])
    assert.equal(resolveUnit(text)?.commune, undefined, text)
  assert.equal(told('Chi bộ bản Keng Đu, xã Keng Đu, huyện Kỳ Sơn'), 'xã Keng Đu 2025 / bản Keng Đu')
  assert.equal(told('ĐU xã Keng Đu'), 'xã Keng Đu 2025')
})

const namedIn = (line: string) => unitsNamedIn(line).map((u) => u.place.commune?.name ?? u.place.committee?.key)

test('small words of a sentence may stand in the name of a commune; behind a unit its province counts', () => {
  assert.deepEqual(namedIn('ĐẢNG ỦY XÃ TÂN KỲ'), ['Tân Kỳ'])
  assert.deepEqual(namedIn('Đảng ủy xã Quỳnh Thắng: danh sách tháng 9, trong kỳ'), ['Quỳnh Thắng'])
  assert.deepEqual(namedIn('Đảng ủy phường Vinh Phú kỳ báo cáo quý III'), ['Vinh Phú'])
  assert.deepEqual(namedIn('ĐẢNG ỦY XÃ KỲ LẠC'), ['xa ky lac'])
  assert.deepEqual(namedIn('Đảng ủy phường Quang Trung, tỉnh Thanh Hóa'), ['phuong quang trung thanh hoa'])
  assert.equal(samePlace(place('Đảng ủy phường Lê Chân, TP Hải Phòng'), place('P. Lê Chân, Hải Phòng')), 'same')
  assert.equal(samePlace(place('phường Lê Chân'), place('P. Lê Chân, TP. Hải Phòng')), 'same')
  assert.equal(samePlace(place('phường Bến Nghé, TP HCM'), place('Đảng ủy phường Bến Nghé, TP Hồ Chí Minh')), 'same')
  assert.deepEqual(namedIn('ĐẢNG ỦY PHƯỜNG LÊ CHÂN, TP HẢI PHÒNG'), ['phuong le chan hai phong'])
  assert.equal(samePlace(place('phường Hà Huy Tập, Hà Tĩnh'), place('P. Hà Huy Tập, tỉnh Hà Tĩnh')), 'same')
})

test('Party bodies have one name, other organisations their own text', () => {
  for (const text of [
    'Đảng bộ các cơ quan Đảng tỉnh',
    'Đảng ủy các cơ quan Đảng tỉnh',
    'Cơ quan Đảng tỉnh',
    'ĐU CÁC CƠ QUAN ĐẢNG TỈNH NGHỆ AN',
  ])
    assert.equal(told(text), 'Đảng bộ các cơ quan Đảng tỉnh', text)
  for (const text of ['Đảng ủy UBND tỉnh', 'Đảng bộ Ủy ban nhân dân tỉnh', 'DANG UY UBND TINH'])
    assert.equal(told(text), 'Đảng bộ UBND tỉnh', text)
  assert.equal(samePlace(place('Chi bộ Sở Y tế'), place('Đảng bộ Sở Y tế tỉnh Nghệ An')), 'same')
  assert.equal(samePlace(place('Chi bộ Văn phòng, Đảng bộ Sở Y tế'), place('Sở Y tế')), 'same')
  // the former blocs have ended and have no known successor
  assert.equal(samePlace(place('Đảng ủy Khối các cơ quan tỉnh'), place('Đảng bộ các cơ quan Đảng tỉnh')), 'different')
})

test('a name in a company or a school is no commune, and what lies in another province is outside the data', () => {
  assert.equal(resolveUnit('Công ty CP Xi măng Hoàng Mai')?.commune, undefined)
  assert.equal(resolveUnit('Chi bộ Trường THPT Lê Lợi')?.commune, undefined)
  assert.equal(resolveUnit('phường Trường Thi, TP Thanh Hóa')?.commune, undefined)
  assert.equal(resolveUnit('Xóm Kim Liên')?.commune, undefined)
  assert.equal(told('Hòa Bình, xã Nghi Phú'), 'xã Nghi Phú 2023 / Hòa Bình')
})

test('a bare cell takes its commune from the context, an initial in its name is doubtful', () => {
  const commune = place('phường Trường Vinh').commune
  assert.equal(told('CB khối 3'), 'khối 3')
  assert.equal(told('CB khối 3', { commune }), 'phường Trường Vinh 2025 / khối 3')
  assert.equal(told('Chi bộ 5', { commune }), 'phường Trường Vinh 2025 / Chi bộ 5')
  assert.equal(told('K.T.Hợp', { commune }), 'phường Trường Vinh 2025 / Khối T. Hợp / ?')
  assert.equal(resolveUnit('Sở Y tế', { commune })?.commune, undefined)
  assert.equal(resolveUnit('Trường Mầm non Hoa Sen', { commune, rollUp: 'all' })?.commune?.name, 'Trường Vinh')
})

test('old names lead to the commune of today, through both reforms', () => {
  assert.deepEqual(today('phường Hưng Dũng'), ['Trường Vinh'])
  assert.deepEqual(today('phường Hồng Sơn'), ['Trường Vinh'])
  assert.deepEqual(today('phường Lê Lợi'), ['Thành Vinh'])
  assert.deepEqual(today('thị trấn Nam Đàn'), ['Vạn An'])
  assert.deepEqual(today('xã Chi Khê'), ['Con Cuông'])
  assert.deepEqual(today('phường Trường Vinh'), ['Trường Vinh'])
})

test('two old wards of one new ward are one place today and were two before the reform', () => {
  const [a, b] = [place('phường Hưng Dũng'), place('phường Trường Thi')]
  assert.equal(samePlace(a, b), 'same')
  assert.equal(samePlace(a, b, day('2026-09-01')), 'same')
  assert.equal(samePlace(a, b, day('2025-03-01')), 'different')
  assert.equal(samePlace(a, place('phường Trường Vinh'), day('2025-03-01')), 'same')
})

test('where it cannot be told whether two units are one, nobody says they differ', () => {
  assert.equal(samePlace(place('xa Nam Can'), place('xã Nậm Càn')), 'unknown')
  assert.equal(samePlace(place('Khối 3'), place('Khối 5, phường Trường Vinh')), 'unknown')
  assert.equal(samePlace(place('Khối 3'), place('Khối 5')), 'different')
  assert.equal(samePlace(place('Thành ủy Vinh'), place('phường Hưng Dũng')), 'same')
  assert.equal(samePlace(place('Thành ủy Vinh'), place('xã Nghĩa Đàn')), 'different')
})

test('a title names units and the word that leads to them', () => {
  assert.deepEqual(named('DANH SÁCH ĐẢNG VIÊN CHUYỂN SINH HOẠT ĐẾN PHƯỜNG TRƯỜNG VINH QUÝ III/2026'), [
    ['Trường Vinh', 'to'],
  ])
  assert.deepEqual(named('Danh sách giới thiệu từ ngày 01/7/2026 đến ngày 30/9/2026 của Đảng bộ UBND tỉnh'), [
    ['Đảng bộ UBND tỉnh', undefined],
  ])
  assert.deepEqual(named('Tiếp nhận từ Đảng bộ UBND tỉnh'), [['Đảng bộ UBND tỉnh', 'from']])
  assert.deepEqual(named('Sở Tư pháp giới thiệu về Chi bộ Khối 3, phường Trường Vinh'), [
    ['Sở Tư pháp', undefined],
    ['Khối 3', 'to'],
    ['Trường Vinh', 'to'],
  ])
  assert.deepEqual(named('ĐẢNG BỘ TỈNH NGHỆ AN'), [])
  assert.deepEqual(named('Trường Vinh, ngày 30 tháng 9 năm 2026'), [])
  assert.deepEqual(named('Về việc chuyển sinh hoạt đảng của Đảng bộ phường Vinh Phú'), [['Vinh Phú', undefined]])
})

test('nothing that people write makes it fail', () => {
  for (const text of [
    '',
    ' ',
    '-',
    ',,,',
    'P.',
    'K',
    'X. ',
    'phường',
    'TT',
    '(',
    '3',
    'Chi bộ',
    'Đảng ủy',
    '=cmd|x',
    'a'.repeat(5000),
  ])
    assert.doesNotThrow(() => [resolveUnit(text), unitsNamedIn(text)])
})

function place(text: string): Place {
  const found = resolveUnit(text)
  assert.ok(found)
  return found
}

function today(text: string): readonly string[] {
  return successors(place(text).commune!).map((c) => c.name)
}

function named(line: string) {
  return unitsNamedIn(line).map((n) => [n.place.commune?.name ?? n.place.committee?.name ?? n.place.cell, n.lead])
}
