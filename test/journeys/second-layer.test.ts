import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Answered, aServer, aUnit, anAccount, password, type Person, signedIn, type World } from './a-server.ts'
import { bySecond } from './second-person.ts'
import { makeSecond, shownBy } from './layers.ts'

/** A clock that the tests turn: codes of an authenticator stand for half a minute. */
let now = new Date('2026-11-23T02:00:00Z')
const server = await aServer({ now: () => now })
const ward = await aUnit(server.database, { name: 'Đảng ủy phường Trường Vinh' })
const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000))

function is({ status, json, text }: Answered, expected: number, code?: string): void {
  assert.equal(status, expected, text)
  if (code !== undefined) assert.equal(json.code, code)
}

/** Staff of the ward, as an office has them: not exempt. */
const staff = (over: object = {}) =>
  anAccount(server.database, { seats: [{ role: 'communeStaff', unit: ward }], exempt: false, ...over })

/** The same, with an authenticator set up and signed in by it. */
async function enrolled() {
  const { id, username } = await staff()
  const person = server.person()
  await person.signIn(username)
  const { secret, papers } = await makeSecond(person, now)
  later(60)
  return { id, username, person, secret, papers }
}

const totp = (person: Person, code: string) => person.send('POST', '/api/session/totp', { body: { code } })
const paper = (person: Person, code: string) => person.send('POST', '/api/session/paper', { body: { code } })

test('staff without a second layer come only as far as making one, and are in when it is made', async () => {
  const { username } = await staff({ name: 'Đậu Quốc Khiêm' })
  const person = server.person()
  const { json } = await person.signIn(username)
  assert.deepEqual(json, { next: 'enrol', name: 'Đậu Quốc Khiêm', username })
  is(await person.get('/api/session'), 401)
  is(await person.get(`/api/units/${ward}`), 401)
  const { papers } = await makeSecond(person, now)
  assert.equal(new Set(papers).size, 10)
  is(await person.get(`/api/units/${ward}`), 200)
  is(await person.send('POST', '/api/layers/totp'), 401, 'accounts.entryOver')
})

test('who has one is asked for it, is told when they were here last, and is not in before', async () => {
  const { username, secret } = await enrolled()
  const person = server.person()
  const { json } = await person.signIn(username)
  assert.deepEqual([json.next, json.totp, json.passkey, json.papers], ['second', true, false, 10])
  assert.match(json.previous.agent, /^computer other other$/)
  is(await person.get('/api/session'), 401)
  is(await totp(person, shownBy(secret, now)), 200)
  is(await person.get('/api/session'), 200)
})

test('a code serves once, also for somebody who looked over the shoulder', async () => {
  const { username, secret } = await enrolled()
  const [one, other] = [server.person(), server.person()]
  for (const person of [one, other]) await person.signIn(username)
  const code = shownBy(secret, now)
  is(await totp(one, code), 200)
  is(await totp(other, code), 422, 'accounts.codeOfAppWrong')
  const before = shownBy(secret, new Date(now.getTime() - 30_000))
  is(await totp(other, before), 422, 'accounts.codeOfAppWrong')
})

test('of two who send one code at the same moment one is in', async () => {
  const { username, secret } = await enrolled()
  const both = [server.person(), server.person()]
  for (const person of both) await person.signIn(username)
  const answers = await Promise.all(both.map((person) => totp(person, shownBy(secret, now))))
  assert.deepEqual(answers.map((a) => a.status).toSorted(), [200, 422])
})

test('the clock of a telephone may be half a minute off, not more', async () => {
  for (const [off, status] of [
    [-60, 422],
    [-30, 200],
    [30, 200],
    [60, 422],
  ] as const) {
    const { username, secret } = await enrolled()
    const person = server.person()
    await person.signIn(username)
    is(await totp(person, shownBy(secret, new Date(now.getTime() + off * 1000))), status)
  }
})

test('guesses at the code wait longer and longer, from there; whoever has been here before is not kept out', async () => {
  const { username, secret, person } = await enrolled()
  const guesser = server.person()
  await guesser.signIn(username)
  const answers = []
  for (let i = 0; i < 5; i += 1) answers.push(await totp(guesser, '000000'))
  assert.deepEqual(
    answers.map((a) => a.status),
    [422, 422, 422, 422, 429],
  )
  is(await person.get('/api/session'), 200)
  await forgetTries(server)
  const owner = server.person()
  await owner.signIn(username)
  is(await totp(owner, shownBy(secret, now)), 200)
})

test('a code of the paper serves once, and how many are left is said', async () => {
  const { username, papers } = await enrolled()
  const person = server.person()
  await person.signIn(username)
  is(await paper(person, ` ${papers[3]!.toUpperCase()} `), 200)
  const again = server.person()
  assert.equal((await again.signIn(username)).json.papers, 9)
  is(await paper(again, papers[3]!), 422, 'accounts.paperWrong')
  is(await paper(again, papers[4]!), 200)
})

test('half way in lasts a quarter of an hour, and leads nowhere else', async () => {
  const { username, secret } = await enrolled()
  const person = server.person()
  await person.signIn(username)
  for (const path of ['/api/layers/totp', '/api/layers/papers', '/api/layers/passkey/options'])
    is(await person.send('POST', path), 403, 'accounts.showAgain')
  await server.database.asOwner((tx) => sql`update entry set made_at = now() - interval '16 minutes'`.execute(tx))
  is(await totp(person, shownBy(secret, now)), 401, 'accounts.entryOver')
  is(await totp(server.person(), shownBy(secret, now)), 401, 'accounts.entryOver')
})

test('the layers are changed only by whoever shows both once more; the session is another one then', async () => {
  const { person, secret } = await enrolled()
  is(await person.send('POST', '/api/layers/papers'), 401, 'accounts.entryOver')
  const before = person.cookie
  const wrong = await person.send('POST', '/api/session/again', { body: { password: 'sai' } })
  is(wrong, 401, 'accounts.wrongPassword')
  const { json } = await person.send('POST', '/api/session/again', { body: { password } })
  assert.equal(json.next, 'second')
  is(await person.send('POST', '/api/layers/papers'), 403, 'accounts.showAgain')
  is(await totp(person, shownBy(secret, now)), 200)
  is(await server.person().get('/api/session', { headers: { cookie: before } }), 401)
  const renewed = await person.send('POST', '/api/layers/papers')
  assert.equal(renewed.json.papers.length, 10)
  is(await person.send('POST', '/api/layers/remove', { body: { passkey: null } }), 409, 'accounts.layerNeeded')
  const weak = await person.send('POST', '/api/layers/password', { body: { password: 'matkhau12345' } })
  is(weak, 422, 'accounts.passwordGuessable')
  is(await person.send('POST', '/api/layers/password', { body: { password: 'bốn con mèo ngủ trưa' } }), 200)
  is(await person.get('/api/session'), 200)
})

test('another password ends every other session of the account', async () => {
  const { username, person, secret } = await enrolled()
  const other = server.person()
  await other.signIn(username)
  is(await totp(other, shownBy(secret, now)), 200)
  later(60)
  await person.send('POST', '/api/session/again', { body: { password } })
  is(await totp(person, shownBy(secret, now)), 200)
  is(await person.send('POST', '/api/layers/password', { body: { password: 'bốn con mèo ngủ trưa' } }), 200)
  is(await other.get('/api/session'), 401)
  is(await person.get('/api/session'), 200)
})

test('whose role asks for none may have one all the same, and take it away', async () => {
  const { username } = await anAccount(server.database, { exempt: false })
  const person = server.person()
  assert.equal((await person.signIn(username)).json.next, 'in')
  assert.equal((await person.send('POST', '/api/session/again', { body: { password } })).json.next, 'in')
  await makeSecond(person, now)
  assert.equal((await server.person().signIn(username)).json.next, 'second')
  is(await person.send('POST', '/api/layers/remove', { body: { passkey: null } }), 200)
  assert.equal((await server.person().signIn(username)).json.next, 'in')
})

test('who comes to a role that asks for two layers is signed out, and comes back through two', async () => {
  const organiser = await signedIn(server, [{ role: 'provincialOrganiser', unit: ward }])
  const second = await signedIn(server, [{ role: 'provincialOrganiser', unit: ward }])
  const { id, username } = await anAccount(server.database, { exempt: false })
  await server.database.asOwner((tx) => sql`update account set unit = ${ward} where id = ${id}`.execute(tx))
  const person = server.person()
  await person.signIn(username)
  is(await person.get('/api/session'), 200)
  const body = { role: 'communeStaff', unit: ward }
  await bySecond(await organiser.person.send('POST', `/api/accounts/${id}/seats`, { body }), second.person)
  is(await person.get('/api/session'), 401)
  assert.equal((await person.signIn(username)).json.next, 'enrol')
})

test('the database by itself opens nothing: the secret is sealed, codes and tokens are hashed', async () => {
  const { secret, papers, person } = await enrolled()
  const { rows } = await server.database.asOwner((tx) =>
    sql<{ all: string }>`select concat((select jsonb_agg(t) from totp t), (select jsonb_agg(p) from paper_code p),
      (select jsonb_agg(e) from entry e), (select jsonb_agg(s) from session s), (select jsonb_agg(b) from event_body b)) as all`.execute(
      tx,
    ),
  )
  const { all } = rows[0]!
  const secrets = [
    secret,
    ...papers,
    ...papers.map((code) => code.replaceAll('-', '')),
    /chibo-session=([^;]+)/.exec(person.cookie)![1]!,
  ]
  for (const one of secrets) {
    assert.ok(!all.includes(one))
    assert.ok(!all.includes(Buffer.from(one).toString('hex')))
  }
})

test('the second wall holds by itself: no session begins through one layer where two are asked for', async () => {
  const { id } = await staff()
  const start = sql`select chibo.start_session(${id}, sha256('x'), sha256('y'), 'password', 'computer other other', false)`
  await assert.rejects(
    server.database.as(null, (tx) => start.execute(tx)),
    /not theirs to change/,
  )
})

function forgetTries({ database }: World) {
  return database.asOwner((tx) => sql`delete from sign_in_try`.execute(tx))
}
