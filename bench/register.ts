// The list every office works in: pages, deep pages, searches, counts and past days for four scopes, by 64 readers with one request
// every two seconds each, while one writer works; beside it the floor query in PostgreSQL with the policy.
// Usage: node bench/register.ts [--members 200000] [--units 211000] [--data FOLDER] [--seconds 60]
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { costOfWalls, floors } from './register/floors.ts'
import { type Ask, quantile, readers, scopes, type Scope, signIn } from './register/readers.ts'
import { numbers, report, type Line } from './table.ts'

interface Asked {
  readonly scope: Scope
  readonly what: string
  readonly ms: number
}

const members = numbers('members', [200_000])[0] ?? 200_000
const units = numbers('units', [])[0]
const seconds = numbers('seconds', [60])[0] ?? 60
const at = process.argv.indexOf('--data')
const folder =
  at < 0 ? fileURLToPath(new URL(`../.cache/bench-register-${members}`, import.meta.url)) : (process.argv[at + 1] ?? '')
// one word, several with the beginning of one, frequent words that seldom meet; each scope asks them all in turn
const given = [
  'lan',
  'hung',
  'nguyen van d',
  'tran thi hoa',
  'le',
  'minh tuan',
  'phuong',
  'ho xuan',
  'van thi',
  'nguyen thi ngoc h',
  'tran v',
  'van x',
  'nguyen t',
  'pham minh duc',
]
const run = Date.now().toString(36)
const server = await started()
const lines: Line[] = []
try {
  const people = await everybodySignedIn()
  const alone = await pastDays(people)
  const asked = await worked(people)
  const floor = await floors(new pg.Client(server.config))
  lines.push(...listLines(asked, floor), ...alone, ...(await costOfWalls(new pg.Client(server.config))))
  lines.push({
    what: `server's memory at ${members.toLocaleString('en')} members`,
    mark: '< 512 MiB',
    ours: memoryOf(server.pid),
  })
} finally {
  server.stop()
}
report(lines)

async function started() {
  const args = [folder, String(members), ...(units === undefined ? [] : [String(units)])]
  const child = spawn(process.execPath, [fileURLToPath(new URL('register/serve.ts', import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as our own serve.ts prints it
    const told = JSON.parse(line) as { url: string; config: pg.ClientConfig; pid: number }
    return { ...told, stop: () => child.kill('SIGTERM') }
  }
  throw new Error('the server of the bench did not start')
}

async function everybodySignedIn(): Promise<ReadonlyMap<Scope, readonly Ask[]>> {
  const people = new Map<Scope, Ask[]>()
  for (const scope of scopes) {
    if (scope === 'country' && members < 1_000_000) continue
    people.set(scope, [])
    for (let n = 0; n < readers; n += 1) people.get(scope)?.push(await signIn(server.url, `${scope}.${n}`))
  }
  return people
}

/** One after the other: as of a day two years ago, and the counts. */
async function pastDays(people: ReadonlyMap<Scope, readonly Ask[]>): Promise<Line[]> {
  const found: Line[] = []
  for (const [scope, [ask]] of people) {
    if (!ask) continue
    for (const [what, path, mark] of [
      [
        'a past day, page of 50',
        '/api/members?on=2024-06-30',
        scope === 'cell' || scope === 'commune' ? '300 ms' : '1 s',
      ],
      [
        'a past day, count',
        '/api/members/count?on=2024-06-30',
        scope === 'cell' || scope === 'commune' ? '300 ms' : '1 s',
      ],
      ['count of today', '/api/members/count', '50 ms'],
      ['count with a filter, exact to 10,000', '/api/members/count?status=exempt', ''],
    ] as const) {
      const times: number[] = []
      for (let n = 0; n < 10; n += 1) times.push(await timed(() => ask('GET', path)))
      found.push({
        what: `${what}, ${scope}`,
        mark,
        ours: `${quantile(times, 0.5).toFixed(1)} ms, at most ${Math.max(...times).toFixed(0)} ms`,
      })
    }
  }
  return found
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** 64 readers and one writer. */
async function worked(people: ReadonlyMap<Scope, readonly Ask[]>): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  const until = performance.now() + seconds * 1000
  const reading = [...people].flatMap(([scope, asks]) => asks.map((ask, n) => read(scope, ask, n, until, asked)))
  const [writer] = people.get('province') ?? []
  await Promise.all([...reading, ...(writer ? [write(writer, until, asked)] : [])])
  return asked
}

async function read(scope: Scope, ask: Ask, n: number, until: number, asked: Asked[]): Promise<void> {
  let cursor: string | null = null
  await pause((n * 2000) / readers + Math.random() * 100)
  for (let turn = n; performance.now() < until; turn += 1) {
    const [what, path]: [string, string] =
      turn % 3 === 0
        ? ['page of 50 by name', '/api/members']
        : turn % 3 === 1
          ? ['word search', `/api/members?search=${encodeURIComponent(given[turn % given.length] ?? '')}`]
          : ['deep page', `/api/members${cursor === null ? `?sort=nameDown` : `?sort=nameDown&cursor=${cursor}`}`]
    const from = performance.now()
    const answer: { next: string | null } = await ask('GET', path)
    asked.push({ scope, what, ms: performance.now() - from })
    if (what === 'deep page') cursor = answer.next
    await pause(2000 - (performance.now() - from))
  }
}

/** Corrects one member after the other of its own list, three a second. */
async function write(ask: Ask, until: number, asked: Asked[]): Promise<void> {
  const { rows } = await ask('GET', '/api/members?size=200&kind=official')
  for (let n = 0; performance.now() < until; n += 1) {
    const { person } = rows[n % rows.length]
    const { version, on } = await ask('GET', `/api/members/${person}`)
    const fields = { workplace: `Cơ quan số ${n}, ${run}` }
    const ms = await timed(() => ask('POST', `/api/members/${person}/correct`, { version, on, fields }))
    asked.push({ scope: 'province', what: 'correcting a member meanwhile', ms })
    await pause(300)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}

function listLines(asked: readonly Asked[], floor: ReadonlyMap<Scope, number>): Line[] {
  const groups = Map.groupBy(asked, ({ scope, what }) => `${what}, ${scope}`)
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([what, all]) => {
      const times = all.map(({ ms }) => ms)
      const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
      const least = what.startsWith('page') ? floor.get(all[0]?.scope ?? 'cell') : undefined
      return {
        what,
        mark: what.startsWith('correcting') ? '' : 'p95 ≤ 50 ms',
        ours: `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)} ms (${times.length} requests)`,
        ...(least !== undefined && {
          beside: `floor with the policy ${least.toFixed(2)} ms`,
          ratio: `${(p50 / least).toFixed(1)} ×`,
        }),
      }
    })
}

function memoryOf(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN)
  return `${Math.round(kilobytes('VmRSS') / 1024)} MiB now, ${Math.round(kilobytes('VmHWM') / 1024)} MiB at most`
}
