import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day.ts'
import {
  AttemptBy,
  AttemptGiven,
  AttemptOutcome,
  AttemptWay,
  correctAttempt,
  recordAttempt,
  type AttemptMade,
} from './index.ts'

const world = { today: day('2026-11-23') }

function anAttempt(over: Partial<AttemptMade> = {}): AttemptMade {
  return { on: day('2026-11-20'), way: 'call', by: 'cellSecretary', outcome: 'notReached', ...over }
}

function recorded(id = 'a') {
  const decision = recordAttempt(anAttempt(), id, world)
  assert.ok(decision.ok)
  return decision.attempt
}

test('an attempt of Friday that is typed on Monday happened on Friday', () => {
  assert.deepEqual(recorded(), { id: 'a', ...anAttempt(), corrects: null })
})

test('an attempt may be of today and never of tomorrow', () => {
  assert.equal(recordAttempt(anAttempt({ on: day('2026-11-23') }), 'a', world).ok, true)
  const tomorrow = recordAttempt(anAttempt({ on: day('2026-11-24') }), 'a', world)
  assert.ok(!tomorrow.ok && tomorrow.refusal.code === 'transfers.attemptInTheFuture')
})

test('a correction is a record of its own that names what it corrects', () => {
  const first = recorded()
  const decision = correctAttempt({ corrected: first, correctedBy: null }, anAttempt({ outcome: 'met' }), 'b', world)
  assert.ok(decision.ok)
  assert.deepEqual(decision.attempt, { id: 'b', ...anAttempt({ outcome: 'met' }), corrects: 'a' })
  assert.equal(first.outcome, 'notReached')
})

test('what was corrected already is not corrected twice', () => {
  const decision = correctAttempt({ corrected: recorded(), correctedBy: 'b' }, anAttempt({ way: 'visit' }), 'c', world)
  assert.ok(!decision.ok && decision.refusal.code === 'transfers.attemptAlreadyCorrected')
})

test('a correction that changes nothing, or lies in the future, is refused', () => {
  const state = { corrected: recorded(), correctedBy: null }
  const same = correctAttempt(state, anAttempt(), 'b', world)
  assert.ok(!same.ok && same.refusal.code === 'transfers.attemptUnchanged')
  const future = correctAttempt(state, anAttempt({ on: day('2027-01-01') }), 'b', world)
  assert.ok(!future.ok && future.refusal.code === 'transfers.attemptInTheFuture')
})

test('way, person and outcome come from closed lists, and nothing else is taken', () => {
  assert.equal(AttemptWay.options.length, 5)
  assert.equal(AttemptBy.options.length, 4)
  assert.equal(AttemptOutcome.options.length, 5)
  const given = { on: '2026-11-20', way: 'call', by: 'sender', outcome: 'met', note: 'a neighbour said' }
  assert.equal('note' in AttemptGiven.parse(given), false)
  assert.equal(AttemptGiven.safeParse({ ...given, outcome: 'a neighbour said' }).success, false)
})
