import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { AccountNews } from './accounts.contract.ts'
import type { Entrance } from './security.contract.ts'

export interface OwnEntrance extends Omit<Entrance, 'at' | 'knownPlace'> {
  readonly at: Date
  readonly known_place: boolean
}

export async function listEntrances(
  tx: Tx,
  token: Uint8Array,
  { idleMinutes, longestHours }: { readonly idleMinutes: number; readonly longestHours: number },
): Promise<readonly OwnEntrance[]> {
  const { rows } = await sql<OwnEntrance>`
    select id, at, means, agent, known_place, open, here
    from chibo.own_entrances(${token}, make_interval(mins => ${idleMinutes}), make_interval(hours => ${longestHours}))`.execute(
    tx,
  )
  return rows
}

/** False where none of the account's own stands open under that id. */
export async function endEntrance(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select chibo.end_entrance(${id}) as ended`.execute(tx)
  return rows[0]?.ended === true
}

/** How many ended. */
export async function endOtherEntrances(tx: Tx, token: Uint8Array): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select chibo.end_other_entrances(${token}) as ended`.execute(tx)
  return rows[0]?.ended ?? 0
}

export interface News extends Pick<AccountNews, 'id' | 'kind'> {
  readonly at: Date
  readonly given_by: string
}

/** What the account's holder has not seen yet, the oldest first. */
export async function listNews(tx: Tx): Promise<readonly News[]> {
  const { rows } = await sql<News>`select id, at, kind, given_by from chibo.own_news()`.execute(tx)
  return rows
}

export async function seeNews(tx: Tx, seen: readonly string[]): Promise<void> {
  await sql`select chibo.see_news(${[...seen]}::uuid[])`.execute(tx)
}
