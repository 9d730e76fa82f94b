import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { openDatabase } from '#platform/db/database.ts'
import { type Embedded, type EmbeddedOptions, startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { isAlive } from '#platform/db/postmaster.ts'

const cache = fileURLToPath(new URL('../../.cache', import.meta.url))

test('the database starts in a folder with spaces and Vietnamese letters, sorts names as Vietnamese does, and stops', async (t) => {
  const folder = aFolder(t, 'Chi bộ phường Trường Vinh ')
  const embedded = await start(folder)
  const { rows } = await query(embedded, `select n from unnest('{Ân,Ánh,An,Đào,Dung}'::text[]) n order by n`)
  assert.deepEqual(
    rows.map(({ n }) => n),
    ['An', 'Ánh', 'Ân', 'Dung', 'Đào'],
  )
  const pid = postmaster(folder)
  await embedded.release()
  assert.equal(isAlive(pid), false)
})

test('a path too long for a socket is served all the same', async (t) => {
  const embedded = await start(path.join(aFolder(t), 'rất dài '.repeat(15)))
  assert.equal((await query(embedded, 'select 1 as n')).rows.length, 1)
  await embedded.release()
})

test('a database that outlived its killed application is taken over with everything in it', async (t) => {
  const folder = aFolder(t)
  const pid = await startAndKill(folder)
  assert.ok(isAlive(pid))
  const embedded = await start(folder)
  assert.equal(embedded.adopted, true)
  assert.deepEqual((await query(embedded, 'select n from kept')).rows, [{ n: 1 }])
  await embedded.release()
  assert.equal(isAlive(pid), false)
})

test('of two who use one database the first to leave does not take it from the other', async (t) => {
  const folder = aFolder(t)
  const [first, second] = await Promise.all([start(folder), start(folder)])
  await first.release()
  assert.equal((await query(second, 'select 1 as n')).rows.length, 1)
  await second.release()
})

test('a process that happens to have the number of a dead database does not keep it from starting', async (t) => {
  const folder = aFolder(t)
  const before = await start(folder)
  const file = path.join(folder, 'db', 'cluster', 'postmaster.pid')
  const left = readFileSync(file, 'utf8')
  await before.release()
  writeFileSync(file, left.replace(/^\d+/, String(process.pid)))
  const after = await start(folder)
  assert.equal(after.adopted, false)
  await after.release()
})

test('another PostgreSQL, over TCP and with a password, serves as well as the embedded one', async (t) => {
  const embedded = await start(aFolder(t), { throwaway: true, tcpPort: await aFreePort() })
  const { host, port, user, password, database: name } = embedded.config
  const config = { connectionString: `postgres://${user}:${String(password)}@${host}:${port}/${name}` }
  const migrated = await migrate(config)
  assert.ok(migrated.ok)
  const database = openDatabase(config)
  const role = await database.as(null, (tx) => tx.selectFrom('job').selectAll().execute())
  assert.deepEqual(role, [])
  await database.close()
  await embedded.release()
})

test('a folder that cannot be written to is refused by name', async () => {
  const started = await startEmbedded('/proc/nothing/here')
  assert.ok(!started.ok)
  assert.equal(started.refusal.code, 'data.notWritable')
})

async function start(folder: string, options: EmbeddedOptions = { throwaway: true }): Promise<Embedded> {
  const started = await startEmbedded(folder, options)
  assert.ok(started.ok, JSON.stringify(started))
  return started.embedded
}

/** Another process starts the database, writes a row and is killed. Answers the database's process. */
async function startAndKill(folder: string): Promise<number> {
  const script = `
    import pg from 'pg'
    import { startEmbedded } from '#platform/db/embedded.ts'
    const { embedded } = await startEmbedded(${JSON.stringify(folder)})
    const client = new pg.Client(embedded.config)
    await client.connect()
    await client.query('create table kept as select 1 as n')
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  return postmaster(folder)
}

function postmaster(folder: string): number {
  return Number(readFileSync(path.join(folder, 'db', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function query({ config }: Embedded, text: string) {
  const client = new pg.Client(config)
  await client.connect()
  const answer = await client.query<{ n: unknown }>(text)
  await client.end()
  return answer
}

async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function aFolder(t: TestContext, name = 'embedded '): string {
  const folder = mkdtempSync(path.join(cache, name))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
