import { spawn } from 'node:child_process'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { tableOf, type Line } from './table.ts'

/**
 * `npm run bench` measures everything and prints one table; `npm run bench -- linkage start` some of it; `npm run bench -- --million`
 * a million rows against a million. Each part is a program of its own, so none warms up another; `node bench/PART.ts` runs one alone.
 */
const parts = [
  'linkage',
  'reconcile',
  'sheets',
  'app',
  'register',
  'walls',
  'units',
  'import',
  'duplicates',
  'start',
] as const
const long = 6 * 60_000

interface Part {
  readonly name: string
  readonly lines: readonly Line[]
  readonly notes: readonly string[]
}

const args = process.argv.slice(2)
const million = args.includes('--million')
const named = parts.filter((name) => args.includes(name))
const found: Part[] = []
if (million) found.push(await run('linkage', ['--rows', '1000000'], ['--max-old-space-size=12000']))
else for (const name of named.length > 0 ? named : parts) found.push(await run(name, []))

const gibibytes = Math.round(totalmem() / 2 ** 30)
const load = loadavg()[0]?.toFixed(1) ?? ''
console.log(
  [
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} cores, ${gibibytes} GiB, load ${load} at the end`,
    '',
    ...tableOf(found.flatMap(({ lines }) => lines)),
    ...found.filter(({ notes }) => notes.length > 0).flatMap(({ name, notes }) => ['', `${name}:`, ...notes]),
  ].join('\n'),
)

async function run(name: string, given: readonly string[], node: readonly string[] = []): Promise<Part> {
  console.error(`${name} …`)
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [...node, file, '--json', ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: long,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<string | number>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'nothing')),
  )
  const said = await text(child.stdout)
  const code = await ended
  if (code === 0) return { name, ...partOf(said) }
  process.exitCode = 1
  return { name, lines: [{ what: name, ours: `ended with ${code}` }], notes: [] }
}

function partOf(json: string): Omit<Part, 'name'> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as `report` of our own parts wrote it
  return JSON.parse(json) as Omit<Part, 'name'>
}
