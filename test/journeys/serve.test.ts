import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { anAuthority, hostName, type Issued } from '#test/authority.ts'
import { authority, issued, lookup, reach } from '#test/reach.ts'
import { readListening, wantedIn } from '#app/start/listening.ts'
import { inWords } from '#app/start/words.ts'
import { aPerson } from './a-server.ts'
import { makeSecond } from './layers.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
mkdirSync(path.join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(path.join(root, '.cache', 'serve-'))
const data = path.join(folder, 'dữ liệu')
const port = await aFreePort()
const metricsPort = await aFreePort()
const url = `https://${hostName}:${port}`
const own = 'bốn con mèo ngủ trưa'
const children: ChildProcess[] = []
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  await wait(500) // the database notices that nobody uses it any more
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const files = place('chibo', issued)
const usual = ['--port', String(port), '--tls-cert', files.cert, '--tls-key', files.key, '--public-url', url]

test('an office is served over HTTPS from the first day: its console shows the code that makes the first account', async () => {
  const served = await serve(...usual, '--metrics-port', String(metricsPort))
  assert.match(served.said(), new RegExp(url))
  const code = /^ {2}([a-z2-9]{4}(?:-[a-z2-9]{4}){2})$/m.exec(served.said())![1]!
  const person = aPerson(url)
  const body = { code, unitName: 'Tỉnh ủy Nghệ An', name: 'Hồ Khiêm', username: 'khiem', password: own }
  const made = await person.send('POST', '/api/opening', { body })
  assert.equal(made.status, 200, made.text)
  assert.match(made.headers.get('strict-transport-security') ?? '', /^max-age=31536000/)
  await makeSecond(person)
  assert.equal((await person.get('/api/session')).json.name, 'Hồ Khiêm')

  const numbers = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  assert.match(
    numbers,
    /chibo_http_request_duration_seconds_count\{method="POST",route="\/api\/opening",status="200"\} 1/,
  )
  assert.match(numbers, /chibo_database_connections\{pool="application",state="open"\}/)
  assert.match(numbers, /nodejs_eventloop_lag_seconds/)
  assert.doesNotMatch(numbers, /khiem|Khiêm|Nghệ|127\.0\.0\.1/)
  assert.doesNotMatch(await (await reach(`${url}/metrics`)).text(), /chibo_http/, 'they stay on this machine')
  assert.equal(await stop(served), 0)
})

test('the next start shows no code, and a renewed certificate is taken without stopping', async () => {
  const served = await serve(...usual)
  assert.doesNotMatch(served.said(), /first-account/)
  assert.equal(await shownSerial(), serialOf(issued))
  const renewed = await authority.issue()
  place('chibo', renewed)
  served.child.kill('SIGHUP')
  await until(() => served.said().includes('certificate was read again'))
  assert.equal(await shownSerial(), serialOf(renewed))
  writeFileSync(files.cert, 'hỏng')
  served.child.kill('SIGHUP')
  await until(() => served.said().includes('The old certificate stays in use'))
  assert.equal(await shownSerial(), serialOf(renewed))
  place('chibo', issued)
  assert.equal(await stop(served), 0)
})

test('told to stop while a request is under way, it finishes that one, takes no other, and ends well', async () => {
  const served = await serve(...usual)
  const person = aPerson(url)
  assert.equal((await person.signIn('khiem', own)).status, 200)
  const slow = slowly(person.cookie)
  await wait(200)
  served.child.kill('SIGTERM')
  await until(() => served.said().includes('Stopping'))
  await until(async () => !(await answers()))
  slow.finish()
  assert.deepEqual(await slow.answered, { status: 401, code: 'accounts.wrongPassword' })
  assert.equal(await served.ended, 0)
})

test('what cannot be served is said in both languages, and nothing is begun', async () => {
  const other = await (await anAuthority()).issue()
  const day = 86_400_000
  const expired = place(
    'expired',
    await authority.issue({ from: new Date(Date.now() - 9 * day), to: new Date(Date.now() - day) }),
  )
  const early = place('early', await authority.issue({ from: new Date(Date.now() + day) }))
  const elsewhere = place('elsewhere', await authority.issue({ names: ['khac.example.test'] }))
  const mixed = place('mixed', { ...issued, key: other.key })
  for (const [wanted, sentence] of [
    [{ tlsCert: files.cert }, /no key. Add --tls-key/],
    [{ tlsKey: files.key }, /no certificate. Add --tls-cert/],
    [tls({ cert: path.join(folder, 'none.pem'), key: files.key }), /There is no file .*none\.pem/],
    [tls({ cert: folder, key: files.key }), /cannot be read \(EISDIR\)/],
    [tls({ cert: files.key, key: files.cert }), /is no certificate in PEM form/],
    [tls({ cert: files.cert, key: files.cert }), /is no private key/],
    [tls(mixed), /does not belong to the certificate/],
    [tls(expired), /expired on \d{4}-\d\d-\d\d/],
    [tls(early), /valid only from/],
    [{ ...tls(elsewhere), publicUrl: url }, /issued for khac\.example\.test, not for chibo\.example\.test/],
    [{ host: '0.0.0.0' }, /Other machines \(0\.0\.0\.0\) are not served over a line in clear/],
    [{ publicUrl: url }, /not served over a line in clear/],
    [{ publicUrl: 'http://chibo.example.test', ...tls(files) }, /is no address for browsers/],
    [{ behindProxy: '10.0.0.7' }, /Add --public-url/],
    [{ behindProxy: 'proxy.lan', publicUrl: url }, /no address or network of a proxy/],
    [{ port: '99999' }, /is no port number/],
  ] as const) {
    const read = readListening({ ...wantedIn({}), ...wanted }, new Date())
    assert.ok(!read.ok, JSON.stringify(wanted))
    const { vi, en } = inWords(read.refusal)
    assert.match(en, sentence)
    assert.match(vi, /[ạảấầậẩẫăắằặđêếềệểễôốồộơớờợưứừự]/i)
  }
  for (const [args, sentence] of [
    [['--host', '203.0.113.9', '--tls-cert', files.cert, '--tls-key', files.key], /no address 203\.0\.113\.9/],
    [['--host', '0.0.0.0'], /không mã hóa|chưa mã hóa/],
  ] as const) {
    const refused = run(...args)
    assert.equal(await refused.ended, 2)
    assert.match(refused.said(), sentence)
    assert.doesNotMatch(refused.said(), /^\s+at /m)
  }
})

test('a second one on the same port says so', async () => {
  const first = await serve(...usual)
  const second = run(...usual)
  assert.equal(await second.ended, 2)
  assert.match(second.said(), /is used by another program/)
  await stop(first)
})

test('behind a proxy its word about where a request comes from is taken, and a stranger’s is not', async () => {
  const plain = ['--port', String(port), '--public-url', `https://${hostName}`, '--host', '0.0.0.0']
  const served = await serve(...plain, '--behind-proxy', '127.0.0.1')
  for (let i = 0; i < 6; i += 1) await guess('203.0.113.5')
  assert.equal((await guess('203.0.113.5')).status, 429)
  assert.equal((await guess('198.51.100.7')).status, 422, 'another address is another guesser')
  await stop(served)

  const elsewhere = await serve(...plain, '--behind-proxy', '192.0.2.1')
  for (let i = 0; i < 6; i += 1) await guess(`203.0.113.${String(i)}`)
  assert.equal((await guess('203.0.113.99')).status, 429, 'who is no proxy cannot say where it comes from')
  await stop(elsewhere)
})

/** The two as they are named on the command line. */
function tls({ cert, key }: { readonly cert: string; readonly key: string }) {
  return { tlsCert: cert, tlsKey: key }
}

/** As a proxy on this machine passes on a guess at a code. */
function guess(from: string): Promise<Response> {
  const body = JSON.stringify({ code: 'aaaa-bbbb-cccc' })
  const origin = { host: hostName, origin: `https://${hostName}`, 'content-type': 'application/json' }
  return reach(`http://127.0.0.1:${port}/api/activation/look`, {
    method: 'POST',
    headers: { ...origin, 'x-forwarded-for': from },
    body,
  })
}

/** A request of which the last letter is kept back. */
function slowly(cookie: string) {
  const body = JSON.stringify({ username: 'khiem', password: 'không phải' })
  let finish: (() => void) | undefined
  const answered = new Promise<{ status: number; code: string }>((resolve, reject) => {
    const sent = request(`${url}/api/session`, {
      method: 'POST',
      ca: authority.cert,
      lookup,
      headers: {
        origin: url,
        cookie,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        connection: 'close',
      },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).code }))
    })
    sent.write(body.slice(0, -1))
    finish = () => sent.end(body.slice(-1))
  })
  return { answered, finish: () => finish?.() }
}

interface Served {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<number | null>
}

function run(...args: readonly string[]): Served {
  const { DATABASE_URL: _url, PORT: _port, ...inherited } = process.env
  const child = spawn(process.execPath, ['src/app/cli.ts', 'serve', ...args], {
    cwd: root,
    env: { ...inherited, CHIBO_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  return { child, said: () => said, ended: new Promise((resolve) => child.once('close', resolve)) }
}

async function serve(...args: readonly string[]): Promise<Served> {
  const served = run(...args)
  const gone = served.ended.then(() => assert.fail(`it ended:\n${served.said()}`))
  await Promise.race([until(() => served.said().includes('is serving')), gone])
  gone.catch(() => undefined)
  return served
}

async function stop({ child, ended }: Served): Promise<number | null> {
  child.kill('SIGTERM')
  return ended
}

function place(name: string, { cert, key }: Pick<Issued, 'cert' | 'key'>) {
  const made = { cert: path.join(folder, `${name}.crt`), key: path.join(folder, `${name}.key`) }
  writeFileSync(made.cert, cert)
  writeFileSync(made.key, key, { mode: 0o600 })
  return made
}

function serialOf({ cert }: Issued): string {
  return cert.replaceAll(/-----[A-Z ]+-----|\s/g, '')
}

/** The certificate a new visitor is shown. */
function shownSerial(): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostName, servername: hostName, port, ca: authority.cert, lookup }, () => {
      resolve(socket.getPeerCertificate().raw.toString('base64'))
      socket.destroy()
    })
    socket.on('error', reject)
  })
}

/** Asked on a line of its own: an old one is still answered while the server ends. */
function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostName, servername: hostName, port, ca: authority.cert, lookup }, () => {
      resolve(true)
      socket.destroy()
    })
    socket.on('error', () => resolve(false))
  })
}

async function until(asked: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await asked()) return
    await wait(100)
  }
  assert.fail('waited in vain')
}

async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
