import { type Decision, refuse } from '#kernel/decision.ts'
import { type BackupRefusal, hasCluster } from '#platform/backup/index.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import type { Settings } from '#platform/settings.ts'
import type pg from 'pg'

export interface Source {
  readonly config: pg.ClientConfig
  /** Lets go of it; stops it where it is ours and nobody else uses it. */
  readonly release: () => Promise<void>
}

/** The database of these settings as it is: running or not, of whatever version; none is made and nothing is migrated. */
export async function reachSource({
  dataFolder,
  databaseUrl,
}: Settings): Promise<Decision<{ readonly source: Source }, BackupRefusal>> {
  if (databaseUrl !== undefined)
    return { ok: true, source: { config: { connectionString: databaseUrl }, release: async () => undefined } }
  if (!hasCluster(dataFolder)) return refuse({ code: 'backup.nothingThere', place: dataFolder })
  const started = await startEmbedded(dataFolder)
  if (!started.ok) return started
  const { config, release } = started.embedded
  return { ok: true, source: { config, release } }
}
