import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWeakPin } from './pin.ts'

test('six digits that everybody tries are refused: rows, repetitions, birthdays, years', () => {
  for (const weak of [
    '000000',
    '123456',
    '654321',
    '121212',
    '123123',
    '190590',
    '900519',
    '195817',
    '171958',
    '112233',
    '12345',
    '12345a',
  ])
    assert.equal(isWeakPin(weak), true, weak)
})

test('nine in ten others serve', () => {
  const all = Array.from({ length: 10_000 }, (_one, n) => String(n * 97 + 13).padStart(6, '0'))
  assert.ok(all.filter((pin) => !isWeakPin(pin)).length > 8_500)
  for (const good of ['407183', '862094', '730586']) assert.equal(isWeakPin(good), false, good)
})
