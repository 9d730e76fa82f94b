import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { findBroken } from '#features/audit/index.server.ts'
import { signedIn } from './a-server.ts'
import { aRegister } from './a-register.ts'
import { bySecond, waiting } from './second-person.ts'

const world = await aRegister()
const { server, staff, colleague, ward, cell, entered, neighbour } = world
const { database } = server
const top = world.province
const { person: officer } = await signedIn(server, [{ role: 'dataProtectionOfficer', unit: top }])

const path = (person: string) => `/api/members/${person}/erasing`
const marked = { name: 'Vừ Bá Xồng Chớ', born: '1961-02-28', card: '040100200300' }

async function erase(person: string, ground: string, who = officer) {
  const asked = await officer.get(path(person))
  return who.send('POST', path(person), { body: { ground, version: asked.json?.version ?? 1 } })
}

test('a member of today is not erased because they ask for it: the register of members has to be kept', async () => {
  const person = await entered({ name: 'Lô Thị Mái' })
  const asked = await officer.get(path(person))
  assert.deepEqual([asked.json.name, asked.json.stands, asked.json.grounds], ['Lô Thị Mái', true, ['court', 'mistake']])
  assert.equal((await erase(person, 'request')).json.code, 'privacy.stillMember')
  assert.equal((await neighbour.get(path(person))).status, 404)
})

test('one proposes, another agrees; then no page, day, search, export or trail tells who it was, and the numbers of past days stay', async () => {
  const person = await entered(marked)
  const search = `/api/members?unit=${ward}&search=${encodeURIComponent('xong cho')}`
  assert.equal((await staff.get(search)).json.rows.length, 1)
  const past = `/api/members/count?unit=${ward}&on=2026-02-01`
  const counted = (await staff.get(past)).json
  const now = (await staff.get(`/api/members/count?unit=${ward}`)).json

  // the database refuses one alone, whatever the program does
  await assert.rejects(
    database.as((await signedIn(server, [{ role: 'communeStaff', unit: ward }])).account, (tx) =>
      sql`select chibo.erase_person(${person}, 'court')`.execute(tx),
    ),
    /second person has not agreed/,
  )
  const proposed = await erase(person, 'court')
  assert.equal(proposed.status, 202, proposed.text)
  assert.equal((await staff.get(`/api/members/${person}`)).status, 200, 'until then nothing has happened')
  await bySecond(proposed, colleague)

  for (const asked of [
    `/api/members/${person}`,
    `/api/members/${person}?on=2026-02-01`,
    `/api/members/${person}?known=2026-11-01`,
    path(person),
    `/api/trails/members/${person}`,
    `/api/trails/members/${person}/export`,
  ])
    assert.equal((await officer.get(asked)).status === 404 || (await staff.get(asked)).status === 404, true, asked)
  for (const asked of [search, `${search}&on=2026-02-01`]) assert.deepEqual((await staff.get(asked)).json.rows, [])
  const exported = await staff.get(`/api/members/download?unit=${ward}`)
  assert.ok(!exported.text.includes('Xồng'))
  assert.deepEqual((await staff.get(past)).json, counted, 'what was reported stays as it was reported')
  assert.notDeepEqual((await staff.get(`/api/members/count?unit=${ward}`)).json, now)
  assert.deepEqual(await database.asOwner(findBroken), [])

  const listed = (await officer.get(`/api/units/${top}/erasures`)).json.erasures
  assert.deepEqual([listed.length, listed[0].ground, listed[0].id, listed[0].unit.id], [1, 'court', person, ward])
  assert.equal(JSON.stringify(listed).includes('Xồng'), false)
  assert.deepEqual((await neighbour.get(`/api/units/${ward}/erasures`)).status, 404)
  const { rows } = await database.asOwner((tx) =>
    sql<{
      body: any
    }>`select b.body from event e join event_body b using (seq) where e.command = 'privacy.erase'`.execute(tx),
  )
  assert.deepEqual([rows[0]?.body.ground, rows[0]?.body.erased], ['court', 1])
  assert.ok(rows[0]?.body.proposedBy && rows[0]?.body.agreedBy)
  assert.equal((await colleague.get('/api/proposals')).status, 200, 'the page of proposals stands without the name')
})

test('whoever agrees reads who it is, where they were last and on which ground, also of somebody who stands nowhere any more', async () => {
  const person = await entered({ name: 'Moong Văn Nghệ', born: '1950-05', card: null })
  const page = (await staff.get(`/api/members/${person}`)).json
  const body = { version: page.version, on: '2026-02-01', affiliation: page.belongs[0].id, cause: 'left' }
  assert.equal((await staff.send('POST', `/api/members/${person}/end`, { body })).status, 200)
  const proposed = await erase(person, 'request')
  const there = `/api/proposals/${waiting(proposed)}`
  const { proposal } = (await staff.get(there)).json
  assert.equal(proposal.names[person], 'Moong Văn Nghệ')
  assert.deepEqual(proposal.erases, { born: '1950-05', unit: 'Chi bộ Khối 1', lastOn: '2026-01-31' })
  assert.equal(proposal.what.ground, 'request')
  const { rows } = await database.asOwner((tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from read_log where operation = 'getProposal' and ${person} = any (subjects)`.execute(
      tx,
    ),
  )
  assert.equal(rows[0]?.n, 1, 'and that is logged as a reading')
  assert.equal((await neighbour.get(there)).status, 404)
  // it is about the colleague now, who answers no longer, and is told so
  const own = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  await database.asOwner((tx) => sql`update account set person = ${person} where id = ${own.account}`.execute(tx))
  const theirs = await own.person.send('POST', `${there}/agree`)
  assert.deepEqual([theirs.status, theirs.json.code], [403, 'proposals.aboutYou'])
  await database.asOwner((tx) => sql`update account set person = null where id = ${own.account}`.execute(tx))
  await bySecond(proposed, staff)
  const ended = (await staff.get(there)).json.proposal
  assert.deepEqual([ended.names, ended.erases], [{}, null])
})

test('whoever holds a role above a cell is erased when those who give it have ended it, and not before', async () => {
  const person = await entered({ name: 'Kha Văn Vai', card: null })
  const own = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  await database.asOwner((tx) => sql`update account set person = ${person} where id = ${own.account}`.execute(tx))
  const asked = (await officer.get(path(person))).json
  assert.deepEqual([asked.holdsRole, asked.grounds], [true, []])
  assert.equal((await erase(person, 'mistake')).json.code, 'privacy.holdsRole')
  await database.asOwner((tx) => sql`delete from seat where account = ${own.account}`.execute(tx))
  assert.equal((await erase(person, 'mistake')).status, 202)
})

test('neither an import taken back nor a repeated click brings anybody back', async () => {
  const person = await entered({ name: 'Vừ Bá Nhìa', born: '1960-01-01', card: '040100200301' })
  const own = await signedIn(server, [{ role: 'cellSecretary', unit: cell }])
  await database.asOwner((tx) => sql`update account set person = ${person} where id = ${own.account}`.execute(tx))
  const body = { ground: 'mistake', version: (await officer.get(path(person))).json.version }
  const key = 'lặp-lại-một-lần-bấm'
  const first = await officer.send('POST', path(person), { body, key: encodeURIComponent(key) })
  await bySecond(first, staff)
  const again = await officer.send('POST', path(person), { body, key: encodeURIComponent(key) })
  assert.ok(!again.text.includes('Nhìa'))
  assert.equal(
    (await own.person.get(`/api/units/${cell}`)).status,
    401,
    'their own account is closed with it, and its roles are over',
  )
  assert.equal((await officer.send('POST', path(person), { body })).status, 404)
  await assert.rejects(
    database.asOwner((tx) => sql`insert into person (id) values (${person})`.execute(tx)),
    /erased by law/,
  )
  assert.equal((await staff.get(`/api/units/${cell}`)).status, 200)
})
