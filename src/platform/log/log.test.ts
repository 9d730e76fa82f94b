import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from './index.ts'

test('an error is logged by kind, code and place; what it says may quote a person, and is left out', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  const cause = Object.assign(new TypeError('invalid day of Hồ Khiêm'), { code: '22007' })
  const error = new Error('value of Hồ Khiêm\nsecond line with Hồ Khiêm', { cause })
  log.error({ err: error }, 'a request failed')
  const logged = lines.join('')
  assert.doesNotMatch(logged, /Khiêm/)
  const { err, msg } = JSON.parse(logged)
  assert.equal(msg, 'a request failed')
  assert.deepEqual([err.kind, err.cause.kind, err.cause.code], ['Error', 'TypeError', '22007'])
  assert.match(err.stack[0], /^at .*log\.test\.ts/)
})
