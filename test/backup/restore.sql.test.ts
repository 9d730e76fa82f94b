import assert from 'node:assert/strict'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { ourMigrations } from '#platform/db/migrations.ts'
import { projectFolder } from '#platform/settings.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'
import { chibo, urlOf } from './a-command.ts'
import { plantPeople } from './people.ts'
import { aFolder, anEmptyDatabase, ask, everythingIn, insideOf } from './places.ts'

const cache = path.join(projectFolder, '.cache')
mkdirSync(cache, { recursive: true })
const shelf = mkdtempSync(path.join(cache, 'kệ sao lưu '))
after(() => rmSync(shelf, { recursive: true, force: true }))
let source: TestDatabase
let file: string

before(async () => {
  source = await aDatabase()
  await plantPeople(source, 12)
  file = await backedUp(shelf, source)
})

async function backedUp(folder: string, { config }: Pick<TestDatabase, 'config'>): Promise<string> {
  const made = await chibo(['backup', '--to', path.join(folder, 'bản sao.tar'), '--json'], {
    DATABASE_URL: urlOf(config),
  })
  assert.equal(made.code, 0, made.err)
  return made.json.file
}

test('what was backed up comes back as it was, row by row, and is seen to be', async (t) => {
  const { url, config } = await anEmptyDatabase(t)
  const restored = await chibo(['restore', file, '--without-erasures', '--verify', '--json'], { DATABASE_URL: url })
  assert.equal(restored.code, 0, restored.err)
  assert.deepEqual(restored.json.verified.findings, [])
  assert.ok(restored.json.verified.events > 0)
  assert.deepEqual(await everythingIn(config), await everythingIn(source.config))
})

test('a restored database goes on counting where it had come to, and nobody is signed in', async (t) => {
  const { url, config } = await anEmptyDatabase(t)
  assert.equal((await chibo(['restore', file, '--without-erasures'], { DATABASE_URL: url })).code, 0)
  const [last] = await ask(config, 'select max(seq)::int as n from event')
  await ask(config, `select chibo.append_event((select id from unit limit 1), 'members.enter', '2026-01-01', '{}')`)
  assert.deepEqual(await ask(config, 'select max(seq)::int as n from event'), [{ n: last.n + 1 }])
  assert.deepEqual(await ask(config, 'select from session'), [])
})

test('a job somebody waited for is waited for again', async (t) => {
  const database = await aDatabase()
  const { account, ward } = await plantPeople(database)
  await ask(
    database.config,
    `insert into job (kind, account, concerns, ids, state) values
    ('lists.read', '${account}', '${ward}', '{}', 'running'), ('lists.read', '${account}', '${ward}', '{}', 'waiting')`,
  )
  const mine = await backedUp(aFolder(t), database)
  const { url, config } = await anEmptyDatabase(t)
  assert.equal((await chibo(['restore', mine, '--without-erasures'], { DATABASE_URL: url })).code, 0)
  assert.deepEqual(await ask(config, `select distinct state from job`), [{ state: 'waiting' }])
  assert.deepEqual(await ask(config, `select count(*)::int as n from graphile_worker.jobs`), [{ n: 2 }])
})

test('a backup is one file that only its user may read, with what it is in it, and never the key', async (t) => {
  const folder = aFolder(t)
  const made = await chibo(['backup', '--to', folder, '--json'], { DATABASE_URL: urlOf(source.config) })
  const [name, ...others] = insideOf(folder)
  assert.deepEqual(others, [])
  assert.match(name ?? '', /^chibo-\d{8}-\d{6}\.tar$/)
  assert.equal(statSync(made.json.file).mode & 0o777, 0o600)
  assert.equal(made.json.keyInside, false)
  assert.match(readFileSync(made.json.file, 'utf8'), /secret\.key\) KHÔNG có ở đây/)
  const told = await chibo(['backup', '--to', folder, '--lang', 'en'], { DATABASE_URL: urlOf(source.config) })
  assert.match(told.out, /key of the identity numbers .* is NOT in this file. Keep it apart/)
})

test('a backup from before this version is restored and brought forward', async (t) => {
  const old = await anEmptyDatabase(t)
  const first = ourMigrations().filter(({ number }) => number <= 12)
  assert.ok((await migrate(old.config, first)).ok)
  await ask(old.config, `insert into unit (id, kind) values (gen_random_uuid(), 'provincialCommittee')`)
  const older = await backedUp(aFolder(t), old)
  const { url, config } = await anEmptyDatabase(t)
  const restored = await chibo(['restore', older, '--without-erasures', '--verify', '--json'], { DATABASE_URL: url })
  assert.equal(restored.code, 0, restored.err)
  assert.equal(restored.json.schema, '0012-create-issued-reports')
  assert.equal(restored.json.migratedBy.length, ourMigrations().length - first.length)
  assert.deepEqual(await ask(config, 'select count(*)::int as n from unit'), [{ n: 1 }])
  assert.equal((await chibo(['rebuild', '--verify'], { DATABASE_URL: url })).code, 0)
})

test('into an empty folder a database is made that can be started, the key beside it stays', async (t) => {
  const folder = aFolder(t)
  const place = path.join(folder, 'nơi mới')
  mkdirSync(place, { mode: 0o700 })
  writeFileSync(path.join(place, 'secret.key'), 'khóa thử')
  const restored = await chibo(['restore', file, '--without-erasures', '--verify', '--json'], { CHIBO_DATA: place })
  assert.equal(restored.code, 0, restored.err)
  assert.deepEqual(
    insideOf(place).filter((name) => !name.includes('/')),
    ['db', 'secret.key'],
  )
  const started = await startEmbedded(place)
  assert.ok(started.ok)
  assert.deepEqual(await everythingIn(started.embedded.config), await everythingIn(source.config))
  const [checksums] = await ask(started.embedded.superuser, 'show data_checksums')
  assert.deepEqual(checksums, { data_checksums: 'on' })
  await started.embedded.release()
})

test('the key that lies there is told from another', async (t) => {
  const folder = aFolder(t)
  const home = path.join(folder, 'nhà')
  mkdirSync(home)
  writeFileSync(path.join(home, 'secret.key'), 'khóa thử')
  const settings = { DATABASE_URL: urlOf(source.config), CHIBO_DATA: home }
  const mine = path.join(folder, 'a.tar')
  assert.equal((await chibo(['backup', '--to', mine], settings)).code, 0)
  for (const [key, told] of [
    ['khóa thử', 'right'],
    ['khóa khác', 'other'],
    [undefined, 'missing'],
  ] as const) {
    const { url } = await anEmptyDatabase(t)
    const beside = path.join(folder, told)
    mkdirSync(beside)
    if (key !== undefined) writeFileSync(path.join(beside, 'secret.key'), key)
    const restored = await chibo(['restore', mine, '--without-erasures', '--json'], {
      DATABASE_URL: url,
      CHIBO_DATA: beside,
    })
    assert.equal(restored.json.key, told)
  }
})

test('what was wrong before the backup is found by --verify, and is not put in place', async (t) => {
  const database = await aDatabase()
  await plantPeople(database)
  await ask(database.config, `update event set command = 'members.remove' where n = 2`)
  await ask(database.config, `drop index member_now_unit`)
  const folder = aFolder(t)
  const mine = await backedUp(folder, database)
  const place = path.join(folder, 'nơi mới')
  const refused = await chibo(['restore', mine, '--without-erasures', '--verify', '--json'], { CHIBO_DATA: place })
  assert.equal(refused.code, 2)
  const { code, findings, message } = refused.json.refusal
  assert.equal(code, 'restore.notAsItWas')
  assert.deepEqual(
    findings.map(({ what }: { what: string }) => what),
    ['event', 'schema'],
  )
  assert.match(message, /mục 2: đã bị sửa/)
  assert.deepEqual(insideOf(folder), ['bản sao.tar'])
  assert.equal((await chibo(['restore', mine, '--without-erasures'], { CHIBO_DATA: place })).code, 0)
})

test('rows that the database user does not see are no reason to leave them out silently', async (t) => {
  const database = await aDatabase()
  await ask(database.config, `drop policy owner_keeps_house on event`)
  const folder = aFolder(t)
  const refused = await chibo(['backup', '--to', folder, '--json'], { DATABASE_URL: urlOf(database.config) })
  assert.equal(refused.json.refusal.code, 'backup.hiddenRows')
  assert.deepEqual(insideOf(folder), [])
})

test('a place that is in use is never written over', async (t) => {
  const folder = aFolder(t)
  const living = await chibo(['restore', file, '--without-erasures', '--json'], { DATABASE_URL: urlOf(source.config) })
  assert.equal(living.json.refusal.code, 'restore.livingDatabase')

  const place = path.join(folder, 'đang chạy')
  const started = await startEmbedded(place, { throwaway: true })
  assert.ok(started.ok)
  const running = await chibo(['restore', file, '--without-erasures', '--json'], { CHIBO_DATA: place })
  assert.equal(running.json.refusal.code, 'restore.livingDatabase')
  assert.match(running.err, /không bao giờ ghi đè/)
  const database = openDatabase(started.embedded.config)
  await database.asOwner(async () => undefined) // it lives on
  await database.close()
  await started.embedded.release()
  const stopped = await chibo(['restore', file, '--without-erasures', '--json'], { CHIBO_DATA: place })
  assert.equal(stopped.json.refusal.code, 'restore.notEmpty')

  const other = path.join(folder, 'có tệp khác')
  mkdirSync(other)
  writeFileSync(path.join(other, 'ghi chú.txt'), 'của tôi')
  const taken = await chibo(['restore', file, '--without-erasures', '--json', '--lang', 'en'], { CHIBO_DATA: other })
  assert.equal(taken.json.refusal.code, 'restore.notEmpty')
  assert.match(taken.err, /is not empty \(it holds ghi chú.txt\)/)
  assert.deepEqual(insideOf(other), ['ghi chú.txt'])

  const foreign = await anEmptyDatabase(t)
  await ask(foreign.config, 'create table của_tôi as select 1 as n')
  const full = await chibo(['restore', file, '--without-erasures', '--json'], { DATABASE_URL: foreign.url })
  assert.equal(full.json.refusal.code, 'restore.notEmpty')
})

test('a data folder of another user of the machine is left alone', async (t) => {
  const folder = aFolder(t)
  const theirs = process.getuid?.() === 0 ? path.join(folder, 'của người khác') : '/usr'
  if (theirs !== '/usr') {
    mkdirSync(theirs)
    chownSync(theirs, 65_534, 65_534)
  }
  const refused = await chibo(['restore', file, '--without-erasures', '--json'], { CHIBO_DATA: theirs })
  assert.equal(refused.code, 2)
  assert.equal(refused.json.refusal.code, 'restore.anotherUser')
  assert.match(refused.err, /thuộc người dùng khác/)
  const elsewhere = await chibo(['restore', file, '--without-erasures', '--json'], { CHIBO_DATA: '/proc/nothing/here' })
  assert.equal(elsewhere.json.refusal.code, process.getuid?.() === 0 ? 'data.notWritable' : 'restore.anotherUser')
})

test('a backup overwrites no file and makes no folder nobody asked for', async (t) => {
  const folder = aFolder(t)
  const bytes = readFileSync(file)
  const settings = { DATABASE_URL: urlOf(source.config) }
  assert.equal((await chibo(['backup', '--to', file, '--json'], settings)).json.refusal.code, 'backup.fileExists')
  const lost = await chibo(['backup', '--to', path.join(folder, 'không có', 'a.tar'), '--json'], settings)
  assert.equal(lost.json.refusal.code, 'backup.noFolder')
  assert.deepEqual(readFileSync(file), bytes)
  assert.deepEqual(insideOf(shelf), ['bản sao.tar'])
  const nothing = await chibo(['backup', '--json'], { CHIBO_DATA: path.join(folder, 'trống') })
  assert.equal(nothing.json.refusal.code, 'backup.nothingThere')
  assert.deepEqual(insideOf(folder), [])
})

test('without --to a backup lies in the data folder, where a restore may find it lying', async (t) => {
  const folder = aFolder(t)
  chmodSync(folder, 0o700)
  const settings = { DATABASE_URL: urlOf(source.config), CHIBO_DATA: folder }
  const made = await chibo(['backup', '--json'], settings)
  assert.equal(path.dirname(made.json.file), path.join(folder, 'backups'))
  const restored = await chibo(['restore', made.json.file, '--without-erasures', '--json'], { CHIBO_DATA: folder })
  assert.equal(restored.code, 0, restored.err)
})
