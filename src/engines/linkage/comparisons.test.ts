import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codes } from './codes.ts'
import type { Comparison } from './comparison.ts'
import { dates } from './dates.ts'
import { isOneSlip, jaroWinkler } from './distance.ts'
import { identifiers } from './identifiers.ts'
import { nameLevel, names } from './names.ts'
import { canonical } from './spelling.ts'
import { texts } from './texts.ts'

function levelOf<V>(comparison: Comparison<V>, one: string, other: string): number {
  const [a, b] = [comparison.read(one), comparison.read(other)]
  assert.ok(a !== undefined && b !== undefined, `${one} / ${other} can be read`)
  const level = comparison.compare(a, b)
  assert.equal(comparison.compare(b, a), level, `${one} / ${other} compare alike from both sides`)
  return level
}

function agreement<V>(comparison: Comparison<V>, one: string, other: string): string | undefined {
  return comparison.levels[levelOf(comparison, one, other)]?.agreement
}

const nameCases: readonly [string, string, keyof typeof nameLevel][] = [
  ['Nguyễn Thị Lan', 'NGUYỄN  THỊ LAN', 'same'],
  ['Nguyễn Thị Lan', 'Nguyễn Thị Lan'.normalize('NFD'), 'same'],
  ['Lê Thị Thúy', 'Lê Thị Thuý', 'same'],
  ['Trần Thị Hòa', 'Trần Thị Hoà', 'same'],
  ['Lý Thị Mỹ', 'Lí Thị Mĩ', 'same'],
  ['Hồ Sỹ Quý', 'Hồ Sĩ Quí', 'same'],
  ['Nguyễn Thị Lan', 'NGUYEN THI LAN', 'lostMarks'],
  ['Đỗ Đình Đức', 'Do Dinh Duc', 'lostMarks'],
  ['Lê Kim Anh', 'Lê KimAnh', 'lostMarks'],
  ['Nguyễn Thị Hoa', 'Nguyễn Thị Hòa', 'otherMarks'],
  ['Đỗ Văn Hùng', 'Đỗ Văn Hưng', 'otherMarks'],
  ['Nguyễn Văn Hùng', 'Hùng Nguyễn Văn', 'reordered'],
  ['Nguyễn Văn Hùng', 'Van Hung Nguyen', 'reordered'],
  ['Nguyễn ThịNgọc', 'Ngọc Nguyễn Thị', 'reordered'],
  ['Nguyễn Thị Thu Hà', 'Nguyễn Thị Hà', 'shortened'],
  ['Nguyễn Thị Thu Hà', 'Nguyen Ha', 'shortened'],
  ['Nguyễn Văn Hùng', 'N.V. Hùng', 'shortened'],
  ['Nguyễn Thị Phương', 'Nguyễn Thị Phưng', 'slip'],
  ['michael', 'micheal', 'slip'],
  ['Phan Xuân Hiền', 'Hiền Phsn Xuân', 'alike'],
  ['Doãn Quang Hòa', 'Doãm Hòa', 'alike'],
  ['catherine', 'cathrinne', 'alike'],
  ['Nguyễn Văn Hùng', 'Nguyễn Đình Hùng', 'otherMiddle'],
  ['Nguyễn Văn Hùng', 'Trần Đức Hùng', 'sameGiven'],
  ['Nguyễn Thị Lan', 'Nguyễn Văn Tuấn', 'different'],
  ['Trần Quốc Bảo', 'Lô Khăm Xổm', 'different'],
]

for (const [one, other, expected] of nameCases)
  test(`the names ${one} and ${other}: ${expected}`, () => {
    assert.equal(levelOf(names, one, other), nameLevel[expected])
  })

const dateCases: readonly [string, string, string][] = [
  ['1970-05-12', '1970-05-12', 'same'],
  ['1970-05-12', '19700512', 'same'],
  ['1970-05-12', '12/5/1970', 'same'],
  ['1970-05-12', '1970-12-05', 'swapped'],
  ['1970-05-12', '1970-05-17', 'near'],
  ['1970-05-12', '1970-05-21', 'near'],
  ['1970-05-12', '1907-05-12', 'near'],
  ['1969-05-12', '1970-05-12', 'near'],
  ['1970-05-12', '1970-11-30', 'different'],
  ['1970-05-12', '1982-11-30', 'different'],
  ['1970-05-12', '1970', 'part'],
  ['1970-05-12', '1970-05', 'part'],
  ['1970-05-12', '1971', 'near'],
  ['1970-05-12', '1970-08', 'near'],
  ['1970-05-12', '1985', 'different'],
]

for (const [one, other, expected] of dateCases)
  test(`the days ${one} and ${other}: ${expected}`, () => {
    assert.equal(agreement(dates, one, other), expected)
  })

const cardCases: readonly [string, string, string][] = [
  ['040208011452', '040208011452', 'same'],
  ['040208011452', '040.208.011 452', 'same'],
  ['040208011452', '40208011452', 'part'],
  ['040208011452', '0402O8O11452', 'part'],
  ['040208011452', '040208011457', 'near'],
  ['040208011452', '040208014152', 'near'],
  ['040208011452', '04020801145', 'near'],
  ['040208011452', '208011452', 'part'],
  ['040208011452', '040977331820', 'different'],
]

for (const [one, other, expected] of cardCases)
  test(`the numbers ${one} and ${other}: ${expected}`, () => {
    assert.equal(agreement(identifiers, one, other), expected)
  })

const textCases: readonly [string, string, string][] = [
  ['Chi bộ Khối 3', 'CHI BỘ KHỐI 3', 'same'],
  ['winston hills', 'hills winston', 'swapped'],
  ['toorak', 'toora k', 'swapped'],
  ['pinkerton circuit', 'pinkertoncircut', 'near'],
  ['Chi bộ Khối 3', 'Chi bộ Khối 3, phường Hưng Dũng', 'part'],
  ['stanley street', 'kavel street', 'part'],
  ['winston hills', 'albury', 'different'],
]

for (const [one, other, expected] of textCases)
  test(`the texts ${one} and ${other}: ${expected}`, () => {
    assert.equal(agreement(texts, one, other), expected)
  })

test('Khối 3 and Khối 4 are not near each other, however alike they look', () => {
  assert.notEqual(agreement(texts, 'Chi bộ Khối 3', 'Chi bộ Khối 4'), 'near')
})

test('codes are equal or not, whatever their capitals', () => {
  assert.equal(agreement(codes, 'Nam', 'NAM'), 'same')
  assert.equal(agreement(codes, 'Nam', 'Nữ'), 'different')
})

test('what says nothing is no evidence: blanks, dashes, a number of zeros, a day that is none', () => {
  assert.equal(names.read(' - '), undefined)
  assert.equal(texts.read('…'), undefined)
  assert.equal(identifiers.read('000'), undefined)
  assert.equal(dates.read('không rõ'), undefined)
  assert.equal(codes.read('  '), undefined)
})

test('a name of another language keeps its last y', () => {
  assert.equal(canonical('Emily Harvey'), 'emily harvey')
})

const syllables = fc.constantFrom(
  'Nguyễn',
  'Thị',
  'Văn',
  'Lý',
  'Lí',
  'Hòa',
  'Hoà',
  'Đức',
  'Anh',
  'N',
  'Hùng',
  'Hưng',
  'Phương',
  'Phưng',
)
const name = fc.array(syllables, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))

test('names, numbers and days compare alike from both sides', () => {
  fc.assert(fc.property(name, name, (a, b) => void levelOf(names, a, b)))
  const digits = fc.stringMatching(/^[1-9][0-9]{4,12}$/)
  fc.assert(fc.property(digits, digits, (a, b) => void levelOf(identifiers, a, b)))
  const day = fc.stringMatching(/^19[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$/)
  fc.assert(fc.property(day, day, (a, b) => void levelOf(dates, a, b)))
})

test('one slip is one letter more, fewer or other, or two neighbours in each other’s place', () => {
  const word = fc.stringMatching(/^[a-e]{0,6}$/)
  fc.assert(fc.property(word, word, (a, b) => isOneSlip(a, b) === (a !== b && slips(a).has(b))))
})

function slips(text: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i <= text.length; i += 1) {
    const [head, tail] = [text.slice(0, i), text.slice(i)]
    found.add(head + tail.slice(1))
    if (tail.length > 1) found.add(head + tail[1] + tail[0] + tail.slice(2))
    for (const letter of 'abcde') found.add(head + letter + tail).add(head + letter + tail.slice(1))
  }
  return found
}

function near(a: string, b: string, expected: number) {
  assert.ok(Math.abs(jaroWinkler(a, b) - expected) < 0.001)
}

test('Jaro and Winkler’s own examples come out as they published them', () => {
  near('martha', 'marhta', 0.961)
  near('dwayne', 'duane', 0.84)
  near('dixon', 'dicksonx', 0.813)
  near('abc', 'xyz', 0)
})
