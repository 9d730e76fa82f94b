import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Answered, aServer, aUnit, anAccount, password, type Person, signedIn } from './a-server.ts'

const server = await aServer()
const ward = await aUnit(server.database, { name: 'Đảng ủy phường Trường Vinh' })
const cell = await aUnit(server.database, { kind: 'residentialCell', name: 'Chi bộ Khối Trung Hợp', parent: ward })
const staff = (await signedIn(server, [{ role: 'communeStaff', unit: ward }])).person

function is({ status, json, text }: Answered, expected: number, code?: string): void {
  assert.equal(status, expected, text)
  if (code !== undefined) assert.equal(json.code, code)
}

let counted = 0

/** A cell's secretary and the paper that staff of the ward print for them. */
async function secretary() {
  counted += 1
  const body = { username: `mui.${String(counted)}`, name: 'Nguyễn Thị Mùi', role: 'cellSecretary', unit: cell }
  const { json: made } = await staff.send('POST', '/api/accounts', { body })
  return { id: made.id as string, slip: await slipOf(made.id) }
}

async function secretaryOnPhone() {
  const { id, slip } = await secretary()
  const phone = server.person()
  await bind(phone, slip.code)
  return { id, phone }
}

/** As whoever keeps the account finds it in the list. */
async function stateOf(id: string): Promise<string> {
  const { accounts } = (await staff.get('/api/accounts?size=200')).json
  return accounts.find((a: any) => a.id === id).state
}

const slipOf = async (id: string) => (await staff.send('POST', `/api/accounts/${id}/code`)).json
const bind = (person: Person, code: string, pin = '407183') =>
  person.send('POST', '/api/activation/pin', { body: { code, pin } })
const enter = (person: Person, pin = '407183') => person.send('POST', '/api/device/session', { body: { pin } })
const leave = (person: Person) => person.send('DELETE', '/api/session')

test('a paper from the ward, six digits, and from then on the six digits alone, on this telephone', async () => {
  const { id, slip } = await secretary()
  assert.equal(slip.pin, true)
  const phone = server.person()
  const { json: looked } = await phone.send('POST', '/api/activation/look', { body: { code: slip.code } })
  assert.deepEqual([looked.pin, looked.name], [true, 'Nguyễn Thị Mùi'])
  is(await bind(phone, slip.code), 200)
  is(await phone.get(`/api/units/${cell}`), 200)
  await leave(phone)
  assert.deepEqual((await phone.get('/api/device')).json, { account: id, name: 'Nguyễn Thị Mùi' })
  is(await phone.get('/api/session'), 401)
  is(await enter(phone), 200)
  is(await phone.get('/api/session'), 200)
  is(await bind(server.person(), slip.code), 409, 'accounts.codeUsed')
})

test('the digits mean nothing on another telephone, and nothing in the database alone', async () => {
  const { id, slip } = await secretary()
  const phone = server.person()
  await bind(phone, slip.code)
  is(await enter(server.person()), 401, 'accounts.noDevice')
  const token = /chibo-device=([^;]+)/.exec(phone.cookie)![1]!
  const { rows } = await server.database.asOwner((tx) =>
    sql<{ all: string }>`select jsonb_agg(d)::text as all from device d where account = ${id}`.execute(tx),
  )
  assert.ok(!rows[0]!.all.includes(token) && !rows[0]!.all.includes(Buffer.from(token).toString('hex')))
})

test('digits that are easily guessed are refused kindly, and the paper still serves', async () => {
  const { slip } = await secretary()
  for (const weak of ['000000', '123456', '190590', '195812'])
    is(await bind(server.person(), slip.code, weak), 422, 'accounts.pinWeak')
  is(await bind(server.person(), slip.code, '12ab56'), 422, 'http.invalid')
  is(await bind(server.person(), slip.code), 200)
})

test('wrong digits slow down on that telephone, and on no other', async () => {
  const [one, other] = [await secretary(), await secretary()]
  const [phone, hers] = [server.person(), server.person()]
  await bind(phone, one.slip.code)
  await bind(hers, other.slip.code)
  const answers = []
  for (let i = 0; i < 5; i += 1) answers.push(await enter(phone, '862094'))
  assert.deepEqual(
    answers.map((a) => a.status),
    [422, 422, 422, 422, 429],
  )
  is(await enter(phone), 429)
  is(await enter(hers), 200)
  await server.database.asOwner((tx) => sql`delete from sign_in_try`.execute(tx))
  is(await enter(phone), 200)
})

test('after a hundred wrong digits in a row a telephone is no longer the one; a new paper makes it so again', async () => {
  const { id, slip } = await secretary()
  const phone = server.person()
  await bind(phone, slip.code)
  await server.database.asOwner((tx) => sql`update device set failures = 99 where account = ${id}`.execute(tx))
  is(await enter(phone, '862094'), 422)
  is(await enter(phone), 401, 'accounts.noDevice')
  is(await bind(phone, (await slipOf(id)).code), 200)
})

test('a lost telephone serves nobody from the moment a new slip is handed out, and its holder is told when she comes in', async () => {
  const { id, slip } = await secretary()
  const [lost, found] = [server.person(), server.person()]
  await bind(lost, slip.code)
  assert.deepEqual((await lost.get('/api/session')).json.news, [], 'of a first slip there is nothing to tell')
  assert.equal(await stateOf(id), 'active')
  const again = await slipOf(id)
  assert.ok(again.slip > slip.slip)
  is(await lost.get('/api/session'), 401)
  is(await enter(lost), 401, 'accounts.noDevice')
  is(await bind(found, again.code, '730586'), 200)
  const { news } = (await found.get('/api/session')).json
  assert.deepEqual(
    news.map((n: any) => [n.kind, n.givenBy]),
    [
      ['slipGiven', 'Người Thử'],
      ['slipUsed', 'Người Thử'],
    ],
  )
  is(await found.send('POST', '/api/session/news', { body: { seen: news.map((n: any) => n.id) } }), 200)
  assert.deepEqual((await found.get('/api/session')).json.news, [])
})

test('the digits are changed with those of before; whoever was in on that telephone is out', async () => {
  const { slip } = await secretary()
  const phone = server.person()
  await bind(phone, slip.code)
  const before = phone.cookie
  await phone.send('DELETE', '/api/session')
  await enter(phone)
  const change = (pin: string, next: string) => phone.send('POST', '/api/device/pin', { body: { pin, next } })
  is(await change('862094', '730586'), 422, 'accounts.pinWrong')
  is(await change('407183', '123456'), 422, 'accounts.pinWeak')
  is(await change('407183', '730586'), 200)
  is(await phone.get('/api/session'), 200)
  is(await phone.get('/api/session', { headers: { cookie: before } }), 401)
  await leave(phone)
  is(await enter(phone), 422, 'accounts.pinWrong')
  is(await enter(phone, '730586'), 200)
})

test('whoever has a password binds several telephones, sees them, and takes a lost one away from the other', async () => {
  const { username, id } = await anAccount(server.database, { seats: [{ role: 'cellSecretary', unit: cell }] })
  const [one, lost] = [server.person(), server.person()]
  for (const phone of [one, lost]) {
    await phone.signIn(username)
    is(await phone.send('POST', '/api/device', { body: { pin: '407183' } }), 401, 'accounts.entryOver')
    await phone.send('POST', '/api/session/again', { body: { password } })
    is(await phone.send('POST', '/api/device', { body: { pin: '407183' } }), 200)
    await leave(phone)
    is(await enter(phone), 200)
  }
  const { devices, byPin } = (await one.get('/api/security')).json
  assert.deepEqual([byPin, devices.map((d: any) => d.here)], [true, [true, false]])
  const end = (person: Person) => person.send('POST', `/api/devices/${devices[1].id}/end`)
  is(await end((await secretaryOnPhone()).phone), 404)
  is(await end(one), 200)
  is(await lost.get('/api/session'), 401)
  is(await enter(lost), 401, 'accounts.noDevice')
  is(await one.get('/api/session'), 200)
  is(await one.send('POST', `/api/devices/${devices[0].id}/end`), 200)
  is(await one.get('/api/session'), 401)
  is(await one.signIn(username), 200)
  assert.equal(await stateOf(id), 'active')
})

test('nobody’s wrong digits on one telephone keep the holder out on another', async () => {
  const { username, id } = await anAccount(server.database, { seats: [{ role: 'cellSecretary', unit: cell }] })
  const [stolen, hers] = [server.person(), server.person()]
  for (const phone of [stolen, hers]) {
    await phone.signIn(username)
    await phone.send('POST', '/api/session/again', { body: { password } })
    await phone.send('POST', '/api/device', { body: { pin: '407183' } })
    await leave(phone)
  }
  for (let i = 0; i < 5; i += 1) await enter(stolen, '862094')
  is(await enter(stolen), 429)
  await server.database.asOwner((tx) =>
    sql`update device set failures = 99 where account = ${id} and failures > 0`.execute(tx),
  )
  is(await enter(hers), 200)
  await leave(hers)
  is(await hers.signIn(username), 200)
})

test('six digits bind no telephone of whoever has a role above the cell', async () => {
  const { username } = await anAccount(server.database, { seats: [{ role: 'communeStaff', unit: ward }] })
  const person = server.person()
  await person.signIn(username)
  await person.send('POST', '/api/session/again', { body: { password } })
  is(await person.send('POST', '/api/device', { body: { pin: '407183' } }), 409, 'accounts.pinNotForYou')
})

test('closing an account leaves no way in, and ends what was open', async () => {
  const { id, phone } = await secretaryOnPhone()
  is(await staff.send('POST', `/api/accounts/${id}/close`), 200)
  is(await phone.get('/api/session'), 401)
  is(await enter(phone), 401, 'accounts.noDevice')
  const { rows } = await server.database.asOwner((tx) => sql`select from device where account = ${id}`.execute(tx))
  assert.equal(rows.length, 0)
})

test('whoever comes to a role above the cell is signed out, and their digits open nothing any more', async () => {
  const { id, slip } = await secretary()
  const phone = server.person()
  await bind(phone, slip.code)
  await server.database.asOwner((tx) =>
    sql`insert into seat (account, role, unit, from_on) values (${id}, 'communeStaff', ${ward}, chibo.today())`.execute(
      tx,
    ),
  )
  is(await phone.get('/api/session'), 401)
  is(await enter(phone), 401, 'accounts.noDevice')
  assert.ok((await slipOf(id)).waits, 'it takes two to let such an account in anew')
})

test('six digits are for cells: staff of a ward are told that theirs is a password and a second layer', async () => {
  const { id } = await anAccount(server.database, { seats: [{ role: 'communeStaff', unit: ward }], exempt: false })
  await server.database.asOwner((tx) => sql`delete from account_secret where account = ${id}`.execute(tx))
  const { code } = await slipOf(id)
  is(await bind(server.person(), code), 409, 'accounts.pinNotForYou')
})

test('a paper serves to the end of its last day', async () => {
  const { slip } = await secretary()
  assert.match(slip.until, /T17:00:00/)
})
