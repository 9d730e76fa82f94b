import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PersonName } from './wire.ts'

test('of a name only what can be seen is kept, and a name has letters', () => {
  assert.equal(PersonName.parse(' Nguyễn\u200b  Thị\tLan\u202e '), 'Nguyễn Thị Lan')
  assert.equal(PersonName.parse('Nguye\u0302\u0303n'), 'Nguyễn')
  for (const none of ['', ' ', '\u200b', '12345', '—']) assert.equal(PersonName.safeParse(none).success, false, none)
})
