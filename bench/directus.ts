// The peer, asked for the same pages: Directus from npm over the very tables of the bench, each reader's permission a filter on the
// unit of their seat. Installs Directus into a folder of its own (some hundred megabytes, outside the project), leaves its tables in
// the database of the bench. Usage: node bench/directus.ts --data FOLDER [--seconds 40]
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/db/embedded.ts'
import { numbers, report, type Line } from './table.ts'
import { quantile, readers, scopes, type Scope } from './register/readers.ts'

const release = '11.3.5'
const at = process.argv.indexOf('--data')
const folder = at < 0 ? '.cache/bench-register-200000' : (process.argv[at + 1] ?? '')
const seconds = numbers('seconds', [40])[0] ?? 40
const port = 8077
const url = `http://127.0.0.1:${port}`
const admin = { email: 'bench@example.com', password: 'mot-mat-khau-dai' }

const started = await startEmbedded(folder)
if (!started.ok) throw new Error(JSON.stringify(started.refusal))
const { config, release: letGo } = started.embedded
const home = path.resolve('.cache/directus')
install()
const peer = await start()
try {
  report(await measure())
} finally {
  peer.kill('SIGTERM')
  await letGo()
}

function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DB_CLIENT: 'pg',
    DB_HOST: String(config.host),
    DB_PORT: String(config.port),
    DB_DATABASE: String(config.database),
    DB_USER: String(config.user),
    DB_PASSWORD: 'none',
    DB_SEARCH_PATH: 'array:public',
    KEY: 'bench',
    SECRET: 'bench-bench-bench-bench-bench-bench',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    HOST: '127.0.0.1',
    PORT: String(port),
    TELEMETRY: 'false',
    RATE_LIMITER_ENABLED: 'false',
    CACHE_ENABLED: 'false',
    LOG_LEVEL: 'error',
  }
}

function install(): void {
  mkdirSync(home, { recursive: true })
  writeFileSync(path.join(home, 'package.json'), '{"private":true}')
  const options = { cwd: home, env: environment(), stdio: 'ignore', shell: process.platform === 'win32' } as const
  spawnSync('npm', ['install', `directus@${release}`, '--no-audit', '--no-fund'], options)
  spawnSync(path.join(home, 'node_modules', '.bin', 'directus'), ['bootstrap'], options)
}

async function start() {
  const child = spawn(path.join(home, 'node_modules', '.bin', 'directus'), ['start'], {
    cwd: home,
    env: environment(),
    stdio: 'ignore',
  })
  for (let n = 0; n < 120; n += 1) {
    if (
      await fetch(`${url}/server/ping`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return child
    await pause(500)
  }
  throw new Error('Directus did not start')
}

async function measure(): Promise<readonly Line[]> {
  const token = await signedIn()
  // a run before this one may have told it already
  await tell(token, 'POST', '/collections', { collection: 'member_now', schema: null, meta: {} }).catch(() => undefined)
  const tokens = new Map<Scope, string>()
  for (const scope of scopes) {
    const place = await placeOf(scope)
    if (place) tokens.set(scope, await readerOf(token, scope, place))
  }
  const times = new Map<Scope, number[]>()
  const until = performance.now() + seconds * 1000
  await Promise.all(
    [...tokens].flatMap(([scope, reader]) =>
      Array.from({ length: readers }, (_, n) => read(scope, reader, n, until, times)),
    ),
  )
  return [...times].map(([scope, all]) => ({
    what: `Directus ${release}: page of 50 by name, ${scope}`,
    ours: `p50 ${quantile(all, 0.5).toFixed(1)}, p95 ${quantile(all, 0.95).toFixed(1)} ms (${all.length} requests)`,
  }))
}

async function read(scope: Scope, token: string, n: number, until: number, times: Map<Scope, number[]>): Promise<void> {
  await pause((n * 2000) / readers)
  while (performance.now() < until) {
    const from = performance.now()
    const fields = 'affiliation,person,name,born,card,status,unit,kind,admitted_on'
    const page = await fetch(`${url}/items/member_now?limit=50&sort=name_key,affiliation&fields=${fields}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { data } = await page.json()
    if (!page.ok || data.length === 0) throw new Error(`Directus answered ${page.status}`)
    times.set(scope, [...(times.get(scope) ?? []), performance.now() - from])
    await pause(2000 - (performance.now() - from))
  }
}

async function readerOf(
  token: string,
  scope: Scope,
  { unit, depth }: { unit: string; depth: number },
): Promise<string> {
  const name = `${scope}-${Date.now()}`
  const role = await tell(token, 'POST', '/roles', { name })
  const policy = await tell(token, 'POST', '/policies', { name })
  await tell(token, 'PATCH', `/roles/${role.id}`, { policies: { create: [{ policy: policy.id }] } })
  const permissions = { [`a${depth}`]: { _eq: unit } }
  await tell(token, 'POST', '/permissions', {
    policy: policy.id,
    collection: 'member_now',
    action: 'read',
    fields: ['*'],
    permissions,
  })
  const key = crypto.randomUUID()
  await tell(token, 'POST', '/users', {
    email: `${name}@example.com`,
    password: admin.password,
    role: role.id,
    token: key,
  })
  return key
}

async function placeOf(scope: Scope) {
  const client = new pg.Client(config)
  await client.connect()
  const { rows } = await client.query<{ unit: string; depth: number }>(
    `select s.unit, p.depth from account a join seat s on s.account = a.id join unit_path p on p.unit = s.unit where a.username = $1`,
    [`${scope}.0`],
  )
  await client.end()
  return rows[0]
}

async function signedIn(): Promise<string> {
  const answer = await tell('', 'POST', '/auth/login', admin)
  return String(answer.access_token)
}

// oxlint-disable-next-line typescript/no-explicit-any -- a bench looks into any answer
async function tell(token: string, method: string, where: string, body: object): Promise<any> {
  const answer = await fetch(url + where, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${said}`)
  return said === '' ? undefined : JSON.parse(said).data
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
