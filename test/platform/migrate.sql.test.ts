import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { migrate } from '#platform/db/migrate.ts'
import { type Migration, ourMigrations } from '#platform/db/migrations.ts'
import { testCluster } from '#test/database.ts'

test('an empty database is brought to the schema of this version, and the second time nothing is left to do', async () => {
  const config = await anEmptyDatabase()
  assert.deepEqual(await migrate(config), { ok: true, applied: ourMigrations().map(({ name }) => name) })
  assert.deepEqual(await migrate(config), { ok: true, applied: [] })
})

test('of two starters at the same moment one migrates and the other finds it done', async () => {
  const config = await anEmptyDatabase()
  const both = await Promise.all([migrate(config), migrate(config)])
  const applied = both.flatMap((one) => (one.ok ? one.applied : [`refused: ${one.refusal.code}`]))
  assert.deepEqual(
    applied,
    ourMigrations().map(({ name }) => name),
  )
})

test('a database of a newer version is refused and left as it is', async () => {
  const config = await anEmptyDatabase()
  const [first, ...rest] = ourMigrations()
  const newer = aMigration(9000, 'create table of_tomorrow (id int)')
  await migrate(config, [...ourMigrations(), newer])
  assert.deepEqual(await migrate(config), {
    ok: false,
    refusal: { code: 'migrations.newerDatabase', ours: rest.at(-1)?.number ?? first?.number, theirs: 9000 },
  })
})

test('a migration that was changed after it was applied is refused by name', async () => {
  const config = await anEmptyDatabase()
  const [ground, ...rest] = ourMigrations()
  assert.ok(ground)
  await migrate(config, [ground, ...rest])
  const changed = { ...ground, checksum: 'another' }
  const answer = await migrate(config, [changed, ...rest])
  assert.deepEqual(answer, { ok: false, refusal: { code: 'migrations.changed', migration: ground.name } })
})

test('a migration that slipped in between is refused', async () => {
  const config = await anEmptyDatabase()
  const [ground, ...rest] = ourMigrations()
  assert.ok(ground)
  await migrate(config)
  const between = { ...aMigration(1, 'select 1'), name: '0001-late' }
  const answer = await migrate(config, [ground, between, ...rest.slice(1), aMigration(9000, 'select 1')])
  assert.equal(answer.ok ? 'applied' : answer.refusal.code, 'migrations.outOfOrder')
})

test('a migration that fails is rolled back whole and named with its line; those before it stay', async () => {
  const config = await anEmptyDatabase()
  const broken = aMigration(9000, 'create table half (id int);\nselect nothing_of_the_kind();')
  const answer = await migrate(config, [...ourMigrations(), broken])
  assert.ok(!answer.ok && answer.refusal.code === 'migrations.failed')
  assert.equal(answer.refusal.migration, '9000-test')
  assert.match(answer.refusal.reason, /nothing_of_the_kind.*line 2/)
  assert.equal(await tableStands(config, 'half'), false)
  assert.deepEqual(await migrate(config), { ok: true, applied: [] })
})

test('a database that does not answer is refused with what the system said', async () => {
  const config = await anEmptyDatabase()
  const answer = await migrate({ ...config, database: 'nobody_made_this' })
  assert.equal(answer.ok ? 'applied' : answer.refusal.code, 'database.unreachable')
})

test('an owner who may create neither roles nor schemas is told what is missing', async () => {
  const config = await anEmptyDatabase()
  const { superuser } = await testCluster()
  const name = `guest_${randomBytes(4).toString('hex')}`
  await query(superuser, `create role ${name} login`)
  const answer = await migrate({ ...config, user: name })
  await query(superuser, `drop role ${name}`)
  assert.ok(!answer.ok && answer.refusal.code === 'database.unfit')
  assert.equal(answer.refusal.because.length, 2)
})

function aMigration(number: number, text: string): Migration {
  return { number, name: `${number}-test`, sql: text, checksum: 'test' }
}

async function anEmptyDatabase(): Promise<pg.ClientConfig> {
  const { config } = await testCluster()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await query(config, `create database ${name}`)
  return { ...config, database: name }
}

async function tableStands(config: pg.ClientConfig, name: string): Promise<boolean> {
  const rows = await query(config, `select from pg_class where relname = '${name}'`)
  return rows.length > 0
}

async function query(config: pg.ClientConfig, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
