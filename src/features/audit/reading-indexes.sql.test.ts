import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addDays, todayInVietnam } from '#kernel/day.ts'
import { aDatabase } from '#test/database.ts'
import { indexReadLog } from './sealing.sql.ts'

const today = todayInVietnam(Date.now())

test('readings of days gone by are found by whom they tell of and by who read, without reading through the log', async () => {
  const database = await aDatabase()
  const account = randomUUID()
  const past = addDays(today, -5).replaceAll('-', '')
  const other = '00000000-0000-4000-8000-000000000001'
  const run = (statement: string) => database.asOwner((tx) => sql.raw(statement).execute(tx))
  await run(`create table read_log_${past} partition of read_log
    for values from ('${addDays(today, -5)}T00:00:00+07') to ('${addDays(today, -4)}T00:00:00+07')`)
  await run(`call chibo.wall_off('read_log_${past}')`)
  await run(`insert into read_log (at, account, operation, subjects)
    select '${addDays(today, -5)}'::timestamp at time zone 'Asia/Ho_Chi_Minh' + i * interval '1 second', '${other}', 'thu.doc', array(select gen_random_uuid() from generate_series(1, 20) where i > 0)
    from generate_series(1, 5000) i`)
  await database.asOwner(indexReadLog)
  await database.asOwner(indexReadLog)
  await run(`analyze read_log_${past}`)
  const plan = async (where: string) => {
    const { rows } = await database.asOwner((tx) =>
      sql.raw(`explain select * from read_log where ${where}`).execute(tx),
    )
    return rows.map((row) => Object.values(row as object).join(' ')).join('\n')
  }
  assert.match(
    await plan(`subjects @> array['${account}'::uuid]`),
    new RegExp(`Index Scan on read_log_${past}_subjects`),
  )
  assert.match(await plan(`account = '${account}'`), new RegExp(`Index Scan (on|using) read_log_${past}_account`))
})
