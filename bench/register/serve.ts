// The server of the register's bench, in a process of its own so that its memory and its thread are its own.
// Usage: node bench/register/serve.ts FOLDER [MEMBERS] [UNITS]; loads a made-up register where there is none, then prints its address.
import { sql } from 'kysely'
import { loadRegister } from '#app/demo/register/index.ts'
import { grantLines } from '#app/grants.ts'
import { startOurJobs } from '#app/jobs.ts'
import { startServer } from '#app/server.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { day } from '#kernel/day.ts'
import { type Database, openDatabase } from '#platform/db/index.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/index.ts'
import { hashPassword } from '#platform/session/index.ts'
import { bothStand, type Layers, withLayers } from './layers.ts'
import { password, readers, scopes } from './readers.ts'

const [folder = '.cache/bench-register', members = '200000', units] = process.argv.slice(2)

const started = await startEmbedded(folder)
if (!started.ok) throw new Error(JSON.stringify(started.refusal))
const { embedded } = started
const migrated = await migrate(embedded.config)
if (!migrated.ok) throw new Error(JSON.stringify(migrated.refusal))
const database = openDatabase(embedded.config)
if (await isEmpty(database)) await fill(database)

const jobs = await startOurJobs(database)
const layers = withLayers(database)
await layers.set(bothStand)
const server = await startServer({
  database: layers.database,
  port: 0,
  requestsPerMinute: 1e6,
  log: openLog('fatal'),
  jobs,
})
console.log(JSON.stringify({ url: server.url, config: embedded.config, pid: process.pid }))
process.on('SIGTERM', () => void end())
process.on('message', (asked: Layers) => void layers.set(asked).then(() => process.send?.('set')))

async function end(): Promise<void> {
  await server.close()
  await jobs.stop()
  await database.close()
  await embedded.release()
  process.exit(0)
}

async function isEmpty(from: Database): Promise<boolean> {
  const { rows } = await from.asOwner((tx) => sql`select from account limit 1`.execute(tx))
  return rows.length === 0
}

async function fill(into: Database): Promise<void> {
  const from = performance.now()
  await loadRegister(into, { seed: 7, members: Number(members), ...(units !== undefined && { units: Number(units) }) })
  const hash = await hashPassword(password)
  await into.asOwner(async (tx) => {
    await layDownGrants(tx, grantLines)
    for (const scope of scopes) {
      const unit = await busiest(into, scope)
      if (unit === undefined) continue
      for (let n = 0; n < readers; n += 1) {
        const account = await openAccount(tx, {
          username: `${scope}.${n}`,
          name: 'Người Thử',
          passwordHash: hash,
          exempt: true,
        })
        await seat(tx, { account, role: 'provincialOrganiser', unit, from: day('2020-01-01') })
      }
    }
    await sql`select chibo.keep_day()`.execute(tx)
  })
  await into.owner.query('vacuum (analyze)')
  console.error(`filled in ${((performance.now() - from) / 1000).toFixed(0)} s`)
}

/** The unit of that level with most members: what is measured is not the emptiest. */
async function busiest(from: Database, scope: (typeof scopes)[number]): Promise<string | undefined> {
  const kinds = {
    cell: '%Cell',
    commune: 'communeCommittee',
    province: 'provincialCommittee',
    country: 'centralCommittee',
  } as const
  const { rows } = await from.asOwner((tx) =>
    scope === 'cell' || scope === 'commune'
      ? sql<{ id: string }>`
          select u.id from unit u cross join lateral (
            select count(*) as n from unit_path p join member_now m on m.unit = p.unit
            where ${scope === 'cell' ? sql`p.unit = u.id` : sql`u.id in (p.a2, p.a3)`}) c
          where u.id in (select u.id from unit u join unit_path p on p.unit = u.id and p.depth > 1 where u.kind like ${kinds[scope]} order by u.id limit 400) order by c.n desc limit 1`.execute(
          tx,
        )
      : sql<{ id: string }>`select id from unit where kind = ${kinds[scope]} order by id limit 1`.execute(tx),
  )
  return rows[0]?.id
}
