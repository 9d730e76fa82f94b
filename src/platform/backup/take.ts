import { createHash } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { type Decision, refuse } from '#kernel/decision.ts'
import { isGone, searchPath } from '../db/database.ts'
import { folderRefusal, messageOf } from '../db/refusals.ts'
import { describeSchema } from '../db/schema.ts'
import { type ArchiveWriter, writeArchive } from './archive.ts'
import { cancelling } from './cancelling.ts'
import { type Held, heldTables, listed, migrationsOf, partitions, quoted, sequences } from './catalogue.ts'
import { copyOut } from './copy.ts'
import { format, type Manifest, manifestName, type Table } from './manifest.ts'
import { packerInto } from './parts.ts'
import type { BackupRefusal } from './refusals.ts'

export interface Wanted {
  /** As the owner of the tables. */
  readonly config: pg.ClientConfig
  /** Where to write, with a name nobody has yet. */
  readonly file: string
  /** Of the program. */
  readonly version: string
  /** Tables that follow from others, if the database knows how to make them anew (`chibo.rebuild_derived`). */
  readonly derived: readonly string[]
  readonly identityKey: string | null
  /** What a person who opens the file by hand should know; its first entry. */
  readonly about: string
  readonly signal: AbortSignal
  readonly progress: (progress: Progress) => void
}

export interface Progress {
  readonly tables: number
  readonly tablesDone: number
  readonly rowsDone: number
  /** A guess. */
  readonly rows: number
}

export interface Taken {
  readonly manifest: Manifest
  readonly file: string
  readonly sha256: string
}

/**
 * Copies a database as it stands at one instant into a file, while others go on reading and writing. The file gets its name when
 * it is whole; whatever ends this before leaves none.
 */
export async function takeBackup(wanted: Wanted): Promise<Decision<{ readonly taken: Taken }, BackupRefusal>> {
  const { config, file, signal } = wanted
  const making = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.chibo-part`)
  const reader = new pg.Client({ ...config, options: searchPath, application_name: 'chibo backup' })
  reader.on('error', () => undefined) // the statement that runs reports it
  let archive: ArchiveWriter | undefined
  let stop: (() => void) | undefined
  try {
    signal.throwIfAborted()
    archive = await writeArchive(making, new Date())
    await reader.connect()
    stop = await cancelling(reader, config, signal)
    const written = await copyAll(reader, archive, wanted)
    if (!written.ok) return written
    signal.throwIfAborted()
    const sha256 = await archive.seal()
    await archive.close()
    await rename(making, file)
    return { ok: true, taken: { manifest: written.manifest, file, sha256 } }
  } catch (error) {
    return refuse(whyNot(error, wanted))
  } finally {
    stop?.()
    await archive?.close().catch(() => undefined)
    await reader.end().catch(() => undefined)
    await rm(making, { force: true })
  }
}

function whyNot(error: unknown, { signal, file }: Wanted): BackupRefusal {
  if (signal.aborted) return { code: 'backup.cancelled' }
  // a file that cannot be opened names its path; a lost socket does too, and is the database's
  const refusal = isAboutTheFile(error, file) || !isGone(error) ? folderRefusal(error, path.dirname(file)) : undefined
  if (refusal !== undefined) return refusal
  if (isGone(error)) return { code: 'backup.databaseGone', reason: messageOf(error) }
  throw error
}

function isAboutTheFile(error: unknown, file: string): boolean {
  return (
    error instanceof Error &&
    'path' in error &&
    typeof error.path === 'string' &&
    error.path.startsWith(path.dirname(file))
  )
}

async function copyAll(
  reader: pg.Client,
  archive: ArchiveWriter,
  wanted: Wanted,
): Promise<Decision<{ readonly manifest: Manifest }, BackupRefusal>> {
  const migrations = await migrationsOf(reader)
  if (migrations.length === 0) return refuse({ code: 'backup.nothingThere', place: 'database' })
  const all = await heldTables(reader)
  const hidden = all.filter((table) => table.hidden)
  if (hidden.length > 0) return refuse({ code: 'backup.hiddenRows', tables: hidden.map(({ name }) => name) })
  await reader.query('begin isolation level repeatable read read only')
  // Nobody changes the shape of a table until it is copied. Partitions are locked one by one, each for its own copying: a day's
  // new one could not be made else, and everybody would wait for that.
  const plain = all.filter(({ partition }) => !partition)
  await reader.query(`lock table ${plain.map(quoted).join(', ')} in access share mode`)
  const snapshot = await reader.query<{ id: string; at: Date; day: string; version: number; rebuilds: boolean }>(`
    select pg_export_snapshot() as id, now() as at, (now() at time zone 'Asia/Ho_Chi_Minh')::date::text as day,
      current_setting('server_version_num')::int as version, to_regproc('chibo.rebuild_derived') is not null as rebuilds`)
  const [taken] = snapshot.rows
  if (taken === undefined) throw new Error('PostgreSQL gave no snapshot')
  const leftOut = taken.rebuilds ? wanted.derived.filter((name) => plain.some((table) => table.name === name)) : []
  await archive.add('README.txt', Buffer.from(wanted.about))
  const tables = await copyTables(
    reader,
    taken.id,
    all.filter(({ name }) => !leftOut.includes(name)),
    archive,
    wanted,
  )
  const schema = createHash('sha256')
    .update(await describeSchema(reader))
    .digest('hex')
  const manifest: Manifest = {
    product: 'chibo',
    format,
    version: wanted.version,
    takenAt: taken.at.toISOString(),
    day: taken.day,
    postgres: taken.version,
    migrations: [...migrations],
    schema,
    tables: [...tables],
    partitions: [...(await partitions(reader))],
    sequences: [...(await sequences(reader))],
    derived: leftOut,
    identityKey: wanted.identityKey,
  }
  await reader.query('commit')
  await archive.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
  return { ok: true, manifest }
}

async function copyTables(
  reader: pg.Client,
  snapshot: string,
  held: readonly Held[],
  archive: ArchiveWriter,
  { config, signal, progress }: Wanted,
): Promise<readonly Table[]> {
  const rows = held.reduce((sum, { about }) => sum + about, 0)
  const tables: Table[] = []
  let rowsDone = 0
  const say = (more: number) =>
    progress({ tables: held.length, tablesDone: tables.length, rowsDone: rowsDone + more, rows })
  for (const table of held) {
    signal.throwIfAborted()
    const copied = table.partition
      ? await inOwnTransaction(config, snapshot, signal, (client) => copyTable(client, table, archive, say))
      : await copyTable(reader, table, archive, say)
    rowsDone += copied.rows
    tables.push(copied)
    say(0)
  }
  return tables
}

/** Sees what the snapshot sees, and lets go of its locks at once. */
async function inOwnTransaction<T>(
  config: pg.ClientConfig,
  snapshot: string,
  signal: AbortSignal,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...config, options: searchPath, application_name: 'chibo backup' })
  client.on('error', () => undefined)
  let stop: (() => void) | undefined
  try {
    await client.connect()
    stop = await cancelling(client, config, signal)
    await client.query(
      `begin isolation level repeatable read read only; set transaction snapshot ${pg.escapeLiteral(snapshot)}`,
    )
    return await work(client)
  } finally {
    stop?.()
    await client.end().catch(() => undefined)
  }
}

async function copyTable(
  client: pg.Client,
  table: Held,
  archive: ArchiveWriter,
  say: (rows: number) => void,
): Promise<Table> {
  let done = 0
  const packer = packerInto(archive, `${table.schema}/${table.name}`, (rows) => say((done += rows)))
  const text = `copy ${quoted(table)} (${listed(table.columns)}) to stdout`
  const rows = await copyOut(client, text, (row) => packer.take(row))
  const parts = await packer.finish()
  return { schema: table.schema, name: table.name, columns: [...table.columns], rows, parts: [...parts] }
}
