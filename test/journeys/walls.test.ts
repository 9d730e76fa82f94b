import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { roles, type Seat } from '#kernel/authority.ts'
import { day } from '#kernel/day.ts'
import { layDownGrants } from '#features/accounts/index.server.ts'
import { pathOf, within } from '#features/units/index.server.ts'
import { grantLines, grants, wall } from '#app/grants.ts'
import { aDatabase } from '#test/database.ts'
import { anAccount, aUnit } from './a-server.ts'

const database = await aDatabase()
await database.asOwner((tx) => layDownGrants(tx, grantLines))
const actions = [...new Set(grants.flatMap((g) => g.may))]

const drawn = fc.record({
  parents: fc.array(fc.nat(), { minLength: 2, maxLength: 7 }),
  seats: fc.array(fc.record({ role: fc.constantFrom(...roles), unit: fc.nat() }), { maxLength: 3 }),
})

test('the yes or no, the filter of lists and the wall in the database are one authority', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ parents, seats }) => {
      const units = [await aUnit(database)]
      for (const p of parents) units.push(await aUnit(database, { parent: units[p % units.length]! }))
      const all = seats.map((s): Seat => ({ role: s.role, unit: units[s.unit % units.length]! }))
      const held = [...new Map(all.map((s) => [JSON.stringify(s), s])).values()]
      const { id } = await anAccount(database, { seats: held })
      await database.as(id, async (tx) => {
        for (const action of actions) {
          const scope = wall.reachOf(held, action)
          const { rows } = await sql<{ id: string; listed: boolean; may: boolean }>`
            select u.id, ${within(scope, 'u.id')} as listed, chibo.may(${action}, u.id) as may
            from unit u where u.id = any (${units}::uuid[])`.execute(tx)
          for (const unit of rows) {
            const answer = wall.can(held, action, await pathOf(tx, unit.id, day('2026-10-01')))
            assert.deepEqual([unit.listed, unit.may], [answer, answer], action)
          }
        }
      })
    }),
    { numRuns: 8 },
  )
})

test('a seat that is taken away takes its grants along, in the same transaction', async () => {
  const unit = await aUnit(database)
  const { id } = await anAccount(database, { seats: [{ role: 'communeStaff', unit }] })
  const held = () => database.as(id, async (tx) => (await sql`select from grants_now`.execute(tx)).rows.length)
  assert.ok((await held()) > 0)
  await database.asOwner((tx) => sql`delete from seat where account = ${id}`.execute(tx))
  assert.equal(await held(), 0)
})

test('a new line in the table of grants reaches the accounts that hold the role when it is laid down', async () => {
  const unit = await aUnit(database)
  const { id } = await anAccount(database, { seats: [{ role: 'agencyStaff', unit }] })
  const may = () =>
    database.as(
      id,
      async (tx) => (await sql<{ may: boolean }>`select chibo.may('thu.lam', ${unit}) as may`.execute(tx)).rows[0]!.may,
    )
  assert.equal(await may(), false)
  const line = { role: 'agencyStaff', action: 'thu.lam', reach: 'own' }
  await database.asOwner((tx) => layDownGrants(tx, [...grantLines, line]))
  assert.equal(await may(), true)
  await database.asOwner((tx) => layDownGrants(tx, grantLines))
  assert.equal(await may(), false)
})

test('the application cannot lend itself an account, a seat or a grant, nor read a secret or a session', async () => {
  const { id } = await anAccount(database)
  for (const attempt of [
    'insert into seat (account, role, unit, from_on) select id, $$communeStaff$$, (select id from unit limit 1), $$2020-01-01$$ from account',
    'insert into grants_now select * from grants_now',
    'insert into grant_line values ($$communeStaff$$, $$x.y$$, $$everywhere$$)',
    'select * from account_secret',
    'update account_secret set password_hash = $$$$',
    'select * from session',
    'select * from known_address',
    'select chibo.regrant($${}$$)',
    'reset role',
    'set role postgres',
    'set session authorization postgres',
    'alter table seat disable row level security',
  ])
    await assert.rejects(
      database.as(id, async (tx) => {
        await sql.raw(attempt).execute(tx)
        const { rows } = await sql<{ who: string }>`select current_user as who`.execute(tx)
        if (attempt !== 'reset role' || rows[0]!.who !== 'chibo_app') return
        throw new Error('still the application')
      }),
      attempt,
    )
  const { rows } = await database.as(id, (tx) => sql<{ id: string }>`select id from account`.execute(tx))
  assert.deepEqual(rows, [{ id }], 'of accounts one sees one’s own')
})
