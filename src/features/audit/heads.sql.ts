import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

export interface Witness {
  readonly way: 'file' | 'report' | 'countersigned' | 'key'
  readonly at: string
  /** Null where whoever took it is not within reach. */
  readonly by: string | null
  /** Whether it was the reader. */
  readonly own: boolean
}

export interface HeadRow {
  readonly n: number
  readonly on_day: Day
  readonly made_at: Date
  readonly shown: string | null
  readonly hash: string
  readonly units: number
  readonly readings: number
  readonly witnesses: readonly Witness[]
}

/** Heads of days before one, latest first. */
export async function listHeadsBefore(tx: Tx, before: Day, most: number): Promise<readonly HeadRow[]> {
  const { rows } = await sql<HeadRow>`
    select n, on_day, made_at, shown, encode(hash, 'hex') as hash, units, readings, witnesses
    from chibo.list_heads(${before}, ${most}) order by n desc`.execute(tx)
  return rows
}

/** The head of that very day. */
export async function findHead(tx: Tx, day: Day): Promise<HeadRow | undefined> {
  const [head] = await listHeadsBefore(tx, addDays(day, 1), 1)
  return head?.on_day === day ? head : undefined
}

export async function lastHead(tx: Tx): Promise<{ readonly on_day: Day; readonly shown: string } | undefined> {
  const { rows } = await sql<{ on_day: Day; shown: string }>`select on_day, shown from chibo.last_head()`.execute(tx)
  return rows[0]
}

/** That a head left the system, by the account of this transaction, at one of its units. */
export async function witnessHead(tx: Tx, day: Day, way: Witness['way'], unit: string): Promise<void> {
  await sql`select chibo.witness_head(${day}, ${way}, ${unit})`.execute(tx)
}

export interface HeadsFile {
  readonly onDay: string
  readonly hash: string
  readonly shown: string
  /** Day and hash of every head until this one. */
  readonly days: readonly (readonly [string, string])[]
  readonly seal: readonly [number, string] | null
  /** Mark of a unit, number and hash of the last event of its chain. */
  readonly units: readonly (readonly [string, number, string])[]
}

export async function findHeadsFile(tx: Tx, day: Day): Promise<HeadsFile | undefined> {
  const { rows } = await sql<{ file: HeadsFile | null }>`select chibo.heads_file(${day}) as file`.execute(tx)
  return rows[0]?.file ?? undefined
}
