import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { foundUnit } from '#features/units/index.server.ts'
import { day } from '#kernel/day.ts'
import { aServer, aUnit, type Person, signedIn } from './a-server.ts'

const server = await aServer()
const { database } = server

/** Somebody of the register, official in a cell since 2020. */
function aMember(cell: string, name: string): Promise<string> {
  const person = randomUUID()
  return database.asOwner(async (tx) => {
    await sql`insert into person (id) values (${person})`.execute(tx)
    await sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (gen_random_uuid(), ${person}, 'official', ${cell}, '2020-01-01', 'found')`.execute(
      tx,
    )
    await sql`insert into person_record (id, person, name) values (gen_random_uuid(), ${person}, ${name})`.execute(tx)
    await sql`insert into person_status (id, person, status, from_on) values (gen_random_uuid(), ${person}, 'official', '2020-01-01')`.execute(
      tx,
    )
    return person
  })
}

async function aWard() {
  const found = (kind: string, name: string, parent: string) =>
    database.asOwner((tx) => foundUnit(tx, { kind, name, from: day('2020-01-01'), parent }))
  const root = await aUnit(database, { kind: 'provincialCommittee' })
  const ward = await found('communeCommittee', 'Đảng bộ phường Thử', root)
  const cell = await found('residentialCell', 'Chi bộ khối 1', ward)
  const elsewhere = await found('communeCommittee', 'Đảng bộ phường Khác', root)
  const far = await found('residentialCell', 'Chi bộ khối 9', elsewhere)
  const { person: staff } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const { person: province } = await signedIn(server, [{ role: 'provincialOrganiser', unit: root }])
  const [lan, khiem, stranger] = [
    await aMember(cell, 'Trần Thị Lan'),
    await aMember(cell, 'Hồ Khiêm'),
    await aMember(far, 'Vi Văn Xa'),
  ]
  return { root, ward, cell, staff, province, lan, khiem, stranger }
}

function take(person: Person, unit: string, body: Readonly<Record<string, unknown>>) {
  return person.send('POST', `/api/units/${unit}/posts`, { body: { on: '2025-01-01', title: 'secretary', ...body } })
}

function change(person: Person, post: string, how: string, body: Readonly<Record<string, unknown>>) {
  return person.send('POST', `/api/posts/${post}/${how}`, { body })
}

async function refusedAs(answered: Promise<{ json: any; text: string }>, code: string) {
  const { json, text } = await answered
  assert.equal(json.code, code, text)
  return json
}

async function held(person: Person, unit: string, query = ''): Promise<readonly (readonly unknown[])[]> {
  const { json } = await person.get(`/api/units/${unit}/posts${query}`)
  return json.posts.map((p: any) => [p.title, p.name, p.fromOn, p.toOn])
}

test('one secretary follows another, and any day says who it was', async () => {
  const { cell, staff, lan, khiem } = await aWard()
  const first = await take(staff, cell, { person: lan, decision: '3-QĐ/ĐU' })
  assert.equal(first.status, 201, first.text)
  const refused = await refusedAs(take(staff, cell, { person: khiem, on: '2026-01-01' }), 'posts.hasSecretary')
  assert.deepEqual(refused.facts, { name: 'Trần Thị Lan', from: '2025-01-01', to: null })
  const left = await change(staff, first.json.post, 'leave', { on: '2026-01-01' })
  assert.equal(left.status, 200, left.text)
  assert.equal((await take(staff, cell, { person: khiem, on: '2026-01-01' })).status, 201)
  assert.deepEqual(await held(staff, cell, '?on=2025-12-31'), [
    ['secretary', 'Trần Thị Lan', '2025-01-01', '2026-01-01'],
  ])
  assert.deepEqual(await held(staff, cell), [['secretary', 'Hồ Khiêm', '2026-01-01', null]])
  assert.equal((await held(staff, cell, '?ended=true')).length, 2)
  assert.equal((await held(staff, cell, '?title=headOfHamlet')).length, 0)
  const yesterday = await database.asOwner((tx) =>
    sql<{ on: string }>`select (chibo.today() - 1)::text as on`.execute(tx),
  )
  assert.deepEqual(await held(staff, cell, `?known=${yesterday.rows[0]!.on}`), [], 'nothing of it was known yesterday')
  const { rows } = await database.asOwner((tx) =>
    sql<{ command: string }>`select command from event where unit = ${cell} order by n`.execute(tx),
  )
  assert.deepEqual(
    rows.map((r) => r.command),
    ['posts.take', 'posts.leave', 'posts.take'],
  )
})

test('what was typed wrongly is corrected or withdrawn, and stays readable in the time of knowledge', async () => {
  const { ward, cell, staff, lan, province } = await aWard()
  const { json: made } = await take(staff, cell, { title: 'headOfHamlet', outsider: 'Nguyễn Văn Ngoài' })
  const entered = { title: 'headOfHamlet', outsider: null, person: lan, fromOn: '2025-02-01', toOn: null }
  const corrected = await change(staff, made.post, 'correct', entered)
  assert.equal(corrected.status, 200, corrected.text)
  assert.deepEqual(await held(staff, ward, '?deep=true'), [['headOfHamlet', 'Trần Thị Lan', '2025-02-01', null]])
  const late = await refusedAs(change(province, made.post, 'leave', { on: '2026-01-01' }), 'posts.changedMeanwhile')
  assert.equal(late.facts.by, 'Người Thử')
  await refusedAs(change(staff, corrected.json.post, 'correct', entered), 'posts.nothingNew')
  assert.equal((await staff.send('DELETE', `/api/posts/${corrected.json.post}`)).status, 200)
  assert.deepEqual(await held(staff, cell), [])
  const { rows } = await database.asOwner((tx) =>
    sql<{ n: number }>`select count(*)::int as n from post where unit = ${cell} and voided_at < 'infinity'`.execute(tx),
  )
  assert.equal(rows[0]!.n, 2)
})

test('what cannot be is refused in words', async () => {
  const { root, ward, cell, staff, lan, stranger } = await aWard()
  await refusedAs(take(staff, cell, { person: lan, on: '2150-01-01' }), 'units.dayAhead')
  await refusedAs(take(staff, cell, { person: lan, on: '2025-02-31' }), 'http.invalid')
  await refusedAs(take(staff, cell, { person: lan, outsider: 'Hồ Ngoài' }), 'http.invalid')
  await refusedAs(take(staff, cell, {}), 'http.invalid')
  await refusedAs(take(staff, cell, { person: lan, on: '2019-01-01' }), 'posts.unitNotThere')
  await refusedAs(take(staff, cell, { outsider: 'Hồ Ngoài' }), 'posts.membersOnly')
  await refusedAs(take(staff, ward, { title: 'headOfHamlet', outsider: 'Hồ Ngoài' }), 'posts.notAtThisKind')
  await refusedAs(take(staff, root, { person: lan }), 'notFound')
  await refusedAs(take(staff, cell, { person: stranger }), 'notFound')
  await refusedAs(take(staff, cell, { person: randomUUID() }), 'notFound')
  const { json } = await take(staff, cell, { title: 'committeeMember', person: lan })
  await refusedAs(take(staff, cell, { title: 'committeeMember', person: lan, on: '2026-01-01' }), 'posts.alreadyHeld')
  await refusedAs(change(staff, json.post, 'leave', { on: '2025-01-01' }), 'posts.endsTooEarly')
  await refusedAs(change(staff, json.post, 'leave', { on: '2150-01-01' }), 'units.dayAhead')
})

test('a unit with a post does not close, and says so', async () => {
  const { ward, cell, staff, province } = await aWard()
  const made = await take(staff, cell, { title: 'frontHead', outsider: 'Hồ Thị Mặt Trận' })
  assert.equal(made.status, 201, made.text)
  const close = (on: string) => province.send('POST', `/api/units/${cell}/close`, { body: { on, version: 1 } })
  const refused = await refusedAs(close('2026-05-01'), 'units.notEmpty')
  assert.deepEqual(refused.facts, { members: 2, posts: 1, units: 0 })
  const { json } = await province.get(`/api/units/${ward}/weight?on=2026-05-01`)
  assert.deepEqual([json.members, json.posts, json.units], [2, 1, 1])
})

test('where the reader may not open somebody’s page, the post tells the name and not the person', async () => {
  const { cell, staff, province, stranger } = await aWard()
  assert.equal((await take(province, cell, { title: 'committeeMember', person: stranger })).status, 201)
  const [seen] = (await staff.get(`/api/units/${cell}/posts`)).json.posts
  assert.deepEqual([seen.name, seen.person], ['Vi Văn Xa', null])
  const [all] = (await province.get(`/api/units/${cell}/posts`)).json.posts
  assert.equal(all.person, stranger)
})

test('a post of somebody entered twice stands with the one who is kept, on the page of the unit, of the member and when it is corrected', async () => {
  const { cell, staff, lan, khiem } = await aWard()
  const { json: made } = await take(staff, cell, { person: khiem })
  await database.asOwner((tx) => sql`update person set merged_into = ${lan} where id = ${khiem}`.execute(tx))
  const { json: there } = await staff.get(`/api/units/${cell}/posts`)
  assert.deepEqual(
    there.posts.map((p: any) => [p.id, p.person, p.name]),
    [[made.post, lan, 'Trần Thị Lan']],
  )
  const { text } = await staff.get(`/api/members/${lan}`)
  assert.match(text, /"field":"post","before":null,"after":"Bí thư"/)
  const entered = { title: 'secretary', person: lan, fromOn: '2025-02-01', toOn: null }
  const corrected = await change(staff, made.post, 'correct', entered)
  assert.equal(corrected.status, 200, corrected.text)
  assert.deepEqual(await held(staff, cell), [['secretary', 'Trần Thị Lan', '2025-02-01', null]])
})
