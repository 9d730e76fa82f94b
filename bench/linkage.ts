import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { makeLists, makePeople } from '#app/demo/people/index.ts'
import { link, searcher, type Field, type FieldKind, type Pair, type Table } from '#engines/linkage/index.ts'
import { bestFirst, plainPairs } from './linkage-peer.ts'

/** One row of the table: what was measured, ours, the textbook or a figure beside it, the mark. */
export interface Line {
  readonly what: string
  readonly ours: string
  readonly beside: string
  readonly mark: string
}

const febrlKinds: readonly [string, FieldKind][] = [
  ['given_name', 'name'],
  ['surname', 'name'],
  ['street_number', 'code'],
  ['address_1', 'text'],
  ['address_2', 'text'],
  ['suburb', 'text'],
  ['postcode', 'code'],
  ['state', 'code'],
  ['date_of_birth', 'date'],
  ['soc_sec_id', 'identifier'],
]
/** Of the time, by length of the lists. */
const marks = new Map([
  [100_000, 'under 20 s on two cores'],
  [1_000_000, '60 s on two cores, under 4 GiB'],
])

const few = ['given_name', 'surname', 'date_of_birth', 'suburb']

/** Quality and time of record linkage. `rows`: lengths of the made-up lists. */
export function bench(seed: number, rows: readonly number[]): Line[] {
  const all = febrlKinds.map(([name]) => name)
  return [
    ...febrl('FEBRL 4, all fields', all, false, '≥ 0.999'),
    ...febrl('FEBRL 4, names, birth date, suburb', few, false, '≥ 0.92'),
    ...febrl('FEBRL 4, names, birth date, suburb, one to one', few, true, '≥ 0.995'),
    ...rows.flatMap((count) => made(seed, count)),
  ]
}

function febrl(what: string, names: readonly string[], oneToOne: boolean, mark: string): Line[] {
  const [a, b] = [readFebrl('febrl4a.csv', names), readFebrl('febrl4b.csv', names)]
  const fields = febrlKinds.filter(([name]) => names.includes(name)).map(([name, kind]) => ({ name, kind }))
  const ours = timed(() => link(a.table, b.table, fields, { oneToOne }).pairs)
  const peer = timed(() => plain(a.table, b.table, fields.length, oneToOne))
  const right = (pair: { left: number; right: number }) => a.ids[pair.left] === b.ids[pair.right]
  const [mine, theirs] = [ours, peer].map(({ result }) => rated(result, right, a.ids.length))
  return [
    { what: `${what}: F1`, ours: mine?.text ?? '', beside: theirs?.text ?? '', mark },
    { what: `${what}: time`, ours: seconds(ours.time), beside: seconds(peer.time), mark: ratio(ours.time, peer.time) },
  ]
}

function readFebrl(file: string, names: readonly string[]) {
  const text = readFileSync(new URL(`../data/febrl4/${file}`, import.meta.url), 'utf8').trim()
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(',').map((value) => value.trim()))
  const columns = febrlKinds.flatMap(([name]) => (names.includes(name) ? [header.indexOf(name)] : []))
  return {
    ids: rows.map((row) => row[0]?.split('-')[1] ?? ''),
    table: rows.map((row) => columns.map((column) => row[column] ?? '')),
  }
}

function plain(left: Table, right: Table, width: number, oneToOne: boolean) {
  const pairs = plainPairs(left, right, width)
  const kept = oneToOne ? bestFirst(pairs) : pairs
  return kept.flatMap(([l, r, odds]) => (odds > 0 ? [{ left: l, right: r }] : []))
}

/** Made-up Vietnamese lists, sent against received. */
function made(seed: number, rows: number): Line[] {
  const mark = marks.get(rows) ?? ''
  const lists = makeLists({ seed, people: makePeople(seed, Math.round(rows * 1.07)) })
  const fields: Field[] = [
    { name: 'name', kind: 'name' },
    { name: 'birth', kind: 'date' },
    { name: 'card', kind: 'identifier' },
    { name: 'sex', kind: 'code' },
    { name: 'admittedOn', kind: 'date' },
    { name: 'officialOn', kind: 'date' },
  ]
  const columns = ['name', 'birth', 'card', 'sex', 'admittedOn', 'officialOn'] as const
  const [sent, received] = [lists.sent, lists.received].map((list) => ({
    people: list.map(({ person }) => person),
    table: list.map(({ values }) => columns.map((column) => values[column] ?? '')),
  }))
  if (!sent || !received) return []
  const ours = timed(() => link(sent.table, received.table, fields).pairs)
  const times = counted(received.people)
  const truth = sent.people.reduce((sum, person) => sum + (times.get(person) ?? 0), 0)
  const right = (pair: Pair) => sent.people[pair.left] === received.people[pair.right]
  const sure = ours.result.filter(({ probability }) => probability >= 0.95)
  const title = `${sent.table.length} × ${received.table.length} made-up rows`
  const find = searcher(received.table, fields)
  const asking = timed(() => sent.table.slice(0, 200).map((row) => find(row).length))
  return [
    {
      what: `one person against ${received.table.length} rows`,
      ours: `${(asking.time / 200).toFixed(2)} ms`,
      beside: '',
      mark: '20 ms against 1,000,000',
    },
    { what: `${title}, above 0.5`, ours: rated(ours.result, right, truth).text, beside: '', mark: '' },
    { what: `${title}, sure`, ours: rated(sure, right, truth).text, beside: '', mark: '' },
    { what: `${title}: time`, ours: seconds(ours.time), beside: `${memory()} MB`, mark },
  ]
}

function counted(people: readonly number[]): Map<number, number> {
  const times = new Map<number, number>()
  for (const person of people) times.set(person, (times.get(person) ?? 0) + 1)
  return times
}

function rated<P>(pairs: readonly P[], right: (pair: P) => boolean, truth: number) {
  const hits = pairs.filter(right).length
  const [precision, recall] = [hits / Math.max(1, pairs.length), hits / truth]
  const f1 = (2 * hits) / (pairs.length + truth)
  return { text: `F1 ${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)})` }
}

function timed<T>(work: () => T): { readonly result: T; readonly time: number } {
  const start = performance.now()
  const result = work()
  return { result, time: performance.now() - start }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function ratio(ours: number, peer: number): string {
  return `${(ours / peer).toFixed(2)} ×`
}

function memory(): number {
  return Math.round(process.memoryUsage().rss / 1e6)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, rows: { type: 'string' } } })
  const seed = Number(values.seed ?? Date.now() % 100_000)
  const lines = bench(seed, (values.rows ?? '2000,100000').split(',').map(Number))
  console.log(`seed ${seed}`)
  console.table(Object.fromEntries(lines.map(({ what, ...line }) => [what, line])))
}
