import { type KyselyPlugin, RawNode, sql } from 'kysely'
import type { Database } from '#platform/db/index.ts'

/** Which of the two stand while it is measured: row-level security, and the log of readings. */
export interface Layers {
  readonly walls: boolean
  readonly log: boolean
}

export const bothStand: Layers = { walls: true, log: true }

/**
 * The same server and the same connections with and without row-level security and the log. It stands here and not in the product: the
 * bench alters its own tables, as only their owner can, and takes the insert out of what is sent.
 */
export function withLayers(database: Database): { readonly database: Database; set(layers: Layers): Promise<void> } {
  let stand = bothStand
  return {
    database: {
      ...database,
      as: (account, work, how) => database.as(account, (tx) => work(stand.log ? tx : tx.withPlugin(withoutLog)), how),
    },
    async set(layers) {
      if (layers.walls !== stand.walls) await setWalls(database, layers.walls)
      stand = layers
    },
  }
}

async function setWalls(database: Database, stand: boolean): Promise<void> {
  await database.asOwner(async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c where c.relforcerowsecurity and c.relkind in ('r', 'p')`.execute(
      tx,
    )
    for (const { name } of rows)
      await sql`alter table ${sql.raw(name)} ${sql.raw(stand ? 'enable' : 'disable')} row level security`.execute(tx)
  })
}

/** What `logRead` sends becomes nothing, what `logReadBeside` sends the select that stands beside. */
const withoutLog: KyselyPlugin = {
  transformQuery({ node }) {
    if (!RawNode.is(node)) return node
    const [first = ''] = node.sqlFragments
    const beside = node.parameters[1]
    if (first.startsWith('with logged as (') && beside && RawNode.is(beside)) return beside
    return first.includes('insert into read_log') ? RawNode.createWithSql('select') : node
  },
  transformResult: ({ result }) => Promise.resolve(result),
}
