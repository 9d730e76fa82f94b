// Finding units by name, the list of units and a level of the tree with its counts, among 211,000 units: for the country's organiser, a
// province's and a commune's, today, as of a day two years ago and as known two years ago, one request after the other.
// Usage: node bench/units.ts [--members 20000] [--units 211000] [--data FOLDER]
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Ask, quantile, type Scope, signIn } from './register/readers.ts'
import { numbers, report, type Line } from './table.ts'

const members = numbers('members', [20_000])[0] ?? 20_000
const units = numbers('units', [211_000])[0] ?? 211_000
const at = process.argv.indexOf('--data')
const folder = at < 0 ? fileURLToPath(new URL('../.cache/bench-units', import.meta.url)) : (process.argv[at + 1] ?? '')
const times = 10
const yesterday = new Date(Date.now() - 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)

const days = [
  ['today', ''],
  ['on a past day', 'on=2024-06-30&'],
  ['as known yesterday', `known=${yesterday}&`],
] as const
const sought = ['khoi 2', 'chi bo', 'xom 1', 'truong vinh', 'c', 'khong co']

const child = spawn(
  process.execPath,
  [fileURLToPath(new URL('register/serve.ts', import.meta.url)), folder, String(members), String(units)],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const lines: Line[] = []
try {
  const url = await address()
  for (const scope of ['country', 'province', 'commune'] as const) lines.push(...(await measured(scope, url)))
} finally {
  child.kill('SIGTERM')
}
report(lines)

async function address(): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as our own serve.ts prints it
    return (JSON.parse(line) as { url: string }).url
  }
  throw new Error('the server of the bench did not start')
}

async function measured(scope: Scope, url: string): Promise<Line[]> {
  const ask = await signIn(url, `${scope}.0`)
  const found: Line[] = []
  for (const [day, query] of days) {
    const told = `${day}, ${scope}`
    const searches = sought.map((words) => `/api/units?${query}search=${encodeURIComponent(words)}`)
    found.push(
      { what: `search of units by name, ${told}`, mark: '100 ms', ours: await tookEach(ask, searches) },
      { what: `list of units, ${told}`, mark: '100 ms', ours: await tookEach(ask, [`/api/units?${query}`]) },
      { what: `level of the tree with counts, ${told}`, ours: await tookEach(ask, [await levelOf(ask, query)]) },
      { what: `count of members, ${told}`, mark: '1 s', ours: await tookEach(ask, [`/api/members/count?${query}`]) },
    )
  }
  return found
}

/** Where one's own reach begins and one level down. */
async function levelOf(ask: Ask, query: string): Promise<string> {
  const top = await ask('GET', `/api/units/tree?${query}`)
  return `/api/units/tree?${query}unit=${String(top.units[0].id)}`
}

async function tookEach(ask: Ask, paths: readonly string[]): Promise<string> {
  const all: number[] = []
  const worst = { path: '', ms: 0 }
  for (const path of paths) {
    const took: number[] = []
    for (let n = 0; n < times; n += 1) took.push(await timed(() => ask('GET', path)))
    const ms = quantile(took, 0.5)
    if (ms > worst.ms) Object.assign(worst, { path, ms })
    all.push(...took)
  }
  const words = new URLSearchParams(worst.path.split('?')[1]).get('search')
  const slowest = words === null ? '' : `, slowest “${words}” ${worst.ms.toFixed(0)} ms`
  return `${quantile(all, 0.5).toFixed(0)} ms, p95 ${quantile(all, 0.95).toFixed(0)} ms${slowest}`
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
