import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { countNow, type Filter, findWords, listNow, listPast, slicesOf } from '#features/people/list.sql.ts'
import { findScope, type Scoped } from '#features/people/reach.sql.ts'
import { readSearch } from '#features/people/searching.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { grantLines } from '#app/grants.ts'
import { aDatabase } from '#test/database.ts'
import { explaining, type Seen } from './tree/plans.ts'

const members = 20_000
/** Written in one transaction. */
const batch = 2_000
const start = day('2020-01-01')
const asOf = { on: day('2026-11-01'), known: 'infinity', isNow: true }
const page = { down: false, from: undefined, size: 51 }

const large = new Set([
  'member_now',
  'member_token',
  'affiliation',
  'person_record',
  'person_status',
  'person',
  'delta',
])

/** A province with 20 communes of ten cells, and as many people as are said, under names as they are frequent. */
async function aProvince() {
  const database = await aDatabase()
  const made = await database.asOwner(async (tx) => {
    await layDownGrants(tx, grantLines)
    const root = await foundUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh', from: start })
    const communes: string[] = []
    const cells: string[] = []
    for (let c = 0; c < 20; c += 1) {
      const commune = await foundUnit(tx, { kind: 'communeCommittee', name: `Xã ${c}`, from: start, parent: root })
      communes.push(commune)
      for (let n = 0; n < 10; n += 1)
        cells.push(await foundUnit(tx, { kind: 'residentialCell', name: `Xóm ${n}`, from: start, parent: commune }))
    }
    return {
      cells,
      root,
      commune: communes[3]!,
      cell: cells[30]!,
      accounts: await seatsAt(tx, [root, communes[3]!]),
    }
  })
  for (let first = 1; first <= members; first += batch) {
    await database.asOwner((tx) => fill(tx, made.cells, first))
    for (const table of large) await database.owner.query(`analyze ${table}`)
  }
  await database.asOwner((tx) => sql`select chibo.fold_deltas()`.execute(tx))
  return { database, ...made }
}

async function seatsAt(tx: Tx, units: readonly string[]): Promise<readonly string[]> {
  const accounts: string[] = []
  for (const [n, unit] of units.entries()) {
    const account = await openAccount(tx, { username: `thu${n}`, name: 'Người Thử', passwordHash: '$argon2id$thu' })
    await seat(tx, { account, role: 'communeStaff', unit, from: start })
    accounts.push(account)
  }
  return accounts
}

async function fill(tx: Tx, cells: readonly string[], first: number): Promise<void> {
  await sql`create temp table made on commit drop as
    select gen_random_uuid() as id, (${cells}::uuid[])[1 + n % ${cells.length}] as unit, n,
      (array['Nguyễn','Nguyễn','Nguyễn','Trần','Lê','Phạm','Hoàng','Võ'])[1 + (n * 7) % 8] || ' ' ||
      (array['Văn','Thị','Đức','Thị Ngọc','Xuân'])[1 + (n * 11 / 3) % 5] || ' ' ||
      (array['An','Bình','Châu','Dũng','Giang','Hà','Hạnh','Khánh','Lan','Mai','Nam','Oanh','Phúc','Quỳnh','Sơn','Tâm','Uyên','Vinh','Xuyến','Yến'])[1 + (n * 13 / 7) % 20] as name
    from generate_series(${first}::int, ${first + batch - 1}::int) n`.execute(tx)
  await sql`insert into person (id) select id from made`.execute(tx)
  await sql`insert into person_record (id, person, name, card) select gen_random_uuid(), id, name, '0401' || lpad(n::text, 8, '0') from made`.execute(
    tx,
  )
  await sql`insert into person_status (id, person, status, from_on) select gen_random_uuid(), id, case when n % 400 = 0 then 'probationary' else 'official' end, '2021-01-01' from made`.execute(
    tx,
  )
  await sql`insert into affiliation (id, person, kind, unit, from_on, cause) select gen_random_uuid(), id, 'official', unit, '2021-01-01', 'found' from made`.execute(
    tx,
  )
}

const world = await aProvince()

const nobody: Filter = {
  kinds: [],
  statuses: [],
  sought: readSearch(undefined),
  retiresFrom: undefined,
  retiresTo: undefined,
  admittedBy: undefined,
}

/** How PostgreSQL goes about what `work` asks, as the application's role behind the wall. */
async function plans(
  account: string,
  scope: string,
  work: (tx: Tx, scope: Scoped) => Promise<unknown>,
): Promise<Seen[]> {
  return world.database.as(account, async (tx) => {
    const found = await findScope(tx, 'members.read', scope, asOf.on)
    assert.ok(found)
    const seen: Seen[] = []
    await work(explaining(tx, seen, large), found)
    return seen
  })
}

/** Rows looked at for a page of 50: some for each row shown, never all there are. */
async function expectFew(what: string, seen: readonly Seen[], most: number): Promise<void> {
  for (const { leafed, rows } of seen) {
    assert.deepEqual(leafed, [], `${what} leafs through a table`)
    assert.ok(rows <= most, `${what} looks at ${rows} rows`)
  }
}

const scopes = () => {
  const [organiser, staff] = world.accounts as [string, string]
  return [
    ['the province', organiser, world.root],
    ['a commune, by its staff', staff, world.commune],
    ['a cell, by the province', organiser, world.cell],
    ['a cell, by its commune', staff, world.cell],
  ] as const
}

for (const [name, account, unit] of scopes()) {
  test(`a page of ${name} reads about as many rows as it shows, at the beginning and deep inside`, async () => {
    await expectFew(name, await plans(account, unit, (tx, scope) => listNow(tx, scope, nobody, [], page)), 200)
    const from = { way: 'after', key: 'P', id: '00000000-0000-0000-0000-000000000000' } as const
    await expectFew(
      name,
      await plans(account, unit, (tx, scope) => listNow(tx, scope, nobody, [], { ...page, from })),
      200,
    )
    await expectFew(
      name,
      await plans(account, unit, (tx, scope) => listNow(tx, scope, nobody, [], { ...page, down: true, from })),
      200,
    )
  })

  for (const typed of ['lan', 'nguyễn thị lan', 'ng', 'trần v', 'quỳnh', 'n', '040100012', 'chẳng ai'])
    test(`searching ${name} for “${typed}” leafs through nothing`, async () => {
      const filter = { ...nobody, sought: readSearch(typed) }
      const words = await world.database.as(account, (tx) => findWords(tx, filter.sought))
      await expectFew(typed, await plans(account, unit, (tx, scope) => listNow(tx, scope, filter, words, page)), 6000)
      const counts = await plans(account, unit, (tx, scope) => countNow(tx, scope, filter, words, 10_000))
      // where everybody is in scope, reading from one end until ten thousand are counted is right
      const leafed = unit === world.root ? [] : counts.flatMap((c) => c.leafed)
      assert.deepEqual(leafed, [], 'counting leafs through a table')
    })

  test(`what is rare in ${name} is found without leafing through what is not`, async () => {
    const filter: Filter = { ...nobody, statuses: ['probationary'] }
    await expectFew(name, await plans(account, unit, (tx, scope) => listNow(tx, scope, filter, [], page)), 3000)
  })

  test(`the count of ${name} comes from balances`, async () => {
    const { rows, n } = await world.database.as(account, async (tx) => {
      const scope = (await findScope(tx, 'members.read', unit, asOf.on))!
      const slices = await slicesOf(tx, scope, { ...asOf, on: day('2026-11-25') })
      const truth = await sql<{
        n: number
      }>`select count(*)::int as n from member_now m where m.unit = ${unit} or ${unit} in (m.a1, m.a2, m.a3)`.execute(
        tx,
      )
      return { rows: slices.reduce((sum, s) => sum + s.n, 0), n: truth.rows[0]!.n }
    })
    assert.equal(rows, n)
  })
}

test('a past day of a commune and of the province lists whom it had', async () => {
  for (const [, account, unit] of scopes()) {
    const rows = await world.database.as(account, async (tx) => {
      const scope = (await findScope(tx, 'members.read', unit, asOf.on))!
      return listPast(tx, scope, nobody, { ...asOf, on: day('2024-02-03'), isNow: false }, page)
    })
    assert.equal(rows.length, 51)
  }
})
