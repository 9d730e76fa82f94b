import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loginOf, ownPath } from './sign-on.ts'

test('a name at the province is the same in capitals, in other Unicode forms and with blanks around', () => {
  assert.equal(loginOf(' Trần.Giong@Tinh '.normalize('NFD')), 'trần.giong@tinh')
  for (const none of ['', ' ', 'hai chữ', 'a\u0000b', 'x'.repeat(201)]) assert.equal(loginOf(none), undefined)
})

test('the page to go on with is one of ours', () => {
  for (const own of ['/', '/members?page=2', '/units/a%20b#c', '/trail?q=//x']) assert.equal(ownPath(own), own)
  for (const other of ['', 'members', '//x', '/\\x', '/a\\b', '/\t/x', '/\n/x', 'https://x', 'javascript:alert(1)'])
    assert.equal(ownPath(other), '/')
})
