import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

export interface NewEvent {
  readonly unit: string
  /** What was done: `reconciliation.acceptList`. */
  readonly command: string
  /** The day it happened; the instant of recording is the database's. */
  readonly on: Day
  /** Ids and facts. Erasable: names and anything a person could ask to have erased stand only here. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Appends to the unit's chain, in the name of the account of this transaction. Answers the event's number. */
export async function appendEvent(tx: Tx, { unit, command, on, body }: NewEvent): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select chibo.append_event(${unit}, ${command}, ${on}, ${JSON.stringify(body)}::jsonb) as seq`.execute(tx)
  return rows[0]?.seq ?? 0
}

export interface Broken {
  readonly unit: string
  /** Position in the unit's chain, from 1. */
  readonly n: number
  /** A missing event, a broken link, a changed field, or another body than was recorded. */
  readonly what: 'gap' | 'chain' | 'changed' | 'body'
}

/** As the owner: where the log was changed, cut inside or replayed. A cut at its end shows only against heads kept elsewhere. */
export async function findBroken(tx: Tx): Promise<readonly Broken[]> {
  const { rows } = await sql<Broken>`select unit, n, what from chibo.broken_events() order by unit, n`.execute(tx)
  return rows
}

export interface Head {
  readonly unit: string
  readonly n: number
  readonly hash: string
}

/** As the owner: the last event of every unit, to be kept outside. */
export async function listHeads(tx: Tx): Promise<readonly Head[]> {
  const { rows } = await sql<Head>`
    select distinct on (unit) unit, n, encode(hash, 'hex') as hash from event order by unit, n desc`.execute(tx)
  return rows
}

/** As the owner: what these events say goes, that they happened stays, and the chain holds. */
export async function eraseBodies(tx: Tx, events: readonly number[]): Promise<void> {
  await sql`delete from event_body where seq = any (${[...events]}::bigint[])`.execute(tx)
}

export interface Reading {
  readonly operation: string
  /** Whose data was read. */
  readonly subjects: readonly string[]
  readonly reason?: string
  /**
   * For transactions that only read: the answer does not wait until the disk has the log. A machine that loses its power may lose
   * the last instant of it.
   */
  readonly soon?: boolean
}

/** Records who read what about whom, in the transaction that reads it. */
export async function logRead(tx: Tx, reading: Reading): Promise<void> {
  await entry(reading).execute(tx)
}

/** The same on one way to the database with a `select` that the answer needs besides. */
export async function logReadBeside<T>(tx: Tx, reading: Reading, select: RawBuilder<T>): Promise<readonly T[]> {
  const { rows } = await sql<T>`with logged as (${entry(reading)}) ${select}`.execute(tx)
  return rows
}

function entry({ operation, subjects, reason, soon = false }: Reading): RawBuilder<unknown> {
  const waiting = soon ? sql`from set_config('synchronous_commit', 'off', true)` : sql``
  return sql`
    insert into read_log (account, operation, subjects, reason)
    select chibo.account(), ${operation}, ${[...subjects]}::uuid[], ${reason ?? null} ${waiting}`
}

/** As the owner: partitions for today and a week ahead. */
export async function prepareReadLog(tx: Tx): Promise<void> {
  await sql`call chibo.prepare_read_log(7)`.execute(tx)
}
