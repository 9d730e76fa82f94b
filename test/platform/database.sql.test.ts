import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aDatabase } from '#test/database.ts'

test('a request runs as the application, on behalf of one account, for one transaction', async () => {
  const database = await aDatabase()
  const account = randomUUID()
  const who = sql<{ role: string; account: string | null }>`select current_user as role, chibo.account() as account`
  const inside = await database.as(account, (tx) => who.execute(tx))
  assert.deepEqual(inside.rows, [{ role: 'chibo_app', account }])
  const nobody = await database.as(null, (tx) => who.execute(tx))
  assert.deepEqual(nobody.rows, [{ role: 'chibo_app', account: null }])
})

test('what fails half way leaves nothing behind', async () => {
  const database = await aDatabase()
  await database.asOwner((tx) => sql`create table note (text text)`.execute(tx))
  await assert.rejects(
    database.asOwner(async (tx) => {
      await sql`insert into note values ('half')`.execute(tx)
      throw new Error('stopped')
    }),
  )
  const left = await database.asOwner((tx) => sql`select * from note`.execute(tx))
  assert.deepEqual(left.rows, [])
})

test('days come back as the text they are, counts as numbers', async () => {
  const database = await aDatabase()
  const { rows } = await database.as(null, (tx) => sql`select date '2026-07-26' as day, count(*) as n`.execute(tx))
  assert.deepEqual(rows, [{ day: '2026-07-26', n: 1 }])
})

test('statements can be counted', async () => {
  const database = await aDatabase()
  const watch = database.watch()
  await database.as(null, (tx) => sql`select 1`.execute(tx))
  watch.stop()
  await database.as(null, (tx) => sql`select 2`.execute(tx))
  assert.equal(watch.statements.filter((statement) => statement.startsWith('select')).length, 1)
})

test('what is asked alone is asked on behalf of nobody, and what is said of an origin is nothing but a text', async () => {
  const database = await aDatabase()
  const account = '00000000-0000-4000-8000-000000000001'
  const who = sql<{ who: string | null }>`select chibo.account() as who`
  assert.deepEqual((await database.as(account, (tx) => who.execute(tx))).rows, [{ who: account }])
  assert.deepEqual((await database.alone((asked) => who.execute(asked))).rows, [{ who: null }])
  const origin = `10.0.0.1', true); select set_config('chibo.account', '${account}', true) \\' --`
  const how = { oneMoment: true, origin }
  const from = sql<object>`select chibo.account() as who, current_setting('chibo.origin') as origin`
  assert.deepEqual((await database.as(null, (tx) => from.execute(tx), how)).rows, [{ who: null, origin }])
  assert.deepEqual((await database.as(null, (tx) => who.execute(tx))).rows, [{ who: null }])
})
