import { readFileSync } from 'node:fs'
import { makeLists, makePeople } from '#app/demo/people/index.ts'
import { link, searcher, type Field, type FieldKind, type Pair, type Table } from '#engines/linkage/index.ts'
import { bestFirst, plainPairs } from './linkage-peer.ts'
import { clock, drawnSeed, memory, numbers, report, told, type Line, type Took } from './table.ts'

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
  [1_000_000, 'under 60 s on two cores'],
])

const few = ['given_name', 'surname', 'date_of_birth', 'suburb']

function allFebrl(): Line[] {
  const all = febrlKinds.map(([name]) => name)
  return [
    ...febrl('FEBRL 4, all fields', all, false, 'F1 ≥ 0.999'),
    ...febrl('FEBRL 4, names, birth date, suburb', few, false, 'F1 ≥ 0.92'),
    ...febrl('FEBRL 4, names, birth date, suburb, one to one', few, true, 'F1 ≥ 0.995'),
  ]
}

function febrl(what: string, names: readonly string[], oneToOne: boolean, mark: string): Line[] {
  const [a, b] = [readFebrl('febrl4a.csv', names), readFebrl('febrl4b.csv', names)]
  const fields = febrlKinds.filter(([name]) => names.includes(name)).map(([name, kind]) => ({ name, kind }))
  const ours = timed(() => link(a.table, b.table, fields, { oneToOne }).pairs)
  const peer = timed(() => plain(a.table, b.table, fields.length, oneToOne))
  const right = (pair: { left: number; right: number }) => a.ids[pair.left] === b.ids[pair.right]
  const [mine, theirs] = [rated(ours.result, right, a.ids.length), rated(peer.result, right, a.ids.length)]
  return [
    {
      what: `${what}: F1`,
      mark,
      ours: textOf(mine),
      beside: `textbook: ${textOf(theirs)}`,
      ratio: (mine.f1 / theirs.f1).toFixed(4),
    },
    {
      what: `${what}: time`,
      ours: told(ours.took),
      beside: `textbook: ${told(peer.took)}`,
      ratio: (ours.took.processor / peer.took.processor).toFixed(2),
    },
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
  const most = memory()
  const times = counted(received.people)
  const truth = sent.people.reduce((sum, person) => sum + (times.get(person) ?? 0), 0)
  const right = (pair: Pair) => sent.people[pair.left] === received.people[pair.right]
  const sure = ours.result.filter(({ probability }) => probability >= 0.95)
  const title = `${sent.table.length} × ${received.table.length} made-up rows`
  const find = searcher(received.table, fields)
  const asking = timed(() => sent.table.slice(0, 200).map((row) => find(row).length))
  return [
    { what: `${title}: time`, mark: marks.get(rows) ?? '', ours: told(ours.took) },
    { what: `${title}: memory`, mark: rows === 1_000_000 ? 'under 4 GiB' : '', ours: most },
    { what: `${title}: pairs above 0.5`, ours: textOf(rated(ours.result, right, truth)) },
    { what: `${title}: sure pairs`, ours: textOf(rated(sure, right, truth)) },
    {
      what: `one person against ${received.table.length} rows`,
      mark: rows === 1_000_000 ? '20 ms' : '',
      ours: `${(asking.took.wall / 200).toFixed(2)} ms (${(asking.took.processor / 200).toFixed(2)} ms of processor)`,
    },
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
  return { precision, recall, f1 }
}

function textOf({ precision, recall, f1 }: ReturnType<typeof rated>): string {
  return `F1 ${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)})`
}

function timed<T>(work: () => T): { readonly result: T; readonly took: Took } {
  const stop = clock()
  const result = work()
  return { result, took: stop() }
}

const seed = drawnSeed()
const rows = numbers('rows', [2_000, 100_000])
report(
  [...(rows.includes(1_000_000) ? [] : allFebrl()), ...rows.flatMap((count) => made(seed, count))],
  [`seed of the made-up lists: ${seed}`],
)
