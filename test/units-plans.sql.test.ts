import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { listWithin } from '#features/units/listing.sql.ts'
import { grantLines } from '#app/grants.ts'
import { aDatabase } from '#test/database.ts'
import { explaining, type Seen } from './tree/plans.ts'

const communes = 60
const cells = 300
const start = day('2020-01-01')
const large = new Set(['unit_label', 'unit_edge', 'unit_reach', 'unit_path'])

/** A province with more units than are gathered: 60 communes of 300 cells, one of them with a name of its own. */
async function aProvince() {
  const database = await aDatabase()
  const made = await database.asOwner(async (tx) => {
    await layDownGrants(tx, grantLines)
    const root = await foundUnit(tx, { kind: 'provincialCommittee', name: 'Đảng bộ tỉnh', from: start })
    await sql`create temp table made on commit drop as
      select gen_random_uuid() as id, null::uuid as parent, n, 'Đảng bộ xã ' || n as name, 'communeCommittee' as kind from generate_series(1, ${communes}::int) n`.execute(
      tx,
    )
    await sql`insert into made select gen_random_uuid(), c.id, g, case when c.n = 7 and g = 3 then 'Chi bộ xóm Lưu Ly' else 'Chi bộ xóm ' || g end, 'residentialCell'
      from made c, generate_series(1, ${cells}::int) g`.execute(tx)
    await sql`insert into unit (id, kind) select id, kind from made`.execute(tx)
    await sql`insert into unit_label (unit, kind, label, from_on) select id, 'name', name, ${start} from made`.execute(
      tx,
    )
    await sql`insert into unit_edge (unit, parent, from_on) select id, coalesce(parent, ${root}), ${start} from made`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string }>`select id from made where parent is null and n = 7`.execute(tx)
    const commune = rows[0]!.id
    return { organiser: await seated(tx, 'tinh', root), staff: await seated(tx, 'xa', commune) }
  })
  await database.owner.query('vacuum (analyze) unit, unit_label, unit_edge, unit_reach, unit_path')
  return { database, ...made }
}

async function seated(tx: Tx, username: string, unit: string): Promise<string> {
  const account = await openAccount(tx, { username, name: 'Người Thử', passwordHash: '$argon2id$thu' })
  await seat(tx, { account, role: 'provincialOrganiser', unit, from: start })
  return account
}

const { database, organiser, staff } = await aProvince()
const everywhere = { everywhere: true, own: [], ownAndBelow: [] } as const
const days = {
  today: { on: day('2026-10-01'), known: 'infinity' },
  'a past day': { on: day('2022-10-01'), known: 'infinity' },
  'as known at an instant': { on: day('2026-10-01'), known: '2999-01-01T00:00:00+07:00' },
} as const

for (const [when, asOf] of Object.entries(days))
  for (const [who, account, page] of [
    ['the province', organiser, 3],
    ['a commune', staff, 1],
  ] as const)
    for (const search of ['', 'chi bo', 'luu ly', 'xom 14', 'c', 'khong co'])
      test(`units of ${who}, ${when}, by “${search}”: no table is read from one end to the other`, async () => {
        const looked: Seen[] = []
        await database.as(account, async (tx) => {
          await listWithin(explaining(tx, looked, large), everywhere, asOf, { page, size: 50, search })
        })
        assert.equal(looked.length, 2, 'two statements, whatever is asked')
        for (const { leafed } of looked) assert.deepEqual(leafed, [])
      })

function asked(search: string) {
  return database.as(organiser, (tx) => listWithin(tx, everywhere, days.today, { page: 1, size: 50, search }))
}

test('what is found is counted to a thousand, and it is told that there are more', async () => {
  const [all, one, none] = [await asked('chi bo'), await asked('lưu ly'), await asked('lưu xa')]
  assert.deepEqual([all.total, all.exact, all.units.length], [1000, false, 50])
  assert.deepEqual(
    [one.total, one.exact, one.units[0]?.name, one.units[0]?.above],
    [1, true, 'Chi bộ xóm Lưu Ly', 'Đảng bộ xã 7'],
  )
  assert.deepEqual([none.total, none.exact, none.units], [0, true, []])
})
