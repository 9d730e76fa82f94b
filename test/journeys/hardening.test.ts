import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { wall as firstWall, type Wall } from '#app/grants.ts'
import { openLog } from '#platform/log/index.ts'
import { digestOf } from '#platform/session/index.ts'
import { aLine, spoken } from './a-line.ts'
import { type Answered, aServer, aUnit, signedIn } from './a-server.ts'

const webRoot = mkdtempSync(path.join(tmpdir(), 'chibo trang '))
after(() => rmSync(webRoot, { recursive: true, force: true }))
mkdirSync(path.join(webRoot, 'assets'))
writeFileSync(path.join(webRoot, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
writeFileSync(path.join(webRoot, 'assets', 'main-abc123.js'), `console.log('${'Chi Bộ '.repeat(400)}')`)
const server = await aServer({ webRoot })
const { host } = new URL(server.url)
const ward = await aUnit(server.database, { name: 'Đảng ủy phường "Trường Vinh"' })
const { person, account } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
const json = { 'content-type': 'application/json' }

const always: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\), .*geolocation=\(\), .*microphone=\(\)/,
  'content-security-policy': /^default-src 'none';.* base-uri 'none';.* frame-ancestors 'none'/,
}

test('every answer, of whatever kind, tells the browser to trust nothing in it', async () => {
  const answers: Readonly<Record<string, Answered>> = {
    page: await person.get('/'),
    file: await person.get('/assets/main-abc123.js'),
    answer: await person.get('/api/session'),
    'a file to keep': await person.get(`/api/members/export?unit=${ward}`),
    'nothing there': await person.get('/api/khong-co'),
    'nobody signed in': await server.person().get('/api/units'),
    'wrong method': await person.send('PUT', '/api/session', { body: {} }),
    'an address that cannot be read': await person.get('/api/units/%E0%A4%A'),
    'another site': await person.send('POST', '/api/session', { headers: { origin: 'https://xau.example' }, body: {} }),
    'the description of the API': await person.get('/api/openapi.json'),
    'is it well': await person.get('/api/live'),
  }
  for (const [what, { headers, status }] of Object.entries(answers))
    for (const [name, value] of Object.entries(always))
      assert.match(headers.get(name) ?? '', value, `${what} (${String(status)}): ${name}`)
  for (const [what, { headers }] of Object.entries(answers)) {
    assert.match(headers.get('cache-control') ?? '', what === 'file' ? /immutable$/ : /^no-store$/, what)
    assert.match(headers.get('content-type') ?? '', /charset=utf-8$|^application\/vnd\./, what)
    assert.equal(headers.has('server') || headers.has('x-powered-by'), false, what)
  }
  assert.match(
    String(answers['a file to keep']?.headers.get('content-disposition')),
    /^attachment; filename="[^"]*\.xlsx"/,
  )
})

test('also where no request came over the line the answer tells the browser so', async () => {
  for (const asked of [
    'khong phai HTTP\r\n\r\n',
    `GET / HTTP/1.1\r\nhost: ${host}\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
  ]) {
    const bare = await spoken(server.url, asked)
    for (const name of Object.keys(always)) assert.match(bare, new RegExp(`^${name}: `, 'm'))
    assert.match(bare, /^HTTP\/1\.1 4\d\d /)
  }
})

test('no page of another site is let in: nothing is shared across origins, and a question beforehand is refused', async () => {
  const elsewhere = { origin: 'https://xau.example', 'access-control-request-method': 'POST' }
  const asked = await person.send('OPTIONS', '/api/session', { headers: elsewhere })
  assert.equal(asked.status, 405)
  const read = await person.get('/api/session', { headers: { origin: 'https://xau.example' } })
  for (const { headers } of [asked, read])
    assert.deepEqual(
      [...headers.keys()].filter((name) => name.startsWith('access-control-')),
      [],
    )
  const form = { raw: 'username=a&password=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  assert.equal((await person.send('POST', '/api/session', form)).status, 415, 'no form of another site can be sent')
  const sent = { headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: {} }
  assert.equal((await person.send('POST', '/api/session', sent)).status, 403)
})

test('every cookie is of this host alone, over HTTPS alone, and goes along from our own pages alone', async () => {
  const coming = server.person()
  const { username } = await signedIn(server)
  const cookies = [
    ...(await coming.signIn(username)).headers.getSetCookie(),
    ...(await coming.send('POST', '/api/session/passkey/options', { body: {} })).headers.getSetCookie(),
    ...(await coming.send('DELETE', '/api/session')).headers.getSetCookie(),
  ]
  assert.ok(cookies.length >= 2, cookies.join('\n'))
  for (const cookie of cookies) {
    assert.match(cookie, /^__Host-chibo-/)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict'])
      assert.ok(cookie.split('; ').includes(attribute), `${cookie}: ${attribute}`)
    assert.doesNotMatch(cookie, /Domain=/i)
  }
})

test('a request that two readers could read in two ways is refused, and the line is ended', async () => {
  const head = `POST /api/session HTTP/1.1\r\nhost: ${host}\r\norigin: ${server.url}\r\ncontent-type: application/json\r\n`
  const hidden = `GET /api/live HTTP/1.1\r\nhost: ${host}\r\n\r\n`
  for (const [what, rest] of Object.entries({
    'two lengths': 'content-length: 2\r\ncontent-length: 44\r\n\r\n{}',
    'length and pieces': `content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
    'pieces of another kind': `transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
    'pieces named twice': `transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
    'a blank before the colon': `content-length : 2\r\n\r\n{}`,
    'a folded line': `x-a: 1\r\n content-length: 44\r\n\r\n{}`,
    'a length that is none': 'content-length: 0x2\r\n\r\n{}',
    'a negative length': 'content-length: -1\r\n\r\n{}',
    'a piece with a wrong size': `transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    'a line end in a value': `x-a: 1\rcontent-length: 44\r\n\r\n{}`,
  })) {
    const answered = await spoken(server.url, head + rest)
    assert.equal(answered.match(/^HTTP\/1\.1 /gm)?.length ?? 0, answered === '' ? 0 : 1, `${what}: ${answered}`)
    assert.match(answered, /^HTTP\/1\.1 400 |^$/, what)
    assert.doesNotMatch(answered, /"ok":true/, what)
  }
  for (const method of ['TRACE', 'CONNECT', 'TRACK', 'DEBUG'])
    assert.doesNotMatch(
      await spoken(server.url, `${method} / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`),
      /^HTTP\/1\.1 2/,
    )
})

test('no address leads out of the folder of the pages, however it is written, and no folder is listed', async () => {
  for (const address of [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fetc/passwd.txt',
    '/assets/..%5c..%5cpackage.json',
    '/assets/....//package.json',
    '//etc/passwd.txt',
    '/assets/main-abc123.js%00.html',
    '/.git/config.txt',
    '/index.html.map',
  ]) {
    const answered = await spoken(server.url, `GET ${address} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    assert.match(answered, /^HTTP\/1\.1 40[04] /, address)
  }
  assert.doesNotMatch((await person.get('/assets/')).text, /main-abc123/)
  assert.doesNotMatch((await person.get('/.git/HEAD')).text, /ref:/)
})

test('what is said twice, too deep or beside the contract counts for nothing', async () => {
  assert.equal((await person.get('/api/units?search=a&search=b')).status, 400)
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  const sent = await person.send('POST', '/api/reconciliations', { raw: `{"unit": ${deep}}`, headers: json })
  assert.equal(sent.status, 422, sent.text)
  for (const raw of ['{"constructor": {"prototype": {"unit": "a"}}}', '{"a": {"__proto__": {"b": 1}}}'])
    assert.equal((await person.send('POST', '/api/reconciliations', { raw, headers: json })).status, 400, raw)
  await person.get('/api/units?__proto__[admin]=1&constructor.prototype.admin=1')
  assert.equal((Object.prototype as Record<string, unknown>)['admin'], undefined)
  const body = { unit: ward, purpose: 'followTransfers', id: '00000000-0000-7000-8000-000000000000', account: 'khac' }
  const made = await person.send('POST', '/api/reconciliations', { body })
  assert.equal(made.status, 201, made.text)
  assert.notEqual(made.json.id, body.id)
})

test('answers about people are not pressed, so that their length tells nothing of a secret beside them', async () => {
  const asked = { headers: { 'accept-encoding': 'gzip, br, deflate' } }
  assert.equal((await person.get('/api/units', asked)).headers.get('content-encoding'), null)
  assert.equal((await person.get('/api/openapi.json', asked)).headers.get('content-encoding'), null)
})

test('one account is asked to wait wherever it asks from, and fetches so many files a minute and no more', async () => {
  const small = await aServer({ database: server.database, requestsPerMinute: 80 })
  const one = await signedIn(small, [{ role: 'communeStaff', unit: ward }])
  const other = await signedIn(small, [{ role: 'communeStaff', unit: ward }])
  const file = () => one.person.get(`/api/members/export?unit=${ward}`)
  const files = [await file(), await file(), await file()].map(({ status }) => status)
  assert.deepEqual(files, [200, 200, 429])
  const far = small.person()
  far.cookie = one.person.cookie
  const asked = []
  for (let n = 0; n < 38; n += 1) asked.push(await far.get('/api/session'))
  const { status, json: problem, headers } = asked.at(-1)!
  assert.deepEqual([status, problem.code], [429, 'http.tooMany'])
  assert.ok(Number(headers.get('retry-after')) > 0)
  assert.equal((await other.person.get('/api/session')).status, 200, 'nobody else waits for it')
})

test('only TLS 1.2 and 1.3 are spoken, the newer where both can, and only with keys that are used once', async () => {
  assert.match(await spokenWith({}), /^TLSv1\.3 TLS_AES_256_GCM_SHA384$/)
  assert.match(await spokenWith({ maxVersion: 'TLSv1.2' }), /^TLSv1\.2 TLS_ECDHE_\w+_WITH_AES_256_GCM_SHA384$/)
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
  assert.equal(await spokenWith(old), 'refused')
  for (const ciphers of ['AES256-SHA', 'AES256-GCM-SHA384', 'ECDHE-RSA-AES256-SHA', 'ECDHE-ECDSA-AES128-SHA256'])
    assert.equal(await spokenWith({ maxVersion: 'TLSv1.2', ciphers }), 'refused', ciphers)
})

/** The protocol and suite that are agreed on, or `refused`. */
function spokenWith(options: object): Promise<string> {
  return new Promise((resolve) => {
    const line = aLine(server.url, options)
    line.on('secureConnect', () => {
      resolve(`${line.getProtocol() ?? ''} ${line.getCipher().standardName}`)
      line.destroy()
    })
    line.on('error', () => resolve('refused'))
  })
}

test('the log says of each request when, who, from where behind a veil, what, and why it was refused', async () => {
  const from = server.log.length
  await person.get('/api/session')
  await person.send('POST', '/api/reconciliations', { body: { unit: ward, purpose: 'khác' } })
  await person.get(`/api/accounts?unit=${ward}`)
  await server.person().get('/api/units')
  await server.person().signIn('không.có', 'một mật khẩu sai')
  await spoken(server.url, 'khong phai HTTP\r\n\r\n')
  const lines = server.log.slice(from).map((line) => JSON.parse(line))
  const of = (route: string, status: number) => lines.find((l) => l.route === route && l.status === status)
  for (const line of lines) assert.match(line.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  const good = of('/api/session', 200)
  assert.equal(good.account, account)
  assert.match(good.from, /^[0-9a-f]{12}$/)
  assert.equal(of('/api/reconciliations', 422).refused, 'http.invalid')
  assert.equal(of('/api/units', 401).refused, 'http.noSession')
  const guessed = of('/api/session', 401)
  assert.deepEqual([guessed.refused, guessed.from, guessed.account], ['accounts.wrongPassword', good.from, undefined])
  assert.equal(of('none', 400).broken, 'HPE_INVALID_METHOD')
  assert.doesNotMatch(lines.map((line) => JSON.stringify(line)).join('\n'), /127\.0\.0\.1|::1|không\.có|mật khẩu/)
  assert.doesNotMatch(good.from, new RegExp(digestOf('127.0.0.1').toString('hex').slice(0, 6)))
})

test('what fails unforeseen is told without a word of the inside, logged with its place, and nothing of it is done', async () => {
  const broken = new Error('mật khẩu của Hồ Khiêm: select * from person')
  let fails = false
  const wall: Wall = {
    ...firstWall,
    reachOf: (...asked: Parameters<Wall['reachOf']>) => {
      if (fails) throw broken
      return firstWall.reachOf(...asked)
    },
  }
  const silent: string[] = []
  const log = openLog('info', { write: (line) => void silent.push(line) })
  const failing = await aServer({ database: server.database, wall, log })
  const { person: whoever } = await signedIn(failing, [{ role: 'communeStaff', unit: ward }])
  const count = async () => (await whoever.get('/api/reconciliations')).json.reconciliations.length
  const before = await count()
  fails = true
  const body = { unit: ward, purpose: 'followTransfers' }
  const answered = await whoever.send('POST', '/api/reconciliations', { body })
  assert.deepEqual([answered.status, answered.json.code], [500, 'http.failed'])
  assert.doesNotMatch(answered.text, /Khiêm|select|node_modules|\.ts|Error/)
  const [line] = silent.filter((one) => one.includes('"level":"error"')).map((one) => JSON.parse(one))
  assert.equal(line.reqId, answered.json.facts.request)
  assert.match(line.err.stack[0], /hardening\.test\.ts/)
  assert.doesNotMatch(silent.join(''), /Khiêm|select \*/)
  fails = false
  assert.equal(await count(), before, 'nothing was begun, and it goes on answering')
})
