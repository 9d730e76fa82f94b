import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '#platform/db/embedded.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copied = [
  'src',
  'bin',
  'db',
  'data',
  'dist',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]

const folder = aCopy()
const port = await aFreePort()
after(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

test('the application starts from a folder with spaces and Vietnamese letters, prints its address and demo accounts, and stops', async () => {
  const started = await start()
  assert.match(started.said(), new RegExp(`http://127.0.0.1:${port}`))
  const { username, password } = demoAccounts()[0]!
  assert.ok(started.said().includes(password))
  assert.equal(await signIn(username, password), 200)
  assert.equal(statSync(accountsFile()).mode & 0o777, 0o600)
  assert.equal(await stop(started), 0)
})

test('the second start keeps passwords and data', async () => {
  const before = readFileSync(accountsFile(), 'utf8')
  const started = await start()
  assert.equal(readFileSync(accountsFile(), 'utf8'), before)
  assert.ok(started.said().includes(demoAccounts()[0]!.password))
  await stop(started)
})

test('a port in use is said so, in both languages and without a stack', async () => {
  const first = await start()
  const second = run()
  assert.equal(await second.ended, 2)
  assert.match(second.said(), /Cổng \d+ đang được chương trình khác dùng/)
  assert.match(second.said(), /Port \d+ is used by another program/)
  assert.doesNotMatch(second.said(), /^\s+at /m)
  await stop(first)
})

test('after kill -9 of what started it, the application ends and can be started again', async () => {
  const started = await start()
  started.child.kill('SIGKILL')
  await until(async () => !(await answers()))
  await stop(await start())
})

test('a database that was killed is started again, and nothing else', async () => {
  const started = await start()
  const pid = readFileSync(path.join(folder, 'dữ liệu', 'db', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]
  process.kill(Number(pid), 'SIGKILL')
  await until(async () => !(await answers()))
  await until(answers)
  assert.equal(await stop(started), 0)
})

test('into another PostgreSQL the demo is loaded only when asked, and only where it is empty', async () => {
  const { embedded, url } = await anotherPostgres()
  const plain = await start([], { DATABASE_URL: url })
  assert.doesNotMatch(plain.said(), /Demo accounts/)
  await stop(plain)

  const asked = await start(['--demo'], { DATABASE_URL: url })
  const { username, password } = demoAccounts()[0]!
  assert.match(asked.said(), /Demo accounts/)
  assert.equal(await signIn(username, password), 200)
  await stop(asked)

  rmSync(accountsFile())
  const again = run(['--demo'], { DATABASE_URL: url })
  assert.equal(await again.ended, 2)
  assert.match(again.said(), /already holds data/)
  await embedded.release()
})

test('settings that make no sense are refused in words', async () => {
  for (const [settings, sentence] of [
    [{ PORT: 'abc' }, /"abc" is no port number/],
    [{ DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL is no address of a PostgreSQL/],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /The database cannot be reached/],
    [{ CHIBO_DATA: '/proc/nothing' }, /cannot be written to/],
  ] as const) {
    const refused = run([], settings)
    assert.equal(await refused.ended, 2)
    assert.match(refused.said(), sentence)
    assert.doesNotMatch(refused.said(), /^\s+at /m)
  }
})

interface Started {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<number | null>
}

type Settings = Readonly<Record<string, string>>

function run(args: readonly string[] = [], settings: Settings = {}): Started {
  const { DATABASE_URL: _url, ...inherited } = process.env
  const env = { ...inherited, CHIBO_DATA: path.join(folder, 'dữ liệu'), PORT: String(port), ...settings }
  const child = spawn(process.execPath, ['bin/start.mjs', ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  return { child, said: () => said, ended: new Promise((resolve) => child.once('close', resolve)) }
}

async function start(args: readonly string[] = [], settings: Settings = {}): Promise<Started> {
  const started = run(args, settings)
  const gone = started.ended.then(() => assert.fail(`it ended:\n${started.said()}`))
  await Promise.race([until(async () => /http:/.test(started.said()) && answers()), gone])
  gone.catch(() => undefined)
  return started
}

async function stop({ child, ended }: Started): Promise<number | null> {
  child.kill('SIGTERM')
  return ended
}

function answers(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
}

async function signIn(username: string, password: string): Promise<number> {
  const origin = `http://127.0.0.1:${port}`
  const headers = { origin, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const body = JSON.stringify({ username, password })
  return (await fetch(`${origin}/api/session`, { method: 'POST', headers, body })).status
}

function accountsFile(): string {
  return path.join(folder, 'dữ liệu', 'demo-accounts.json')
}

function demoAccounts(): readonly { username: string; password: string }[] {
  return JSON.parse(readFileSync(accountsFile(), 'utf8'))
}

/** The application in another place; of the libraries there is one copy. */
function aCopy(): string {
  const cache = path.join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  const into = path.join(mkdtempSync(path.join(cache, 'start-')), 'Chi bộ phường Trường Vinh')
  for (const name of copied) cpSync(path.join(root, name), path.join(into, name), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(into, 'node_modules'))
  return into
}

/** A second cluster, over TCP and with a password, whose owner may create roles and is no superuser. */
async function anotherPostgres() {
  const started = await startEmbedded(path.join(path.dirname(folder), 'another'), {
    throwaway: true,
    tcpPort: await aFreePort(),
  })
  assert.ok(started.ok)
  const { host, port: at, user, password, database } = started.embedded.config
  return { embedded: started.embedded, url: `postgres://${user}:${String(password)}@${host}:${at}/${database}` }
}

async function until(asked: () => Promise<boolean>): Promise<void> {
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
