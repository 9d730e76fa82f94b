import type pg from 'pg'
import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import { aboutRow } from '#features/people/index.server.ts'
import {
  fingerprintOf,
  type KeyRefusal,
  nextKeyFile,
  provideKey,
  readKey,
  type Secrets,
  secretsFrom,
  takeNextKey,
} from '#platform/secrets/index.ts'

/** One column that holds what is sealed, with its keyed hash beside it, and what was bound in when it was sealed. */
interface Place {
  readonly table: string
  readonly sealed: string
  readonly hash?: string
  readonly about: readonly [string] | readonly [string, string]
}

/** Every column there is; a test asks the database for others. */
export const sealedPlaces: readonly Place[] = [
  { table: 'person_secret', sealed: 'number_sealed', hash: 'number_hash', about: ['person'] },
  { table: 'import_void', sealed: 'sealed', hash: 'hash', about: ['person'] },
  { table: 'import_row', sealed: 'number_sealed', hash: 'number_hash', about: ['import', 'row'] },
  { table: 'merge', sealed: 'kept_number', hash: 'kept_hash', about: ['kept'] },
  { table: 'merge', sealed: 'gone_number', hash: 'gone_hash', about: ['gone'] },
  { table: 'totp', sealed: 'sealed', about: ['account'] },
  { table: 'totp', sealed: 'proposed', about: ['account'] },
]

type RotationRefusal =
  | KeyRefusal
  | (Refusal & { readonly code: 'key.inUse' })
  | (Refusal & { readonly code: 'key.nothingSealed' })
  | (Refusal & { readonly code: 'key.doesNotOpen'; readonly table: string; readonly rows: number })

export interface Rotated {
  readonly before: string
  readonly now: string
  /** How many texts were sealed anew. */
  readonly sealed: number
}

/**
 * Makes a new key and seals everything anew with it, in one transaction: whole or not at all. Stopped in between it is begun
 * again with the same new key, or ended by the next start.
 */
export async function rotateKey(client: pg.ClientBase, file: string): Promise<Decision<Rotated, RotationRefusal>> {
  const old = readKey(file)
  if (!old.ok) return old
  const before = fingerprintOf(old.key)
  const next = provideKey(nextKeyFile(file))
  if (!next.ok) return next
  const now = fingerprintOf(next.key)
  await client.query('begin')
  try {
    const sealed = await sealAnew(client, { old: secretsFrom(old.key), next: secretsFrom(next.key), before, now, file })
    if (!sealed.ok) {
      await client.query('rollback')
      return sealed
    }
    await client.query('commit')
    takeNextKey(file, before)
    return { ok: true, before, now, sealed: sealed.count }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

interface Keys {
  readonly old: Secrets
  readonly next: Secrets
  readonly before: string
  readonly now: string
  readonly file: string
}

async function sealAnew(
  client: pg.ClientBase,
  keys: Keys,
): Promise<Decision<{ readonly count: number }, RotationRefusal>> {
  await client.query('lock table identity_key in access exclusive mode')
  const { rows } = await client.query<{ fingerprint: string }>('select fingerprint from identity_key')
  const sealedWith = rows[0]?.fingerprint
  if (sealedWith === undefined) return refuse({ code: 'key.nothingSealed' })
  if (sealedWith === keys.now) return { ok: true, count: 0 } // stopped before the file was put in place
  if (sealedWith !== keys.before)
    return refuse({ code: 'secrets.otherKey', path: keys.file, ours: keys.before, theirs: sealedWith })
  let count = 0
  for (const place of sealedPlaces) {
    const done = await sealPlace(client, place, keys)
    if (done.closed > 0) return refuse({ code: 'key.doesNotOpen', table: place.table, rows: done.closed })
    count += done.sealed
  }
  await client.query('update identity_key set fingerprint = $1', [keys.now])
  return { ok: true, count }
}

interface SealedRow {
  readonly at: string
  readonly one: string
  readonly two: string | number
  readonly sealed: Buffer
}

const atOnce = 5_000 // rows

async function sealPlace(client: pg.ClientBase, { table, sealed, hash, about }: Place, { old, next }: Keys) {
  const done = { sealed: 0, closed: 0 }
  const [one, two] = about
  await client.query(`lock table ${table} in share row exclusive mode`)
  await client.query(`declare sealed_rows no scroll cursor for
    select ctid::text as at, ${one}::text as one, ${two === undefined ? 'null' : `"${two}"`} as two, ${sealed} as sealed
    from ${table} where ${sealed} is not null`)
  for (;;) {
    const { rows } = await client.query<SealedRow>(`fetch ${String(atOnce)} from sealed_rows`)
    if (rows.length === 0) break
    const opened = rows.flatMap((row) => {
      const whose = two === undefined ? row.one : aboutRow(row.one, Number(row.two))
      const text = old.open(row.sealed, whose)
      return text === undefined ? [] : [{ at: row.at, sealed: next.seal(text, whose), hash: next.hash(text) }]
    })
    done.closed += rows.length - opened.length
    done.sealed += opened.length
    await client.query(
      `update ${table} t set ${sealed} = n.sealed${hash === undefined ? '' : `, ${hash} = n.hash`}
       from unnest($1::text[], $2::bytea[], $3::bytea[]) n(at, sealed, hash) where t.ctid = n.at::tid`,
      [opened.map(({ at }) => at), opened.map((row) => row.sealed), opened.map((row) => row.hash)],
    )
  }
  await client.query('close sealed_rows')
  return done
}

/** Whether somebody else is connected: an application that runs goes on sealing with the key it has. */
export async function isInUse(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ others: number }>(`
    select count(*)::int as others from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`)
  return (rows[0]?.others ?? 0) > 0
}
