// What row-level security and the log of readings cost the list of members: pages of 50 asked over HTTP by eight readers at once, as
// fast as they are answered, with both, with one and with neither, by one server over one database, in turns.
// Usage: node bench/walls.ts [--members 200000] [--units 211000] [--data FOLDER] [--rounds 16] [--seconds 0.8]
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Layers } from './register/layers.ts'
import { password, quantile, scopes, type Scope } from './register/readers.ts'
import { numbers, percent, report, type Line } from './table.ts'

const members = numbers('members', [200_000])[0] ?? 200_000
const units = numbers('units', [])[0]
const rounds = numbers('rounds', [16])[0] ?? 16
const seconds = numbers('seconds', [0.8])[0] ?? 0.8
const atOnce = 8
const at = process.argv.indexOf('--data')
const folder =
  at < 0 ? fileURLToPath(new URL(`../.cache/bench-register-${members}`, import.meta.url)) : (process.argv[at + 1] ?? '')

const ways = {
  both: { walls: true, log: true },
  walls: { walls: true, log: false },
  log: { walls: false, log: true },
  neither: { walls: false, log: false },
} as const satisfies Record<string, Layers>
type Way = keyof typeof ways
const names: readonly Way[] = ['both', 'neither', 'walls', 'log']

/** Requests a second, and milliseconds of processor that server and PostgreSQL spent on each. */
interface Measured {
  readonly rate: number
  readonly processor: number
}

const ticks = 100 // of /proc, a second
const child = spawn(
  process.execPath,
  [
    fileURLToPath(new URL('register/serve.ts', import.meta.url)),
    folder,
    String(members),
    ...(units === undefined ? [] : [String(units)]),
  ],
  { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
)
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
const lines: Line[] = []
try {
  const server = await started(child)
  const owner = new pg.Client(server.config)
  await owner.connect()
  for (const scope of scopes) {
    if (scope === 'country') continue
    const cookie = await signedIn(server.url, `${scope}.0`)
    lines.push(lineOf(scope, await inTurns(server, owner, cookie)))
  }
  await stand('both')
  await owner.end()
} finally {
  child.kill('SIGTERM')
}
report(lines, [
  `${rounds} rounds, each of four times ${seconds} s in changing order; a second: the mean of all; processor: the median`,
])

interface Server {
  readonly url: string
  readonly config: pg.ClientConfig
  readonly pid: number
}

async function started({ stdout }: ChildProcess): Promise<Server> {
  if (!stdout) throw new Error('the server of the bench says nothing')
  for await (const line of createInterface({ input: stdout })) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as our own serve.ts prints it
    return JSON.parse(line) as Server
  }
  throw new Error('the server of the bench did not start')
}

async function stand(way: Way): Promise<void> {
  const set = once(child, 'message')
  child.send(ways[way])
  await set
}

async function signedIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ username, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || cookie === undefined) throw new Error(`${username}: ${answer.status} ${await answer.text()}`)
  return cookie
}

async function inTurns(server: Server, owner: pg.Client, cookie: string): Promise<Record<Way, Measured[]>> {
  const pids = () => [server.pid, ...childrenOf(postmaster())]
  const found: Record<Way, Measured[]> = { both: [], walls: [], log: [], neither: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const way of round % 2 === 0 ? names : names.toReversed()) {
      await stand(way)
      await during(0.3, server.url, cookie) // plans are made anew
      const written = await standing(owner, way)
      const before = spent(pids())
      const { asked, took } = await during(seconds, server.url, cookie)
      const after = spent(pids())
      const more = (await standing(owner, way)) - written
      if (more !== (ways[way].log ? asked : 0)) throw new Error(`${way}: ${more} of ${asked} readings were written`)
      found[way].push({ rate: asked / took, processor: ((after - before) * 1000) / asked })
    }
  return found
}

/** How many readings are written down; throws where the walls do not stand as they should. */
async function standing(owner: pg.Client, way: Way): Promise<number> {
  const { rows } = await owner.query<{ walled: number; forced: number; readings: string }>(
    `select count(*) filter (where relrowsecurity)::int as walled, count(*)::int as forced, (select count(*) from read_log) as readings
     from pg_class where relforcerowsecurity and relkind in ('r', 'p')`,
  )
  const { walled = 0, forced = 0, readings = '' } = rows[0] ?? {}
  if (walled !== (ways[way].walls ? forced : 0)) throw new Error(`${way}: ${walled} of ${forced} tables are walled`)
  return Number(readings)
}

async function during(time: number, url: string, cookie: string): Promise<{ asked: number; took: number }> {
  const from = performance.now()
  const until = from + time * 1000
  let asked = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (; performance.now() < until; asked += 1) await page(url, cookie)
    }),
  )
  return { asked, took: (performance.now() - from) / 1000 }
}

function page(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(`${url}/api/members?size=50`, { agent, headers: { cookie } }, (answer) => {
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(String(answer.statusCode)))))
      answer.resume()
    })
      .on('error', reject)
      .end()
  })
}

function lineOf(scope: Scope, measured: Record<Way, Measured[]>): Line {
  const rate = (way: Way) => mean(measured[way].map((one) => one.rate))
  const processor = (way: Way) =>
    quantile(
      measured[way].map((one) => one.processor),
      0.5,
    )
  const lost = (way: Way) => percent(1 - rate(way) / rate('neither'))
  const told = (way: Way) => `${rate(way).toFixed(0)} a second (${processor(way).toFixed(2)} ms of processor each)`
  const rounded = measured.both.map((one, n) => 1 - one.rate / (measured.neither[n]?.rate ?? Number.NaN))
  const [low, high] = [quantile(rounded, 0.25), quantile(rounded, 0.75)]
  return {
    what: `pages of 50, ${atOnce} readers at once, ${members.toLocaleString('en')} members, ${scope}: row-level security and the log of readings`,
    mark: 'cost less than 25 % of the throughput',
    ours: `${told('both')}: ${lost('both')}, half of the rounds between ${percent(low)} and ${percent(high)}; row-level security alone ${lost('walls')}, the log alone ${lost('log')}; by processor ${percent(1 - processor('neither') / processor('both'))}`,
    beside: `without either ${told('neither')}`,
    ratio: `${(rate('both') / rate('neither')).toFixed(2)} ×`,
  }
}

function mean(numbersOf: readonly number[]): number {
  return numbersOf.reduce((sum, n) => sum + n, 0) / numbersOf.length
}

// ---- what processes of this machine spent

/** Seconds of processor of them all until now. */
function spent(pids: readonly number[]): number {
  let sum = 0
  for (const pid of pids) {
    const fields = statOf(pid)
    sum += Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  }
  return sum / ticks
}

/** What stands behind the name in brackets: state, parent, … */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return [] // it has ended
  }
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && Number(statOf(pid)[1]) === parent)
}

function postmaster(): number {
  return Number(readFileSync(`${folder}/db/cluster/postmaster.pid`, 'utf8').split('\n')[0])
}
