import { createHash } from 'node:crypto'
import type pg from 'pg'
import { describeSchema } from '../db/schema.ts'
import { type DerivedDifference, derivedDifferences } from '../db/derived.ts'
import { quoted } from './catalogue.ts'
import type { Manifest } from './manifest.ts'

/** Something that is not as the backup says, or does not agree with itself. Ids and counts only. */
export type Finding =
  | { readonly what: 'rows'; readonly table: string; readonly expected: number; readonly found: number }
  | { readonly what: 'event'; readonly unit: string; readonly n: number; readonly how: string }
  | ({ readonly what: 'derived' } & DerivedDifference)
  | { readonly what: 'sequence'; readonly table: string; readonly expected: number; readonly found: number }
  | { readonly what: 'schema' }

export interface Verified {
  readonly tables: number
  readonly rows: number
  /** Entries of the chained history that were computed anew. */
  readonly events: number
  readonly findings: readonly Finding[]
}

const most = 50 // of one kind: a person reads them

/** Looks at a restored database, before anybody else can: rows, history, derived tables, schema, numbers given out. */
export async function verifyRestored(client: pg.Client, manifest: Manifest): Promise<Verified> {
  const rows = await countRows(client, manifest)
  const findings: readonly Finding[] = [
    ...rows.findings,
    ...(await sequencesBehind(client, manifest)),
    ...(await brokenEvents(client)),
    ...(await derivedDifferences(client)).map((found) => ({ what: 'derived', ...found }) as const),
    ...(await otherSchema(client, manifest)),
  ]
  return { tables: manifest.tables.length, rows: rows.counted, events: await countEvents(client), findings }
}

async function countRows(client: pg.Client, { tables }: Manifest) {
  const findings: Finding[] = []
  let counted = 0
  for (const table of tables) {
    const { rows } = await client.query<{ n: number }>(`select count(*)::float8 as n from ${quoted(table)}`)
    const found = rows[0]?.n ?? 0
    counted += found
    if (found !== table.rows) findings.push({ what: 'rows', table: table.name, expected: table.rows, found })
  }
  return { findings, counted }
}

async function countEvents(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::float8 as n from event`)
  return rows[0]?.n ?? 0
}

async function sequencesBehind(client: pg.Client, { sequences }: Manifest): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { schema, table, column, last } of sequences) {
    const { rows } = await client.query<{ n: number }>(
      `select coalesce(pg_sequence_last_value(pg_get_serial_sequence($1, $2)::regclass), 0)::float8 as n`,
      [`"${schema}"."${table}"`, column],
    )
    const found = rows[0]?.n ?? 0
    if (found < last) findings.push({ what: 'sequence', table, expected: last, found })
  }
  return findings
}

async function brokenEvents(client: pg.Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ unit: string; n: number; how: string }>(
    `select unit, n::float8 as n, what as how from chibo.broken_events() order by unit, n limit ${most}`,
  )
  return rows.map((row) => ({ what: 'event', ...row }))
}

async function otherSchema(client: pg.Client, { schema }: Manifest): Promise<readonly Finding[]> {
  const now = createHash('sha256')
    .update(await describeSchema(client))
    .digest('hex')
  return now === schema ? [] : [{ what: 'schema' }]
}
