import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { shownOf } from './shown.server.ts'

/** As the owner: seals what was read until so many seconds ago, except where a transaction still runs. Answers how many readings. */
export async function sealReadings(tx: Tx, stillOpen = 60): Promise<number> {
  const { rows } = await sql<{ sealed: number }>`
    select chibo.seal_readings(make_interval(secs => ${stillOpen})) as sealed`.execute(tx)
  return rows[0]?.sealed ?? 0
}

/** As the owner: gives a day that is over its head, once. Answers its characters; undefined where it or a later day had one already. */
export async function closeDay(tx: Tx, day: Day): Promise<string | undefined> {
  const { rows } = await sql<{ n: number; hash: Uint8Array }>`select n, hash from chibo.make_head(${day})`.execute(tx)
  const [made] = rows
  if (!made) return undefined
  const shown = await shownOf(made.hash)
  await sql`update day_head set shown = ${shown} where n = ${made.n}`.execute(tx)
  return shown
}

/**
 * As the owner, under a rule of retention: what was read before that day goes, except what no head covers yet; the batches stay, and
 * the chain says by which rule. Answers how many readings.
 */
export async function dropReadings(tx: Tx, before: Day, rule: string): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select chibo.drop_readings(${before}, ${rule}) as gone`.execute(tx)
  return rows[0]?.gone ?? 0
}

/** As the owner: partitions in which nothing stands any more. */
export async function dropEmptyReadLogs(tx: Tx): Promise<void> {
  await sql`call chibo.drop_empty_read_logs()`.execute(tx)
}

/** As the owner: the partitions of days that are over are found by whom they tell of. */
export async function indexReadLog(tx: Tx): Promise<void> {
  await sql`call chibo.index_read_log()`.execute(tx)
}
