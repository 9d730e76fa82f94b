import { benchLists, type Field, type Row, type Truth } from '#app/demo/people/index.ts'
import { understand } from '#engines/sheets/index.ts'
import type { Side, Subject } from '#features/reconciliation/entry.ts'
import { placeLists } from '#features/reconciliation/organisations.ts'
import { readList } from '#features/reconciliation/read.ts'
import { reconcile, type Outcome } from '#features/reconciliation/reconcile.ts'
import { vocabularyFor } from '#features/reconciliation/vocabulary.ts'
import { day } from '#kernel/day.ts'
import type { Grid } from '#kernel/grid.ts'
import { clock, drawnSeed, numbers, percent, report, told, type Line, type Took } from './table.ts'

/** The whole way from the cells of two files to the outcome, on made-up Vietnamese lists with known truth. */
interface Marks {
  readonly precision: number
  readonly recall: number
  /** Of 1,000 who arrived, how many stand in `notSeenYet`. */
  readonly lostOfThousand: number
  readonly doubtful: number
  readonly wrongDestination: { readonly precision: number; readonly recall: number }
  readonly neverIntroduced: { readonly precision: number; readonly recall: number }
  readonly took: Took
  readonly byError: Readonly<Record<string, OfKind>>
}

/** Of people who moved and whose rows have an error of one kind: how many there are, were found, and stand in `notSeenYet`. */
interface OfKind {
  people: number
  found: number
  lost: number
}

const on = day('2026-11-23')

function measure(seed: number, size: number, without: readonly Field[] = []): Marks {
  const lists = benchLists(seed, size)
  const stop = clock()
  const outcome = run({ sent: lists.sent, received: lists.received, residing: lists.residing }, without)
  const took = stop()
  return judge(outcome, lists.truth, lists, took)
}

const headers: Readonly<Record<Field, string>> = {
  name: 'Họ và tên',
  birth: 'Ngày sinh',
  sex: 'Giới tính',
  card: 'Số thẻ đảng',
  admittedOn: 'Ngày vào Đảng',
  officialOn: 'Ngày chính thức',
  fromUnit: 'Nơi đi',
  toUnit: 'Nơi đến',
  cell: 'Chi bộ',
  decisionOn: 'Ngày quyết định',
  effectiveOn: 'Ngày hiệu lực',
  introducedOn: 'Ngày giới thiệu',
  receivedOn: 'Ngày tiếp nhận',
  noticeOn: 'Ngày nhận phiếu báo',
  retiredOn: 'Nghỉ hưu',
}

const fieldsOf: Readonly<Record<Side, readonly Field[]>> = {
  sent: [
    'name',
    'birth',
    'sex',
    'card',
    'admittedOn',
    'officialOn',
    'fromUnit',
    'toUnit',
    'effectiveOn',
    'introducedOn',
    'noticeOn',
  ],
  received: ['name', 'birth', 'sex', 'card', 'admittedOn', 'officialOn', 'fromUnit', 'cell', 'toUnit', 'receivedOn'],
  residing: ['name', 'birth', 'sex', 'card', 'admittedOn', 'officialOn', 'fromUnit', 'cell', 'retiredOn'],
}

/** Row 2 of the file is the first person. */
function gridOf(side: Side, rows: readonly Row[], without: readonly Field[]): Grid {
  const fields = fieldsOf[side].filter((f) => !without.includes(f))
  const cells = rows.map((row) => fields.map((f) => cellOf(row.values[f])))
  return { sheet: 'Sheet1', merges: [], rows: [fields.map((f) => headers[f]), ...cells] }
}

function cellOf(value: string | undefined) {
  if (value === undefined || value === '') return null
  const isDay = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  return isDay ? `${isDay[3]}/${isDay[2]}/${isDay[1]}` : value
}

function run(rows: Readonly<Record<Side, readonly Row[]>>, without: readonly Field[]): Outcome {
  const given = (['sent', 'received', 'residing'] as const).map((side) => {
    const understood = understand([gridOf(side, rows[side], without)], vocabularyFor(side, on))
    if (!understood.ok) throw new Error(`the ${side} list of the bench has no header`)
    const read = readList(understood.understanding, side)
    return { id: side, side, title: [], named: 'all' as const, rows: read.rows }
  })
  return reconcile(placeLists(given), [], { on })
}

type Lists = ReturnType<typeof benchLists>

function judge(outcome: Outcome, truth: readonly Truth[], lists: Lists, took: Took): Marks {
  const personAt = (side: Side) => (row: number) => lists[side][row - 2]?.person ?? -1
  const people = new Map(
    Object.values(outcome.subjects)
      .flat()
      .map((s: Subject) => [s.id, personAt(s.side)(s.stands[0].row)]),
  )
  const personOf = (id: string) => people.get(id) ?? -1
  const moved = new Set(
    truth.filter((t) => t.outcome === 'arrived' || t.outcome === 'wrongDestination').map((t) => t.person),
  )
  const elsewhere = new Set(truth.filter((t) => t.outcome === 'wrongDestination').map((t) => t.person))
  const never = new Set(truth.filter((t) => t.outcome === 'neverIntroduced').map((t) => t.person))
  const found = [...outcome.arrived, ...outcome.wrongDestination]
  const right = found.filter((a) => personOf(a.sent) === personOf(a.received) && moved.has(personOf(a.sent)))
  const rightPeople = new Set(right.map((a) => personOf(a.sent)))
  const lost = outcome.notSeenYet.filter((id) => moved.has(personOf(id)))
  return {
    precision: right.length / found.length,
    recall: rightPeople.size / moved.size,
    lostOfThousand: (lost.length / moved.size) * 1000,
    doubtful: outcome.doubtful.length,
    wrongDestination: scores(
      outcome.wrongDestination.map((a) => personOf(a.sent)),
      elsewhere,
    ),
    neverIntroduced: scores(
      outcome.neverIntroduced.map((n) => personOf(n.residing)),
      never,
    ),
    took,
    byError: byError(lists, truth, { moved, found: rightPeople, lost: new Set(lost.map(personOf)) }),
  }
}

function scores(found: readonly number[], wanted: ReadonlySet<number>) {
  const right = found.filter((p) => wanted.has(p)).length
  return { precision: right / Math.max(found.length, 1), recall: right / Math.max(wanted.size, 1) }
}

function byError(
  { sent, received }: Lists,
  truth: readonly Truth[],
  people: Record<'moved' | 'found' | 'lost', ReadonlySet<number>>,
) {
  const rowsOf = Map.groupBy([...sent, ...received], (row) => row.person)
  const counts: Record<string, OfKind> = {}
  for (const { person } of truth.filter((t) => people.moved.has(t.person))) {
    const errors = new Set((rowsOf.get(person) ?? []).flatMap((row) => row.errors))
    for (const kind of errors.size === 0 ? ['none'] : errors) {
      const count = (counts[kind] ??= { people: 0, found: 0, lost: 0 })
      count.people += 1
      if (people.found.has(person)) count.found += 1
      if (people.lost.has(person)) count.lost += 1
    }
  }
  return counts
}

function linesOf(what: string, marks: Marks, isMark: boolean): Line[] {
  const mark = (text: string) => (isMark ? text : '')
  const both = ({ precision, recall }: Marks['wrongDestination']) =>
    `precision ${percent(precision)}, recall ${percent(recall)}`
  return [
    {
      what: `${what}: arrived and elsewhere together, precision`,
      mark: mark('≥ 99.5 %'),
      ours: percent(marks.precision),
    },
    { what: `${what}: arrived and elsewhere together, recall`, mark: mark('≥ 98 %'), ours: percent(marks.recall) },
    { what: `${what}: of 1,000 who arrived, not seen yet`, mark: mark('≤ 3'), ours: marks.lostOfThousand.toFixed(1) },
    { what: `${what}: pairs somebody must look at`, ours: String(marks.doubtful) },
    { what: `${what}: elsewhere alone`, ours: both(marks.wrongDestination) },
    { what: `${what}: never introduced`, ours: both(marks.neverIntroduced) },
    { what: `${what}: from cells to outcome`, ours: told(marks.took) },
  ]
}

function kindsOf(what: string, marks: Marks): string[] {
  const kinds = Object.entries(marks.byError).toSorted(([a], [b]) => a.localeCompare(b))
  return [
    `${what}, by kind of error:`,
    ...kinds.map(
      ([kind, { people, found, lost }]) => `- ${kind}: ${people} people, ${found} found, ${lost} not seen yet`,
    ),
  ]
}

const seed = drawnSeed()
const [size = 2_000] = numbers('rows', [])
const all = measure(seed, size)
const [noCard, noDays] = [measure(seed, size, ['card']), measure(seed, size, ['card', 'admittedOn', 'officialOn'])]
report(
  [
    ...linesOf(`${size} made-up rows, all columns`, all, true),
    ...linesOf(`${size} made-up rows, no card number`, noCard, false),
    ...linesOf(`${size} made-up rows, no card number and no Party days`, noDays, false),
  ],
  [`seed ${seed}`, ...kindsOf('All columns', all), ...kindsOf('No card number and no Party days', noDays)],
)
