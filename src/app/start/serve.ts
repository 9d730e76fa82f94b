import path from 'node:path'
import type { Database } from '#platform/db/index.ts'
import type { Logger } from '#platform/log/index.ts'
import { projectFolder } from '#platform/settings.ts'
import { startOurJobs } from '../jobs.ts'
import { type Running, startServer } from '../server.ts'

export const webRoot = path.join(projectFolder, 'dist', 'web')

/** The server and the background jobs of one database, together as the application runs them. */
export async function serve(options: {
  readonly database: Database
  readonly port: number
  readonly log: Logger
}): Promise<Running> {
  const { database, log } = options
  // Of an error only what kind it was: its message may quote a row.
  const jobs = await startOurJobs(database, ({ kind, job, state, error }) =>
    log.info({ kind, job, state, ...(error instanceof Error && { error: error.name }) }),
  )
  try {
    const server = await startServer({ ...options, webRoot })
    async function close(): Promise<void> {
      await server.close()
      await jobs.stop()
    }
    return { url: server.url, close }
  } catch (error) {
    await jobs.stop()
    throw error
  }
}
