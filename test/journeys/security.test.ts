import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aServer, aUnit, anAccount, signedIn } from './a-server.ts'

const server = await aServer()
const ward = await aUnit(server.database)

test('one sees where the account was entered, which of it is open, and which is here', async () => {
  const { username } = await anAccount(server.database, { seats: [{ role: 'communeStaff', unit: ward }] })
  const [one, other] = [server.person(), server.person()]
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36'
  const phone =
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36'
  const body = { username, password: 'mật khẩu thử 123' }
  await one.signIn(username)
  await one.send('DELETE', '/api/session')
  await one.send('POST', '/api/session', { body, headers: { 'user-agent': chrome } })
  await other.send('POST', '/api/session', { body, headers: { 'user-agent': phone } })
  const { json } = await other.get('/api/security', { headers: { 'user-agent': phone } })
  assert.deepEqual(
    json.entrances.map((e: any) => [e.agent, e.means, e.open, e.here, e.knownPlace]),
    [
      ['phone android chrome', 'password', true, true, true],
      ['computer windows chrome', 'password', true, false, true],
      ['computer other other', 'password', false, false, false],
    ],
  )
  assert.deepEqual([json.exempt, json.totp, json.idleMinutes, json.longestHours], [true, false, 15, 12])
})

test('a session goes on with the kind of machine it was begun on; its cookie is worth nothing on another', async () => {
  const { person } = await signedIn(server)
  const far = server.person()
  far.cookie = person.cookie
  const phone = { headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) Chrome/120.0 Mobile Safari/537.36' } }
  assert.equal((await far.get('/api/session', phone)).status, 401)
  assert.equal((await person.get('/api/session')).status, 200, 'whose it is goes on')
})

test('one machine is signed out from another; nobody signs out another’s', async () => {
  const { username, person } = await signedIn(server)
  const far = server.person()
  await far.signIn(username)
  const stranger = await signedIn(server)
  const { json } = await person.get('/api/security')
  const { id } = json.entrances.find((e: any) => e.open && !e.here)
  assert.equal((await stranger.person.send('POST', `/api/security/entrances/${id}/end`)).status, 404)
  assert.equal((await far.get('/api/session')).status, 200)
  assert.equal((await person.send('POST', `/api/security/entrances/${id}/end`)).status, 200)
  assert.equal((await far.get('/api/session')).status, 401)
  assert.equal((await person.send('POST', `/api/security/entrances/${id}/end`)).status, 404)
})

test('whoever finds an entrance that was not theirs ends all others, and no place is trusted any more', async () => {
  const { username, person, account } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const far = server.person()
  await far.signIn(username)
  assert.deepEqual((await person.send('POST', '/api/security/entrances/end')).json, { ended: 1 })
  assert.equal((await far.get('/api/session')).status, 401)
  assert.equal((await person.get('/api/session')).status, 200)
  const { rows } = await server.database.asOwner((tx) =>
    sql`select from known_address where account = ${account}`.execute(tx),
  )
  assert.equal(rows.length, 0)
})

test('how long a session lasts is a setting', async () => {
  const short = await aServer({ database: server.database, idleMinutes: 5, longestHours: 1 })
  const { username } = await anAccount(server.database)
  const person = short.person()
  await person.signIn(username)
  assert.equal((await person.get('/api/session')).json.idleMinutes, 5)
  await server.database.asOwner((tx) => sql`update session set seen_at = now() - interval '6 minutes'`.execute(tx))
  assert.equal((await person.get('/api/session')).status, 401)
})
