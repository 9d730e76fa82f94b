import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { link, searcher, type Field, type LinkOptions, type Table } from './index.ts'

const fields: readonly Field[] = [
  { name: 'họ tên', kind: 'name' },
  { name: 'ngày sinh', kind: 'date' },
  { name: 'số thẻ', kind: 'identifier' },
]

type Row = readonly [name: string, birth?: string, card?: string]

function rows(list: readonly Row[]): Table {
  return list.map(([name, birth = '', card = '']) => [name, birth, card])
}

/** Neighbours in both lists, so that a page of a ward is looked at as well as a single row. */
const neighbours: readonly Row[] = [
  ['Trần Thị Bích', '1961-02-13', '040208011001'],
  ['Lê Quang Đạo', '1970-07-21', '040208011777'],
  ['Phạm Thanh Tùng', '1958-11-02'],
  ['Hồ Sỹ Quý', '1964-03'],
  ['Vi Thị Mùi', '1969'],
]

/** The chance that two rows are one person, alone on their lists and among neighbours: [lowest, highest]. */
function chances(one: Row, other: Row): readonly [number, number] {
  const all = [0, 2, 5].map((n) => {
    const beside = neighbours.slice(0, n)
    const { pairs } = link(rows([one, ...beside]), rows([other, ...beside]), fields, { floor: 0.0001 })
    return pairs.find(({ left, right }) => left === 0 && right === 0)?.probability ?? 0
  })
  return [Math.min(...all), Math.max(...all)]
}

function assertSure(one: Row, other: Row) {
  const [lowest] = chances(one, other)
  assert.ok(lowest >= 0.95, `${lowest}`)
}

function assertDoubtful(one: Row, other: Row) {
  const [lowest, highest] = chances(one, other)
  assert.ok(lowest > 0.5 && highest < 0.95, `${lowest} … ${highest}`)
}

function assertUnlikely(one: Row, other: Row) {
  const [, highest] = chances(one, other)
  assert.ok(highest < 0.5, `${highest}`)
}

const hung: Row = ['Nguyễn Văn Hùng', '1970-05-12']

test('the same name and the same full birth date are one person, on the shortest list too', () => {
  assertSure(hung, hung)
  assertSure(hung, ['NGUYEN VAN HUNG', '1970-05-12'])
  assertSure(['Lê Thị Thúy', '1970-05-12'], ['Lê Thị Thuý', '1970-05-12'])
  assertSure(hung, ['Hùng Nguyễn Văn', '1970-05-12'])
  assertSure(['Đỗ Đình Đức', '1970-05-12'], ['Do Dinh Duc', '1970-05-12'])
})

test('a middle name left out is the same person when the birth date speaks for it', () => {
  assertSure(['Nguyễn Thị Thu Hà', '1970-05-12'], ['Nguyễn Thị Hà', '1970-05-12'])
})

test('day and month in each other’s place are the same person', () => {
  assertSure(hung, ['Nguyễn Văn Hùng', '1970-12-05'])
})

test('a namesake with another birth date and nothing else in common is nobody’s match', () => {
  assertUnlikely(hung, ['Nguyễn Văn Hùng', '1982-11-30'])
  assertUnlikely(hung, ['Nguyễn Văn Hùng', '1970-11-30'])
  assertUnlikely(['Lô Khăm Xổm', '1970-05-12'], ['Lô Khăm Xổm', '1982-11-30'])
})

test('people who share a birthday and no name are two', () => {
  assertUnlikely(hung, ['Trần Thị Lan', '1970-05-12'])
})

test('a name alone is for a person to decide', () => {
  assertDoubtful(['Nguyễn Văn Hùng'], ['Nguyễn Văn Hùng'])
  assertDoubtful(['Lô Khăm Xổm', '1970-05-12'], ['Lô Khăm Xổm'])
})

test('two different card numbers are for a person to decide, whatever else agrees', () => {
  assertDoubtful(['Nguyễn Văn Hùng', '1970-05-12', '040208011452'], ['Nguyễn Văn Hùng', '1970-05-12', '040977331820'])
})

test('one card number under two names is for a person to decide', () => {
  assertDoubtful(['Nguyễn Văn Hùng', '1970-05-12', '040208011452'], ['Trần Thị Lan', '1970-05-12', '040208011452'])
})

test('a card number with a digit off or without its zeros still speaks for the same person', () => {
  assertSure(['Nguyễn Văn Hùng', '1970', '040208011452'], ['Nguyễn Văn Hùng', '1970', '40208011452'])
  assertSure(['Nguyễn Văn Hùng', '1970-05-12', '040208011452'], ['Nguyễn Văn Hùng', '1970-05-12', '040208011457'])
})

test('in a long list a year of birth says enough beside a rare name, not beside a common one', () => {
  const ward = Array.from({ length: 400 }, (_, i): Row => {
    const middle = ['Văn', 'Thị', 'Đình', 'Hữu', 'Xuân'][i % 5]!
    const given = ['Hùng', 'Lan', 'Dũng', 'Hà', 'Minh', 'Bình', 'Anh', 'Thanh'][i % 8]!
    const month = String(1 + (i % 12)).padStart(2, '0')
    return [`Nguyễn ${middle} ${given}`, `19${50 + (i % 41)}-${month}-${10 + (i % 17)}`]
  })
  const chance = (name: string) => {
    const { pairs } = link(rows([[name, '1970-05-12'], ...ward]), rows([[name, '1970'], ...ward]), fields, {
      floor: 0.01,
    })
    return pairs.find(({ left, right }) => left === 0 && right === 0)?.probability ?? 0
  }
  assert.ok(chance('Lô Khăm Xổm') > chance('Nguyễn Văn Hùng'))
  assert.ok(chance('Lô Khăm Xổm') > 0.95)
})

test('empty is no evidence', () => {
  const linked = link(rows([['']]), rows([['']]), fields, { floor: 0 })
  assert.ok((linked.pairs[0]?.probability ?? 0) < 0.75)
  assert.deepEqual(
    linked.explain({ left: 0, right: 0 }).map(({ agreement, weight }) => [agreement, weight]),
    [
      ['missing', 0],
      ['missing', 0],
      ['missing', 0],
    ],
  )
})

test('empty lists have no pairs', () => {
  assert.deepEqual(link([], [], fields).pairs, [])
  assert.deepEqual(link(rows([hung]), [], fields, { oneToOne: true }).pairs, [])
  assert.deepEqual(link([], [], fields, { sameList: true }).pairs, [])
})

test('Nguyễn is no evidence, an odd name is', () => {
  const separate: readonly Field[] = [
    { name: 'họ', kind: 'name' },
    { name: 'tên', kind: 'name' },
  ]
  const linked = link([['Nguyễn', 'Lan'], ['Lô', 'Xổm']], [['Nguyễn', 'Lan'], ['Lô', 'Xổm']], separate) // prettier-ignore
  const [nguyen] = linked.explain({ left: 0, right: 0 })
  const [lo] = linked.explain({ left: 1, right: 1 })
  assert.ok(nguyen!.weight < 3 && lo!.weight > 6, `${nguyen!.weight} ${lo!.weight}`)
})

test('a pair tells what each field said', () => {
  const left = rows([['Nguyễn Thị Thúy', '1970-05-12', '040208011452']])
  const right = rows([['Nguyen Thi Thuy', '1970', '']])
  assert.deepEqual(
    link(left, right, fields)
      .explain({ left: 0, right: 0 })
      .map(({ field, agreement, weight }) => [field, agreement, weight > 0]),
    [
      ['họ tên', 'sameButMarks', true],
      ['ngày sinh', 'part', true],
      ['số thẻ', 'missing', false],
    ],
  )
})

test('given and family name in each other’s column are recognised', () => {
  const separate: readonly Field[] = [
    { name: 'họ và tên đệm', kind: 'name' },
    { name: 'tên', kind: 'name' },
    { name: 'sinh', kind: 'date' },
  ]
  const linked = link([['Nguyễn Thị', 'Hương', '1970-05-12']], [['Hương', 'Nguyễn Thị', '1970-05-12']], separate)
  assert.ok((linked.pairs[0]?.probability ?? 0) > 0.95)
  assert.deepEqual(
    linked.explain({ left: 0, right: 0 }).map((reason) => reason.agreement),
    ['swapped', 'swapped', 'same'],
  )
})

test('one list with itself: each pair once, no row with itself', () => {
  const list = rows([
    hung,
    ['Trần Thị Lan', '1981-01-01'],
    ['Nguyen Van Hung', '1970-05-12'],
    ['Lê Quang Đạo', '1970-07-21'],
  ])
  const { pairs } = link(list, list, fields, { sameList: true })
  assert.deepEqual(
    pairs.map(({ left, right }) => [left, right]),
    [[0, 2]],
  )
})

const people: readonly Row[] = [hung, ['Nguyễn Thị Lan', '1970'], ['Nguyen Van Hung', '1970-05-12'], ['Lý Thị Mỹ', '1965-01-30', '040208011452'], ['Lí Mĩ', '1965-01-30'], ['Trần Lan'], ['Nguyễn Lan', '1970-03-04'], ['Lê Quang Đạo', '1970-07-21', '40208011777'], ['Lê Quang Đạo', '1970-07-12', '040208011777']] // prettier-ignore

function byText(one: Row, other: Row): number {
  return one.join() < other.join() ? -1 : 1
}

/** Pairs by what the rows say. */
function said(left: Table, right: Table, options: LinkOptions): string[] {
  return link(left, right, fields, options)
    .pairs.map((pair) => `${left[pair.left]!.join()} = ${right[pair.right]!.join()} ${pair.probability}`)
    .toSorted()
}

test('rows in another order give the same pairs with the same probabilities', () => {
  const list = fc.shuffledSubarray([...people], { minLength: 3 })
  fc.assert(
    fc.property(list, list, fc.boolean(), (one, other, oneToOne) => {
      const options = { oneToOne }
      const sorted = said(rows(one.toSorted(byText)), rows(other.toSorted(byText)), options)
      assert.deepEqual(said(rows(one), rows(other), options), sorted)
    }),
  )
})

test('one to one, each row stands in at most one pair', () => {
  const list = fc.shuffledSubarray([...people, ...people], { minLength: 2 })
  fc.assert(
    fc.property(list, list, (one, other) => {
      const { pairs } = link(rows(one), rows(other), fields, { oneToOne: true })
      assert.equal(new Set(pairs.map(({ left }) => left)).size, pairs.length)
      assert.equal(new Set(pairs.map(({ right }) => right)).size, pairs.length)
    }),
  )
})

test('one person is found in a long list, though spelt in another way and not in it so', () => {
  const list = rows([...Array.from({ length: 3000 }, (_, i): Row => [`Trần Văn Số${i}`, `19${50 + (i % 50)}-02-${10 + (i % 18)}`]), hung]) // prettier-ignore
  const find = searcher(list, fields)
  assert.deepEqual(
    find(['HUNG NGUYEN VAN', '1970-05-12', '']).map(({ row }) => row),
    [3000],
  )
  assert.deepEqual(find(['Lô Khăm Xổm', '1970-05-12', '']), [])
  assert.deepEqual(
    find(['Nguyễn Văn Hùng', '1970-12-05', '']).map(({ row }) => row),
    [3000],
  )
})
