import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { takeSignInTurn } from '#features/accounts/accounts.sql.ts'
import { digestOf } from '#platform/session/index.ts'
import { aServer, aUnit, anAccount, password, signedIn } from './a-server.ts'

const server = await aServer()

test('whoever signs in is told who they are, where they sit and what they may do there', async () => {
  const ward = await aUnit(server.database, { name: 'Đảng ủy phường Trường Vinh' })
  const { username } = await anAccount(server.database, {
    name: 'Hồ Khiêm',
    seats: [{ role: 'communeStaff', unit: ward }],
  })
  const person = server.person()
  assert.equal((await person.get('/api/session')).status, 401)
  assert.equal((await person.signIn(username)).status, 200)
  const { json } = await person.get('/api/session')
  assert.equal(json.name, 'Hồ Khiêm')
  assert.deepEqual(
    json.units.map((u: { name: string; roles: string[] }) => [u.name, u.roles]),
    [['Đảng ủy phường Trường Vinh', ['communeStaff']]],
  )
  assert.ok(json.units[0].may.includes('units.read'))
  assert.equal(json.idleMinutes, 15)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const { person } = await signedIn(server)
  const kept = person.cookie
  assert.equal((await person.send('DELETE', '/api/session')).status, 200)
  assert.doesNotMatch(person.cookie, /chibo-session/)
  assert.equal((await person.get('/api/session', { headers: { cookie: kept } })).status, 401)
})

test('signing in anew on the same machine ends the session of whoever forgot to sign out', async () => {
  const { person } = await signedIn(server)
  const forgotten = person.cookie
  const other = await anAccount(server.database)
  assert.equal((await person.signIn(other.username)).status, 200)
  assert.equal((await person.get('/api/session', { headers: { cookie: forgotten } })).status, 401)
  assert.equal((await person.get('/api/session')).json.username, other.username)
})

test('after a quarter of an hour without a request the session is over; using it keeps it', async () => {
  const { person, account } = await signedIn(server)
  const age = (minutes: number) =>
    server.database.asOwner((tx) =>
      sql`update session set seen_at = now() - make_interval(mins => ${minutes}) where account = ${account}`.execute(
        tx,
      ),
    )
  await age(14)
  assert.equal((await person.get('/api/session')).status, 200)
  await age(14)
  assert.equal((await person.get('/api/session')).status, 200)
  await age(16)
  const ended = await person.get('/api/session')
  assert.equal(ended.status, 401)
  assert.equal(ended.json.title, 'Cần đăng nhập')
})

test('a session lasts a working day at most, however much it is used', async () => {
  const { person, account } = await signedIn(server)
  await server.database.asOwner((tx) =>
    sql`update session set started_at = now() - interval '13 hours' where account = ${account}`.execute(tx),
  )
  assert.equal((await person.get('/api/session')).status, 401)
})

test('the database keeps no token and no password that could be used', async () => {
  const { person, account } = await signedIn(server)
  const token = /chibo-session=([^;]+)/.exec(person.cookie)![1]!
  const { rows } = await server.database.asOwner((tx) =>
    sql<{
      all: string
    }>`select (select jsonb_agg(s) from session s)::text || (select jsonb_agg(s) from account_secret s where account = ${account})::text as all`.execute(
      tx,
    ),
  )
  assert.ok(!rows[0]!.all.includes(token))
  assert.ok(!rows[0]!.all.includes(Buffer.from(token, 'base64url').toString('hex')))
  assert.match(rows[0]!.all, /\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a wrong password and a name that does not exist get the same answer, after the same work', async () => {
  const { username } = await anAccount(server.database)
  const watch = server.database.watch()
  const wrong = await server.person().signIn(username, 'sai')
  const after = watch.statements.length
  const nobody = await server.person().signIn('khong.co.ai', 'sai')
  watch.stop()
  assert.equal(wrong.status, 401)
  assert.deepEqual([nobody.status, nobody.json], [wrong.status, wrong.json])
  assert.equal(watch.statements.length - after, after)
})

test('guessing makes the next try wait, and says how long; it locks nobody out elsewhere', async () => {
  const { username } = await anAccount(server.database)
  const owner = server.person()
  assert.equal((await owner.signIn(username)).status, 200)
  await forgetTries()
  const answers = []
  for (let i = 0; i < 5; i += 1) answers.push(await server.person().signIn(username, `đoán ${String(i)}`))
  assert.deepEqual(
    answers.map((a) => a.status),
    [401, 401, 401, 401, 429],
  )
  const waiting = answers[4]!
  assert.ok(Number(waiting.headers.get('retry-after')) >= 1)
  assert.match(waiting.json.detail, /Tài khoản không bị khóa/)
  assert.equal((await server.person().signIn(username)).status, 429, 'the right password does not pass by the wait')
})

test('guesses at one name from many addresses do not keep its owner out', async () => {
  const { username } = await anAccount(server.database)
  await server.person().signIn(username)
  await forgetTries()
  const { take, waits } = turns(username)
  for (let i = 0; i < 12; i += 1) await take(`203.0.113.${String(i)}`)
  assert.ok((await waits('198.51.100.7')) > 0, 'a stranger waits')
  assert.equal(await waits('127.0.0.1'), 0, 'the owner, who has signed in from here before, does not')
})

test('guesses from the same office do not make anybody wait in the browser they have signed in with before', async () => {
  const { username } = await anAccount(server.database)
  const { username: colleague } = await anAccount(server.database)
  const owner = server.person()
  await owner.signIn(username)
  await owner.send('DELETE', '/api/session')
  await forgetTries()
  const guesser = server.person()
  assert.equal((await guesser.signIn(colleague)).status, 200, 'whose browser is known too, for an account of their own')
  for (let i = 0; i < 10; i += 1) await guesser.signIn(username, `đoán ${String(i)}`)
  for (let i = 0; i < 48; i += 1) await server.person().signIn(`khong.co.${String(i)}`, 'sai')
  const forged = server.person()
  forged.cookie = `__Host-chibo-known=${'A'.repeat(43)}`
  for (const other of [guesser, forged, server.person()]) assert.equal((await other.signIn(username)).status, 429)
  const kept = owner.cookie
  assert.equal((await owner.signIn(username)).status, 200)
  const thief = server.person()
  thief.cookie = kept
  assert.equal((await thief.signIn(username)).status, 429, 'what was known before the sign-in is known no longer')
  await owner.send('DELETE', '/api/session')
  const own = []
  for (let i = 0; i < 5; i += 1) own.push((await owner.signIn(username, 'sai')).status)
  assert.deepEqual(own, [401, 401, 401, 401, 429], 'a known browser is slowed by what is typed there')
})

test('guesses sent at the same moment count each', async () => {
  const { username } = await anAccount(server.database)
  await forgetTries()
  const answers = await Promise.all(Array.from({ length: 12 }, () => server.person().signIn(username, 'sai')))
  assert.equal(answers.filter((a) => a.status === 401).length, 4)
  assert.equal(answers.filter((a) => a.status === 429).length, 8)
})

test('signing in rightly forgets the mistakes before it', async () => {
  const { username } = await anAccount(server.database)
  await forgetTries()
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 3; i += 1) assert.equal((await server.person().signIn(username, 'sai')).status, 401)
    assert.equal((await server.person().signIn(username)).status, 200)
  }
})

test('capitals and blanks around a name do not matter; the password is taken as typed, on any keyboard', async () => {
  const { username } = await anAccount(server.database)
  assert.equal((await server.person().signIn(`  ${username.toUpperCase()} `)).status, 200)
  assert.equal((await server.person().signIn(username, password.normalize('NFD'))).status, 200)
  assert.equal((await server.person().signIn(username, `${password} `)).status, 401)
})

test('a closed account cannot be used, nor the sessions it had', async () => {
  const { person, account, username } = await signedIn(server)
  await server.database.asOwner((tx) => sql`update account set closed_at = now() where id = ${account}`.execute(tx))
  assert.equal((await person.get('/api/session')).status, 401)
  assert.equal((await server.person().signIn(username)).status, 401)
})

test('a seat that has not begun or is over grants nothing', async () => {
  const unit = await aUnit(server.database)
  const { person, account } = await signedIn(server, [{ role: 'communeStaff', unit }])
  assert.equal((await person.get(`/api/units/${unit}`)).status, 200)
  await server.database.asOwner((tx) =>
    sql`update seat set to_on = chibo.today() where account = ${account}`.execute(tx),
  )
  assert.equal((await person.get(`/api/units/${unit}`)).status, 403)
  await server.database.asOwner((tx) =>
    sql`update seat set from_on = chibo.today() + 1, to_on = 'infinity' where account = ${account}`.execute(tx),
  )
  assert.equal((await person.get(`/api/units/${unit}`)).status, 403)
})

function forgetTries() {
  return server.database.asOwner((tx) => sql`delete from sign_in_try`.execute(tx))
}

/** Turns as they are taken from other addresses than the tests can call from. */
function turns(username: string) {
  const take = (address: string) =>
    server.database.as(null, (tx) =>
      takeSignInTurn(tx, username, {
        address: digestOf('address', address),
        both: digestOf('both', username, address),
        byAddress: digestOf('byAddress', address),
        byName: digestOf('byName', username),
      }),
    )
  return { take, waits: take }
}

test('the session cookie is out of reach of scripts and of other sites', async () => {
  const { username } = await anAccount(server.database)
  const cookie = (await server.person().signIn(username)).headers.getSetCookie()[0]!
  assert.match(cookie, /^__Host-chibo-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
})
