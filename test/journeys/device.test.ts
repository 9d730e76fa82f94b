import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Answered, aServer, aUnit, anAccount, type Person, signedIn } from './a-server.ts'

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

test('a lost telephone serves nobody once the new paper is used', async () => {
  const { id, slip } = await secretary()
  const [lost, found] = [server.person(), server.person()]
  await bind(lost, slip.code)
  const again = await slipOf(id)
  assert.ok(again.slip > slip.slip)
  is(await bind(found, again.code, '730586'), 200)
  is(await lost.get('/api/session'), 401)
  is(await enter(lost), 401, 'accounts.noDevice')
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
  assert.equal((await slipOf(id)).pin, false)
})

test('six digits are for cells: staff of a ward are told that theirs is a password and a second layer', async () => {
  const { id } = await anAccount(server.database, { seats: [{ role: 'communeStaff', unit: ward }], exempt: false })
  const { code } = await slipOf(id)
  is(await bind(server.person(), code), 409, 'accounts.pinNotForYou')
})

test('a paper serves to the end of its last day', async () => {
  const { slip } = await secretary()
  assert.match(slip.until, /T17:00:00/)
})
