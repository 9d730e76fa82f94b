import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import type { Tx } from '#platform/db/index.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { countNow, type Filter, findWords, listNow, type ListRow } from '#features/people/list.sql.ts'
import { findScope } from '#features/people/reach.sql.ts'
import { readSearch } from '#features/people/searching.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { grantLines } from '#app/grants.ts'
import { aDatabase } from '#test/database.ts'

const start = day('2020-01-01')
const today = day('2026-11-25')
/** Few words, so that they meet, repeat, begin with one another and differ by their marks alone. */
const words = [
  'Nguyễn',
  'Nguyên',
  'Ngô',
  'Trần',
  'Văn',
  'Vân',
  'Vạn',
  'Thị',
  'Thi',
  'An',
  'Ân',
  'Anh',
  'Đức',
  'Dũng',
  'Đặng',
  'Lê',
  'L%',
  'Xuân',
]

/** A province of two communes: one with enough people to be searched by names, one so small that it is looked through. */
async function aProvince() {
  const database = await aDatabase()
  const made = await database.asOwner(async (tx) => {
    await layDownGrants(tx, grantLines)
    const root = await foundUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh', from: start })
    const communes: string[] = []
    const cells: string[] = []
    for (const name of ['Xã lớn', 'Xã nhỏ']) {
      const commune = await foundUnit(tx, { kind: 'communeCommittee', name, from: start, parent: root })
      communes.push(commune)
      for (const n of [1, 2])
        cells.push(await foundUnit(tx, { kind: 'residentialCell', name: `Xóm ${n}`, from: start, parent: commune }))
    }
    const accounts: string[] = []
    for (const [n, unit] of [root, ...communes].entries()) {
      const account = await openAccount(tx, { username: `thu${n}`, name: 'Người Thử', passwordHash: '$argon2id$thu' })
      await seat(tx, { account, role: 'communeStaff', unit, from: start })
      accounts.push(account)
    }
    await fill(tx, cells)
    return { units: [root, ...communes, ...cells], accounts }
  })
  await database.owner.query('analyze')
  return { database, ...made }
}

/** The first commune has 12,600 people, the second 400; the names are drawn by the database. */
async function fill(tx: Tx, cells: readonly string[]): Promise<void> {
  await sql`select setseed(0.22)`.execute(tx)
  const one = sql`(${[...words]}::text[])[1 + floor(random() * ${words.length})::int]`
  await sql`create temp table made on commit drop as
    select gen_random_uuid() as id, (${[...cells]}::uuid[])[case when n <= 400 then 3 + n % 2 else 1 + n % 2 end] as unit,
      case when n % 5 = 0 then 'probationary' else 'official' end as status,
      ${one} || ' ' || ${one} || case when n % 3 > 0 then ' ' || ${one} else '' end || case when n % 7 = 0 then ' ' || ${one} else '' end as name
    from generate_series(1, 13000) n`.execute(tx)
  await sql`insert into person (id) select id from made`.execute(tx)
  await sql`insert into person_record (id, person, name) select gen_random_uuid(), id, name from made`.execute(tx)
  await sql`insert into person_status (id, person, status, from_on) select gen_random_uuid(), id, status, '2021-01-01' from made`.execute(
    tx,
  )
  await sql`insert into affiliation (id, person, kind, unit, from_on, cause) select gen_random_uuid(), id, 'official', unit, '2021-01-01', 'found' from made`.execute(
    tx,
  )
}

const world = await aProvince()
const everybody = await world.database.asOwner(async (tx) => {
  const { rows } = await sql<
    Pick<ListRow, 'affiliation' | 'name_key' | 'status'> & { folded: string; path: readonly string[] }
  >`
    select affiliation, name_key, status, folded, array_remove(array[a1, a2, a3, a4, a5, a6], null) as path
    from member_now order by name_key, affiliation`.execute(tx)
  return rows
})

/** Everybody looked at one by one, with what the eye would do. */
function plainly(account: number, unit: string, typed: string, statuses: readonly string[]): readonly string[] {
  const all = fold(typed).split(' ').filter(Boolean)
  const head = world.units[account]
  return everybody
    .filter(({ path, status, folded }) => {
      const has = folded.split(' ')
      return (
        head !== undefined &&
        path.includes(head) &&
        path.includes(unit) &&
        (statuses.length === 0 || statuses.includes(status)) &&
        all.slice(0, -1).every((word) => has.includes(word)) &&
        has.some((word) => word.startsWith(all.at(-1) ?? ''))
      )
    })
    .map(({ affiliation }) => affiliation)
}

const anAsking = fc.record({
  account: fc.nat(2),
  unit: fc.nat(6),
  typed: fc
    .tuple(
      fc.array(fc.constantFrom(...words, 'Không'), { maxLength: 3 }),
      fc.oneof(fc.constantFrom(...words), fc.constantFrom('n', 'ng', 'v', 't', 'd', 'a', 'l%', '_n', 'x')),
    )
    .map(([whole, last]) => [...whole, last].join(' ')),
  statuses: fc.constantFrom([], ['probationary'] as const),
  down: fc.boolean(),
  size: fc.constantFrom(1, 7, 50, 400),
})

/** Page after page, two at most, then the rest behind a place in the midst of it. */
test('whatever is typed, a search answers with the same people in the same order as looking at everybody', async () => {
  await fc.assert(
    fc.asyncProperty(anAsking, async ({ account, unit, typed, statuses, down, size }) => {
      const where = world.units[unit] ?? ''
      const upwards = plainly(account, where, typed, statuses)
      const truth = down ? upwards.toReversed() : upwards
      const filter: Filter = {
        kinds: [],
        statuses,
        sought: readSearch(typed),
        retiresFrom: undefined,
        retiresTo: undefined,
        admittedBy: undefined,
      }
      await world.database.as(world.accounts[account] ?? null, async (tx) => {
        const scope = await findScope(tx, 'members.read', where, today)
        if (!scope) return // a unit above one's own, or beside it, is asked for in vain
        const found = await findWords(tx, filter.sought)
        const list = (from: Parameters<typeof listNow>[4]['from'], back = down) =>
          listNow(tx, scope, filter, found, { down: back, from, size })
        const first = await list(undefined)
        assert.deepEqual(
          first.map((row) => row.affiliation),
          truth.slice(0, size),
        )
        const last = first.at(-1)
        if (!last) return
        const place = { key: last.name_key, id: last.affiliation }
        const next = await list({ way: 'after', ...place })
        assert.deepEqual(
          next.map((row) => row.affiliation),
          truth.slice(size, 2 * size),
        )
        const before = await list({ way: 'before', ...place }, !down)
        assert.deepEqual(
          before.map((row) => row.affiliation),
          truth
            .slice(0, first.length - 1)
            .toReversed()
            .slice(0, size),
        )
        assert.equal(await countNow(tx, scope, filter, found, 300), Math.min(301, truth.length))
      })
    }),
    {
      numRuns: 250,
      examples: [
        [{ account: 0, unit: 0, typed: 'van va', statuses: [], down: false, size: 50 }],
        [{ account: 0, unit: 0, typed: 'van van', statuses: [], down: true, size: 7 }],
      ],
    },
  )
})

test('who may not reach a unit finds nobody in it by the names either', async () => {
  const [, other = null] = world.accounts
  const asked = await world.database.as(other, (tx) =>
    sql`select from chibo.search_now(${world.units[2]}::uuid, array['van', 'thi'], null, null, null, 10)`.execute(tx),
  )
  const whole = await world.database.as(other, (tx) =>
    sql<{
      a2: string
    }>`select a2 from chibo.search_now(${world.units[0]}::uuid, array['van', 'thi'], null, null, null, null)`.execute(
      tx,
    ),
  )
  assert.equal(asked.rows.length, 0)
  assert.deepEqual([...new Set(whole.rows.map(({ a2 }) => a2))], [world.units[1]])
  await assert.rejects(
    world.database.as(other, (tx) => sql`select from name_pair limit 1`.execute(tx)),
    /permission denied/,
  )
})

test('a name nobody bears any more is forgotten at night, one that somebody bears is not', async () => {
  const { database } = world
  const left = () =>
    database.asOwner(async (tx) => {
      const { rows } = await sql<{
        folded: string
      }>`select distinct folded from name_pair where folded like '%hiem co%' order by 1`.execute(tx)
      return rows.map(({ folded }) => folded)
    })
  await database.asOwner(async (tx) => {
    const person = sql`(select person from person_record where voided_at = 'infinity' limit 1)`
    await sql`with one as (update person_record set voided_at = now() where person = ${person} and voided_at = 'infinity' returning person)
      insert into person_record (id, person, name) select gen_random_uuid(), person, 'Tên Hiếm Có' from one`.execute(tx)
  })
  assert.deepEqual(await left(), ['ten hiem co'])
  await database.asOwner((tx) => sql`select chibo.forget_names()`.execute(tx))
  assert.deepEqual(await left(), ['ten hiem co'])
  await database.asOwner((tx) =>
    sql`with one as (update person_record set voided_at = now() where name = 'Tên Hiếm Có' and voided_at = 'infinity' returning person)
      insert into person_record (id, person, name) select gen_random_uuid(), person, 'Nguyễn Văn An' from one`.execute(
      tx,
    ),
  )
  await database.asOwner((tx) => sql`select chibo.forget_names()`.execute(tx))
  assert.deepEqual(await left(), [])
  const { rows } = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(rows, [])
})
