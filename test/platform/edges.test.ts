import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireDay } from '#features/units/index.ts'
import { refusalOf } from '#platform/http/failures.ts'
import { readProxies } from '#platform/http/proxies.ts'

test('a disk without room is told as that, by the system and by PostgreSQL', () => {
  for (const code of ['53100', 'ENOSPC'])
    assert.deepEqual(refusalOf(Object.assign(new Error('x'), { code })), { code: 'http.full' })
  assert.deepEqual(refusalOf(Object.assign(new Error('x'), { code: '57P01' })), { code: 'http.databaseGone' })
})

test('a network in which anybody stands is no proxy', () => {
  for (const broad of ['0.0.0.0/0', '::/0', '0.0.0.0/1', '11.0.0.0/8', '2001::/16'])
    assert.equal(readProxies([broad]), undefined, broad)
  for (const own of ['10.0.0.7', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8', '203.0.113.0/24'])
    assert.ok(readProxies([own]), own)
})

test('a day that is none is told once, and one that is far away as that', () => {
  assert.deepEqual(told('2026-02-31'), ['invalid_format'])
  assert.deepEqual(told('1800-01-01'), ['custom'])
  assert.equal(told('2026-02-28'), undefined)
})

function told(text: string) {
  return WireDay.safeParse(text).error?.issues.map((i) => i.code)
}
