import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareNames, fold, nameKey, namePartsInOrder } from './names.ts'

const word = fc.constantFrom(
  'An',
  'Ái',
  'Anh',
  'Dung',
  'Dũng',
  'Đức',
  'Lan',
  'Lân',
  'Lý',
  'Lí',
  'Thị',
  'Văn',
  'Ơn',
  'Ưng',
)
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))

test('names are searched without marks and capitals', () => {
  assert.equal(fold('Nguyễn  Thị LAN'), 'nguyen thi lan')
  assert.equal(fold(' Đặng Đức\u00a0Ưng '), 'dang duc ung')
  assert.equal(fold('Nguyễn'.normalize('NFD')), fold('Nguyễn'.normalize('NFC')))
})

test('names are sorted by given name, then middle names, then family name', () => {
  const sorted = ['Nguyễn An', 'Lê Thị An', 'Phạm Thị An', 'Cao Dung', 'Lý Dũng', 'Đặng Đức', 'Trần Lan', 'Bùi Lân']
  assert.deepEqual(sorted.toReversed().toSorted(compareNames), sorted)
  assert.deepEqual(namePartsInOrder('Nguyễn Thị Hồng Lan'), ['Lan', 'Thị Hồng', 'Nguyễn'])
  assert.deepEqual(namePartsInOrder('Lan'), ['Lan', '', ''])
})

test('the key sorts as the names do, in the collation of Vietnam', () => {
  const { compare } = new Intl.Collator('vi')
  fc.assert(
    fc.property(name, name, (a, b) => {
      assert.equal(Math.sign(compare(nameKey(a), nameKey(b))), Math.sign(compareNames(a, b)))
    }),
  )
})
