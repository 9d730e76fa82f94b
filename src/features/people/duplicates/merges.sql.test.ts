import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aPair, aPerson, aPlace, differences, mergeThem, undoThem, waiting } from '#test/two-people.ts'
import { loadPair, saveAnswer } from './duplicates.sql.ts'
import { loadMerge } from './merges.sql.ts'

test('only whoever has both sees a pair, and only whoever stands above both official cells settles it', async () => {
  const place = await aPlace()
  const [ward, mountain] = [await place.at(place.communes[0]!), await place.at(place.communes[1]!)]
  const province = await place.at(place.province)
  const one = await aPerson(place, [{ kind: 'official', unit: place.cells[0]!, from: '2024-01-01' }])
  const other = await aPerson(place, [
    { kind: 'official', unit: place.cells[2]!, from: '2024-01-01' },
    { kind: 'residence', unit: place.cells[1]!, from: '2024-01-01' },
  ])
  const pair = await aPair(place, province, one, other)
  assert.equal(await waiting(place, mountain, pair), undefined, 'one side is out of reach: there is nothing')
  const seen = await waiting(place, ward, pair)
  assert.equal(seen?.settles, false, 'the other one lives here, but is counted elsewhere')
  assert.equal((await waiting(place, province, pair))?.settles, true)
  await assert.rejects(
    place.database.as(ward, (tx) => saveAnswer(tx, pair, 1, 'different')),
    { code: '42501' },
  )
  await assert.rejects(mergeThem(place, ward, pair, one, 'kept'), { code: '42501' })
  assert.ok(await mergeThem(place, province, pair, one, 'kept'))
})

test('settled as two people they are not proposed again, until something about them changes', async () => {
  const place = await aPlace()
  const account = await place.at(place.province)
  const [one, other] = [
    await aPerson(place, [{ kind: 'official', unit: place.cells[0]!, from: '2024-01-01' }]),
    await aPerson(place, [{ kind: 'official', unit: place.cells[1]!, from: '2024-01-01' }]),
  ]
  const pair = await aPair(place, account, one, other)
  assert.ok(await place.database.as(account, (tx) => saveAnswer(tx, pair, 1, 'different')))
  await aPair(place, account, one, other)
  assert.equal((await waiting(place, account, pair))?.state, 'different')
  await place.database.asOwner(async (tx) => {
    await sql`update person_record set voided_at = now() where person = ${other} and voided_at = 'infinity'`.execute(tx)
    await sql`insert into person_record (id, person, name, born) values (uuidv7(), ${other}, 'Hoàng Thị Hường', '1968-07-03')`.execute(
      tx,
    )
  })
  await aPair(place, account, one, other)
  assert.equal((await waiting(place, account, pair))?.state, 'open')
})

test('two who settle the same pair at once: one does, the other is told', async () => {
  const place = await aPlace()
  const account = await place.at(place.province)
  const [one, other] = [
    await aPerson(place, [{ kind: 'official', unit: place.cells[0]!, from: '2024-01-01' }]),
    await aPerson(place, [{ kind: 'official', unit: place.cells[1]!, from: '2024-01-01' }]),
  ]
  const pair = await aPair(place, account, one, other)
  const tried = await Promise.allSettled([
    mergeThem(place, account, pair, one, 'kept'),
    mergeThem(place, account, pair, other, 'kept'),
  ])
  assert.equal(tried.filter((t) => t.status === 'fulfilled').length, 1)
  assert.equal((await place.database.as(account, (tx) => loadPair(tx, pair)))?.state, 'merged')
  assert.deepEqual(await differences(place), [])
})

test('the identity number of the one who goes comes back with the undoing, and no number comes out in between', async () => {
  const place = await aPlace()
  const account = await place.at(place.province)
  const [one, other] = [
    await aPerson(place, [{ kind: 'official', unit: place.cells[0]!, from: '2024-01-01' }], { number: 'a' }),
    await aPerson(place, [{ kind: 'official', unit: place.cells[0]!, from: '2024-06-01' }], { number: 'b' }),
  ]
  const numbers = async () => {
    const { rows } = await place.database.asOwner((tx) =>
      sql<{ person: string; n: string }>`select person, chr(get_byte(number_hash, 0)) as n from person_secret`.execute(
        tx,
      ),
    )
    return new Map(rows.map((r) => [r.person, r.n]))
  }
  const before = await numbers()
  const pair = await aPair(place, account, one, other)
  const id = await mergeThem(place, account, pair, one, 'gone')
  assert.deepEqual(await numbers(), new Map([[one, 'b']]))
  assert.ok(await undoThem(place, account, id!))
  assert.deepEqual(await numbers(), before)
})

test('what was written since is told before an undoing, and a later merge has to be undone first', async () => {
  const place = await aPlace()
  const account = await place.at(place.province)
  const people: string[] = []
  for (const n of [0, 1, 2])
    people.push(await aPerson(place, [{ kind: 'official', unit: place.cells[n]!, from: '2024-01-01' }]))
  const [a, b, c] = people as [string, string, string]
  const first = (await mergeThem(place, account, await aPair(place, account, a, b), a, 'kept'))!
  const none = await place.database.as(account, (tx) => loadMerge(tx, first))
  assert.deepEqual(none?.later, [])
  const second = (await mergeThem(place, account, await aPair(place, account, a, c), c, 'kept'))!
  const hanging = await place.database.as(account, (tx) => loadMerge(tx, first))
  assert.equal(hanging, undefined, 'who was kept is now part of somebody else')
  assert.ok(await undoThem(place, account, second))
  const later = await place.database.as(account, (tx) => loadMerge(tx, first))
  assert.ok((later?.later.length ?? 0) > 0)
  assert.ok(await undoThem(place, account, first))
  await assert.rejects(undoThem(place, account, first), { code: '42501' })
  assert.deepEqual(await differences(place), [])
})

test('nobody who was merged is given a new cell behind the merge', async () => {
  const place = await aPlace()
  const account = await place.at(place.province)
  const [one, other] = [
    await aPerson(place, [{ kind: 'official', unit: place.cells[0]!, from: '2024-01-01' }]),
    await aPerson(place, [{ kind: 'official', unit: place.cells[0]!, from: '2024-01-01' }]),
  ]
  await mergeThem(place, account, await aPair(place, account, one, other), one, 'kept')
  await assert.rejects(
    place.database.as(account, (tx) =>
      sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (uuidv7(), ${other}, 'official', ${place.cells[0]!}, '2024-01-01', 'found')`.execute(
        tx,
      ),
    ),
    { code: '42501' },
  )
})
