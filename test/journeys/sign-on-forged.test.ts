import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SignJWT } from 'jose'
import { OAuth2Server } from 'oauth2-mock-server'
import { type Answered, aServer, aUnit, anAccount, type Person, type World } from './a-server.ts'
import { clientSecret, settingsFor } from './a-provider.ts'
import { makeSecond } from './layers.ts'

type Claims = Record<string, unknown>

async function aMock(): Promise<OAuth2Server> {
  const mock = new OAuth2Server()
  await mock.issuer.keys.generate('RS256')
  await mock.start(0, '127.0.0.1')
  after(() => mock.listening && mock.stop())
  return mock
}

const [mock, stranger] = [await aMock(), await aMock()]
const issuer = mock.issuer.url!
const server = await aServer({ signOn: settingsFor(issuer, { second: [{ claim: 'amr', value: 'mfa' }] }) })
const ward = await aUnit(server.database)
const cell = await aUnit(server.database, { kind: 'residentialCell', parent: ward })

let answered: string | undefined
mock.service.on('beforeResponse', (response: { body: Claims }) => {
  response.body = { ...response.body, id_token: answered }
})

function is(told: Answered, status: number, code?: string): any {
  assert.equal(told.status, status, told.text)
  if (code !== undefined) assert.equal(told.json.code, code)
  return told.json
}

async function linked(subject: string, seat: { role: 'member' | 'inspector'; unit: string }): Promise<string> {
  const { id } = await anAccount(server.database, { seats: [seat], exempt: false })
  await server.database.owner.query(
    `insert into provincial_login (account, login, only_way, binds_until) values ($1, $2, false, now() + interval '1 day')`,
    [id, `${subject}@tinh`],
  )
  return id
}

/** As a token of the provider would say it, but for `over`; undefined leaves a claim out. */
function said(nonce: string, over: Claims = {}): Claims {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss: issuer,
    sub: 'giong',
    aud: 'chibo',
    iat: now,
    exp: now + 300,
    nonce,
    preferred_username: 'giong@tinh',
    ...over,
  }
}

function signedBy(keys: OAuth2Server, claims: Claims): Promise<string> {
  return keys.issuer.buildToken({
    scopesOrTransform: (_header, payload) => {
      for (const name of Object.keys(payload)) delete payload[name]
      Object.assign(payload, claims)
    },
  })
}

/** Goes there and back, with the token that `make` makes in the provider's answer. */
async function signOn(
  person: Person,
  make: (nonce: string) => Promise<string> | string,
  at: World = server,
): Promise<Answered> {
  const { address } = is(await person.send('POST', '/api/sign-on/begin', { body: {} }), 200)
  answered = await make(new URL(address).searchParams.get('nonce')!)
  const sent = await fetch(address, { redirect: 'manual' })
  const to = new URL(sent.headers.get('location')!)
  assert.equal(to.origin, at.url)
  return person.send('POST', '/api/sign-on/finish', { body: { returned: to.search.slice(1) } })
}

function plain(header: Claims, claims: Claims): string {
  const part = (of: Claims) => Buffer.from(JSON.stringify(of)).toString('base64url')
  return `${part(header)}.${part(claims)}.`
}

await linked('giong', { role: 'member', unit: cell })
const now = () => Math.floor(Date.now() / 1000)

test('a token that the provider signed for us, for this way and now, signs in', async () => {
  is(await signOn(server.person(), (nonce) => signedBy(mock, said(nonce))), 200)
})

const forged: Record<string, (nonce: string) => Promise<string> | string> = {
  'is signed by nobody': (nonce) => plain({ alg: 'none', typ: 'JWT' }, said(nonce)),
  'is signed by another provider': (nonce) => signedBy(stranger, said(nonce)),
  'is signed with the secret we share, by another algorithm': (nonce) =>
    new SignJWT(said(nonce)).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(clientSecret)),
  'was changed after it was signed': async (nonce) => {
    const [head, , seal] = (await signedBy(mock, said(nonce))).split('.')
    const [, body] = plain({}, said(nonce, { sub: 'khác' })).split('.')
    return `${head}.${body}.${seal}`
  },
  'is of another issuer': (nonce) => signedBy(mock, said(nonce, { iss: stranger.issuer.url })),
  'is for another application': (nonce) => signedBy(mock, said(nonce, { aud: 'khac' })),
  'is for several, and made out to another': (nonce) =>
    signedBy(mock, said(nonce, { aud: ['chibo', 'khac'], azp: 'khac' })),
  'is over': (nonce) => signedBy(mock, said(nonce, { iat: now() - 600, exp: now() - 120 })),
  'is of a time to come': (nonce) => signedBy(mock, said(nonce, { nbf: now() + 600 })),
  'never ends': (nonce) => signedBy(mock, said(nonce, { exp: undefined })),
  'has another nonce': (nonce) => signedBy(mock, said(nonce, { nonce: 'x'.repeat(43) })),
  'has no nonce': (nonce) => signedBy(mock, said(nonce, { nonce: undefined })),
  'is about nobody': (nonce) => signedBy(mock, said(nonce, { sub: undefined })),
  'is no token': () => 'x.y.z',
}

for (const [what, make] of Object.entries(forged))
  test(`a token that ${what} signs nobody in`, async () => {
    const person = server.person()
    is(await signOn(person, make), 422, 'accounts.signOnUntrusted')
    is(await person.get('/api/session'), 401)
  })

test('clocks may differ by a minute', async () => {
  is(await signOn(server.person(), (nonce) => signedBy(mock, said(nonce, { exp: now() - 30 }))), 200)
  is(await signOn(server.person(), (nonce) => signedBy(mock, said(nonce, { iat: now() + 30 }))), 200)
})

test('a token that names nobody we know the name of leads to whom to ask', async () => {
  // the provider is asked for the name where the token has none; this one knows none either
  const told = await signOn(server.person(), (nonce) =>
    signedBy(mock, said(nonce, { sub: 'johndoe', preferred_username: undefined })),
  )
  is(told, 403, 'accounts.loginUnknown')
})

test('the word of the provider for a second layer counts where the installation says so, and only that word', async () => {
  const kiem = { sub: 'kiem', preferred_username: 'kiem@tinh' }
  const account = await linked('kiem', { role: 'inspector', unit: ward })
  const weak = await signOn(server.person(), (nonce) => signedBy(mock, said(nonce, { ...kiem, amr: ['pwd'] })))
  assert.equal(is(weak, 200).entered.next, 'enrol')
  const person = server.person()
  is(await signOn(person, (nonce) => signedBy(mock, said(nonce, { ...kiem, amr: ['pwd', 'mfa'] }))), 200)
  is(await person.get('/api/session'), 200)
  const strict = await aServer({ database: server.database, signOn: settingsFor(issuer) })
  const other = strict.person()
  const asked = await signOn(other, (nonce) => signedBy(mock, said(nonce, { ...kiem, amr: ['pwd', 'mfa'] })), strict)
  assert.equal(is(asked, 200).entered.next, 'enrol')
  await makeSecond(other)
  assert.equal(is(await other.get('/api/session'), 200).account, account)
})

test('while the provider is down it is said, the other ways serve, and the server starts all the same', async () => {
  const gone = await aMock()
  const address = gone.issuer.url!
  await gone.stop()
  const silent = await aServer({ database: server.database, signOn: settingsFor(address) })
  is(await silent.person().send('POST', '/api/sign-on/begin', { body: {} }), 503, 'accounts.signOnDown')
  const { username } = await anAccount(server.database, { seats: [{ role: 'member', unit: cell }] })
  is(await silent.person().signIn(username), 200)
  assert.ok(silent.log.some((line) => line.includes('ECONNREFUSED')))
})

test('where the installation is connected to none, there is no button and nothing to begin', async () => {
  const alone = await aServer({ database: server.database })
  assert.equal(is(await alone.person().get('/api/sign-on'), 200).label, null)
  is(await alone.person().send('POST', '/api/sign-on/begin', { body: {} }), 409, 'accounts.noSignOn')
  is(
    await alone.person().send('POST', '/api/sign-on/finish', { body: { returned: 'code=x' } }),
    422,
    'accounts.signOnOver',
  )
  const left = await alone.person().send('POST', '/api/sign-on/left', telling(''))
  is(left, 403, 'http.foreignOrigin')
})

const event = 'http://schemas.openid.net/event/backchannel-logout'
const telling = (token: string) => ({
  raw: new URLSearchParams({ logout_token: token }).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.invalid' },
})
const leaving = (over: Claims = {}): Claims => ({
  iss: issuer,
  aud: 'chibo',
  iat: now(),
  exp: now() + 120,
  jti: 'một lần',
  sub: 'giong',
  events: { [event]: {} },
  ...over,
})

test('only a word that the provider signed for this ends what was begun by sign-on', async () => {
  const person = server.person()
  is(await signOn(person, (nonce) => signedBy(mock, said(nonce, { sid: 'phiên một' }))), 200)
  const elsewhere = server.person()
  is(await signOn(elsewhere, (nonce) => signedBy(mock, said(nonce, { sid: 'phiên hai' }))), 200)
  const lies = [
    'x.y.z',
    plain({ alg: 'none' }, leaving()),
    await signedBy(stranger, leaving()),
    await signedBy(mock, leaving({ aud: 'khac' })),
    await signedBy(mock, leaving({ iss: stranger.issuer.url })),
    await signedBy(mock, leaving({ iat: now() - 3600, exp: now() + 120 })),
    await signedBy(mock, leaving({ exp: now() - 120 })),
    await signedBy(mock, leaving({ events: {} })),
    await signedBy(mock, leaving({ jti: undefined })),
    await signedBy(mock, leaving({ nonce: 'x' })),
    await signedBy(mock, leaving({ sub: undefined })),
    // what signs in is no word that somebody has left
    await signedBy(mock, said('x')),
  ]
  for (const lie of lies) is(await server.person().send('POST', '/api/sign-on/left', telling(lie)), 400)
  is(await person.get('/api/session'), 200)
  const one = await signedBy(mock, leaving({ sub: undefined, sid: 'phiên một' }))
  is(await server.person().send('POST', '/api/sign-on/left', telling(one)), 200)
  is(await person.get('/api/session'), 401)
  is(await elsewhere.get('/api/session'), 200)
  is(await server.person().send('POST', '/api/sign-on/left', telling(await signedBy(mock, leaving()))), 200)
  is(await elsewhere.get('/api/session'), 401)
})

test('a browser’s page cannot say it by sending JSON, nor anything else to that address', async () => {
  assert.deepEqual(is(await server.person().get('/api/sign-on'), 200).label, settingsFor(issuer).label)
  is(await server.person().send('POST', '/api/sign-on/left', { body: { logout_token: 'x' } }), 400)
  is(
    await server
      .person()
      .send('POST', '/api/sign-on/begin', { body: {}, headers: { origin: 'https://elsewhere.invalid' } }),
    403,
  )
})

test('an e-mail address opens an account only where the provider says that it was proven', async () => {
  const byMail = await aServer({ signOn: { ...settingsFor(issuer), claim: 'email' } })
  const kept = await anAccount(byMail.database, { seats: [{ role: 'member', unit: await aUnit(byMail.database) }] })
  await byMail.database.owner.query(
    `insert into provincial_login (account, login, only_way, binds_until) values ($1, 'thu@tinh.vn', false, now() + interval '1 day')`,
    [kept.id],
  )
  const enters = (over: Claims) =>
    signOn(byMail.person(), (nonce) => signedBy(mock, said(nonce, { email: 'thu@tinh.vn', ...over })), byMail)
  is(await enters({}), 403, 'accounts.loginUnknown')
  is(await enters({ email_verified: false }), 403, 'accounts.loginUnknown')
  is(await enters({ email_verified: true }), 200)
})
