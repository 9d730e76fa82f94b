import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { crashLoop } from '#test/crash/loop.ts'

const cache = fileURLToPath(new URL('../../.cache', import.meta.url))

test('whatever is killed while people work: each answered command stands once, each other one whole or not at all', async (t) => {
  const dataFolder = mkdtempSync(path.join(cache, 'crash-'))
  t.after(() => rmSync(dataFolder, { recursive: true, force: true }))
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const { wrong, acknowledged } = await crashLoop({ rounds: 4, dataFolder, seed, say: (line) => t.diagnostic(line) })
  assert.deepEqual(wrong, [], `seed ${seed}`)
  assert.ok(acknowledged > 0)
})
