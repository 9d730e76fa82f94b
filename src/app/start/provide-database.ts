import { setTimeout as wait } from 'node:timers/promises'
import { type Database, openDatabase } from '#platform/db/index.ts'
import { type Embedded, startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import type { DatabaseRefusal } from '#platform/db/refusals.ts'
import type { Settings } from '#platform/settings.ts'
import { type Decision, refuse } from '#kernel/decision.ts'

export interface Provided {
  readonly database: Database
  /** Ours, started with the application, or one of `DATABASE_URL`. */
  readonly embedded: boolean
  /** Names of the migrations applied now. */
  readonly applied: readonly string[]
  /** Lets go of it, and stops it where it is ours and nobody else uses it. */
  readonly release: () => Promise<void>
}

/** The database of these settings, started and brought to the schema of this version. */
export async function provideDatabase(
  settings: Settings,
): Promise<Decision<{ readonly provided: Provided }, DatabaseRefusal>> {
  const reached = await reach(settings)
  if (!reached.ok) return reached
  const { config, embedded, letGo } = reached
  const migrated = await migrate(config)
  if (!migrated.ok) {
    await letGo()
    return refuse(migrated.refusal)
  }
  const database = openDatabase(config)
  async function release(): Promise<void> {
    await database.close()
    await letGo()
  }
  return { ok: true, provided: { database, embedded, applied: migrated.applied, release } }
}

async function reach({ dataFolder, databaseUrl }: Settings) {
  if (databaseUrl !== undefined)
    return {
      ok: true,
      config: { connectionString: databaseUrl },
      embedded: false,
      letGo: async () => undefined,
    } as const
  const started = await startEmbedded(dataFolder)
  if (!started.ok) return started
  return {
    ok: true,
    config: started.embedded.config,
    embedded: true,
    letGo: keepAlive(dataFolder, started.embedded),
  } as const
}

/** Starts the embedded database again whenever it is lost, until the answer is called: that lets go of it. */
function keepAlive(dataFolder: string, first: Embedded): () => Promise<void> {
  let current = first
  const over = new AbortController()
  async function watch(): Promise<void> {
    while (!over.signal.aborted) {
      await current.lost
      if (over.signal.aborted) return
      const again = await startEmbedded(dataFolder)
      if (again.ok) current = again.embedded
      else await wait(2000, undefined, { ref: false }) // a full disk may be given room again
    }
    await current.release()
  }
  void watch().catch(() => undefined) // requests say meanwhile that the database is gone
  return async () => {
    over.abort()
    await current.release()
  }
}
