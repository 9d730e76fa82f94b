import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  addWorkingDays,
  day,
  daysBetween,
  isWorkingDay,
  readDay,
  todayInVietnam,
  weekday,
  workingDaysBetween,
  written,
  type Day,
  type DayOff,
  type WorkingCalendar,
} from './day.ts'

const anyDay = fc.integer({ min: 0, max: 3_652_424 }).map((n) => addDays(day('0000-01-01'), n))
const aDay = fc.integer({ min: 0, max: 7_000 }).map((n) => addDays(day('2019-01-01'), n))

function aCalendar(off: readonly string[] = [], worked: readonly string[] = []): WorkingCalendar {
  return {
    off: new Map(off.map((d): [Day, DayOff] => [day(d), { name: 'nghỉ', kind: 'holiday' }])),
    worked: new Set(worked.map(day)),
    firstKnown: day('0000-01-01'),
    lastKnown: day('9999-12-31'),
  }
}

test('days are counted as every calendar counts them, from the year 0 to the year 9999', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (from, n) => {
      const instant = Date.parse(`${from}T00:00:00Z`) + n * 86_400_000
      const expected = new Date(instant).toISOString().slice(0, 10)
      if (expected.length === 10 && !expected.startsWith('-') && !expected.startsWith('+')) {
        assert.equal(addDays(from, n), expected)
        assert.equal(daysBetween(from, day(expected)), n)
        assert.equal(weekday(day(expected)), new Date(instant).getUTCDay() || 7)
      }
    }),
  )
})

test('a year before 100 is that year, not one of the last century', () => {
  assert.equal(addDays(day('0099-12-31'), 1), '0100-01-01')
  assert.equal(addMonths(day('0001-01-31'), 1), '0001-02-28')
})

test('what is no day is not read: 31/02, one-digit months, other separators, blanks, times', () => {
  for (const text of [
    '2026-02-30',
    '2026-02-31',
    '31/02/2026',
    '2026-2-3',
    '2026/02/03',
    '',
    ' 2026-02-03',
    '2026-02-03T00:00',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2025-02-29',
    '26-02-03',
    '2026-02-03\n',
  ])
    assert.equal(readDay(text), undefined, JSON.stringify(text))
  assert.equal(readDay('2024-02-29'), '2024-02-29')
  assert.throws(() => day('2026-02-30'), RangeError)
})

test('today in Vietnam begins at 17:00 of the day before in London', () => {
  assert.equal(todayInVietnam(Date.parse('2026-11-22T16:59:59.999Z')), '2026-11-22')
  assert.equal(todayInVietnam(Date.parse('2026-11-22T17:00:00.000Z')), '2026-11-23')
  assert.equal(todayInVietnam(Date.parse('2024-02-28T17:00:00Z')), '2024-02-29')
})

test('a month from the end of a month ends on its last day', () => {
  assert.equal(addMonths(day('2026-11-30'), 3), '2027-02-28')
  assert.equal(addMonths(day('2027-11-30'), 3), '2028-02-29')
  assert.equal(addMonths(day('2026-08-31'), 3), '2026-11-30')
  assert.equal(addMonths(day('2026-01-15'), -2), '2025-11-15')
})

test('people read days as 23/11/2026', () => assert.equal(written(day('2026-11-23')), '23/11/2026'))

test('a working Saturday counts only where the calendar says so', () => {
  assert.equal(isWorkingDay(day('2026-01-10'), aCalendar()), false)
  assert.equal(isWorkingDay(day('2026-01-10'), aCalendar([], ['2026-01-10'])), true)
})

test('a term ends on a working day, later for more days, and counts exactly the working days between', () => {
  const sets = fc.array(aDay, { maxLength: 20 })
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 90 }), sets, sets, (start, n, off, worked) => {
      const calendar = aCalendar(off, worked)
      const due = addWorkingDays(start, n, calendar)
      assert.ok(isWorkingDay(due, calendar))
      assert.ok(due < addWorkingDays(start, n + 1, calendar))
      assert.equal(workingDaysBetween(start, due, calendar), n)
      assert.equal(workingDaysBetween(due, start, calendar), -n)
      let count = 0
      for (let d = addDays(start, 1); d <= due; d = addDays(d, 1)) if (isWorkingDay(d, calendar)) count += 1
      assert.equal(count, n)
    }),
  )
})
