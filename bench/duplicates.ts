// The search for people entered twice: the whole register of a commune's demo (25,000) and of a province (200,000), from the rows
// behind the walls to the pairs kept, and one page of pairs afterwards.
// Usage: node bench/duplicates.ts [--members 25000,200000] [--seed 7]
import { sql } from 'kysely'
import { loadRegister } from '#app/demo/register/index.ts'
import { grantLines } from '#app/grants.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { peopleToCompare, sameNumbers, saveFound } from '#features/people/duplicates/searching.sql.ts'
import { findElsewhere } from '#features/people/duplicates/finding.server.ts'
import { day } from '#kernel/day.ts'
import { aDatabase } from '#test/database.ts'
import { clock, drawnSeed, numbers, report, told, type Line } from './table.ts'

const seed = drawnSeed()

async function measure(members: number): Promise<readonly Line[]> {
  const database = await aDatabase()
  await database.asOwner((tx) => layDownGrants(tx, grantLines))
  const { province } = await loadRegister(database, { seed, members })
  const account = await database.asOwner(async (tx) => {
    const made = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$v=19$m=1' })
    await seat(tx, { account: made, role: 'provincialOrganiser', unit: province, from: day('2020-01-01') })
    return made
  })
  const all = clock()
  const given = await database.as(account, async (tx) => ({
    pieces: (await peopleToCompare(tx, province)).map(({ json }) => new TextEncoder().encode(json)),
    numbers: await sameNumbers(tx, province),
  }))
  const loaded = all()
  const found = await findElsewhere(given, new AbortController().signal)
  const compared = all()
  await database.as(account, (tx) => saveFound(tx, { id: crypto.randomUUID(), unit: province, people: members }, found))
  const kept = all()
  const page = clock()
  const { rows } = await database.as(account, (tx) =>
    sql<{ n: number }>`select count(*) as n from chibo.seen_pairs(${province}, '{open}')`.execute(tx),
  )
  const counted = page()
  const pairs = rows[0]?.n ?? 0
  await database.close()
  const what = `people entered twice among ${members.toLocaleString('en')}`
  return [
    { what: `${what}: rows read behind both walls`, ours: told(loaded) },
    {
      what: `${what}: compared in a thread`,
      ours: told({ wall: compared.wall - loaded.wall, processor: compared.processor - loaded.processor }),
    },
    {
      what: `${what}: from asking to ${String(pairs)} pairs kept`,
      ours: told(kept),
      mark: members <= 25_000 ? 'seconds' : 'measured',
    },
    { what: `${what}: pairs counted for their page`, ours: `${counted.wall.toFixed(0)} ms` },
  ]
}

const lines: Line[] = []
for (const members of numbers('members', [25_000, 200_000])) lines.push(...(await measure(members)))
report(lines, [`seed ${String(seed)}`])
