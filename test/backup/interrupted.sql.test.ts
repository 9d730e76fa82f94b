import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { isAlive } from '#platform/db/postmaster.ts'
import { projectFolder } from '#platform/settings.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'
import { begin, chibo, urlOf } from './a-command.ts'
import { plantPeople } from './people.ts'
import { aFolder, anEmptyDatabase, ask, insideOf } from './places.ts'

const shelf = mkdtempSync(path.join(projectFolder, '.cache', 'kệ dở dang '))
after(() => rmSync(shelf, { recursive: true, force: true }))
const file = path.join(shelf, 'a.tar')
let source: TestDatabase
let settings: Readonly<Record<string, string>>

before(async () => {
  source = await aDatabase()
  await plantPeople(source, 40)
  settings = { DATABASE_URL: urlOf(source.config) }
  const made = await chibo(['backup', '--to', file], settings)
  assert.equal(made.code, 0, made.err)
})

test('a backup that is stopped leaves nothing behind', async (t) => {
  const folder = aFolder(t)
  const held = await holding(t, source.config, 'lock table event in access exclusive mode')
  const { child, ended } = begin(['backup', '--to', folder, '--json'], settings)
  await until(() => readdirSync(folder).length > 0) // it has begun, and waits for the table
  child.kill('SIGINT')
  const stopped = await ended
  assert.equal(stopped.code, 2)
  assert.equal(stopped.json.refusal.code, 'backup.cancelled')
  assert.deepEqual(insideOf(folder), [])
  await held.end()
})

test('what a killed backup had begun is cleared away by the next', async (t) => {
  const folder = aFolder(t)
  const held = await holding(t, source.config, 'lock table event in access exclusive mode')
  const { child, ended } = begin(['backup', '--to', folder, '--json'], settings)
  await until(() => readdirSync(folder).length > 0)
  child.kill('SIGKILL')
  await ended
  await held.end()
  assert.equal((await chibo(['backup', '--to', folder], settings)).code, 0)
  assert.equal(readdirSync(folder).length, 1)
})

test('a restore that is stopped leaves nothing behind', async (t) => {
  const { url, config } = await anEmptyDatabase(t)
  const held = await holding(t, config, 'select pg_advisory_xact_lock(727010)')
  const { child, ended } = begin(['restore', file, '--without-erasures', '--json'], { DATABASE_URL: url })
  await untilAsked(async () => {
    const [{ n }] = await ask(
      config,
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
    )
    return n === 1
  })
  child.kill('SIGTERM')
  const stopped = await ended
  assert.equal(stopped.code, 2)
  assert.equal(stopped.json.refusal.code, 'backup.cancelled')
  await held.end()
  assert.deepEqual(await ask(config, `select from pg_namespace where nspname = 'chibo'`), [])
})

test('after a restore that was killed the next one begins anew and succeeds', async (t) => {
  const place = path.join(aFolder(t), 'nơi mới')
  const { child, ended } = begin(['restore', file, '--without-erasures', '--json'], { CHIBO_DATA: place })
  await until(() => postmasterBeside(place) !== undefined)
  const left = postmasterBeside(place) ?? 0
  child.kill('SIGKILL')
  await ended
  assert.equal(existsSync(path.join(place, 'db')), false)
  const restored = await chibo(['restore', file, '--without-erasures', '--verify', '--json'], { CHIBO_DATA: place })
  assert.equal(restored.code, 0, restored.err)
  assert.deepEqual(readdirSync(place), ['db'])
  assert.equal(isAlive(left), false)
})

test('a disk that is full ends a backup, and leaves neither a half file nor a lock', async (t) => {
  const disk = aSmallDisk(t, '16k')
  if (disk === undefined) return
  const refused = await chibo(['backup', '--to', disk.folder, '--json'], settings, disk.before)
  assert.equal(refused.code, 2, refused.err)
  assert.equal(refused.json.refusal.code, 'data.full')
  assert.match(refused.err, /đã đầy/)
  await source.asOwner((tx) => tx.deleteFrom('job').execute()) // nobody waits for it
})

test('a disk that becomes full ends a restore, and leaves the folder as it was', async (t) => {
  const disk = aSmallDisk(t, '30m')
  if (disk === undefined) return
  const place = path.join(disk.folder, 'nơi mới')
  const kept = path.join(aFolder(t), 'còn lại')
  const refused = await chibo(
    ['restore', file, '--without-erasures', '--json'],
    { CHIBO_DATA: place, KEPT: kept },
    disk.before,
  )
  assert.equal(refused.code, 2, refused.err)
  assert.equal(refused.json.refusal.code, 'data.full', refused.err)
  assert.match(refused.err, /Giải phóng/)
  assert.equal(readFileSync(kept, 'utf8'), '')
})

/**
 * A disk of so many bytes that exists only for one command, which is started by `before`; what is left on it is listed in the file
 * `KEPT`. Undefined where the machine allows nobody a disk of their own.
 */
function aSmallDisk(t: TestContext, size: string): { folder: string; before: readonly string[] } | undefined {
  const folder = path.join(aFolder(t), 'đĩa nhỏ')
  mkdirSync(folder)
  const alone = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'])]
  const script = `mount -t tmpfs -o size=${size} none "$0" && "$@"; code=$?; ls -A "$0" > "\${KEPT:-/dev/null}"; exit $code`
  const command = [...alone, 'sh', '-c', script, folder]
  const [program, ...args] = [...command, 'true']
  if (spawnSync(program, args).status === 0) return { folder, before: command }
  t.skip('no disk of one’s own on this machine')
  return undefined
}

/** Somebody who keeps others waiting until they `end`. */
async function holding(t: TestContext, config: pg.ClientConfig, how: string): Promise<pg.Client> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  t.after(() => client.end().catch(() => undefined))
  await client.query('begin')
  await client.query(how)
  return client
}

function postmasterBeside(place: string): number | undefined {
  try {
    const beside = readdirSync(place).find((name) => name.startsWith('restoring-'))
    const pid = readFileSync(path.join(place, beside ?? '', 'db', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]
    return Number(pid) || undefined
  } catch {
    return undefined
  }
}

async function until(asked: () => boolean): Promise<void> {
  await untilAsked(async () => asked())
}

async function untilAsked(asked: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (await asked()) return
    await wait(10)
  }
  assert.fail('waited in vain')
}
