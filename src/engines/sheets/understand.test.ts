import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { day } from '#kernel/day.ts'
import type { Cell, Merge } from '#kernel/grid.ts'
import { understand, understandInSteps, type Understanding, type Vocabulary } from './index.ts'

// A vocabulary of these tests alone: the engine knows no subject.
const vocabulary: Vocabulary = {
  name: 'name',
  today: day('2026-11-25'),
  groups: ['chi bộ', 'trường'],
  unwanted: ['ngay cap the'],
  dropped: [{ what: 'religion', headers: ['ton giao'] }],
  fields: [
    { field: 'no', kind: 'ordinal', headers: ['stt'] },
    { field: 'name', kind: 'name', headers: ['ho va ten', 'ten'] },
    { field: 'family', kind: 'familyName', headers: ['ho dem', 'ho'] },
    { field: 'birth', kind: 'birth', headers: ['ngay sinh', 'nam sinh'], under: ['nam', 'nu'] },
    { field: 'sex', kind: 'sex', headers: ['gioi tinh', 'nu'], under: ['nam', 'nu'] },
    { field: 'card', kind: 'identifier', headers: ['so the'], digits: [12] },
    { field: 'to', kind: 'unit', headers: ['noi den'], under: ['chi bo', 'dang bo'] },
    { field: 'on', kind: 'day', headers: ['ngay chuyen'], past: true },
  ],
}

function read(rows: readonly (readonly Cell[])[], merges: readonly Merge[] = []): Understanding {
  const result = understand([{ sheet: 'Tờ 1', rows, merges }], vocabulary)
  assert.ok(result.ok)
  return result.understanding
}

function values({ rows }: Understanding): string[] {
  return rows.map((row) =>
    Object.entries(row.values)
      .map(([field, v]) => `${field} ${v.text ?? (v.date ? Object.values(v.date).join('') : '-')}${v.mark ? ' ?' : ''}`)
      .join(', '),
  )
}

function across(top: number, left: number, right: number): Merge {
  return { top, left, bottom: top, right }
}

describe('Hiểu bảng tính / Sheets are understood', () => {
  test('a header of two rows, joined cells, a row of numbers, a total and signatures', () => {
    const found = read(
      [
        ['ĐẢNG BỘ SỞ Y TẾ', null, null, null, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
        ['STT', 'Họ và tên', 'Ngày sinh', null, 'Nơi đến', null],
        [null, null, 'Nam', 'Nữ', 'Chi bộ', 'Đảng bộ'],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
        [1, 'TRẦN VĂN AN', '1/2/1960', null, 'Khối 3', 'phường Vinh Phú'],
        [2, 'Lê Thị Bình', null, 1961, 'Khối 4', 'phường Vinh Phú'],
        [null, 'Tổng cộng: 2 đồng chí'],
        [null, null, null, null, 'Vinh, ngày 5 tháng 3 năm 2026'],
        [null, 'NGƯỜI LẬP', null, null, 'T/M BAN THƯỜNG VỤ'],
        [null, 'Hồ Văn Lập', null, null, 'Phan Bí Thư'],
      ],
      [across(1, 2, 3), across(1, 4, 5)],
    )
    assert.equal(found.headerRow, 3)
    assert.deepEqual(values(found), [
      'name Trần Văn An, birth 1960-02-01, sex male, to Khối 3, phường Vinh Phú',
      'name Lê Thị Bình, birth 1961, sex female, to Khối 4, phường Vinh Phú',
    ])
    assert.deepEqual(
      found.leftOut.map((l) => `${l.row} ${l.why}`),
      ['4 numbering', '7 total', '8 signature', '9 signature', '10 signature'],
    )
  })

  test('headings over groups stand with the rows below them; a person of that name is no heading', () => {
    const found = read([
      ['Họ và tên', 'Nơi đến'],
      ['Chi bộ Khối 1'],
      ['Trương Thị Hoa'],
      ['Trường Chính trị'],
      ['Tống Công Minh'],
    ])
    assert.deepEqual(
      found.rows.map((row) => [row.group, row.values['name']?.text]),
      [
        ['Chi bộ Khối 1', 'Trương Thị Hoa'],
        ['Trường Chính trị', 'Tống Công Minh'],
      ],
    )
  })

  test('what is to be dropped is in nothing that is given back', () => {
    const found = read([
      ['STT', 'Họ và tên', 'Tôn giáo', 'Ngày cấp thẻ', 'Số thẻ'],
      [1, 'Trần Văn An', 'BÍ MẬT', '9/9/1999', '040 123 456 789'],
    ])
    assert.deepEqual(found.dropped, [{ what: 'religion', header: 'Tôn giáo' }])
    assert.deepEqual(found.unknownHeaders, ['Ngày cấp thẻ'])
    assert.deepEqual(values(found), ['name Trần Văn An, card 040123456789'])
    assert.ok(!JSON.stringify(found).includes('BÍ MẬT') && !JSON.stringify(found).includes('1999'))
  })

  test('the name in two columns, an x under "Nữ", a header repeated on each page', () => {
    const found = read([
      ['STT', 'Họ đệm', 'Tên', 'Nữ', 'Năm sinh'],
      [1, 'Trần Văn', 'An', null, 1960],
      ['STT', 'HỌ ĐỆM', 'TÊN', 'NỮ', 'NĂM SINH'],
      [2, 'Lê Thị', 'Mật', 'x', 1961],
    ])
    assert.deepEqual(values(found), [
      'name Trần Văn An, sex male, birth 1960',
      'name Lê Thị Mật, sex female, birth 1961',
    ])
    assert.deepEqual(found.leftOut, [{ row: 3, why: 'header' }])
  })

  test('the day in three columns; a column "Năm" is no sex', () => {
    const found = read(
      [
        ['Họ và tên', 'Ngày sinh', null, null, 'Năm'],
        [null, 'Ngày', 'Tháng', 'Năm', null],
        ['Trần Văn An', 3, 2, 1960, 2026],
        ['Lê Thị Bình', 31, 2, 1961, 2026],
      ],
      [across(0, 1, 3)],
    )
    assert.deepEqual(values(found), ['name Trần Văn An, birth 1960-02-03', 'name Lê Thị Bình, birth - ?'])
  })

  test('cards: lost zeros, letters, other lengths and lost digits are marked', () => {
    const cells = ['040.123.456.789', 40_123_456_789, '04O123456789', '123456', '4.0194E+10', 'chưa có']
    const found = read([['Họ và tên', 'Số thẻ'], ...cells.map((cell): Cell[] => ['Trần Văn An', cell])])
    assert.deepEqual(
      found.rows.map(({ values: v }) => `${v['card']?.text ?? '-'} ${v['card']?.mark ?? 'right'}`),
      ['040123456789 right', '040123456789 doubtful', '040123456789 doubtful', '123456 doubtful', '- wrong', '- wrong'],
    )
  })

  test('a unit joined over its people, or repeated by ditto marks, is said of each', () => {
    const merged = { top: 1, left: 1, bottom: 2, right: 1 }
    const found = read(
      [
        ['Họ và tên', 'Nơi đến'],
        ['Trần Văn An', 'Khối 3'],
        ['Lê Thị Bình', null],
        ['Võ Văn Cư', 'nt'],
      ],
      [merged],
    )
    assert.deepEqual(values(found), [
      'name Trần Văn An, to Khối 3',
      'name Lê Thị Bình, to Khối 3',
      'name Võ Văn Cư, to Khối 3',
    ])
  })

  test('a row with something in it and no name is told', () => {
    const found = read([
      ['STT', 'Họ và tên', 'Ngày sinh'],
      [1, null, '1/2/1960'],
      [2, 'Trần Văn An', '1/2/1960'],
    ])
    assert.deepEqual(found.nameless, [2])
  })

  test('a text alone in its row, where others have more, may be no person', () => {
    const found = read([
      ['Họ và tên', 'Ngày sinh'],
      ['Cán bộ hưu trí', null],
      ['Trần Văn An', '1/2/1960'],
      ['Lê Thị Bình', '3/4/1961'],
    ])
    assert.deepEqual(
      found.rows.map((row) => row.values['name']?.mark),
      ['doubtful', undefined, undefined],
    )
    const names = read([['Họ và tên', 'Ngày sinh'], ['Trần Văn An'], ['Lê Thị Bình'], ['Võ Văn Cư', '5/6/1962']])
    assert.deepEqual(
      names.rows.map((row) => row.values['name']?.mark),
      [undefined, undefined, undefined],
    )
  })

  test('what is carried over from page to page, and what is counted among the people, is nobody', () => {
    const said = [
      'Cộng trang 3: 12 người',
      'Cộng dồn',
      'Chuyển tiếp từ trang 2',
      'Trang trước chuyển sang',
      'Số mang sang',
      '(Tiếp theo trang 4)',
      'Trong đó nữ',
      'Nữ: 7 người',
      'Lũy kế',
    ]
    const found = read([
      ['Họ và tên', 'Ngày sinh'],
      ['Trang Thị Cộng', '1/2/1960'],
      ...said.map((text) => [text]),
      ['Trang Văn Mang', null],
      ['Nam Thị Nữ', '1/2/1961'],
    ])
    assert.deepEqual(
      found.rows.map((row) => row.values['name']?.text),
      ['Trang Thị Cộng', 'Trang Văn Mang', 'Nam Thị Nữ'],
    )
    for (const row of [
      ['Cột 1', 'Cột 2', 'Cột 3'],
      ['a', 'b', 'c'],
      ['I', 'II', 'III'],
      ['C1', 'C2', 'C3'],
    ])
      assert.deepEqual(read([['STT', 'Họ và tên', 'Ngày sinh'], row, [1, 'Lê Thị Bình', '1/2/1960']]).leftOut, [
        { row: 2, why: 'numbering' },
      ])
  })

  test('below the people whoever stands under a post signs; among them a post is only doubted', () => {
    const people = [
      ['Trần Văn An', '1/2/1960'],
      ['Lê Thị Bình', '3/4/1961'],
    ]
    for (const signs of ['Chuyên viên chính', 'Cán bộ theo dõi', 'Trưởng phòng Tổ chức', 'Vinh, ngày 2/10/2026'])
      assert.deepEqual(
        read([['Họ và tên', 'Ngày sinh'], ...people, [], [signs], [], ['Võ Thị Ký']]).leftOut.map((l) => l.row),
        [5, 7],
        signs,
      )
    const amid = read([['Họ và tên', 'Ngày sinh'], ...people, ['Chuyên viên'], ['Võ Văn Cư'], ['Hồ Thị Dung', '1960']])
    assert.deepEqual(
      amid.rows.map((row) => row.values['name']?.mark),
      [undefined, undefined, 'doubtful', 'doubtful', undefined],
    )
  })

  test('headers may be shortened as the vocabulary says', () => {
    const shorthand = [['ntn', 'ngay'] as const, ['nd', 'noi den'] as const]
    const rows = [
      ['Họ và tên', 'NTN sinh', 'NĐ'],
      ['Trần Văn An', '1/2/1960', 'Khối 3'],
    ]
    const result = understand([{ sheet: 'DS', rows, merges: [] }], { ...vocabulary, shorthand })
    assert.ok(result.ok)
    assert.deepEqual(Object.keys(result.understanding.rows[0]?.values ?? {}).toSorted(), ['birth', 'name', 'to'])
  })

  test('the first sheet with a header is read, the others are named; without one it is refused', () => {
    const blank = { sheet: 'Bìa', rows: [['Danh sách đảng viên']], merges: [] }
    const list = {
      sheet: 'DS',
      rows: [
        ['Họ và tên', 'Ngày sinh'],
        ['Trần Văn An', '1960'],
      ],
      merges: [],
    }
    const result = understand([blank, list, { ...list, sheet: 'Cũ' }], vocabulary)
    assert.ok(result.ok)
    assert.equal(result.understanding.sheet, 'DS')
    assert.deepEqual(result.understanding.otherSheets, ['Bìa', 'Cũ'])
    assert.deepEqual(understand([blank], vocabulary), {
      ok: false,
      refusal: { code: 'sheets.noHeader', sheets: ['Bìa'] },
    })
  })

  test('a long list can be followed and left', () => {
    const rows = [['Họ và tên', 'Ngày sinh'], ...Array.from({ length: 3_500 }, () => ['Trần Văn An', '1/2/1960'])]
    const progress = [...understandInSteps([{ sheet: 'DS', rows, merges: [] }], vocabulary)]
    assert.deepEqual([...new Set(progress.map((p) => p.done))], [0, 1000, 2000, 3000])
  })

  test('no sheet is an error', () => {
    const cell = fc.oneof(
      fc.constantFrom<Cell>(
        'Họ và tên',
        'Ngày sinh',
        'Nam',
        'Nữ',
        'STT',
        null,
        1,
        'x',
        '3/2/1960',
        'Nơi đến',
        'Tổng cộng',
        'I',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.double(),
    )
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
    const corner = fc.nat({ max: 12 })
    const merge = fc.record({ top: corner, left: corner, bottom: corner, right: corner })
    fc.assert(
      fc.property(rows, fc.array(merge, { maxLength: 3 }), (grid, merges) => {
        understand([{ sheet: 'a', rows: [['Họ và tên', 'Ngày sinh'], ...grid], merges }], vocabulary)
        understand([{ sheet: 'a', rows: grid, merges }], vocabulary)
      }),
    )
  })
})
