import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { day } from '#kernel/day.ts'
import { openAccount } from '#features/accounts/index.server.ts'
import { appendEvent } from '#features/audit/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { urlOf } from '#test/backup/a-command.ts'
import { aDatabase } from '#test/database.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'chibo-trail-'))
after(() => rmSync(folder, { recursive: true }))

test('the owner writes the whole trail into a new file, which the verifier reads; nothing is written over', async () => {
  const database = await aDatabase()
  await database.asOwner(async (tx) => {
    const unit = await foundUnit(tx, { kind: 'communeCommittee', name: 'Đảng ủy thử', from: day('2020-01-01') })
    await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$thu' })
    await appendEvent(tx, { unit, command: 'thu.lam', on: day('2026-10-01'), body: { n: 1 } })
  })
  const url = urlOf(database.config)
  const file = path.join(folder, 'dau-vet.jsonl')
  const chibo = () =>
    spawnSync(process.execPath, ['src/app/cli.ts', 'trail', 'export', file, '--json'], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: url },
    })
  const first = chibo()
  assert.equal(first.status, 0, first.stderr)
  assert.deepEqual(JSON.parse(first.stdout), { file, event: 1, reading: 0, seal: 0, head: 0 })
  assert.match(readFileSync(file, 'utf8'), /"command":"thu.lam"/)
  const verified = spawnSync(process.execPath, ['bin/verify-trail.mjs', file], { encoding: 'utf8' })
  assert.equal(verified.status, 0, verified.stderr)
  assert.match(verified.stdout, /Không có dấu niêm nào giữ ngoài máy chủ/)
  assert.equal(chibo().status, 2)
})
