import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, run, type Task as QueueTask } from 'graphile-worker'
import { sql } from 'kysely'
import { z } from 'zod'
import { poolOf } from '#platform/db/database.ts'
import type { Database } from '#platform/db/index.ts'
import { codeOf } from '#platform/db/refusals.ts'
import { attempt, type Ended } from './attempt.ts'
import type { AnyTask, Recurring } from './task.ts'

export interface JobsOptions {
  readonly database: Database
  readonly tasks: readonly AnyTask[]
  readonly recurring?: readonly Recurring[]
  /** Told of every job that ended, for the log. `error` may carry personal data in its message: log its name and code only. */
  readonly onEnd?: (ended: Ended) => void
  readonly concurrency?: number
  /** Milliseconds that running jobs are given when all stops, before they are asked to leave off. */
  readonly patience?: number
}

export interface Jobs {
  /** Whether it still wakes up. */
  isRunning(): boolean
  /** Takes no new job. What does not end in time is left where it is, and taken up again by the next start. */
  stop(): Promise<void>
}

/** Wakes up for the jobs of this database until stopped. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { database, tasks, recurring = [] } = options
  const presence = presenceIn(database)
  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => void presence.take(workerPool.id))
  await freeJobsOfTheDead(database)
  const clock = [...recurring, sweep]
  const runner = await run({
    pgPool: database.owner,
    concurrency: options.concurrency ?? 2,
    noHandleSignals: true,
    events,
    logger: new Logger(() => () => undefined),
    pollInterval: 5000, // new jobs are announced by PostgreSQL; this finds those whose repetition is due
    taskList: Object.fromEntries([
      ...tasks.map((task) => [task.kind, queued(task, options)] as const),
      ...clock.map((one) => [one.kind, clocked(one, database)] as const),
    ]),
    parsedCronItems: parseCronItems(clock.map(({ kind, at }) => ({ task: kind, match: at }))),
    preset: { worker: { gracefulShutdownAbortTimeout: options.patience ?? 1000 } },
  })
  let running = true
  void runner.promise.catch(() => undefined).finally(() => (running = false))
  return {
    isRunning: () => running,
    async stop() {
      await runner.stop().catch(() => undefined) // stopping twice is one stop
      await presence.leave()
    },
  }
}

const Payload = z.object({ job: z.uuid() })

function queued(task: AnyTask, { database, onEnd }: JobsOptions): QueueTask {
  return async (payload, helpers) => {
    const { job } = Payload.parse(payload)
    try {
      const ended = await attempt(database, task, job, helpers)
      if (ended !== undefined) onEnd?.(ended)
    } catch (error) {
      // oxlint-disable-next-line preserve-caught-error -- its words are what must not travel
      throw withoutWords(task.kind, error)
    }
  }
}

function clocked(recurring: Recurring, database: Database): QueueTask {
  return async (_payload, { abortSignal }) => {
    try {
      await recurring.run((work) => database.asOwner(work), abortSignal)
    } catch (error) {
      // oxlint-disable-next-line preserve-caught-error -- its words are what must not travel
      throw withoutWords(recurring.kind, error)
    }
  }
}

/** The queue writes an error's message down: it may quote a person's row, so only the kind of error goes there. */
function withoutWords(kind: string, error: unknown): Error {
  const name = error instanceof Error ? error.name : typeof error
  return new Error([`${kind}:`, name, codeOf(error)].filter(Boolean).join(' '))
}

/** Holds a lock by the name under which our workers take jobs, so that others see whether we live. */
function presenceIn({ owner }: Database) {
  const connection = poolOf({ ...owner.options, max: 1, idleTimeoutMillis: 0 })
  return {
    take: (name: string) => connection.query('select pg_advisory_lock(hashtext($1))', [name]).catch(() => undefined),
    leave: () => connection.end(),
  }
}

/** A worker that was killed leaves its jobs locked; the queue alone would wait four hours for it. */
async function freeJobsOfTheDead(database: Database): Promise<void> {
  await database.asOwner((tx) =>
    sql`
      select graphile_worker.force_unlock_workers(array_agg(worker))
      from (select distinct locked_by from graphile_worker.jobs where locked_by is not null) as taken (worker)
      where pg_try_advisory_xact_lock(hashtext(worker))
      having count(*) > 0`.execute(tx),
  )
}

/** Rows of jobs that ended are of interest until their page was left. */
const sweep: Recurring = {
  kind: 'jobs.sweep',
  at: '* * * * *',
  async run(asOwner) {
    await asOwner((tx) => sql`delete from job where ended_at < now() - interval '7 days'`.execute(tx))
  },
}
