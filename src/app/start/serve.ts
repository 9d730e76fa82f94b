import path from 'node:path'
import type { Database } from '#platform/db/index.ts'
import { countJobs } from '#platform/jobs/index.ts'
import type { Logger } from '#platform/log/index.ts'
import { type Metrics, serveMetrics, startMetrics } from '#platform/metrics/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { projectFolder } from '#platform/settings.ts'
import { keepLedger } from '#features/privacy/index.server.ts'
import { startOurJobs } from '../jobs.ts'
import { type Running, startServer } from '../server.ts'
import type { ProviderSettings } from '#platform/session/index.ts'
import type { Listening } from './listening.ts'

export const webRoot = path.join(projectFolder, 'dist', 'web')

/** Milliseconds that whatever has begun is given to end, requests and jobs alike. */
const patience = 10_000

/** The server and the background jobs of one database, together as the application runs them. */
export async function serve(options: {
  readonly database: Database
  readonly listening: Listening
  readonly log: Logger
  readonly secrets: Secrets
  /** The file of what was erased, kept while this runs. */
  readonly ledger?: string
  readonly idleMinutes?: number | undefined
  readonly longestHours?: number | undefined
  readonly signOn?: ProviderSettings | undefined
}): Promise<Running> {
  const { database, log, listening, secrets, idleMinutes, longestHours, signOn } = options
  const metrics = startMetrics({
    connections: () => database.connections(),
    jobs: () => database.asOwner(countJobs),
  })
  const open: (() => Promise<unknown>)[] = []
  try {
    const jobs = await startJobs(database, log, metrics, secrets)
    open.push(() => jobs.stop())
    if (options.ledger !== undefined) {
      const kept = keepLedger((work) => database.asOwner(work), options.ledger)
      open.push(() => kept.stop())
    }
    const { metricsPort } = listening
    if (metricsPort !== undefined) {
      const numbers = await serveMetrics(metrics, metricsPort)
      open.push(() => numbers.close())
    }
    const server = await startServer({
      ...listening,
      database,
      log,
      secrets,
      idleMinutes,
      longestHours,
      signOn,
      jobs,
      webRoot,
      onAnswer: metrics.answered,
    })
    open.push(() => server.close(patience))
    return { ...server, close: () => closeAll(open) }
  } catch (error) {
    await closeAll(open)
    throw error
  }
}

function startJobs(database: Database, log: Logger, metrics: Metrics, secrets: Secrets) {
  return startOurJobs(database, {
    patience,
    secrets,
    onEnd(ended) {
      const { kind, job, state, error } = ended
      // Of an error only what kind it was: its message may quote a row.
      log.info({ kind, job, state, ...(error instanceof Error && { error: error.name }) })
      metrics.jobEnded(ended)
    },
  })
}

async function closeAll(open: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.all(open.map((close) => close()))
}
