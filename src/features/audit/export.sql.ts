import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Whose } from './trail.sql.ts'

/** A line of an export, as the verifier reads it: docs/trail.md. */
export type Line = Readonly<Record<string, unknown>> & {
  readonly k: 'export' | 'event' | 'reading' | 'seal' | 'head' | 'signature'
}

const event = sql`'event' as k, e.unit, e.n, e.actor, e.command, e.on_day as "onDay", e.at::text as at, e.body_hash as "bodyHash",
  e.prev_hash as "prevHash", e.hash, e.salt, e.body`
const reading = sql`'reading' as k, r.at::text as at, r.account, r.operation, r.subjects, r.reason, r.origin`
const seal = sql`'seal' as k, s.n, s.on_day as "onDay", s.from_at::text as "fromAt", s.until_at::text as "untilAt", s.readings,
  s.leaves_hash as "leavesHash", s.leaves, s.prev_hash as "prevHash", s.hash`
const head = sql`'head' as k, h.n, h.on_day as "onDay", h.seal, h.units, h.prev_hash as "prevHash", h.hash, h.shown`

const signature = sql`'signature' as k, s.key, s."onDay", s.hash, s.at::text as at, s."authenticatorData", s."clientData", s.signature`

/** What is null is left out, except where null itself is hashed. */
function lineOf(row: Line): Line {
  const { salt = null, body, leaves = null, ...rest } = row
  return { ...rest, ...(salt !== null && { salt, body }), ...(leaves !== null && { leaves }) }
}

/** The trail of one member or account with the chains and batches it stands in, for whoever may take it along. */
export async function exportOf(tx: Tx, whose: Whose): Promise<readonly Line[]> {
  const [member, account] = 'member' in whose ? [whose.member, null] : [null, whose.account]
  const who = sql`${member}::uuid, ${account}::uuid`
  const events = await sql<Line>`select ${event} from chibo.export_events(${who}) e`.execute(tx)
  const readings = await sql<Line & { at: string }>`select ${reading} from chibo.export_readings(${who}) r`.execute(tx)
  const holding = readings.rows.map((row) => row.at)
  const seals = await sql<Line>`select ${seal} from chibo.export_seals(${holding}::bigint[]) s`.execute(tx)
  const heads = await sql<Line>`select ${head} from chibo.export_heads() h`.execute(tx)
  const signatures = await sql<Line>`select ${signature} from chibo.export_signatures() s`.execute(tx)
  return [...events.rows, ...readings.rows, ...seals.rows, ...heads.rows, ...signatures.rows].map((row) => lineOf(row))
}

const pageSize = 5_000

/** As the owner: everything there is, in pages, so that no list of it stands in memory. */
export async function* exportAll(tx: Tx): AsyncGenerator<Line> {
  await sql`set transaction isolation level repeatable read`.execute(tx)
  for (const table of [allEvents, allReadings, allSeals, allHeads, allSignatures]) {
    const name = `chibo_export_${table.k}`
    await sql`declare ${sql.ref(name)} no scroll cursor for ${table.query}`.execute(tx)
    for (;;) {
      const { rows } = await sql<Line>`fetch ${sql.lit(pageSize)} from ${sql.ref(name)}`.execute(tx)
      for (const row of rows) yield lineOf(row)
      if (rows.length < pageSize) break
    }
  }
}

const hex = (column: string) => sql`encode(${sql.ref(column)}, 'hex')`

const allEvents = {
  k: 'event',
  query: sql`select ${event} from (select e.unit, e.n, e.actor, e.command, e.on_day, chibo.micros(e.at) as at, ${hex('e.body_hash')} as body_hash,
    ${hex('e.prev_hash')} as prev_hash, ${hex('e.hash')} as hash, ${hex('b.salt')} as salt, b.body::text as body
    from event e left join event_body b using (seq)) e order by e.unit, e.n`,
}
const allReadings = {
  k: 'reading',
  query: sql`select ${reading} from (select chibo.micros(r.at) as at, r.account, r.operation, r.subjects, r.reason, r.origin,
    chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin) as mark from read_log r) r order by r.at, r.mark`,
}
const allSeals = {
  k: 'seal',
  query: sql`select ${seal} from (select s.n, s.on_day, chibo.micros(s.from_at) as from_at, chibo.micros(s.until_at) as until_at, s.readings,
    encode(sha256(s.leaves), 'hex') as leaves_hash, ${hex('s.leaves')} as leaves, ${hex('s.prev_hash')} as prev_hash, ${hex('s.hash')} as hash
    from read_seal s) s order by s.n`,
}
const allHeads = {
  k: 'head',
  query: sql`select ${head} from (select h.n, h.on_day, (select jsonb_build_array(s.n, ${hex('s.hash')}) from read_seal s where s.n = h.seal_n) as seal,
    (select coalesce(jsonb_agg(jsonb_build_array(chibo.unit_mark(u.unit), u.n, ${hex('u.hash')}) order by chibo.unit_mark(u.unit) collate "C"), '[]')
      from day_head_unit u where u.head = h.n) as units, ${hex('h.prev_hash')} as prev_hash, ${hex('h.hash')} as hash, h.shown from day_head h) h
    order by h.n`,
}
const allSignatures = {
  k: 'signature',
  query: sql`select ${signature} from (select ${hex('k.spki')} as key, h.on_day as "onDay", ${hex('s.hash')} as hash, chibo.micros(s.at) as at,
    ${hex('s.authenticator_data')} as "authenticatorData", ${hex('s.client_data')} as "clientData", ${hex('s.signature')} as signature
    from head_signature s join head_key k on k.id = s.key join day_head h on h.n = s.head order by h.n, s.at, k.spki) s`,
}
