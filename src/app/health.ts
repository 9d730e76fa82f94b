import type { FastifyInstance } from 'fastify'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, isCurrent } from '#platform/db/index.ts'

export interface HealthOptions {
  readonly database: Database
  /** Whether background jobs wake up; undefined where this process runs none. */
  readonly jobs?: { isRunning(): boolean } | undefined
}

const longest = 3000 // milliseconds; who asks has no more patience either

/** `live`: the process answers. `ready`: it can also do its work, else 503. Neither tells anything of anybody. */
export function addHealth(app: FastifyInstance, { database, jobs }: HealthOptions): void {
  app.get('/api/live', () => ({ ok: true }))
  app.get('/api/ready', async (_request, reply) => {
    const state = { ...(await askDatabase(database)), jobs: jobs?.isRunning() ?? true }
    const ok = Object.values(state).every(Boolean)
    return reply.code(ok ? 200 : 503).send({ ok, ...state })
  })
}

async function askDatabase(database: Database): Promise<{ readonly database: boolean; readonly schema: boolean }> {
  const over = new AbortController()
  const asked = isCurrent(database).then(
    (schema) => ({ database: true, schema }),
    () => ({ database: false, schema: false }),
  )
  const late = wait(longest, { database: false, schema: false }, { signal: over.signal, ref: false })
  late.catch(() => undefined)
  const answered = await Promise.race([asked, late])
  over.abort()
  return answered
}
