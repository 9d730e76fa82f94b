import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { type AnyTask, cancelJob, enqueue, findJob, type JobState, startJobs, task } from '#platform/jobs/index.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'

const Ids = z.object({ list: z.uuid() })

test('a job runs behind the walls of the account that asked for it, tells how far it is and keeps its result', async (t) => {
  const result = randomUUID()
  const compare = task('lists.compare', Ids, async (ids, work) => {
    await work.progress(1, 2, 'lists.reading')
    const { rows } = await work.as((tx) => sql<{ a: string }>`select chibo.account() as a`.execute(tx))
    assert.equal(rows[0]?.a, work.account)
    await work.progress(2, 2)
    return ids.list === list ? result : undefined
  })
  const { database, account, list } = await aDesk(t, compare)
  const job = await database.as(account, (tx) => enqueue(tx, compare, list, { list }))
  const ended = await stateOf(database, account, job, 'done')
  assert.deepEqual([ended.done, ended.total, ended.message, ended.result], [2, 2, 'lists.reading', result])
})

test('nobody sees or stops the job of another', async (t) => {
  const compare = task('lists.compare', Ids, async () => undefined)
  const { database, account, list } = await aDesk(t)
  const job = await database.as(account, (tx) => enqueue(tx, compare, list, { list }))
  const other = randomUUID()
  assert.equal(await database.as(other, (tx) => findJob(tx, job)), undefined)
  assert.equal(await database.as(other, (tx) => cancelJob(tx, job)), undefined)
  assert.equal((await database.as(account, (tx) => findJob(tx, job)))?.state, 'waiting')
})

test('a job of a transaction that failed never was', async (t) => {
  const compare = task('lists.compare', Ids, async () => undefined)
  const { database, account, list } = await aDesk(t)
  await assert.rejects(
    database.as(account, async (tx) => {
      await enqueue(tx, compare, list, { list })
      throw new Error('stopped')
    }),
  )
  assert.deepEqual(await queued(database), [])
})

test('a payload that holds a name is refused', async (t) => {
  const { database, account, list } = await aDesk(t)
  const enqueueing = sql`select chibo.enqueue('lists.compare', ${list}, '{"name": "Nguyễn Thị Lan"}')`
  await assert.rejects(
    database.as(account, (tx) => enqueueing.execute(tx)),
    /job_ids_check/,
  )
})

test('whoever waits can stop a job that has not begun, and one that runs', async (t) => {
  const compare = task('lists.compare', Ids, async (_ids, work) => {
    for (let row = 0; ; row++) {
      await work.progress(row)
      await wait(20)
    }
  })
  const { database, account, list, start } = await aDesk(t)
  const early = await database.as(account, (tx) => enqueue(tx, compare, list, { list }))
  assert.equal(await database.as(account, (tx) => cancelJob(tx, early)), 'cancelled')
  assert.deepEqual(await queued(database), [])

  await start(compare)
  const job = await database.as(account, (tx) => enqueue(tx, compare, list, { list }))
  await stateOf(database, account, job, 'running')
  assert.equal(await database.as(account, (tx) => cancelJob(tx, job)), 'cancelling')
  await stateOf(database, account, job, 'cancelled')
})

test('jobs are erased with what they concern, and nothing of them stays in the queue', async (t) => {
  const compare = task('lists.compare', Ids, async () => undefined)
  const { database, account, list } = await aDesk(t)
  await database.asOwner(async (tx) => {
    await sql`create table pile (id uuid primary key)`.execute(tx)
    await sql`call chibo.jobs_end_with('pile')`.execute(tx)
    await sql`insert into pile values (${list})`.execute(tx)
  })
  const job = await database.as(account, (tx) => enqueue(tx, compare, list, { list }))
  await database.asOwner((tx) => sql`delete from pile where id = ${list}`.execute(tx))
  assert.equal(await database.as(account, (tx) => findJob(tx, job)), undefined)
  assert.deepEqual(await queued(database), [])
})

test('a job is repeated after a failure, and the queue does not write down what the error said', async (t) => {
  const compare = task('lists.compare', Ids, async () => {
    throw new TypeError('row of Nguyễn Thị Lan')
  })
  const { database, account, list, start } = await aDesk(t)
  await start(compare)
  await database.as(account, (tx) => enqueue(tx, compare, list, { list }))
  const said = await until(
    async () => (await queued(database)).find(({ last_error }) => last_error !== null)?.last_error,
  )
  assert.match(said, /lists.compare: TypeError/)
  assert.doesNotMatch(said, /Nguyễn/)
})

test('a job whose worker was killed is taken up by the next', async (t) => {
  const compare = task('lists.compare', Ids, async () => undefined)
  const { database, account, list, start } = await aDesk(t)
  const job = await database.as(account, (tx) => enqueue(tx, compare, list, { list }))
  await database.asOwner((tx) =>
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`.execute(tx),
  )
  await database.asOwner((tx) => tx.updateTable('job').set({ state: 'running' }).execute())
  await start(compare)
  await stateOf(database, account, job, 'done')
})

async function aDesk(t: TestContext, ...tasks: readonly AnyTask[]) {
  const database = await aDatabase()
  async function start(...given: readonly AnyTask[]): Promise<void> {
    const jobs = await startJobs({ database, tasks: given })
    t.after(() => jobs.stop())
  }
  if (tasks.length > 0) await start(...tasks)
  return { database, account: randomUUID(), list: randomUUID(), start }
}

async function queued(database: TestDatabase) {
  const { rows } = await database.asOwner((tx) =>
    sql<{
      last_error: string | null
    }>`select last_error from graphile_worker.jobs where task_identifier = 'lists.compare'`.execute(tx),
  )
  return rows
}

function stateOf(database: TestDatabase, account: string, job: string, state: JobState) {
  return until(async () => {
    const found = await database.as(account, (tx) => findJob(tx, job))
    return found?.state === state ? found : undefined
  })
}

async function until<T>(ask: () => Promise<T | null | undefined>): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const answer = await ask()
    if (answer !== undefined && answer !== null) return answer
    await wait(20)
  }
  throw new Error('waited in vain')
}
