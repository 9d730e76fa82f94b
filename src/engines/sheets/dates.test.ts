import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { day } from '#kernel/day.ts'
import type { Cell } from '#kernel/grid.ts'
import { countOrder, customOf, dateValue, plausible } from './date-columns.ts'
import { readDate } from './dates.ts'
import { shown } from './texts.ts'
import type { Value } from './understanding.ts'

const today = day('2026-11-25')

function column(cells: readonly Cell[], birth = true): (Value | undefined)[] {
  const readings = cells.map((cell) => readDate(cell, today, birth))
  const order = countOrder(readings)
  const custom = customOf(order, order)
  return readings.map((reading, i) => {
    const value = dateValue(reading, shown(cells[i]), custom)
    return value && plausible(value, { birth, past: birth, today })
  })
}

function told(value: Value | undefined): string {
  if (!value?.date) return value?.because?.code ?? 'empty'
  const text = 'day' in value.date ? value.date.day : 'month' in value.date ? value.date.month : String(value.date.year)
  return value.mark ? `${text} ?${value.because?.code}` : text
}

describe('Ngày tháng / Days', () => {
  test('the ways people write a day', () => {
    const ways: readonly [Cell, string][] = [
      ['03/02/1960', '1960-02-03'],
      ['3.2.60', '1960-02-03'],
      ['3-2-1960', '1960-02-03'],
      [' 03 / 02 / 1960. ', '1960-02-03'],
      ['1960-02-03', '1960-02-03'],
      ['1960-02-03 00:00:00', '1960-02-03'],
      ['03/02/1960 12:00:00 AM', '1960-02-03'],
      ['ngày 03 tháng 02 năm 1960', '1960-02-03'],
      ['Sinh ngày 3/2/1960', '1960-02-03'],
      ['sinh năm 1960', '1960'],
      ['3-Feb-1960', '1960-02-03'],
      ['03 thg 2, 1960', '1960-02-03'],
      ['03021960', '1960-02-03'],
      [3_021_960, '1960-02-03'],
      ['19600203', '1960-02-03'],
      ['1960', '1960'],
      [1960, '1960'],
      ['2/1960', '1960-02'],
      ['tháng 2/1960', '1960-02'],
      ['tháng 2 năm 1960', '1960-02'],
      ['00/02/1960', '1960-02 ?monthOnly'],
      ['00/00/1960', '1960 ?yearOnly'],
      [21_949, '1960-02-03'],
      ['21949', '1960-02-03'],
      [{ date: day('1960-02-03') }, '1960-02-03'],
      ['O3/02/196O', '1960-02-03 ?letterForDigit'],
      ['31/02/1960', 'noSuchDay'],
      ['15/13/1960', 'noSuchDay'],
      ['không rõ', 'notADay'],
      ['03/02/196', 'notADay'],
      [null, 'empty'],
      ['  ', 'empty'],
    ]
    for (const [cell, wanted] of ways) assert.equal(told(column([cell])[0]), wanted, JSON.stringify(cell))
  })

  test('a number that was given the look of a date shows 1905, and is the year', () => {
    assert.equal(told(column([{ date: day('1905-05-13') }])[0]), '1960 ?implausible')
  })

  test('a date that can only be month-first is read so and marked; the others of the list stay day-first', () => {
    const values = column(['02/13/1960', '05/06/1961', ...Array.from({ length: 30 }, () => '20/06/1955')])
    assert.deepEqual(values.slice(0, 3).map(told), ['1960-02-13 ?monthFirst', '1961-06-05', '1955-06-20'])
  })

  test('a list written month-first is read so, and every date that could be either is marked', () => {
    const values = column(['02/13/1960', '05/06/1961', '12/25/1955'])
    assert.deepEqual(values.map(told), [
      '1960-02-13 ?monthFirst',
      '1961-05-06 ?dayOrMonthFirst',
      '1955-12-25 ?monthFirst',
    ])
    assert.deepEqual(values[1]?.instead, { date: { day: '1961-06-05' } })
  })

  test('dates that a program with the other order made of texts are swapped back and marked', () => {
    const cells: Cell[] = [
      '13/02/1960',
      '25/12/1955',
      ...['1960-03-02', '1958-04-01', '1961-11-10', '1950-12-09'].map((d) => ({ date: day(d) })),
    ]
    const values = column(cells)
    assert.equal(told(values[2]), '1960-02-03 ?dayOrMonthFirst')
    assert.deepEqual(values[2]?.instead, { date: { day: '1960-03-02' } })
  })

  test('a day to come or an age nobody has is doubted', () => {
    assert.deepEqual(column(['03/02/2027', '03/02/1890', '03/02/2020']).map(told), [
      '2027-02-03 ?inTheFuture',
      '1890-02-03 ?implausible',
      '2020-02-03 ?implausible',
    ])
    assert.equal(told(column(['01/05/2027'], false)[0]), '2027-05-01', 'a retirement to come is valid')
  })

  test('two digits of a year are the last century that fits', () => {
    assert.deepEqual(column(['1/2/99', '1/2/05']).map(told), ['1999-02-01', '2005-02-01'])
    assert.deepEqual(column(['1/2/85', '1/2/26'], false).map(told), ['1985-02-01', '2026-02-01'])
  })

  test('no cell is an error', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.stringMatching(/^[\d/.\- ]{0,12}$/u),
    )
    fc.assert(fc.property(fc.array(cell, { maxLength: 6 }), (cells) => void column(cells)))
  })
})
