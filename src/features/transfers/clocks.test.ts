import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addWorkingDays, day, type Day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import { calendar } from '#rulebook/index.ts'
import {
  clocksFor,
  clocksToKeep,
  differenceOf,
  isSoon,
  type KeptClock,
  type TransferEvents,
  type World,
} from './index.ts'

function aWorld(over: Partial<World> = {}): World {
  return { today: day('2026-11-23'), rules: rulebook(), calendar, ...over }
}

function events(over: Partial<TransferEvents> = {}): TransferEvents {
  return { inSentList: true, ...over }
}

const july = { effectiveOn: day('2026-07-01'), introducedOn: day('2026-08-24'), noticeOn: day('2026-08-28') }

test('there are always three clocks, in the order of the procedure, whatever is known', () => {
  for (const given of [events(), events(july)])
    assert.deepEqual(
      clocksFor(given, aWorld()).map((c) => c.rule),
      ['transfers.procedure', 'transfers.presentation', 'transfers.noShow'],
    )
})

test('retired in July, introduced in August, notice in August: stopped, 32 working days past, five days left', () => {
  const [procedure, presentation, noShow] = clocksFor(events(july), aWorld())
  assert.equal(procedure.state, 'stopped')
  assert.equal(procedure.dueOn, '2026-09-28')
  assert.equal(procedure.stoppedOn, '2026-08-24')
  assert.deepEqual(procedure.cites, [{ source: '294-QĐ/TW', point: '6.3.1.a' }])
  assert.equal(presentation.state, 'overdue')
  assert.equal(presentation.dueOn, '2026-10-08')
  assert.deepEqual(presentation.left, { n: -32, unit: 'workingDays' })
  assert.equal(noShow.state, 'running')
  assert.equal(noShow.dueOn, '2026-11-28')
  assert.deepEqual(noShow.left, { n: 5, unit: 'days' })
})

test('each clock takes the version of the day of its own event', () => {
  const [procedure, presentation, noShow] = clocksFor(events(july), aWorld())
  assert.deepEqual(
    [procedure.versionFrom, presentation.versionFrom, noShow.versionFrom],
    ['2025-07-01', '2026-07-26', '2012-05-17'],
  )
})

test('an event that no list tells is unknown, and is never derived from another', () => {
  for (const [index, without] of (['effectiveOn', 'introducedOn', 'noticeOn'] as const).entries()) {
    const clock = clocksFor(events({ ...july, [without]: undefined }), aWorld())[index]!
    assert.equal(clock.state, 'unknown')
    assert.deepEqual([clock.eventOn, clock.dueOn, clock.trust, clock.versionFrom, clock.value], Array(5).fill(null))
    assert.match(clock.because.vi, /^Chưa rõ/)
  }
})

test('a procedure of an unknown day stays unknown even for someone who stands in the sent list', () => {
  const [procedure] = clocksFor(events({ introducedOn: day('2026-08-24') }), aWorld())
  assert.equal(procedure.state, 'unknown')
})

test('an event yet to come is unknown, and so is one of today not', () => {
  const tomorrow = clocksFor(events({ introducedOn: day('2026-11-24') }), aWorld())[1]
  assert.deepEqual(tomorrow.why, { code: 'inTheFuture', on: '2026-11-24' })
  const today = clocksFor(events({ introducedOn: day('2026-11-23') }), aWorld())[1]
  assert.equal(today.state, 'running')
})

test('an event before the first rule, or a count past the calendar, is unknown and says why', () => {
  const before = clocksFor(events({ introducedOn: day('2021-07-29') }), aWorld())[1]
  assert.equal(before.why.code, 'noRule')
  const late = aWorld({ today: day('2027-12-20') })
  const beyond = clocksFor(events({ introducedOn: day('2027-12-20'), noticeOn: day('2027-12-01') }), late)
  assert.deepEqual(
    beyond.slice(1).map((c) => c.why.code),
    ['pastCalendar', 'pastCalendar'],
  )
})

test('the procedure is stopped by a late introduction too, and by the sent list where no day is told', () => {
  const late = clocksFor(events({ effectiveOn: day('2026-01-05'), introducedOn: day('2026-08-24') }), aWorld())[0]
  assert.deepEqual(late.why, { code: 'introduced', on: '2026-08-24', late: true })
  assert.equal(late.state, 'stopped')
  const listed = clocksFor(events({ effectiveOn: day('2026-01-05') }), aWorld())[0]
  assert.deepEqual([listed.state, listed.stoppedOn, listed.dueOn], ['stopped', null, '2026-04-06'])
})

test('someone never introduced and in no sent list has a procedure that runs and then runs out', () => {
  const given = { inSentList: false, effectiveOn: day('2026-09-01') }
  const dueOn = addWorkingDays(given.effectiveOn, 60, calendar)
  const on = (today: Day) => clocksFor(given, aWorld({ today }))[0]
  assert.equal(on(addDays(dueOn, -1)).state, 'running')
  assert.equal(on(dueOn).state, 'running')
  assert.equal(on(dueOn).why.code, 'dueToday')
  assert.equal(on(addDays(dueOn, 1)).state, 'overdue')
})

test('an introduction yet to come does not stop the procedure', () => {
  const given = { inSentList: false, effectiveOn: day('2026-11-02'), introducedOn: day('2026-12-24') }
  assert.equal(clocksFor(given, aWorld())[0].state, 'running')
})

test('"quá hạn" under a presumed rule says "chờ xác nhận"', () => {
  const overdue = clocksFor(events(july), aWorld()).filter((c) => c.state === 'overdue' && c.trust === 'presumed')
  assert.equal(overdue.length, 1)
  for (const clock of overdue) assert.match(clock.because.vi, /quá .*Chờ xác nhận/)
})

test('a reported rule does not say that it waits to be confirmed, and answers without a doubt', () => {
  const clock = clocksFor({ inSentList: false, effectiveOn: day('2026-08-03') }, aWorld())[0]
  assert.equal(clock.trust, 'reported')
  assert.doesNotMatch(clock.because.vi, /Chờ xác nhận/)
})

test('soon is five working days or fewer before the due day, the due day itself included, and never past it', () => {
  const given = events({ introducedOn: day('2026-10-12') })
  const dueOn = addWorkingDays(day('2026-10-12'), 30, calendar)
  const soonOn = (today: Day) => isSoon(clocksFor(given, aWorld({ today }))[1], 5)
  assert.equal(dueOn, '2026-11-23')
  assert.equal(soonOn(day('2026-11-13')), false)
  assert.equal(soonOn(day('2026-11-16')), true)
  assert.equal(soonOn(dueOn), true)
  assert.equal(soonOn(addDays(dueOn, 1)), false)
})

test('a kept clock stays where it was counted; a holiday declared later shows as a difference', () => {
  const kept = clocksToKeep(events(july), aWorld())
  assert.equal(kept.length, 3)
  const off = new Map([...calendar.off, [day('2026-10-08'), { name: 'Ngày nghỉ mới', kind: 'holiday' }] as const])
  const later = aWorld({ calendar: { ...calendar, off } })
  const [, presentation, noShow] = clocksFor(events(july), later, kept)
  assert.equal(presentation.dueOn, '2026-10-08')
  assert.match(presentation.differs!.vi, /09\/10\/2026/)
  assert.match(presentation.differs!.vi, /giữ nguyên/)
  assert.equal(noShow.differs, null)
})

test('a law that came to be known later shows as a difference of version', () => {
  const now = clocksToKeep(events(july), aWorld())[1]!
  const then: KeptClock = { ...now, versionFrom: day('2025-07-01'), value: 20, dueOn: day('2026-09-24') }
  assert.deepEqual(differenceOf(then, aWorld()), now)
  const [, shown] = clocksFor(events(july), aWorld(), [then])
  assert.equal(shown.dueOn, '2026-09-24')
  assert.match(shown.differs!.vi, /bản từ 26\/07\/2026/)
})

test('a kept clock of another event is not used for this one', () => {
  const kept = clocksToKeep(events(july), aWorld())
  const moved = clocksFor(events({ ...july, introducedOn: day('2026-08-25') }), aWorld(), kept)[1]
  assert.equal(moved.eventOn, '2026-08-25')
  assert.equal(moved.differs, null)
})

test('only known events are kept', () => {
  assert.deepEqual(clocksToKeep(events(), aWorld()), [])
  assert.deepEqual(
    clocksToKeep(events({ introducedOn: july.introducedOn }), aWorld()).map((k) => k.rule),
    ['transfers.presentation'],
  )
})

const someDay = fc.option(
  fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2019-06-01'), n)),
  { nil: undefined },
)
const anyEvents = fc.record({
  effectiveOn: someDay,
  introducedOn: someDay,
  noticeOn: someDay,
  inSentList: fc.boolean(),
})

test('whatever the lists say: unknown has no days, known has all of them, and no sentence blames anybody', () => {
  const todays = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2020-01-01'), n))
  fc.assert(
    fc.property(anyEvents, todays, (given, today) => {
      for (const clock of clocksFor(given, aWorld({ today }))) {
        assert.equal(clock.eventOn === null, clock.state === 'unknown')
        assert.equal(clock.dueOn === null, clock.state === 'unknown')
        assert.equal(clock.trust === null, clock.state === 'unknown')
        if (clock.dueOn !== null && clock.state !== 'stopped')
          assert.equal(clock.state, today > clock.dueOn ? 'overdue' : 'running')
        assert.doesNotMatch(clock.because.vi, /vi phạm|bỏ sinh hoạt|mất tích|trốn|undefined|null|NaN/)
      }
    }),
    { numRuns: 300 },
  )
})
