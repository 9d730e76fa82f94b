import pg from 'pg'
import { type Decision, refuse } from '#kernel/decision.ts'
import { isGone, searchPath } from '../db/database.ts'
import { whyUnfit } from '../db/fitness.ts'
import { migrate } from '../db/migrate.ts'
import { codeOf, messageOf, saysFull } from '../db/refusals.ts'
import { cancelling } from './cancelling.ts'
import { DoesNotFit, loadBackup } from './load.ts'
import type { Opened } from './opened.ts'
import type { BackupRefusal } from './refusals.ts'
import type { Progress } from './take.ts'
import { type Verified, verifyRestored } from './verify.ts'

export interface Restoring {
  readonly opened: Opened
  /** Look at everything before it is let in; refuse it where something is not as it was. */
  readonly verify: boolean
  /** What a restored database must forget or take up again; in the transaction that fills it. What it answers ends the restore. */
  readonly settle: (client: pg.Client) => Promise<BackupRefusal | undefined>
  /** After it is filled and migrated. */
  readonly afterwards: (client: pg.Client) => Promise<BackupRefusal | undefined>
  /** Where the data lies, to tell a person whose disk is full. */
  readonly place: string
  readonly signal: AbortSignal
  readonly progress: (progress: Progress) => void
}

export interface Restored {
  readonly verified: Verified | undefined
  /** Migrations that came after the version of the backup. */
  readonly applied: readonly string[]
}

/** Restores into an empty database, in one transaction: it is all there or nothing is. */
export async function restoreInto(
  config: pg.ClientConfig,
  restoring: Restoring,
): Promise<Decision<{ readonly restored: Restored }, BackupRefusal>> {
  const client = new pg.Client({ ...config, options: searchPath, application_name: 'chibo restore' })
  client.on('error', () => undefined) // the statement that runs reports it
  try {
    await client.connect()
  } catch (error) {
    return refuse({ code: 'database.unreachable', reason: messageOf(error) })
  }
  try {
    return await fill(client, config, restoring)
  } catch (error) {
    return refuse(whyNot(error, restoring))
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function fill(
  client: pg.Client,
  config: pg.ClientConfig,
  restoring: Restoring,
): Promise<Decision<{ readonly restored: Restored }, BackupRefusal>> {
  const because = await whyUnfit(client)
  if (because.length > 0) return refuse({ code: 'database.unfit', because })
  const stop = await cancelling(client, config, restoring.signal)
  try {
    await client.query('begin')
    // Two who restore into one place: the second waits, and finds it taken.
    await client.query('select pg_advisory_xact_lock($1)', [turn])
    const taken = await whyNotEmpty(client, restoring.place)
    if (taken !== undefined) return refuse(taken)
    await loadBackup(client, restoring.opened, restoring)
    const verified = restoring.verify ? await verifyRestored(client, restoring.opened.manifest) : undefined
    if (verified !== undefined && verified.findings.length > 0)
      return refuse({ code: 'restore.notAsItWas', findings: verified.findings })
    const unsettled = await restoring.settle(client)
    if (unsettled !== undefined) return refuse(unsettled)
    restoring.signal.throwIfAborted()
    await client.query('commit')
    const migrated = await migrate(config)
    if (!migrated.ok) return migrated
    const left = await restoring.afterwards(client)
    if (left !== undefined) return refuse(left)
    return { ok: true, restored: { verified, applied: migrated.applied } }
  } finally {
    stop()
  }
}

const turn = 727_010 // as migrations: nobody lays down a schema meanwhile

/** Whatever stands in it: a database is never written over. */
async function whyNotEmpty(client: pg.Client, place: string): Promise<BackupRefusal | undefined> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname !~ '^pg_(toast|temp)'
      and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`)
  const names = rows.map(({ name }) => name)
  if (names.length === 0) return undefined
  if (names.includes('chibo.migration')) return { code: 'restore.livingDatabase', place }
  return { code: 'restore.notEmpty', place, holds: names.slice(0, 5) }
}

function whyNot(error: unknown, { signal, place }: Restoring): BackupRefusal {
  if (signal.aborted) return { code: 'backup.cancelled' }
  if (saysFull(error)) return { code: 'data.full', path: place }
  if (isGone(error)) return { code: 'backup.databaseGone', reason: messageOf(error) }
  if (error instanceof DoesNotFit) return { code: 'restore.doesNotFit', reason: error.message }
  if (error instanceof pg.DatabaseError)
    return {
      code: 'restore.doesNotFit',
      reason: `${codeOf(error) ?? ''} ${error.table ?? ''} ${error.constraint ?? ''}`.trim(),
    }
  throw error
}
