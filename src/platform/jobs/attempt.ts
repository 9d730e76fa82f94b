import { setTimeout as wait } from 'node:timers/promises'
import type { JobHelpers } from 'graphile-worker'
import type { Database } from '#platform/db/index.ts'
import type { JobRow, JobState } from './queue.ts'
import type { AnyTask, Working } from './task.ts'

export type Ended = { readonly kind: string; readonly job: string; readonly state: JobState; readonly error?: unknown }

class Cancelled extends Error {}
class Stopping extends Error {}

const often = 200 // milliseconds between two looks at whether somebody cancelled, and between two writings of progress

/** One attempt at a job: from `running` to the state it ends in. Throws where it is to be repeated. */
export async function attempt(
  database: Database,
  task: AnyTask,
  id: string,
  helpers: JobHelpers,
): Promise<Ended | undefined> {
  const row = await begin(database, id)
  if (row === undefined) return undefined // erased or cancelled before it began
  const stop = new AbortController()
  const over = new AbortController()
  const stopping = () => stop.abort(new Stopping('the application stops'))
  helpers.abortSignal.addEventListener('abort', stopping)
  const looking = lookForCancel(database, id, stop, over.signal)
  try {
    const result = await task.run(row.ids, working(database, row, stop.signal))
    return await end(database, row, 'done', result)
  } catch (error) {
    if (stop.signal.reason instanceof Cancelled) return await end(database, row, 'cancelled')
    if (!(error instanceof Stopping) && helpers.job.attempts >= helpers.job.max_attempts)
      return { ...(await end(database, row, 'failed')), error }
    await setBack(database, row)
    throw error
  } finally {
    over.abort()
    helpers.abortSignal.removeEventListener('abort', stopping)
    await looking
  }
}

async function begin(database: Database, id: string): Promise<JobRow | undefined> {
  return database.asOwner((tx) =>
    tx
      .updateTable('job')
      .set({ state: 'running' })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running']) // running: by a worker that died
      .returningAll()
      .executeTakeFirst(),
  )
}

async function end(
  database: Database,
  row: JobRow,
  state: 'done' | 'cancelled' | 'failed',
  result?: string,
): Promise<Ended> {
  await database.asOwner((tx) =>
    tx
      .updateTable('job')
      .set({ state, ended_at: new Date(), ...(result === undefined ? {} : { result }) })
      .where('id', '=', row.id)
      .execute(),
  )
  return { kind: row.kind, job: row.id, state }
}

async function setBack(database: Database, row: JobRow): Promise<void> {
  await database.asOwner((tx) =>
    tx.updateTable('job').set({ state: 'waiting' }).where('id', '=', row.id).where('state', '=', 'running').execute(),
  )
}

/** Aborts `stop` once the job is to be cancelled or was erased, until `over`. */
async function lookForCancel(database: Database, id: string, stop: AbortController, over: AbortSignal): Promise<void> {
  const state = () =>
    database.asOwner((tx) => tx.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst())
  while (!over.aborted) {
    await wait(often, undefined, { signal: over }).catch(() => undefined)
    if (over.aborted) return
    const found = await state().catch(() => ({ state: 'running' }))
    if (found?.state !== 'running') stop.abort(new Cancelled('the job was cancelled'))
    if (stop.signal.aborted) return
  }
}

function working(database: Database, row: JobRow, signal: AbortSignal): Working {
  let written = 0
  return {
    job: row.id,
    account: row.account,
    as: (work) => database.as(row.account, work),
    asOwner: (work) => database.asOwner(work),
    signal,
    async progress(done, total, message) {
      signal.throwIfAborted()
      const now = performance.now()
      if (now - written < often && done !== total) return
      written = now
      await database.asOwner((tx) =>
        tx
          .updateTable('job')
          .set({ done, total: total ?? null, ...(message === undefined ? {} : { message }) })
          .where('id', '=', row.id)
          .execute(),
      )
    },
  }
}
