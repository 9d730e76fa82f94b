import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

/** As the owner: seals what was read until so many seconds ago, except where a transaction still runs. Answers how many readings. */
export async function sealReadings(tx: Tx, stillOpen = 60): Promise<number> {
  const { rows } = await sql<{ sealed: number }>`
    select chibo.seal_readings(make_interval(secs => ${stillOpen})) as sealed`.execute(tx)
  return rows[0]?.sealed ?? 0
}

/** As the owner: the head of a day that is over; undefined where it has one. `keepShown` says its characters. */
export async function makeHead(
  tx: Tx,
  day: Day,
): Promise<{ readonly n: number; readonly hash: Uint8Array } | undefined> {
  const { rows } = await sql<{ n: number; hash: Uint8Array }>`select n, hash from chibo.make_head(${day})`.execute(tx)
  return rows[0]
}

export async function keepShown(tx: Tx, n: number, shown: string): Promise<void> {
  await sql`update day_head set shown = ${shown} where n = ${n} and shown is null`.execute(tx)
}

/** As the owner: the partitions of days that are over are found by whom they tell of. */
export async function indexReadLog(tx: Tx): Promise<void> {
  await sql`call chibo.index_read_log()`.execute(tx)
}
