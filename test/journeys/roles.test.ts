import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addDays, todayInVietnam } from '#kernel/day.ts'
import { findBroken } from '#features/audit/index.server.ts'
import { type Answered, aServer, aUnit, anAccount, signedIn, type World } from './a-server.ts'
import { bySecond } from './second-person.ts'

const today = todayInVietnam(Date.now())
const after = (days: number) => addDays(today, days)

function is({ status, json, text }: Answered, expected: number, code?: string): void {
  assert.equal(status, expected, text)
  if (code !== undefined) assert.equal(json.code, code)
}

/** A ward with two of its staff, its secretary and a cell with a secretary; and the province above. */
async function ward() {
  const server = await aServer()
  const { database } = server
  const top = await aUnit(database, { name: 'Tỉnh ủy thử' })
  const here = await aUnit(database, { name: 'Đảng ủy phường thử', parent: top })
  const cell = await aUnit(database, { name: 'Chi bộ Khối thử', parent: here })
  const staff = await signedIn(server, [{ role: 'communeStaff', unit: here }])
  const second = await signedIn(server, [{ role: 'communeStaff', unit: here }])
  const secretary = await signedIn(server, [{ role: 'cellSecretary', unit: cell }])
  const organiser = await signedIn(server, [{ role: 'provincialOrganiser', unit: top }])
  return { server, top, here, cell, staff, second, secretary, organiser }
}

async function seatOf({ database }: World, account: string): Promise<string> {
  const { rows } = await database.asOwner((tx) =>
    sql<{ id: string }>`select id from seat where account = ${account}`.execute(tx),
  )
  return rows[0]!.id
}

test('a cell secretary sees the cell and nothing beside it; a ward sees who holds what, and how many below', async () => {
  const { server, here, cell, top, staff, secretary } = await ward()
  const other = await aUnit(server.database, { name: 'Chi bộ bên cạnh', parent: here })
  is(await secretary.person.get(`/api/units/${cell}`), 200)
  is(await secretary.person.get(`/api/members?unit=${cell}`), 200)
  for (const hidden of [here, other, top]) is(await secretary.person.get(`/api/units/${hidden}`), 404)
  is(await secretary.person.get(`/api/units/${cell}/roles`), 200)
  is(await secretary.person.get(`/api/units/${here}/roles`), 404)
  const { json } = await staff.person.get(`/api/units/${here}/roles`)
  assert.equal(json.unit.name, 'Đảng ủy phường thử')
  assert.deepEqual(
    json.held.map((h: any) => [h.role, h.unit.name, h.basis, h.home]),
    [
      ['communeStaff', 'Đảng ủy phường thử', 'post', true],
      ['communeStaff', 'Đảng ủy phường thử', 'post', true],
      ['provincialOrganiser', 'Tỉnh ủy thử', 'post', false],
    ],
  )
  assert.deepEqual(json.below, [{ role: 'cellSecretary', holders: 1, waiting: 0 }])
  is(await staff.person.get(`/api/units/${top}/roles`), 404)
})

test('whoever is away names a stand-in for the days; the stand-in may what the role may, on those days and not after', async () => {
  const { server, cell, staff, secretary } = await ward()
  const deputy = await signedIn(server, [{ role: 'cellCommittee', unit: cell }])
  const stranger = await anAccount(server.database, { seats: [] })
  const seat = await seatOf(server, staff.account)
  const names = await staff.person.get(`/api/seats/${seat}/stand-ins`)
  is(names, 200)
  assert.ok(names.json.accounts.some((a: any) => a.id === deputy.account))
  assert.ok(!names.json.accounts.some((a: any) => a.id === stranger.id || a.id === staff.account))
  const own = await seatOf(server, secretary.account)
  const send = (body: object) => secretary.person.send('POST', `/api/seats/${own}/delegations`, { body })
  const asked = { account: deputy.account, from: today, until: after(7), reason: 'đi học' }
  is(await send({ ...asked, from: after(-1) }), 422, 'roles.inThePast')
  is(await send({ ...asked, until: after(-1) }), 422, 'roles.daysCrossed')
  is(await send({ ...asked, account: stranger.id }), 409, 'roles.notAStandIn')
  is(await send(asked), 201)
  is(await send(asked), 409, 'roles.alreadyStandsIn')
  is(await deputy.person.send('POST', `/api/seats/${own}/delegations`, { body: asked }), 404)
  const { json: me } = await deputy.person.get('/api/session')
  assert.deepEqual(me.units[0].roles.toSorted(), ['cellCommittee', 'cellSecretary'])
  const held = (await staff.person.get(`/api/units/${cell}/roles`)).json.held
  const standIn = held.find((h: any) => h.basis === 'delegation')
  assert.deepEqual([standIn.account, standIn.standsInFor, standIn.to], [deputy.account, own, after(8)])
  is(await secretary.person.send('POST', `/api/seats/${standIn.id}/end`), 200)
  assert.deepEqual((await deputy.person.get('/api/session')).json.units[0].roles, ['cellCommittee'])
  is(await staff.person.send('POST', `/api/seats/${own}/delegations`, { body: asked }), 201)
  assert.deepEqual(await server.database.asOwner(findBroken), [])
})

test('a delegation ends with the role it stands in for, and grants nothing outside its days', async () => {
  const { server, cell, secretary } = await ward()
  const deputy = await signedIn(server, [{ role: 'cellDeputy', unit: cell }])
  const own = await seatOf(server, secretary.account)
  const body = { account: deputy.account, from: after(3), until: after(30) }
  is(await secretary.person.send('POST', `/api/seats/${own}/delegations`, { body }), 201)
  assert.deepEqual((await deputy.person.get('/api/session')).json.units[0].roles, ['cellDeputy'], 'it has not begun')
  await server.database.asOwner((tx) => sql`update seat set to_on = ${after(10)} where id = ${own}`.execute(tx))
  const { rows } = await server.database.asOwner((tx) =>
    sql<{ to_on: string }>`select to_on from seat where stands_in_for = ${own}`.execute(tx),
  )
  assert.deepEqual(rows, [{ to_on: after(10) }])
  await assert.rejects(
    server.database.asOwner((tx) => sql`update seat set to_on = ${after(11)} where stands_in_for = ${own}`.execute(tx)),
    { constraint: 'stands_in_within' },
  )
})

test('access for a time needs its last day and a reason, ends by itself, and nobody gives beyond their own', async () => {
  const { server, here, top, staff, organiser } = await ward()
  const inspector = await signedIn(server, [{ role: 'itOfficer', unit: top }])
  const second = await signedIn(server, [{ role: 'provincialOrganiser', unit: top }])
  const give = (by: typeof staff, body: object) =>
    by.person.send('POST', `/api/accounts/${inspector.account}/seats`, { body })
  const asked = { role: 'inspector', unit: here, basis: 'temporary', until: after(7), reason: 'Kế hoạch 14-KH/UBKT' }
  is(await give(staff, asked), 404)
  is(await give(organiser, { ...asked, until: undefined }), 422, 'roles.needsEnd')
  is(await give(organiser, { ...asked, reason: ' ' }), 422, 'roles.needsReason')
  is(await give(organiser, { ...asked, until: after(200) }), 422, 'roles.tooLong')
  is(await inspector.person.get(`/api/members?unit=${here}`), 403)
  await bySecond(await give(organiser, asked), second.person)
  is(await inspector.person.get(`/api/members?unit=${here}`), 200)
  is(await give(organiser, asked), 409, 'accounts.seatHeld')
  const shown = (await staff.person.get(`/api/units/${here}/roles`)).json.held.find((h: any) => h.basis === 'temporary')
  assert.deepEqual(
    [shown.role, shown.reason, shown.to, shown.home],
    ['inspector', 'Kế hoạch 14-KH/UBKT', after(8), false],
  )
  const { rows } = await server.database.asOwner((tx) =>
    sql<{
      to_on: string
    }>`select distinct to_on from grants_now where account = ${inspector.account} and action = 'members.read'`.execute(
      tx,
    ),
  )
  assert.deepEqual(rows, [{ to_on: after(8) }])
})

test('an officer of the machines sees no person through the application', async () => {
  const { server, top } = await ward()
  const officer = await signedIn(server, [{ role: 'itOfficer', unit: top }])
  for (const path of ['/api/members', '/api/accounts', '/api/reconciliations', '/api/duplicates', '/api/imports'])
    assert.ok([403, 404].includes((await officer.person.get(path)).status), path)
})

test('the table of grants is there for everybody, as the machine uses it', async () => {
  const { secretary } = await ward()
  const { json } = await secretary.person.get('/api/grants')
  assert.ok(json.grants.some((g: any) => g.role === 'cellSecretary' && g.action === 'members.read'))
  assert.ok(json.gives.some((g: any) => g.giver === 'communeStaff' && g.role === 'cellSecretary'))
})
