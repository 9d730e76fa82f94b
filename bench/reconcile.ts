import { benchLists, type Field, type Row, type Truth } from '#app/demo/people/index.ts'
import { understand } from '#engines/sheets/index.ts'
import type { Side, Subject } from '#features/reconciliation/entry.ts'
import { placeLists } from '#features/reconciliation/organisations.ts'
import { readList } from '#features/reconciliation/read.ts'
import { reconcile, type Outcome } from '#features/reconciliation/reconcile.ts'
import { vocabularyFor } from '#features/reconciliation/vocabulary.ts'
import { day } from '#kernel/day.ts'
import type { Grid } from '#kernel/grid.ts'

/**
 * The whole way from the cells of two files to the outcome, on made-up Vietnamese lists with known truth:
 * `node bench/reconcile.ts [seed] [size]`.
 */
export interface Marks {
  readonly precision: number
  readonly recall: number
  /** Of 1,000 who arrived, how many stand in `notSeenYet`. */
  readonly lostOfThousand: number
  readonly doubtful: number
  readonly wrongDestination: { readonly precision: number; readonly recall: number }
  readonly neverIntroduced: { readonly precision: number; readonly recall: number }
  readonly seconds: number
  readonly byError: Readonly<Record<string, { readonly rows: number; readonly found: number }>>
}

const on = day('2026-11-23')

export function measure(seed: number, size: number, without: readonly Field[] = []): Marks {
  const lists = benchLists(seed, size)
  const started = performance.now()
  const outcome = run({ sent: lists.sent, received: lists.received, residing: lists.residing }, without)
  const seconds = (performance.now() - started) / 1000
  return judge(outcome, lists.truth, lists, seconds)
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
export function gridOf(side: Side, rows: readonly Row[], without: readonly Field[]): Grid {
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

function judge(outcome: Outcome, truth: readonly Truth[], lists: Lists, seconds: number): Marks {
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
    seconds,
    byError: byError(lists, truth, moved, rightPeople),
  }
}

function scores(found: readonly number[], wanted: ReadonlySet<number>) {
  const right = found.filter((p) => wanted.has(p)).length
  return { precision: right / Math.max(found.length, 1), recall: right / Math.max(wanted.size, 1) }
}

function byError(
  { sent, received }: Lists,
  truth: readonly Truth[],
  moved: ReadonlySet<number>,
  right: ReadonlySet<number>,
) {
  const errorsOf = Map.groupBy([...sent, ...received], (row) => row.person)
  const counts: Record<string, { rows: number; found: number }> = {}
  for (const { person } of truth.filter((t) => moved.has(t.person)))
    for (const kind of new Set((errorsOf.get(person) ?? []).flatMap((row) => row.errors))) {
      const count = (counts[kind] ??= { rows: 0, found: 0 })
      count.rows += 1
      if (right.has(person)) count.found += 1
    }
  return counts
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`
}

if (import.meta.main) {
  const [seed = Date.now() % 1_000_000, size = 2000] = process.argv.slice(2).map(Number)
  console.log(`seed ${seed}, ${size} rows in each list`)
  for (const without of [[], ['card'], ['card', 'admittedOn', 'officialOn']] as const) {
    const marks = measure(seed, size, without)
    console.log(
      `${without.length === 0 ? 'all columns' : `without ${without.join(', ')}`}: precision ${percent(marks.precision)}, recall ${percent(marks.recall)}, lost ${marks.lostOfThousand.toFixed(1)} of 1,000, doubtful pairs ${marks.doubtful}, elsewhere ${percent(marks.wrongDestination.precision)} / ${percent(marks.wrongDestination.recall)}, never introduced ${percent(marks.neverIntroduced.precision)} / ${percent(marks.neverIntroduced.recall)}, ${marks.seconds.toFixed(1)} s`,
    )
    for (const [kind, { rows, found }] of Object.entries(marks.byError).toSorted(([a], [b]) => a.localeCompare(b)))
      console.log(`  ${kind}: ${found} of ${rows}`)
  }
}
