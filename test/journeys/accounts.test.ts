import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { codeDigest, newCode } from '#platform/session/index.ts'
import { keepFirstCode } from '#features/accounts/index.server.ts'
import { findBroken } from '#features/audit/index.server.ts'
import { makeSecond } from './layers.ts'
import { bySecond } from './second-person.ts'
import { type Answered, aServer, aUnit, anAccount, type Person, signedIn, type World } from './a-server.ts'

const own = 'bốn con mèo ngủ trưa'

/** An installation nobody has an account of, and the code its console shows. */
async function unopened() {
  const server = await aServer()
  return { server, code: await firstCode(server) }
}

async function firstCode({ database }: World): Promise<string> {
  const code = newCode()
  assert.ok(await database.asOwner((tx) => keepFirstCode(tx, codeDigest(code))))
  return code
}

const first = { unitName: 'Tỉnh ủy Nghệ An', name: 'Hồ Khiêm', username: 'khiem', password: own }
const openFirst = (person: Person, code: string, over: object = {}) =>
  person.send('POST', '/api/opening', { body: { ...first, code, ...over } })

function is({ status, json, text }: Answered, expected: number, code?: string): void {
  assert.equal(status, expected, text)
  if (code !== undefined) assert.equal(json.code, code)
}

test('the code of the console makes the first account, organiser of a root unit just founded; it is signed in', async () => {
  const { server, code } = await unopened()
  const person = server.person()
  assert.deepEqual((await person.get('/api/opening')).json, { unopened: true })
  is(await openFirst(person, `  ${code.toUpperCase().replaceAll('-', ' ')} `), 200)
  await makeSecond(person)
  const { json: me } = await person.get('/api/session')
  assert.deepEqual(
    [me.username, me.units[0].name, me.units[0].roles],
    ['khiem', first.unitName, ['provincialOrganiser']],
  )
  assert.ok(me.units[0].may.includes('units.write') && me.units[0].may.includes('accounts.write'))
  assert.deepEqual((await person.get('/api/opening')).json, { unopened: false })
  is(await openFirst(server.person(), code, { username: 'khac' }), 409, 'accounts.opened')
  assert.equal(await server.database.asOwner((tx) => keepFirstCode(tx, codeDigest(newCode()))), false)
  is(await server.person().signIn('khiem', own), 200)
  assert.deepEqual(await server.database.asOwner(findBroken), [])
  const events = await eventsOf(server)
  assert.deepEqual(events, [
    ['accounts.openFirst', me.account],
    ['accounts.addLayer', me.account],
  ])
})

test('of two who use the code at the same moment one is refused, and there is one account', async () => {
  const { server, code } = await unopened()
  const both = await Promise.all(
    ['khiem', 'lan'].map((username) => openFirst(server.person(), code, { username, unitName: username })),
  )
  assert.deepEqual(both.map((a) => a.status).toSorted(), [200, 409])
  const { rows } = await server.database.asOwner((tx) => sql`select from account`.execute(tx))
  assert.equal(rows.length, 1)
})

test('a wrong code is refused, and guessing makes the next try wait; a late one is told to be late', async () => {
  const { server, code } = await unopened()
  await age(server, 'first_code')
  is(await openFirst(server.person(), code), 410, 'accounts.codeExpired')
  const answers = []
  for (let i = 0; i < 6; i += 1) answers.push(await openFirst(server.person(), newCode()))
  is(answers[0]!, 422, 'accounts.codeWrong')
  const waiting = answers[5]!
  is(waiting, 429, 'accounts.codeWait')
  assert.ok(Number(waiting.headers.get('retry-after')) >= 1)
  const { rows } = await server.database.asOwner((tx) => sql`select from unit`.execute(tx))
  assert.equal(rows.length, 0, 'nothing is half done')
})

test('a password that is short or easy to guess is refused before the code is tried', async () => {
  const { server, code } = await unopened()
  for (const [password, refusal] of [
    ['ngắn quá', 'accounts.passwordShort'],
    ['khiem khiem 1984', 'accounts.passwordGuessable'],
    ['Mật khẩu 12345', 'accounts.passwordGuessable'],
    ['Tỉnh ủy Nghệ An 1', 'accounts.passwordGuessable'],
    ['aaaaaaaaaaaaaa', 'accounts.passwordGuessable'],
    ['qwertyuiop123', 'accounts.passwordGuessable'],
  ] as const)
    is(await openFirst(server.person(), code, { password }), 422, refusal)
  is(await openFirst(server.person(), code, { username: 'Khiêm Hồ' }), 422, 'accounts.usernameForm')
  is(await openFirst(server.person(), code, { username: 'Da-Xoa-1' }), 422, 'accounts.usernameForm') // as of the erased
  is(await openFirst(server.person(), code), 200)
})

/** A province over two wards, its organiser and a second one, and one ward's member of staff. */
async function province() {
  const server = await aServer()
  const root = await aUnit(server.database, { kind: 'provincialCommittee', name: 'Tỉnh ủy Nghệ An' })
  const ward = await aUnit(server.database, { name: 'Đảng ủy phường Trường Vinh', parent: root })
  const other = await aUnit(server.database, { name: 'Đảng ủy phường Vinh Phú', parent: root })
  const organiser = (await signedIn(server, [{ role: 'provincialOrganiser', unit: root }])).person
  const second = (await signedIn(server, [{ role: 'provincialOrganiser', unit: root }])).person
  const staff = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  return { server, root, ward, other, organiser, second, staff }
}

let counted = 0

function open(person: Person, unit: string, role = 'communeStaff', over: object = {}): Promise<Answered> {
  counted += 1
  const body = { username: `lan.${String(counted)}`, name: 'Trần Thị Lan', role, unit, ...over }
  return person.send('POST', '/api/accounts', { body })
}

/** Opened by two, as a role above cell level is. */
async function opened(person: Person, second: Person, unit: string, over: object = {}): Promise<string> {
  await bySecond(await open(person, unit, 'communeStaff', over), second)
  const { json } = await person.get('/api/accounts?search=tran thi lan')
  return json.accounts[0].id
}

const codeOf = async (person: Person, account: string) =>
  (await person.send('POST', `/api/accounts/${account}/code`)).json.code as string
const activate = (person: Person, code: string, password = own) =>
  person.send('POST', '/api/activation', { body: { code, password } })

test('an organiser opens an office’s account, its holder activates it with a code of one use and works there', async () => {
  const { server, organiser, second, ward } = await province()
  const made = await opened(organiser, second, ward, { username: 'LAN.Truongvinh' })
  is(await server.person().signIn('lan.truongvinh', own), 401)
  const code = await codeOf(organiser, made)
  assert.match(code, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
  const holder = server.person()
  const {
    json: { givenAt, ...looked },
  } = await holder.send('POST', '/api/activation/look', { body: { code } })
  assert.deepEqual(looked, {
    username: 'lan.truongvinh',
    name: 'Trần Thị Lan',
    givenBy: 'Người Thử',
    pin: false,
    seats: [{ role: 'communeStaff', unit: 'Đảng ủy phường Trường Vinh' }],
  })
  assert.ok(Date.parse(givenAt) <= Date.now())
  is(await activate(holder, code, 'lan lan 1990'), 422, 'accounts.passwordGuessable')
  is(await activate(holder, code), 200)
  is(await holder.get(`/api/units/${ward}`), 401)
  await makeSecond(holder)
  is(await holder.get(`/api/units/${ward}`), 200)
  is(await activate(server.person(), code), 409, 'accounts.codeUsed')
  is(await server.person().signIn('lan.truongvinh', own), 200)
  const { json } = await organiser.get('/api/accounts?search=tran thi lan')
  assert.deepEqual(
    json.accounts.map((a: any) => [a.username, a.state, a.kept, a.seats.map((s: any) => [s.role, s.unitName])]),
    [['lan.truongvinh', 'active', true, [['communeStaff', 'Đảng ủy phường Trường Vinh']]]],
  )
  assert.deepEqual(
    (await eventsOf(server)).map(([command]) => command),
    [
      'proposals.propose',
      'proposals.agree',
      'accounts.open',
      'accounts.renewCode',
      'accounts.activate',
      'accounts.addLayer',
    ],
  )
})

test('the database holds no code that could be used, not even where answers to commands are kept', async () => {
  const { server, organiser, second, ward } = await province()
  const made = await opened(organiser, second, ward)
  const code = await codeOf(organiser, made)
  const { rows } = await server.database.asOwner((tx) =>
    sql<{ all: string }>`select concat((select jsonb_agg(a) from activation a), (select jsonb_agg(c) from command c),
      (select jsonb_agg(b) from event_body b)) as all`.execute(tx),
  )
  assert.ok(!rows[0]!.all.includes(code) && !rows[0]!.all.includes(code.replaceAll('-', '')))
})

test('of two who use one code at the same moment one chooses the password; a late and a replaced code are refused', async () => {
  const { server, organiser, second, ward } = await province()
  const made = await opened(organiser, second, ward)
  const code = await codeOf(organiser, made)
  const both = await Promise.all([activate(server.person(), code), activate(server.person(), code, `${own} nữa`)])
  assert.deepEqual(both.map((a) => a.status).toSorted(), [200, 409])
  await bySecond(await organiser.send('POST', `/api/accounts/${made}/code`), second)
  const later = await codeOf(organiser, made)
  is(await activate(server.person(), code), 422, 'accounts.codeWrong')
  await age(server, 'activation')
  is(await activate(server.person(), later), 410, 'accounts.codeExpired')
})

test('whoever forgot the password gets a new code; the old password serves until it is used, its sessions no longer', async () => {
  const { server, organiser, second, staff } = await province()
  await bySecond(await organiser.send('POST', `/api/accounts/${staff.account}/code`), second)
  const code = await codeOf(organiser, staff.account)
  is(await staff.person.get('/api/session'), 200)
  is(await activate(server.person(), code), 200)
  is(await staff.person.get('/api/session'), 401)
  is(await server.person().signIn(staff.username), 401)
  is(await server.person().signIn(staff.username, own), 200)
})

test('guesses at codes of accounts wait like guesses at passwords', async () => {
  const { server } = await province()
  const answers = []
  for (let i = 0; i < 6; i += 1)
    answers.push(await server.person().send('POST', '/api/activation/look', { body: { code: newCode() } }))
  assert.deepEqual(
    answers.map((a) => a.status),
    [422, 422, 422, 422, 422, 429],
  )
})

test('a name that is taken is refused, also when two take it at the same moment', async () => {
  const { organiser, ward } = await province()
  const both = await Promise.all(
    ['Trần Lan', 'Lê Lan'].map((name) => open(organiser, ward, 'cellSecretary', { username: 'hai.lan', name })),
  )
  assert.deepEqual(both.map((a) => a.status).toSorted(), [201, 409])
  is(await open(organiser, ward, 'cellSecretary', { username: 'HAI.lan ' }), 409, 'accounts.usernameTaken')
})

test('staff give the role they hold, at their unit and below, and no other; elsewhere there is nothing for them', async () => {
  const { staff, ward, other, root, organiser } = await province()
  is(await open(staff.person, ward), 202)
  is(await open(staff.person, ward, 'provincialOrganiser'), 403, 'accounts.roleNotYours')
  is(await open(staff.person, ward, 'agencyStaff'), 403, 'accounts.roleNotYours')
  is(await open(staff.person, other), 404, 'notFound')
  is(await open(staff.person, root), 404, 'notFound')
  is(await open(organiser, root, 'provincialOrganiser'), 202)
})

test('an account with a role out of reach is neither taken over nor closed; only the role within reach is ended', async () => {
  const { server, staff, ward, other, organiser, second } = await province()
  const { id } = await anAccount(server.database, {
    seats: [
      { role: 'communeStaff', unit: ward },
      { role: 'communeStaff', unit: other },
    ],
  })
  const { person } = staff
  is(await person.send('POST', `/api/accounts/${id}/code`), 403, 'accounts.seatsElsewhere')
  is(await person.send('POST', `/api/accounts/${id}/close`), 403, 'accounts.seatsElsewhere')
  const seen = (await person.get('/api/accounts')).json.accounts.find((a: any) => a.id === id)
  assert.deepEqual([seen.kept, seen.seats.map((s: any) => s.unit)], [false, [ward]])
  await bySecond(await person.send('POST', `/api/accounts/${id}/seats/${seen.seats[0].id}/end`), second)
  is(await person.send('POST', `/api/accounts/${id}/seats/${seen.seats[0].id}/end`), 404)
  await bySecond(await organiser.send('POST', `/api/accounts/${id}/close`), second)
})

test('staff cannot reach the account of an organiser who also sits with them', async () => {
  const { server, staff, ward } = await province()
  const { id } = await anAccount(server.database, { seats: [{ role: 'provincialOrganiser', unit: ward }] })
  is(await staff.person.send('POST', `/api/accounts/${id}/code`), 403, 'accounts.seatsElsewhere')
})

test('another role is given from today, and ended again; what it opened is closed at once', async () => {
  const { server, organiser, second, ward, other } = await province()
  const { person, account } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const body = { role: 'communeStaff', unit: other }
  await bySecond(await organiser.send('POST', `/api/accounts/${account}/seats`, { body }), second)
  is(await organiser.send('POST', `/api/accounts/${account}/seats`, { body }), 409, 'accounts.seatHeld')
  is(await person.get(`/api/units/${other}`), 200)
  const { json } = await organiser.get('/api/accounts')
  const { seats } = json.accounts.find((a: any) => a.id === account)
  const given = seats.find((s: any) => s.unit === other)
  await bySecond(await organiser.send('POST', `/api/accounts/${account}/seats/${given.id}/end`), second)
  is(await person.get(`/api/units/${other}`), 404)
  is(await person.get(`/api/units/${ward}`), 200)
})

test('an account that is closed is signed out and stays closed; nobody closes their own', async () => {
  const { organiser, second, staff } = await province()
  const { json: me } = await organiser.get('/api/session')
  is(await organiser.send('POST', `/api/accounts/${me.account}/close`), 409, 'accounts.own')
  await bySecond(await organiser.send('POST', `/api/accounts/${staff.account}/close`), second)
  is(await staff.person.get('/api/session'), 401)
  is(await organiser.send('POST', `/api/accounts/${staff.account}/code`), 409, 'accounts.closed')
  const { json } = await organiser.get('/api/accounts?state=closed')
  assert.deepEqual(
    json.accounts.map((a: any) => [a.id, a.state]),
    [[staff.account, 'closed']],
  )
})

async function age({ database }: World, table: 'first_code' | 'activation'): Promise<void> {
  await database.asOwner((tx) =>
    sql`update ${sql.table(table)} set expires_at = now() - interval '1 minute'`.execute(tx),
  )
}

/** What was done and by whom, in order. */
async function eventsOf({ database }: World): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await database.asOwner((tx) =>
    sql<{ command: string; actor: string }>`select command, actor from event order by seq`.execute(tx),
  )
  return rows.map(({ command, actor }) => [command, actor])
}
