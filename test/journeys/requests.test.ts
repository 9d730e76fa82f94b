import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Problem } from '#kernel/contract.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '#platform/db/index.ts'
import { forgetAnswers } from '#platform/http/index.ts'
import { aLine, spoken } from './a-line.ts'
import { aServer, aUnit, type Answered, signedIn } from './a-server.ts'

const server = await aServer()
const ward = await aUnit(server.database, { name: 'Đảng ủy phường Trường Vinh' })
const { person } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
const opening = { unit: ward, purpose: 'followTransfers' }
const json = { 'content-type': 'application/json' }
const open = '/api/reconciliations'

function isProblem({ status, headers, json: body, text }: Answered, expected: number, code: string): void {
  assert.equal(status, expected, text)
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
  const problem = Problem.parse(body)
  assert.equal(problem.code, code)
  assert.equal(problem.status, expected)
}

async function opened(): Promise<number> {
  return (await person.get(open)).json.reconciliations.length
}

test('a request that cannot be read, is of another kind, too large or for nobody is refused by name, and nothing is done', async () => {
  const before = await opened()
  isProblem(await person.send('POST', open, { raw: '{"unit": ', headers: json }), 400, 'http.malformed')
  isProblem(await person.send('POST', open, { raw: '', headers: json }), 400, 'http.malformed')
  isProblem(
    await person.send('POST', open, { raw: '{"__proto__": {"unit": 1}}', headers: json }),
    400,
    'http.malformed',
  )
  isProblem(
    await person.send('POST', open, { raw: 'unit=1', headers: { 'content-type': 'text/plain' } }),
    415,
    'http.wrongType',
  )
  isProblem(
    await person.send('POST', open, { raw: 'x', headers: { 'content-type': 'application/octet-stream' } }),
    415,
    'http.wrongType',
  )
  isProblem(await person.send('POST', open, { body: { ...opening, more: 'x'.repeat(300_000) } }), 413, 'http.tooLarge')
  isProblem(await person.send('POST', open, { body: { unit: 'khong', purpose: 'khac' } }), 422, 'http.invalid')
  isProblem(await person.send('POST', open, { body: [] }), 422, 'http.invalid')
  isProblem(await person.send('POST', open, { raw: 'null', headers: json }), 422, 'http.invalid')
  isProblem(await person.send('POST', open, { body: opening, key: '' }), 400, 'http.keyMissing')
  isProblem(await person.send('PUT', open, { body: opening }), 405, 'http.wrongMethod')
  isProblem(await person.get('/api/khong-co'), 404, 'http.unknownAddress')
  isProblem(await person.get('/api/reconciliations/khong-phai-id'), 400, 'http.invalid')
  isProblem(await person.get('/api/units?page=0'), 400, 'http.invalid')
  isProblem(await person.get('/api/units?search=%00'), 400, 'http.invalid')
  isProblem(await person.get('/api/units/%E0%A4%A'), 400, 'http.malformed')
  isProblem(await server.person().get(open), 401, 'http.noSession')
  assert.equal(await opened(), before)
})

test('what is wrong is told place by place, in the language of the reader', async () => {
  const body = { unit: ward, purpose: 'khac' }
  const vi = await person.send('POST', open, { body })
  assert.equal(vi.json.title, 'Có chỗ chưa đúng')
  assert.equal(vi.json.errors[0].at, '$.purpose')
  const cookie = `${person.cookie}; chibo-language=en`
  const en = await person.send('POST', open, { body, headers: { cookie } })
  assert.equal(en.json.title, 'Something is not right')
  assert.notEqual(en.json.errors[0].message, vi.json.errors[0].message)
  const asked = await server.person().get(open, { headers: { 'accept-language': 'fr, en;q=0.8, vi;q=0.2' } })
  assert.equal(asked.json.title, 'Sign in first')
})

test('an address tells which methods it takes', async () => {
  assert.equal((await person.send('PUT', open, { body: {} })).headers.get('allow'), 'GET, POST')
})

test('a file that is announced or found to be too large, or is cut off, leaves nothing behind', async () => {
  const { json: made } = await person.send('POST', open, { body: opening })
  const address = `${open}/${String(made.id)}/lists?kind=sent&fileName=a.csv`
  const headers = { 'content-type': 'application/octet-stream' }
  isProblem(
    await person.send('POST', address, { raw: new Uint8Array(41 * 1024 * 1024), headers }),
    413,
    'http.tooLarge',
  )
  await sendCut(address)
  const { json: seen } = await person.get(`${open}/${String(made.id)}`)
  assert.deepEqual(seen.listsInside, [])
})

/** Half a body, then the line goes dead. */
function sendCut(address: string): Promise<void> {
  const { host } = new URL(server.url)
  const socket = aLine(server.url)
  return new Promise((resolve) => {
    socket.on('secureConnect', () => {
      socket.write(
        [
          `POST ${address} HTTP/1.1`,
          `host: ${host}`,
          `origin: ${server.url}`,
          `cookie: ${person.cookie}`,
          'idempotency-key: cut-in-the-middle',
          'content-type: application/octet-stream',
          'content-length: 1000',
          '',
          'half of it',
        ].join('\r\n'),
      )
      setTimeout(() => socket.destroy(), 50)
    })
    socket.on('close', () => setTimeout(resolve, 100))
  })
}

test('a request from another site, or to a name that is not ours, is refused', async () => {
  const { username } = await signedIn(server)
  const from = (headers: Record<string, string>) =>
    server.person().send('POST', '/api/session', { body: { username, password: 'x' }, headers })
  isProblem(await from({ origin: 'https://xau.example' }), 403, 'http.foreignOrigin')
  isProblem(await from({ origin: 'null' }), 403, 'http.foreignOrigin')
  isProblem(await from({ origin: '' }), 403, 'http.foreignOrigin')
  isProblem(await from({ origin: server.url.replace('https:', 'http:') }), 403, 'http.foreignOrigin')
  assert.match(
    await spoken(server.url, `GET /api/session HTTP/1.1\r\nhost: xau.example\r\nconnection: close\r\n\r\n`),
    /^HTTP\/1\.1 421 /,
  )
  assert.match(await spoken(server.url, `GET /api/session HTTP/1.0\r\n\r\n`), /^HTTP\/1\.1 421 /)
})

test('the same command under the same key is done once, however often and at whatever moment it comes', async () => {
  const before = await opened()
  const key = 'mot-viec-mot-lan'
  const all = await Promise.all(Array.from({ length: 8 }, () => person.send('POST', open, { body: opening, key })))
  assert.deepEqual(
    all.map((a) => a.status),
    all.map(() => 201),
  )
  assert.equal(new Set(all.map((a) => a.json.id)).size, 1)
  assert.equal((await person.send('POST', open, { body: opening, key })).json.id, all[0]!.json.id)
  assert.equal(await opened(), before + 1)
})

test('a key used for one thing does not serve for another, nor for another person', async () => {
  const key = 'khoa-dung-lai'
  const first = await person.send('POST', open, { body: opening, key })
  isProblem(
    await person.send('POST', open, { body: { ...opening, purpose: 'afterMerger' }, key }),
    422,
    'http.keyReused',
  )
  isProblem(
    await person.send('POST', `${open}/${String(first.json.id)}/runs`, { body: {}, key }),
    422,
    'http.keyReused',
  )
  const other = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const theirs = await other.person.send('POST', open, { body: opening, key })
  assert.equal(theirs.status, 201)
  assert.notEqual(theirs.json.id, first.json.id)
})

test('a command that was refused may be sent again under its key once the reason is gone', async () => {
  const key = 'bi-tu-choi-truoc'
  const { person: newcomer, account } = await signedIn(server)
  isProblem(await newcomer.send('POST', open, { body: opening, key }), 403, 'forbidden')
  await server.database.asOwner((tx) =>
    sql`insert into seat (account, role, unit, from_on) values (${account}, 'communeStaff', ${ward}, '2020-01-01')`.execute(
      tx,
    ),
  )
  assert.equal((await newcomer.send('POST', open, { body: opening, key })).status, 201)
})

test('erasing what an answer was about erases the stored answer; that it was done stays', async () => {
  const { json: made } = await person.send('POST', open, { body: opening })
  const key = 'ket-qua-da-xoa'
  const address = `${open}/${String(made.id)}/lists?kind=sent&fileName=a.csv`
  const headers = { 'content-type': 'application/octet-stream' }
  const send = () => person.send('POST', address, { raw: 'Họ và tên\nHồ Khiêm', headers, key })
  assert.equal((await send()).status, 202)
  assert.equal((await person.send('DELETE', `${open}/${String(made.id)}`)).status, 200)
  isProblem(await send(), 410, 'http.answerErased')
})

test('what a command answered is kept a day; that it was done under its key, a month', async () => {
  const key = 'cu-hon-mot-ngay'
  const send = () => person.send('POST', open, { body: opening, key })
  const age = (days: number) =>
    server.database.asOwner(async (tx) => {
      await sql`update command set at = now() - make_interval(days => ${days}) where command_id = ${key}`.execute(tx)
      await forgetAnswers(tx)
    })
  assert.equal((await send()).status, 201)
  await age(2)
  isProblem(await send(), 410, 'http.answerErased')
  await age(31)
  assert.equal((await send()).status, 201)
})

test('a command that two writers brought into each other’s way is done all the same', async () => {
  const before = await opened()
  let running: Promise<Answered> | undefined
  // holds what the command's event needs, then asks for what the command itself holds: PostgreSQL ends one of the two
  const other = server.database.asOwner(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${ward}::text, 727012))`.execute(tx)
    running = person.send('POST', open, { body: opening, key: 'hai-nguoi-cung-luc' })
    await wait(300)
    await sql`lock table reconciliation in exclusive mode`.execute(tx)
  })
  await other.catch((error: { code?: string }) => assert.equal(error.code, '40P01'))
  assert.equal((await running!).status, 201)
  assert.equal(await opened(), before + 1)
})

test('pages carry a strict policy with a nonce of their own; answers may not be shown as pages at all', async () => {
  const { headers } = await person.get('/api/session')
  assert.equal(
    headers.get('content-security-policy'),
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  )
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-powered-by'), null)
})

test('too many requests from one address are asked to wait', async () => {
  const small = await aServer({ requestsPerMinute: 3 })
  const answers = []
  for (let i = 0; i < 5; i += 1) answers.push(await small.person().get('/api/session'))
  isProblem(answers[4]!, 429, 'http.tooMany')
  assert.ok(Number(answers[4]!.headers.get('retry-after')) > 0)
})

test('the log holds no name, no query, no body and no word of an error', async () => {
  await person.get('/api/units?search=Khiêm')
  await person.send('POST', open, { body: { unit: ward, purpose: 'Khiêm' } })
  await server.person().signIn('khiem.truongvinh', 'Khiêm')
  const logged = server.log.join('')
  assert.match(logged, /"route":"\/api\/units"/)
  assert.doesNotMatch(logged, /khi[eê]m|search|"address"/i)
})

test('a database that is gone is told as such, and is used again when it is back', async () => {
  const gone = await aServer()
  const { person: waiting } = await signedIn(gone)
  const { config } = gone.database
  const elsewhere = openDatabase({ ...config, database: 'postgres' })
  const name = config.database ?? ''
  const accept = (is: boolean) => elsewhere.owner.query(`alter database "${name}" with allow_connections ${String(is)}`)
  await accept(false)
  await elsewhere.owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  isProblem(await waiting.get('/api/session'), 503, 'http.databaseGone')
  await accept(true)
  assert.equal((await waiting.get('/api/session')).status, 200)
  await elsewhere.close()
})
