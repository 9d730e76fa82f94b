import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Ids, Task } from './task.ts'

export type JobState = 'waiting' | 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed'

export interface JobRow {
  id: string
  kind: string
  account: string
  /** What it works on. */
  concerns: string
  ids: unknown
  state: JobState
  done: number
  total: number | null
  /** Code of a text. */
  message: string | null
  /** Id of what came of it. */
  result: string | null
  queued_at: Date
  ended_at: Date | null
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    job: JobRow
  }
}

/** Queues a job in this transaction: it exists if and when the transaction commits. Answers its id. */
export async function enqueue<Given extends Ids>(
  tx: Tx,
  task: Task<Given>,
  concerns: string,
  ids: Given,
): Promise<string> {
  const { rows } = await sql<{
    job: string
  }>`select chibo.enqueue(${task.kind}, ${concerns}, ${JSON.stringify(ids)}::jsonb) as job`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('chibo.enqueue answered nothing')
  return row.job
}

/** As the owner: how many jobs are in each state. */
export async function countJobs(tx: Tx): Promise<readonly { readonly state: JobState; readonly n: number }[]> {
  const { rows } = await sql<{ state: JobState; n: number }>`
    select state, count(*)::int as n from job group by state`.execute(tx)
  return rows
}

/** The account's own job; undefined for any other. */
export async function findJob(tx: Tx, job: string): Promise<JobRow | undefined> {
  return tx.selectFrom('job').selectAll().where('id', '=', job).executeTakeFirst()
}

/** Asks a job of the account's own to stop. Answers its state afterwards; undefined for any other's job. */
export async function cancelJob(tx: Tx, job: string): Promise<JobState | undefined> {
  const { rows } = await sql<{ state: JobState | null }>`select chibo.cancel_job(${job}) as state`.execute(tx)
  return rows[0]?.state ?? undefined
}
