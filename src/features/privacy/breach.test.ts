import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulebook } from '#kernel/rule.ts'
import { calendar } from '#rulebook/index.ts'
import { clockOf, noticeBreach, recordBreach } from './breach.ts'

const laws = { rules: rulebook(), calendar }
const at = (instant: string) => Date.parse(instant)
const now = at('2026-11-25T08:00:00Z')
const entered = { what: 'Gửi nhầm thư', data: ['names'], people: 12, measures: '' } as const

test('seventy-two hours run from the moment it was noticed, through nights and days off', () => {
  const noticedAt = at('2026-11-21T22:30:00Z')
  const told = recordBreach({ ...entered, noticedAt }, now, laws)
  assert.ok(told.ok)
  assert.equal(told.counted.dueAt, at('2026-11-24T22:30:00Z'))
  assert.deepEqual([told.counted.value, told.counted.trust], [72, 'presumed'])
  assert.deepEqual(clockOf(told.counted.dueAt, [], now), { state: 'overdue', hours: 9 })
  assert.deepEqual(clockOf(told.counted.dueAt, [], at('2026-11-24T20:00:00Z')), { state: 'running', hours: 2 })
})

test('what was not noticed yet, or before the law there was a term in, is no incident to record', () => {
  const ahead = recordBreach({ ...entered, noticedAt: at('2026-11-26T00:00:00Z') }, now, laws)
  assert.equal(!ahead.ok && ahead.refusal.code, 'privacy.notYet')
  const before = recordBreach({ ...entered, noticedAt: at('2025-06-01T00:00:00Z') }, now, laws)
  assert.equal(!before.ok && before.refusal.code, 'rules.notInForce')
})

test('a late notice is received, and its reason asked', () => {
  const breach = { noticedAt: at('2026-11-20T00:00:00Z'), dueAt: at('2026-11-23T00:00:00Z') }
  const late = { whom: 'specialisedBody', at: at('2026-11-24T00:00:00Z'), lateReason: null } as const
  const refused = noticeBreach(breach, late, now)
  assert.equal(!refused.ok && refused.refusal.code, 'privacy.whyLate')
  assert.deepEqual(noticeBreach(breach, { ...late, lateReason: 'mất điện hai ngày' }, now), {
    ok: true,
    late: true,
  })
  assert.deepEqual(noticeBreach(breach, { ...late, whom: 'people' }, now), { ok: true, late: false })
  assert.deepEqual(clockOf(breach.dueAt, [late], now), { state: 'late', hours: 24 })
  assert.deepEqual(clockOf(breach.dueAt, [{ ...late, at: at('2026-11-22T00:00:00Z') }], now), {
    state: 'inTime',
    hours: 24,
  })
  const early = noticeBreach(breach, { ...late, at: at('2026-11-19T00:00:00Z') }, now)
  assert.equal(!early.ok && early.refusal.code, 'privacy.beforeNoticed')
})
