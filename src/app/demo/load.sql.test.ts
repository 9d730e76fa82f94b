import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aDatabase } from '#test/database.ts'
import { findReachDifferences } from '#features/units/index.server.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import { loadDemo } from './load.ts'

test('the demo gives the ward, its blocks and two provincial committees, and twelve people who may sign in', async () => {
  const database = await aDatabase()
  const accounts = await loadDemo(database, (username) => `pass of ${username}`)
  assert.equal(accounts.length, 12)
  await database.asOwner(async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select l.label as name from unit_reach r join unit_label l on l.unit = r.unit and l.kind = 'name'
      join unit_label w on w.unit = r.ancestor and w.label = 'Đảng bộ phường Trường Vinh'
      where r.depth = 1 and r.from_on <= '2026-11-23' and '2026-11-23' < r.to_on`.execute(tx)
    assert.ok(rows.some(({ name }) => name === 'Chi bộ Khối Trung Hợp'))
    const before = await sql<{ name: string }>`
      select p.label as name from unit_label c join unit_edge e on e.unit = c.unit
      join unit_label p on p.unit = e.parent and p.kind = 'name'
      where c.label = 'Chi bộ Khối Trung Hợp' and e.from_on <= '2025-06-30' and '2025-06-30' < e.to_on`.execute(tx)
    assert.deepEqual(before.rows, [{ name: 'Đảng bộ phường Hưng Dũng' }])
    assert.deepEqual(await findReachDifferences(tx), [])
    const granted = await sql`select from grants_now where action = 'reconciliation.open'`.execute(tx)
    assert.ok(granted.rows.length >= 1)
  })
})

test('what is derived of the register is as the truth has it, and the past stands below the wards of then', async () => {
  const database = await aDatabase()
  const secrets = secretsFrom(new Uint8Array(32).fill(7))
  const seal = (person: string, number: string) => ({
    sealed: secrets.seal(number, person),
    hash: secrets.hash(number),
  })
  await loadDemo(database, () => 'a password of the test', { members: 6_000, seal })
  await database.asOwner(async (tx) => {
    const differences = await sql`select * from chibo.derived_differences() limit 5`.execute(tx)
    assert.deepEqual(differences.rows, [])
    const official = await sql<{ n: number }>`select count(*) as n from member_now where kind = 'official'`.execute(tx)
    assert.equal(official.rows[0]?.n, 6_000)
    const then = await sql<{ n: number }>`
      select count(*) as n from affiliation a join unit_reach r on r.unit = a.unit
      join unit_label w on w.unit = r.ancestor and w.label = 'Đảng bộ phường Hưng Dũng'
      where a.voided_at = 'infinity' and a.from_on <= '2025-06-30' and '2025-06-30' < a.to_on
        and r.from_on <= '2025-06-30' and '2025-06-30' < r.to_on`.execute(tx)
    assert.ok((then.rows[0]?.n ?? 0) > 100)
    const sealed = await sql<{
      person: string
      number_sealed: Uint8Array
    }>`select person, number_sealed from person_secret limit 1`.execute(tx)
    const [one] = sealed.rows
    assert.match(one ? (secrets.open(one.number_sealed, one.person) ?? '') : '', /^040[0-9]{9}$/)
  })
})

test('the ward finds its three months compared: 131 sent, nine not yet seen where twelve were, and their clocks', async () => {
  const database = await aDatabase()
  await loadDemo(database, () => 'a password of the test')
  await database.asOwner(async (tx) => {
    const runs = await sql<{ counts: Record<string, number> }>`select counts from run order by number`.execute(tx)
    const last = runs.rows.at(-1)?.counts
    assert.equal(runs.rows.length, 3)
    assert.equal(runs.rows[1]?.counts.notSeenYet, 12)
    assert.equal(last?.notSeenYet, 9)
    assert.equal(last?.neverIntroduced, 5)
    const clocks = await sql`select from clock`.execute(tx)
    assert.ok(clocks.rows.length >= 27)
    const attempts = await sql`select from attempt`.execute(tx)
    assert.equal(attempts.rows.length, 5)
  })
})
