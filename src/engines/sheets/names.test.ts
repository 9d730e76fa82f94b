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
