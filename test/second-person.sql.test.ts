import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { layDownGrants, layDownSecondLines } from '#features/accounts/index.server.ts'
import { grantLines } from '#app/grants.ts'
import { agreedByTwo, aPair, aPerson, aPlace, mergeThem } from '#test/two-people.ts'

const place = await aPlace()
const { database, province, communes, cells } = place
const ward = communes[0]!
await database.asOwner(async (tx) => {
  await layDownGrants(tx, grantLines)
  await layDownSecondLines(tx)
})
const clerk = await place.at(province)
const other = await place.at(ward)

const refused = { code: '42501' }

/** What the application sends on behalf of the clerk, whatever its first wall says. */
function alone(query: ReturnType<typeof sql>): Promise<unknown> {
  return database.as(clerk, (tx) => query.execute(tx))
}

test('the application removes no name unless a second person has agreed to exactly that in the same transaction', async () => {
  const person = await aPerson(place, [{ kind: 'official', unit: cells[0]!, from: '2024-01-01' }])
  const neighbour = await aPerson(place, [{ kind: 'official', unit: cells[1]!, from: '2024-01-01' }])
  await database.asOwner((tx) =>
    sql`update person_status set voided_at = now() where person in (${person}, ${neighbour})`.execute(tx),
  )
  const removed = sql`
    insert into person_status (id, person, status, from_on) values (uuidv7(), ${person}, 'removed', '2026-01-01')`
  await assert.rejects(alone(removed), refused)
  // agreed about somebody else, or in an earlier transaction: refused as well
  await assert.rejects(
    database.as(clerk, async (tx) => {
      await agreedByTwo(tx, place, 'removal', { person: neighbour })
      await removed.execute(tx)
    }),
    refused,
  )
  await database.as(clerk, (tx) => agreedByTwo(tx, place, 'removal', { person }))
  await assert.rejects(alone(removed), refused)
  await database.as(clerk, async (tx) => {
    await agreedByTwo(tx, place, 'removal', { person })
    await removed.execute(tx)
  })
  // a removal that stood is no licence for another day or another person
  const copied = sql`
    insert into person_status (id, person, status, from_on, copy_of)
    select uuidv7(), ${neighbour}, 'removed', '2026-01-01', id from person_status where person = ${person} and status = 'removed'`
  await assert.rejects(alone(copied), refused)
})

test('the application makes no one person of two, and no two of one, unless a second person has agreed', async () => {
  const one = await aPerson(place, [{ kind: 'official', unit: cells[0]!, from: '2024-01-01' }])
  const two = await aPerson(place, [{ kind: 'residence', unit: cells[0]!, from: '2024-01-01' }])
  const pair = await aPair(place, clerk, one, two)
  const plan = JSON.stringify({ fields: [], pieces: [], number: 'kept' })
  await assert.rejects(
    alone(sql`select chibo.merge_people(${randomUUID()}, ${pair}, ${one}, ${two}, ${plan}::jsonb, null)`),
    refused,
  )
  const merge = await mergeThem(place, clerk, pair, one, 'kept')
  assert.ok(merge)
  await assert.rejects(alone(sql`select chibo.undo_merge(${merge})`), refused)
})

test('the application gives, ends, lends and closes no role above cell level alone; of a cell it does', async () => {
  const { rows } = await database.asOwner((tx) =>
    sql<{ id: string }>`select id from seat where account = ${other}`.execute(tx),
  )
  const seat = rows[0]!.id
  const give = (role: string, unit: string) =>
    sql`select chibo.give_seat(${randomUUID()}, ${other}, ${role}, ${unit}, chibo.today(), 'infinity', 'post', null, null)`
  await assert.rejects(alone(give('communeSecretary', ward)), refused)
  await assert.rejects(
    alone(sql`select chibo.open_account(${randomUUID()}, 'moi.thu', 'Người Mới', 'communeStaff', ${ward})`),
    refused,
  )
  await assert.rejects(alone(sql`select chibo.end_seat(${seat})`), refused)
  await assert.rejects(alone(sql`select chibo.close_account(${other})`), refused)
  const own = await database.asOwner((tx) =>
    sql<{ id: string }>`select id from seat where account = ${clerk}`.execute(tx),
  )
  await assert.rejects(
    alone(
      sql`select chibo.delegate(${randomUUID()}, ${own.rows[0]!.id}, ${other}, chibo.today(), chibo.today() + 3, null)`,
    ),
    refused,
  )
  await alone(give('cellSecretary', cells[0]!))
})

test('the application makes no new code for whoever holds a higher role and has used the account, unless two have agreed', async () => {
  await assert.rejects(alone(sql`select * from chibo.renew_code(${other}, ${Buffer.alloc(32, 1)}, 14)`), refused)
})

test('nobody agrees for themselves, and the application writes who agreed in no other way', async () => {
  const id = randomUUID()
  await database.as(clerk, (tx) =>
    sql`select chibo.propose(${id}, 'removal', 'test', '{}', '{}', 'members.write', ${[province]}::uuid[], false, '{}', chibo.today())`.execute(
      tx,
    ),
  )
  await assert.rejects(alone(sql`select chibo.agree(${id})`), refused)
  await assert.rejects(alone(sql`update proposal set state = 'withdrawn' where id = ${id}`), refused)
  await assert.rejects(alone(sql`select * from proposal`), refused)
  await assert.rejects(
    database.as(other, (tx) => sql`select chibo.agree(${id})`.execute(tx)),
    refused,
  )
})

test('the owner stays free: the command line and the demo need no second person', async () => {
  await database.asOwner((tx) =>
    sql`insert into seat (account, role, unit, from_on) values (${other}, 'provincialOrganiser', ${province}, '2026-01-01')`.execute(
      tx,
    ),
  )
})
