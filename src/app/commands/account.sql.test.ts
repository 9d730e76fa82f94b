import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kernel/day.ts'
import { codeDigest } from '#platform/session/index.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { urlOf } from '#test/backup/a-command.ts'
import { aDatabase } from '#test/database.ts'

test('on the server a second organiser is opened, with a code of one use, and the trail says so', async () => {
  const database = await aDatabase()
  const chibo = (...args: string[]) =>
    spawnSync(process.execPath, ['src/app/cli.ts', 'account', ...args, '--json'], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: urlOf(database.config) },
    })
  assert.equal(JSON.parse(chibo('hai.tinh', 'Hồ Thị Hai').stdout).refusal.code, 'accounts.noTop')
  const unit = await database.asOwner((tx) =>
    foundUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh ủy Nghệ An', from: day('2020-01-01') }),
  )
  const opened = chibo('hai.tinh', 'Hồ Thị Hai')
  assert.equal(opened.status, 0, opened.stderr)
  const { code, ...told } = JSON.parse(opened.stdout)
  assert.deepEqual([told.username, told.unit], ['hai.tinh', 'Tỉnh ủy Nghệ An'])
  const { rows } = await database.asOwner((tx) =>
    sql<{ role: string; unit: string; command: string; hash: Buffer }>`
      select s.role, s.unit, e.command, c.code_hash as hash from account a join seat s on s.account = a.id join activation c on c.account = a.id
      join event e on e.unit = s.unit`.execute(tx),
  )
  assert.deepEqual(rows, [
    { role: 'provincialOrganiser', unit, command: 'accounts.openFromServer', hash: codeDigest(code) },
  ])
  assert.equal(JSON.parse(chibo('hai.tinh', 'Hồ Thị Ba').stdout).refusal.code, 'accounts.taken')
})
