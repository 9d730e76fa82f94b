import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { type Embedded, startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { isAlive } from '#platform/db/postmaster.ts'
import { checksumOf, ourMigrations } from '#platform/db/migrations.ts'

export interface TestDatabase extends Database {
  /** How to connect to it as its owner, who is no superuser. */
  readonly config: pg.ClientConfig
}

const folder = fileURLToPath(new URL('../.cache/test', import.meta.url))
const template = `migrated_${checksumOf(ourMigrations()).slice(0, 16)}`
const cloning = 727_020 // advisory lock: one process makes the template, the others wait for it

let cluster: Promise<Embedded> | undefined
const made: { readonly name: string; readonly database: Database }[] = []

/** A database of its own for a test: a clone of the migrated, empty one, on a cluster all tests share. Dropped when the process ends. */
export async function aDatabase(): Promise<TestDatabase> {
  const config = await anEmptyClone()
  const database = openDatabase(config)
  made.push({ name: config.database ?? '', database })
  return { ...database, config }
}

/** The cluster of the tests, started on first use; the last process of a run to end stops it. */
export function testCluster(): Promise<Embedded> {
  cluster ??= startEmbedded(folder, { throwaway: true }).then((started) => {
    if (!started.ok) throw new Error(`no database for the tests: ${JSON.stringify(started.refusal)}`)
    process.once('beforeExit', () => void tidy(started.embedded))
    return started.embedded
  })
  return cluster
}

async function anEmptyClone(): Promise<pg.ClientConfig> {
  const { config } = await testCluster()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await withClient(config, async (client) => {
    await client.query('select pg_advisory_lock($1)', [cloning])
    await provideTemplate(client, config)
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return { ...config, database: name }
}

async function provideTemplate(client: pg.Client, config: pg.ClientConfig): Promise<void> {
  if ((await client.query('select from pg_database where datname = $1', [template])).rowCount === 1) return
  await client.query(`drop database if exists making_template with (force)`)
  await client.query('create database making_template')
  const migrated = await migrate({ ...config, database: 'making_template' })
  if (!migrated.ok) throw new Error(`the migrations do not apply: ${JSON.stringify(migrated.refusal)}`)
  await client.query(`alter database making_template rename to ${template}`)
  await dropLeftovers(client)
}

/** What earlier migrations and interrupted runs left. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select datname as name from pg_database where datname <> $1', [
    template,
  ])
  for (const { name } of rows) {
    const maker = /^test_(\d+)_/.exec(name)?.[1]
    const isLeft = maker === undefined ? /^(migrated|template)_/.test(name) : !isAlive(Number(maker))
    if (isLeft) await client.query(`drop database if exists ${name}`).catch(() => undefined) // somebody clones it just now
  }
}

async function tidy(embedded: Embedded): Promise<void> {
  await Promise.all(made.map(({ database }) => database.close()))
  await withClient(embedded.config, async (client) => {
    for (const { name } of made) await client.query(`drop database if exists ${name} with (force)`)
  }).catch(() => undefined) // another run may have stopped the cluster
  await embedded.release()
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
