import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { day } from '#kernel/day.ts'
import { readName, readSex } from './names.ts'

const today = day('2026-11-25')

describe('Họ tên / Names', () => {
  test('capitals, titles, numbers and spaces around a name', () => {
    const ways: readonly [string, string][] = [
      ['NGUYỄN VĂN AN', 'Nguyễn Văn An'],
      ['nguyễn  văn an', 'Nguyễn Văn An'],
      ['Đ/c Nguyễn Văn An', 'Nguyễn Văn An'],
      ['Đ.c Nguyễn Văn An', 'Nguyễn Văn An'],
      ['đồng chí Nguyễn Văn An', 'Nguyễn Văn An'],
      ['Ông Nguyễn Văn An', 'Nguyễn Văn An'],
      ['1. Nguyễn Văn An', 'Nguyễn Văn An'],
      ['Nguyễn Văn An (*)', 'Nguyễn Văn An'],
      ["H'Bia Niê", "H'Bia Niê"],
      ['Ông Văn Tùng', 'Ông Văn Tùng'],
      ['Tống Công Minh', 'Tống Công Minh'],
      ['Lý Thuý Hoà', 'Lý Thuý Hoà'],
    ]
    for (const [cell, wanted] of ways) assert.equal(readName(cell, today).name, wanted, cell)
  })

  test('degrees and ranks are taken off; a name that looks like one stays', () => {
    const ways: readonly [string, string][] = [
      ['TS. Phạm Quang Vinh', 'Phạm Quang Vinh'],
      ['PGS.TS.Phạm Quang Vinh', 'Phạm Quang Vinh'],
      ['Đ/c BSCKII Hồ Thị Mai', 'Hồ Thị Mai'],
      ['BS CK1 Hồ Thị Mai', 'Hồ Thị Mai'],
      ['LS Phạm Quang Vinh', 'Phạm Quang Vinh'],
      ['Thạc sỹ Hồ Thị Mai', 'Hồ Thị Mai'],
      ['THƯỢNG TÁ PHẠM QUANG VINH', 'Phạm Quang Vinh'],
      ['Dai uy Pham Quang Vinh', 'Pham Quang Vinh'],
      ['Đại Tá Lợi', 'Đại Tá Lợi'],
      ['Bá Văn Sỹ', 'Bá Văn Sỹ'],
      ['Cù Thị Thanh', 'Cù Thị Thanh'],
    ]
    for (const [cell, wanted] of ways) {
      const read = readName(cell, today)
      assert.deepEqual([read.name, read.mark], [wanted, undefined], cell)
    }
  })

  test('a note behind the name is taken off and marked', () => {
    for (const note of [' (B)', ' [2]', ' - phó bí thư', ' –CUV', '—TP', ', chi ủy viên', '; dự bị', '/KT']) {
      const { name, mark } = readName(`Phạm Quang Vinh${note}`, today)
      assert.deepEqual([name, mark], ['Phạm Quang Vinh', 'doubtful'], note)
    }
    assert.deepEqual(readName('Phạm Quang Vinh (1961) - BT', today).birth, '1961')
    for (const shortened of ['Ng. Quang Vinh', 'P.Q. Vinh', 'Ngx Quang Vinh'])
      assert.equal(readName(shortened, today).mark, 'doubtful', shortened)
  })

  test('a form of address tells the sex', () => {
    assert.equal(readName('Bà Trần Thị Lan', today).sex, 'female')
    assert.equal(readName('Đ/c ông Trần Văn Lân', today).sex, 'male')
    assert.equal(readName('Trần Văn Nam', today).sex, undefined)
    assert.equal(readName('Trần Thị Lan (nữ)', today).sex, 'female')
  })

  test('a birth date in the same cell is parted from the name', () => {
    const ways = [
      'Nguyễn Văn An, 12/3/1960',
      'Nguyễn Văn An\n12/3/1960',
      'Nguyễn Văn An (12/3/1960)',
      'Nguyễn Văn An sinh ngày 12/3/1960',
      'Nguyễn Văn An - 12/3/1960',
      'Nguyễn Văn An 12.3.1960',
      'Nguyễn Văn An (SN 1960)',
      'Nguyễn Văn An sinh năm 1960',
      'Nguyễn Văn An, sn: 1960',
    ]
    for (const cell of ways) {
      const read = readName(cell, today)
      assert.equal(read.name, 'Nguyễn Văn An', cell)
      assert.match(read.birth ?? '', /1960$/u, cell)
      assert.equal(read.mark, undefined, cell)
    }
  })

  test('what is no name is marked', () => {
    assert.equal(readName('=cmd|x', today).because?.code, 'formula')
    assert.equal(readName('Nguy\uFFFDn V\uFFFDn An', today).because?.code, 'spoiltLetters')
    assert.equal(readName('Nguyễn Văn 5', today).because?.code, 'notAName')
    assert.deepEqual(readName('Nguyễn Văn An - Bí thư', today), {
      name: 'Nguyễn Văn An',
      mark: 'doubtful',
      because: { code: 'mixedCell' },
    })
    assert.equal(readName('x'.repeat(500), today).mark, 'wrong')
  })

  test('words for the sexes', () => {
    assert.deepEqual(['Nam', 'Nữ', 'NU', 'm', 'F', 'Ông', 'bà', 'khác'].map(readSex), [
      'male',
      'female',
      'female',
      'male',
      'female',
      'male',
      'female',
      undefined,
    ])
  })

  test('no text is an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void readName(text, today)))
  })
})
