import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { retirementOf } from '#rulebook/index.ts'

const firstDay = (sex: 'male' | 'female', year: number, month?: number) =>
  retirementOf(sex, { year, month })?.firstDayRetired

test('a man of October 1964 is retired from 1 May 2026, a woman of May 1969 from 1 June 2026', () => {
  assert.equal(firstDay('male', 1964, 10), '2026-05-01')
  assert.equal(firstDay('female', 1969, 5), '2026-06-01')
})

test('a birth year alone counts from 1 January', () => {
  assert.equal(firstDay('male', 1964), firstDay('male', 1964, 1))
  assert.equal(firstDay('female', 1970), firstDay('female', 1970, 1))
})

test('the table of Decree 135/2020: first and last month of birth of each year of retirement', () => {
  const rows: readonly (readonly ['male' | 'female', number, number, string])[] = [
    ['male', 1961, 1, '2021-05-01'],
    ['male', 1961, 9, '2022-01-01'],
    ['male', 1961, 10, '2022-05-01'],
    ['male', 1963, 4, '2024-05-01'],
    ['male', 1965, 6, '2027-01-01'],
    ['male', 1965, 7, '2027-05-01'],
    ['male', 1966, 4, '2028-05-01'],
    ['male', 1970, 12, '2033-01-01'],
    ['female', 1966, 1, '2021-06-01'],
    ['female', 1968, 8, '2025-01-01'],
    ['female', 1970, 9, '2028-06-01'],
    ['female', 1975, 5, '2035-06-01'],
    ['female', 1980, 1, '2040-02-01'],
  ]
  for (const [sex, year, month, day] of rows) assert.equal(firstDay(sex, year, month), day, `${sex} ${year}-${month}`)
})

test('before 2021 a man retired at 60 and a woman at 55', () => {
  assert.equal(firstDay('male', 1960, 12), '2021-01-01')
  assert.equal(firstDay('female', 1965, 12), '2021-01-01')
  assert.equal(firstDay('male', 1945, 3), '2005-04-01')
  assert.deepEqual(retirementOf('male', { year: 1945 })?.cites, [{ source: '10/2012/QH13', point: '187' }])
})

test('whoever is born later never retires earlier, and always on the first of a month', () => {
  const born = fc.record({ year: fc.integer({ min: 1930, max: 2005 }), month: fc.integer({ min: 1, max: 12 }) })
  fc.assert(
    fc.property(fc.constantFrom('male', 'female'), born, born, (sex, a, b) => {
      const [one, other] = [retirementOf(sex, a)!, retirementOf(sex, b)!]
      const earlier = a.year * 12 + a.month < b.year * 12 + b.month
      if (earlier) assert.ok(one.firstDayRetired < other.firstDayRetired)
      assert.match(one.firstDayRetired, /-01$/)
    }),
  )
})

test('a birth that is no birth has no retirement', () => {
  for (const year of [Number.NaN, 0, 64, 99_999, 1964.5]) assert.equal(retirementOf('male', { year }), undefined)
})
