import pg from 'pg'
import { type Migration, ourMigrations } from '../db/migrations.ts'
import { heldTables, listed, quoted } from './catalogue.ts'
import { copyIn } from './copy.ts'
import { type Manifest, rowsIn, type Table } from './manifest.ts'
import type { Opened } from './opened.ts'
import { bareOf, type Bared, clothe } from './bare.ts'
import type { Progress } from './take.ts'

/** What a backup names and this database has not: only a file made by hand gets so far. */
export class DoesNotFit extends Error {}

/**
 * Fills an empty database within the open transaction of `client`: schema as it was, rows, indexes, what is derived. Nothing of it
 * is there for others, or at all, until that transaction commits.
 */
export async function loadBackup(
  client: pg.Client,
  opened: Opened,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (progress: Progress) => void },
): Promise<void> {
  const { manifest } = opened
  // Sorting and hashing for everybody at once; there is nobody else here.
  await client.query(`set local maintenance_work_mem = '256MB'; set local work_mem = '128MB'`)
  await layDown(client, manifest)
  const held = await heldTables(client)
  for (const table of manifest.tables) fits(table, held)
  await client.query(`truncate ${held.map(quoted).join(', ')}`) // what migrations put in is in the backup too
  const bare = await bareOf(client)
  await loadTables(client, opened, signal, progress)
  await setSequences(client, manifest)
  await finish(client, bare, manifest, signal)
}

/** The schema of the version that was backed up; what is newer comes afterwards, by the ordinary migrations. */
async function layDown(client: pg.Client, { migrations, partitions }: Manifest): Promise<void> {
  const last = migrations.at(-1)?.number ?? 0
  for (const migration of ourMigrations().filter(({ number }) => number <= last)) await applyHere(client, migration)
  for (const { name, of, bound } of partitions) {
    const { rows } = await client.query<{ stands: boolean; walled: boolean }>(
      `select to_regclass($1) is not null as stands,
         coalesce((select relforcerowsecurity from pg_class where oid = to_regclass($2)), false) as walled`,
      [`public.${name}`, `public.${of}`],
    )
    if (rows[0]?.stands === true) continue
    await client.query(`create table public."${name}" partition of public."${of}" ${bound}`)
    if (rows[0]?.walled === true) await client.query(`call chibo.wall_off('public."${name}"')`)
  }
}

async function applyHere(client: pg.Client, { number, name, checksum, sql }: Migration): Promise<void> {
  await client.query(`create schema if not exists chibo;
    create table if not exists chibo.migration (number int primary key, name text not null, checksum text not null,
      applied_at timestamptz not null default now())`)
  await client.query(sql)
  await client.query('insert into chibo.migration (number, name, checksum) values ($1, $2, $3)', [
    number,
    name,
    checksum,
  ])
}

function fits({ schema, name, columns }: Table, held: Awaited<ReturnType<typeof heldTables>>): void {
  const table = held.find((one) => one.schema === schema && one.name === name)
  if (table === undefined) throw new DoesNotFit(`there is no table ${schema}.${name}`)
  if (table.columns.join() !== columns.join()) throw new DoesNotFit(`table ${schema}.${name} has other columns`)
}

async function loadTables(
  client: pg.Client,
  { manifest, rowsOf }: Opened,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<void> {
  const { tables } = manifest
  const said = { tables: tables.length, rows: rowsIn(manifest) }
  let rowsDone = 0
  for (const [tablesDone, table] of tables.entries()) {
    // Reads and unpacks the next part while PostgreSQL takes this one.
    async function* unpackedParts(): AsyncGenerator<Buffer> {
      let next: Promise<Buffer> | undefined
      for (const [at, part] of table.parts.entries()) {
        signal.throwIfAborted()
        const rows = await (next ?? rowsOf(part))
        const following = table.parts[at + 1]
        next = following && rowsOf(following)
        next?.catch(() => undefined) // told when its turn comes
        yield rows
        rowsDone += part.rows
        progress({ ...said, tablesDone, rowsDone })
      }
    }
    const text = `copy ${quoted(table)} (${listed(table.columns)}) from stdin`
    // Frozen: written as everybody will see them for ever, so that nothing has to be visited again.
    const taken = await copyIn(client, `${text} with (freeze)`, unpackedParts())
    if (taken !== table.rows) throw new DoesNotFit(`${table.name} took ${taken} rows of ${table.rows}`)
  }
  progress({ ...said, tablesDone: tables.length, rowsDone })
}

async function setSequences(client: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const { schema, table, column, last } of sequences.filter((one) => one.last > 0))
    await client.query(`select setval(pg_get_serial_sequence($1, $2), $3)`, [`"${schema}"."${table}"`, column, last])
}

async function finish(client: pg.Client, bare: Bared, manifest: Manifest, signal: AbortSignal): Promise<void> {
  const derived = new Set(manifest.derived)
  await clothe(
    client,
    bare.indexes.filter(({ table }) => !derived.has(table)),
    signal,
  )
  await client.query('analyze')
  if (derived.size > 0) await client.query('call chibo.rebuild_derived()')
  await clothe(
    client,
    bare.indexes.filter(({ table }) => derived.has(table)),
    signal,
  )
  await clothe(client, bare.rest, signal)
  await client.query('analyze')
}
