import { type Database, openDatabase } from '#platform/db/index.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
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
  return { ok: true, config: started.embedded.config, embedded: true, letGo: started.embedded.release } as const
}
