import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Answered, aServer, aUnit, anAccount, type Person, signedIn } from './a-server.ts'
import { aProvince, type Held, settingsFor } from './a-provider.ts'
import { makeSecond, shownBy } from './layers.ts'

const province = await aProvince()
const server = await aServer({ signOn: settingsFor(province.issuer) })
province.knows(server.url)
const ward = await aUnit(server.database)
const cell = await aUnit(server.database, { kind: 'residentialCell', parent: ward })
/** Who keeps the accounts of the ward. */
const { person: staff } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])

function is(answered: Answered, status: number, code?: string): any {
  assert.equal(answered.status, status, answered.text)
  if (code !== undefined) assert.equal(answered.json.code, code)
  return answered.json
}

let named = 0
/** Somebody of the cell whose account was opened, and the name the staff entered for them. */
async function somebody(over: { role?: 'cellSecretary' | 'member'; login?: string; onlyWay?: boolean } = {}) {
  named += 1
  const { role = 'cellSecretary', login = `nguoi${named}@tinh`, onlyWay = false } = over
  const account = await anAccount(server.database, {
    name: `Người Thứ ${named}`,
    seats: [{ role, unit: cell }],
    exempt: false,
  })
  is(await staff.send('POST', `/api/accounts/${account.id}/login`, { body: { login, onlyWay } }), 200)
  return { ...account, login }
}

/** Goes to the province and back: the query it came back with. */
async function goes(
  person: Person,
  login: string,
  { back, held }: { back?: string; held?: Held } = {},
): Promise<string> {
  const { address } = is(
    await person.send('POST', '/api/sign-on/begin', { body: { ...(back !== undefined && { back }) } }),
    200,
  )
  const to = await province.signOn(address, login, held)
  assert.ok(to.startsWith(`${server.url}/sign-on?`), to)
  return to.slice(to.indexOf('?') + 1)
}

const finish = (person: Person, returned: string) => person.send('POST', '/api/sign-on/finish', { body: { returned } })
const signOn = async (person: Person, login: string, held?: Held) =>
  finish(person, await goes(person, login, held ? { held } : {}))

test('whoever was given a name comes in by it, to the page they wanted, and is seen to have come that way', async () => {
  const { login, username } = await somebody()
  const person = server.person()
  const returned = await goes(person, login.toUpperCase().toLowerCase(), { back: '/members?page=2' })
  const came = is(await finish(person, returned), 200)
  assert.deepEqual(came, { entered: { next: 'in' }, back: '/members?page=2' })
  assert.equal(is(await person.get('/api/session'), 200).username, username)
  const { entrances } = is(await person.get('/api/security'), 200)
  assert.equal(entrances[0].means, 'signOn')
})

test('what proves the way back is a PKCE challenge, a state, a nonce, and a cookie for this host’s own pages alone', async () => {
  const begun = await server.person().send('POST', '/api/sign-on/begin', { body: {} })
  const asked = new URL(is(begun, 200).address).searchParams
  assert.equal(asked.get('redirect_uri'), `${server.url}/sign-on`)
  assert.equal(asked.get('code_challenge_method'), 'S256')
  for (const name of ['state', 'nonce', 'code_challenge']) assert.equal(asked.get(name)?.length, 43)
  const [cookie] = begun.headers.getSetCookie()
  assert.match(cookie!, /^__Host-chibo-sign-on=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
})

test('of a role that asks for two layers the second follows, ours, as after a password', async () => {
  const account = await anAccount(server.database, { seats: [{ role: 'inspector', unit: ward }], exempt: false })
  await setLogin(account.id, 'thanh.tra@tinh')
  const person = server.person()
  assert.equal(is(await signOn(person, 'thanh.tra@tinh'), 200).entered.next, 'enrol')
  is(await person.get('/api/session'), 401)
  const { secret } = await makeSecond(person, new Date(Date.now() - 30_000))
  is(await person.get('/api/session'), 200)
  const again = server.person()
  assert.equal(is(await signOn(again, 'thanh.tra@tinh'), 200).entered.next, 'second')
  is(await again.send('POST', '/api/session/totp', { body: { code: shownBy(secret) } }), 200)
  is(await again.get('/api/session'), 200)
})

/** As the owner: what staff may not do to a role above their own. */
async function setLogin(account: string, login: string): Promise<void> {
  await server.database.owner.query(
    `insert into provincial_login (account, login, only_way, binds_until) values ($1, $2, false, now() + interval '1 day')`,
    [account, login],
  )
}

test('a stranger is told whom to ask, the same whether or not an account of such a name exists', async () => {
  const { username } = await anAccount(server.database, {
    username: 'tran.thi.giong',
    seats: [{ role: 'member', unit: cell }],
  })
  const [one, other] = [await signOn(server.person(), username), await signOn(server.person(), 'khong.co.ai')]
  is(one, 403, 'accounts.loginUnknown')
  is(other, 403, 'accounts.loginUnknown')
  assert.equal(one.text, other.text)
})

test('the first use ties a name to its person: whoever has it at the province later does not come in', async () => {
  const { login } = await somebody()
  province.names.set('người trước', login).set('người sau', login)
  is(await signOn(server.person(), 'người trước'), 200)
  is(await signOn(server.person(), 'người trước'), 200)
  is(await signOn(server.person(), 'người sau'), 403, 'accounts.loginUnknown')
  province.names.set('người trước', `${login}.doi`)
  is(await signOn(server.person(), 'người trước'), 403, 'accounts.loginUnknown')
})

test('another name asks anew, ends what was begun by the old one, and its holder is told', async () => {
  const { id, login, username } = await somebody()
  const person = server.person()
  is(await signOn(person, login), 200)
  is(await staff.send('POST', `/api/accounts/${id}/login`, { body: { login: `${login}.moi` } }), 200)
  is(await person.get('/api/session'), 401)
  const kept = is(await staff.get(`/api/accounts/${id}/login`), 200).login
  assert.equal(kept.boundAt, null)
  is(await signOn(server.person(), login), 403, 'accounts.loginUnknown')
  const later = server.person()
  is(await later.signIn(username), 200)
  const { news } = is(await later.get('/api/session'), 200)
  assert.deepEqual(
    news.map((n: { kind: string }) => n.kind),
    ['loginSet', 'loginSet'],
  )
})

test('a name that is taken away opens nothing any more', async () => {
  const { id, login } = await somebody()
  const person = server.person()
  is(await signOn(person, login), 200)
  is(await staff.send('POST', `/api/accounts/${id}/login/end`), 200)
  is(await person.get('/api/session'), 401)
  is(await signOn(server.person(), login), 403, 'accounts.loginUnknown')
})

test('one name opens one account, one person at the province has one account, and nobody enters their own', async () => {
  const { id, login } = await somebody()
  const other = await somebody()
  is(
    await staff.send('POST', `/api/accounts/${other.id}/login`, { body: { login: ` ${login.toUpperCase()} ` } }),
    409,
    'accounts.loginTaken',
  )
  is(await staff.send('POST', `/api/accounts/${id}/login`, { body: { login: 'hai chữ' } }), 422, 'accounts.loginForm')
  province.names.set('một người', login)
  is(await signOn(server.person(), 'một người'), 200)
  province.names.set('một người', other.login)
  is(await signOn(server.person(), 'một người'), 403, 'accounts.loginUnknown')
  const me = is(await staff.get('/api/session'), 200).account
  is(await staff.send('POST', `/api/accounts/${me}/login`, { body: { login: 'toi@tinh' } }), 409, 'accounts.own')
})

test('a name that nobody used in time waits no longer', async () => {
  const { id, login } = await somebody()
  await server.database.owner.query(`update provincial_login set binds_until = now() where account = $1`, [id])
  is(await signOn(server.person(), login), 403, 'accounts.loginUnknown')
})

test('where it is the only way, the password opens nothing; without it, it does again', async () => {
  const { id, login, username } = await somebody({ onlyWay: true })
  is(await server.person().signIn(username), 401, 'accounts.wrongPassword')
  is(await signOn(server.person(), login), 200)
  is(await staff.send('POST', `/api/accounts/${id}/login`, { body: { login, onlyWay: false } }), 200)
  is(await server.person().signIn(username), 200)
})

test('who keeps no accounts there neither reads nor sets a name', async () => {
  const { id } = await somebody()
  const { person } = await signedIn(server, [{ role: 'communeStaff', unit: await aUnit(server.database) }])
  is(await person.get(`/api/accounts/${id}/login`), 404)
  is(await person.send('POST', `/api/accounts/${id}/login`, { body: { login: 'x@tinh' } }), 404)
  is(await person.send('POST', `/api/accounts/${id}/login/end`), 404)
})

test('for a role above cell level that has been used, a second person agrees to the name', async () => {
  const root = await aUnit(server.database)
  const { person: first } = await signedIn(server, [{ role: 'provincialOrganiser', unit: root }])
  const { person: second } = await signedIn(server, [{ role: 'provincialOrganiser', unit: root }])
  const { id } = await anAccount(server.database, { seats: [{ role: 'communeSecretary', unit: root }] })
  const { waits } = is(await first.send('POST', `/api/accounts/${id}/login`, { body: { login: 'bi.thu@tinh' } }), 202)
  is(await signOn(server.person(), 'bi.thu@tinh'), 403, 'accounts.loginUnknown')
  assert.equal(is(await second.get(`/api/proposals/${waits.proposal}`), 200).proposal.login, 'bi.thu@tinh')
  is(await second.send('POST', `/api/proposals/${waits.proposal}/agree`), 200)
  is(await signOn(server.person(), 'bi.thu@tinh'), 200)
  await assert.rejects(
    server.database.as(is(await first.get('/api/session'), 200).account, (tx) =>
      sql`select chibo.set_provincial_login(${id}, 'ke.khac@tinh', false, 14)`.execute(tx),
    ),
    /a second person has not agreed/,
  )
})

test('a way back serves once, and only in the browser that was sent', async () => {
  const { login } = await somebody()
  const person = server.person()
  const returned = await goes(person, login)
  is(await finish(server.person(), returned), 422, 'accounts.signOnOver')
  const stranger = server.person()
  is(await stranger.send('POST', '/api/sign-on/begin', { body: {} }), 200)
  is(await finish(stranger, returned), 422, 'accounts.signOnUntrusted')
  const cookie = person.cookie
  is(await finish(person, returned), 200)
  const thief = server.person()
  thief.cookie = cookie
  is(await finish(thief, returned), 422, 'accounts.signOnOver')
})

test('a code that was used before, a state of somebody else’s, another issuer: nobody is signed in', async () => {
  const { login } = await somebody()
  const person = server.person()
  const used = new URLSearchParams(await goes(person, login))
  is(await finish(person, used.toString()), 200)
  for (const change of [
    (q: URLSearchParams) => q.set('code', used.get('code')!),
    (q: URLSearchParams) => q.set('state', used.get('state')!),
    (q: URLSearchParams) => q.set('iss', 'https://other.invalid'),
    (q: URLSearchParams) => q.delete('iss'),
    (q: URLSearchParams) => q.append('state', q.get('state')!),
  ]) {
    const other = server.person()
    const query = new URLSearchParams(await goes(other, login))
    change(query)
    is(await finish(other, query.toString()), 422, 'accounts.signOnUntrusted')
    is(await other.get('/api/session'), 401)
  }
})

test('an attempt of more than ten minutes ago is over', async () => {
  const { login } = await somebody()
  const person = server.person()
  const returned = await goes(person, login)
  await server.database.owner.query(`update sign_on_try set made_at = now() - interval '11 minutes'`)
  is(await finish(person, returned), 422, 'accounts.signOnOver')
})

test('whoever leaves the page of the province unfinished is told so, in our words', async () => {
  const person = server.person()
  const { address } = is(await person.send('POST', '/api/sign-on/begin', { body: {} }), 200)
  const state = new URL(address).searchParams.get('state')!
  const words = new URLSearchParams({
    error: 'access_denied',
    error_description: 'gọi số 0900',
    state,
    iss: province.issuer,
  })
  const told = await finish(person, words.toString())
  is(told, 422, 'accounts.signOnLeft')
  assert.ok(!told.text.includes('0900'))
  assert.ok(!server.log.join('').includes('0900'))
})

test('the page to go on with is one of ours, whatever was asked for', async () => {
  const { login } = await somebody()
  for (const back of ['//kẻ.xấu', '/\\ke.xau', '/\t/ke.xau', 'https://ke.xau', 'javascript:alert(1)']) {
    const person = server.person()
    assert.equal(is(await finish(person, await goes(person, login, { back })), 200).back, '/')
  }
})

test('no token and no secret of the way is kept, nor anything of them written in the log', async () => {
  const { login } = await somebody()
  const person = server.person()
  const returned = await goes(person, login)
  is(await finish(person, returned), 200)
  const { rows } = await server.database.owner.query<{ all: string }>(
    `select string_agg(t.line, ' ') as all from (
      select to_jsonb(s)::text as line from session s union all select to_jsonb(p)::text from provincial_login p
      union all select to_jsonb(e)::text from entry e union all select to_jsonb(c)::text from command c) t`,
  )
  const query = new URLSearchParams(returned)
  for (const secret of [query.get('code')!, query.get('state')!, 'eyJ']) {
    assert.ok(!rows[0]!.all.includes(secret))
    assert.ok(!server.log.join('').includes(secret))
  }
})

test('whoever signs out here is led to sign out at the province, and comes back to the page of signing in', async () => {
  const { login } = await somebody()
  const person = server.person()
  const held: Held = new Map()
  is(await signOn(person, login, held), 200)
  const { leave } = is(await person.send('DELETE', '/api/session'), 200)
  assert.equal(await province.leave(leave, held), `${server.url}/sign-in`)
  const byPassword = await signedIn(server)
  assert.equal(is(await byPassword.person.send('DELETE', '/api/session'), 200).leave, null)
})

test('whoever signs out at the province is signed out here, and nobody else is', async () => {
  const { login, username } = await somebody()
  const other = await somebody()
  const [here, elsewhere, byPassword] = [server.person(), server.person(), server.person()]
  const held: Held = new Map()
  is(await signOn(here, login, held), 200)
  is(await signOn(elsewhere, other.login), 200)
  is(await byPassword.signIn(username), 200)
  const to = new URL('/session/end', province.issuer)
  to.search = new URLSearchParams({ client_id: 'chibo', post_logout_redirect_uri: `${server.url}/sign-in` }).toString()
  await province.leave(to.href, held)
  is(await here.get('/api/session'), 401)
  is(await elsewhere.get('/api/session'), 200)
  is(await byPassword.get('/api/session'), 200)
})

test('the account’s trail says that the name was entered and first used, and not which name it was', async () => {
  const { id, login } = await somebody()
  is(await signOn(server.person(), login), 200)
  const { rows } = await server.database.owner.query<{ command: string; body: string }>(
    `select e.command, b.body::text from event e join event_body b using (seq) where b.body::text like $1 order by e.seq`,
    [`%${id}%`],
  )
  assert.deepEqual(
    rows.map((r) => r.command),
    ['accounts.setLogin', 'accounts.bindLogin'],
  )
  assert.ok(!rows.some((r) => r.body.includes(login)))
})
