import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { derivedDifferences } from '#platform/db/derived.ts'
import { openDatabase } from '#platform/db/index.ts'
import { migrate } from '#platform/db/migrate.ts'
import { ourMigrations } from '#platform/db/migrations.ts'
import { hashPassword } from '#platform/session/index.ts'
import { findBroken } from '#features/audit/index.server.ts'
import { testCluster, type TestDatabase } from '#test/database.ts'
import { aServer, password } from './a-server.ts'
import { plant } from './planted.ts'
import { makeSecond } from './layers.ts'

/** The last migration of the version before the register. */
const before = 12

const ids = { province: randomUUID(), ward: randomUUID(), old: randomUUID(), cell: randomUUID() }
const accounts = { khiem: randomUUID(), lam: randomUUID() }

test('a database of the version before the register is brought forward with its data, and everything still answers', async () => {
  const { config } = await testCluster()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await ask(config, `create database ${name}`)
  const own = { ...config, database: name }
  assert.ok(
    (
      await migrate(
        own,
        ourMigrations().filter(({ number }) => number <= before),
      )
    ).ok,
  )
  const database: TestDatabase = { ...openDatabase(own), config: own }
  await fillAsThen(database)
  const planted = await plant(database, ids.ward, accounts.khiem, { register: false })

  const migrated = await migrate(own)
  assert.ok(migrated.ok && migrated.applied.length > 0)

  const server = await aServer({ database })
  const staff = server.person()
  assert.equal((await staff.signIn('khiem')).json.next, 'enrol')
  await makeSecond(staff)
  const { json: me } = await staff.get('/api/session')
  assert.deepEqual([me.units[0].name, me.units[0].roles], ['Đảng ủy phường Trường Vinh', ['communeStaff']])
  assert.ok(me.units[0].may.includes('members.read'), 'the grants of today hold for seats of then')
  const result = await staff.get(`/api/reconciliations/${planted.reconciliation}`)
  assert.equal(result.status, 200, result.text)
  const missing = await staff.get(`/api/reconciliations/${planted.reconciliation}/people?group=notSeenYet`)
  assert.equal(missing.json.rows.length, 1)
  assert.equal((await staff.get(`/api/people/${planted.person}`)).status, 200)

  const organiser = server.person()
  await organiser.signIn('lam')
  await makeSecond(organiser)
  const { json: tree } = await organiser.get(`/api/units/${ids.ward}`)
  assert.equal(tree.above.id, ids.province)
  assert.ok((await organiser.get('/api/accounts')).json.total >= 2)
  assert.equal((await staff.get(`/api/members?unit=${ids.ward}`)).json.rows.length, 0, 'the register begins empty')

  const client = new pg.Client(own)
  await client.connect()
  assert.deepEqual(await derivedDifferences(client), [], 'what is derived agrees with the truth')
  await client.end()
  assert.deepEqual(await database.asOwner(findBroken), [], 'the chains of events hold')
  const paths = await database.asOwner((tx) =>
    sql<{
      a1: string
      a2: string
      a3: string | null
    }>`select a1, a2, a3 from unit_path where unit = ${ids.cell}`.execute(tx),
  )
  assert.deepEqual(paths.rows, [{ a1: ids.province, a2: ids.ward, a3: ids.cell }])
  await database.close()
  await ask(config, `drop database if exists ${name} with (force)`)
})

/** Units, seats and events as that version wrote them: straight into its tables. */
async function fillAsThen(database: TestDatabase): Promise<void> {
  const hash = await hashPassword(password)
  await database.asOwner(async (tx) => {
    for (const [id, kind, label, from] of [
      [ids.province, 'provincialCommittee', 'Tỉnh ủy Nghệ An', '1930-01-01'],
      [ids.ward, 'communeCommittee', 'Đảng ủy phường Trường Vinh', '2025-07-01'],
      [ids.old, 'communeCommittee', 'Đảng ủy phường Hưng Dũng', '1994-01-01'],
      [ids.cell, 'residentialCell', 'Chi bộ Khối 3', '1994-01-01'],
    ] as const) {
      await sql`insert into unit (id, kind) values (${id}, ${kind})`.execute(tx)
      await sql`insert into unit_label (unit, kind, label, from_on) values (${id}, 'name', ${label}, ${from})`.execute(
        tx,
      )
    }
    for (const [unit, parent, from, to] of [
      [ids.ward, ids.province, '2025-07-01', 'infinity'],
      [ids.old, ids.province, '1994-01-01', '2025-07-01'],
      [ids.cell, ids.old, '1994-01-01', '2025-07-01'],
      [ids.cell, ids.ward, '2025-07-01', 'infinity'],
    ] as const)
      await sql`insert into unit_edge (unit, parent, from_on, to_on) values (${unit}, ${parent}, ${from}, ${to})`.execute(
        tx,
      )
    await sql`insert into unit_succession (from_unit, to_unit, on_day) values (${ids.old}, ${ids.ward}, '2025-07-01')`.execute(
      tx,
    )
    for (const [id, username, role, unit] of [
      [accounts.khiem, 'khiem', 'communeStaff', ids.ward],
      [accounts.lam, 'lam', 'provincialOrganiser', ids.province],
    ] as const) {
      await sql`insert into account (id, username, name) values (${id}, ${username}, 'Người Thử')`.execute(tx)
      await sql`insert into account_secret (account, password_hash) values (${id}, ${hash})`.execute(tx)
      await sql`insert into seat (account, role, unit, from_on) values (${id}, ${role}, ${unit}, '2025-07-01')`.execute(
        tx,
      )
    }
    await sql`insert into grant_line values ('communeStaff', 'reconciliation.read', 'ownAndBelow')`.execute(tx)
    for (let i = 0; i < 3; i += 1)
      await sql`select chibo.append_event(${ids.ward}, 'reconciliation.open', '2026-10-01', '{}')`.execute(tx)
  })
}

async function ask(config: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  await client.query(statement)
  await client.end()
}
