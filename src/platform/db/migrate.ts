import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { refuse, type Decision } from '#kernel/decision.ts'
import { poolOf, searchPath } from './database.ts'
import { type Migration, ourMigrations } from './migrations.ts'
import { codeOf, type DatabaseRefusal, messageOf } from './refusals.ts'
import { whyUnfit } from './fitness.ts'

/** Names of the migrations that were applied now, none where the database was current. */
export type Migrated = Decision<{ readonly applied: readonly string[] }, DatabaseRefusal>

interface Applied {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

const turn = 727_010 // advisory lock of a database: one starter migrates, the others wait and find it done

/**
 * Brings a database to the schema of this version: forward only, each migration whole or not at all. Refuses a database that
 * is newer than this version or whose past differs from ours.
 */
export async function migrate(config: pg.ClientConfig, migrations = ourMigrations()): Promise<Migrated> {
  const client = new pg.Client({
    ...config,
    options: searchPath,
    connectionTimeoutMillis: 10_000,
    application_name: 'chibo migrate',
  })
  client.on('error', () => undefined) // the statement that runs reports it
  try {
    await client.connect()
  } catch (error) {
    return refuse({ code: 'database.unreachable', reason: messageOf(error) })
  }
  try {
    const because = await whyUnfit(client)
    if (because.length > 0) return refuse({ code: 'database.unfit', because })
    await client.query('select pg_advisory_lock($1)', [turn])
    return await bringForward(client, config, migrations)
  } finally {
    await client.end().catch(() => undefined) // lets go of the lock
  }
}

async function bringForward(
  client: pg.Client,
  config: pg.ClientConfig,
  migrations: readonly Migration[],
): Promise<Migrated> {
  const applied = await appliedIn(client)
  const refusal = compare(applied, migrations)
  if (refusal !== undefined) return refuse(refusal)
  const missing = migrations.slice(applied.length)
  try {
    await prepareQueue(config)
  } catch (error) {
    return refuse({ code: 'migrations.failed', migration: 'graphile_worker', reason: messageOf(error) })
  }
  for (const migration of missing) {
    const reason = await apply(client, migration)
    if (reason !== undefined) return refuse({ code: 'migrations.failed', migration: migration.name, reason })
  }
  return { ok: true, applied: missing.map(({ name }) => name) }
}

async function appliedIn(client: pg.Client): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ stands: boolean }>(
    `select to_regclass('chibo.migration') is not null as stands`,
  )
  if (rows[0]?.stands !== true) return []
  return (await client.query<Applied>('select number, name, checksum from chibo.migration order by number')).rows
}

/** What forbids going on from the applied migrations to ours. */
function compare(applied: readonly Applied[], ours: readonly Migration[]): DatabaseRefusal | undefined {
  const last = ours.at(-1)?.number ?? 0
  const newest = applied.at(-1)?.number ?? 0
  if (newest > last) return { code: 'migrations.newerDatabase', ours: last, theirs: newest }
  return applied.map((before, index) => differs(before, ours[index])).find((refusal) => refusal !== undefined)
}

function differs(before: Applied, ours: Migration | undefined): DatabaseRefusal | undefined {
  if (ours?.number !== before.number) return { code: 'migrations.outOfOrder', migration: ours?.name ?? before.name }
  return ours.checksum === before.checksum ? undefined : { code: 'migrations.changed', migration: ours.name }
}

/** Answers what PostgreSQL said where the migration failed. */
async function apply(client: pg.Client, migration: Migration): Promise<string | undefined> {
  try {
    await client.query('begin')
    // an owner named like the schema `chibo` would otherwise make every table there
    await client.query('set local search_path = public')
    await client.query(`
      create schema if not exists chibo;
      create table if not exists chibo.migration (
        number int primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      );`)
    await client.query(migration.sql)
    const { number, name, checksum } = migration
    await client.query('insert into chibo.migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
    return undefined
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    return `${messageOf(error)} (${codeOf(error) ?? 'no code'})${whereIn(migration.sql, error)}`
  }
}

/** PostgreSQL counts characters; people read lines. */
function whereIn(sql: string, error: unknown): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position ?? Number.NaN) : Number.NaN
  return Number.isNaN(position) ? '' : `, line ${sql.slice(0, position).split('\n').length}`
}

const silent = new Logger(() => () => undefined)

/** The tables of the job queue are migrated by the library that owns them, within our turn. */
async function prepareQueue(config: pg.ClientConfig): Promise<void> {
  const pool = poolOf({ ...config, max: 1 })
  try {
    await runMigrations({ pgPool: pool, logger: silent })
  } finally {
    await pool.end()
  }
}
