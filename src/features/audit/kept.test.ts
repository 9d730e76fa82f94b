import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstOther, lastOf, readKept } from './kept.ts'

const days: [string, string][] = [
  ['2026-11-01', 'aa'],
  ['2026-11-02', 'bb'],
  ['2026-11-03', 'cc'],
]

test('a file of heads fits those kept before where each of their days has the same head still', () => {
  assert.equal(firstOther({ days: days.slice(0, 2) }, { days }), undefined)
  assert.equal(firstOther({ days: [] }, { days }), undefined)
  assert.deepEqual(lastOf({ days }), ['2026-11-03', 'cc'])
})

test('the first day that was rewritten or is gone is named', () => {
  assert.equal(firstOther({ days }, { days: days.map(([day, hash], i) => [day, i > 0 ? 'ff' : hash]) }), '2026-11-02')
  assert.equal(firstOther({ days }, { days: days.slice(0, 2) }), '2026-11-03')
})

test('what is no file of heads is not taken for one', () => {
  assert.equal(readKept('{"format":"chibo-key-1"}'), undefined)
  assert.equal(readKept('no json'), undefined)
  assert.deepEqual(readKept(JSON.stringify({ format: 'chibo-heads-1', onDay: '2026-11-03', days }))?.days, days)
})
