import { int, noBits, real } from './array.ts'
import type { Edges } from './assignment.ts'
import { candidates } from './blocking.ts'
import { makeColumn, type Column } from './column.ts'
import { rowByRow } from './comparing.ts'
import { judge, type Judge } from './judging.ts'
import { learn, type Model, type Sizes } from './model.ts'
import { oneToOne } from './one-to-one.ts'
import type { Agreement, Field, Pair, Reason, Table } from './pair.ts'

export interface LinkOptions {
  /** Each row in at most one pair, chosen over all pairs together. */
  readonly oneToOne?: boolean
  /** `left` and `right` are one list: each unordered pair once (`left` < `right`), no row with itself. */
  readonly sameList?: boolean
  /** Pairs above this probability are given; 0.5 unless told. */
  readonly floor?: number
}

export interface Linked {
  /** By left row, then right row. */
  readonly pairs: readonly Pair[]
  /** What each field said about two rows, in the order of the fields. Any two rows may be asked about. */
  explain(pair: Pick<Pair, 'left' | 'right'>): readonly Reason[]
}

/** Pairs below this are not worth remembering, even for rows that find no better partner. */
const unlikely = 1e-4

/** Finds the rows of two lists that are one person each. Pure and deterministic; rows in another order give the same pairs. */
export function link(left: Table, right: Table, fields: readonly Field[], options: LinkOptions = {}): Linked {
  const same = options.sameList ?? false
  const columns = fields.map((field, i) => makeColumn(field, i, left, same ? undefined : right))
  const sizes = { left: left.length, right: same ? left.length : right.length, same }
  const near = candidates(columns, sizes.left, sizes.right)
  const rows = rowByRow(columns)
  const model = learn(columns, rows, sizes, near)
  const judged = judge(columns, rows, options.oneToOne ? { ...model, learnt: learntOneToOne(model) } : model)
  const floor = options.floor ?? 0.5
  const found = collect(sizes, near, judged, options.oneToOne ? Math.min(floor, unlikely) : floor)
  const kept = options.oneToOne ? oneToOne(found, sizes, model.prior) : found
  return { pairs: toPairs(kept, floor), explain: (pair) => explain(columns, model, judged, pair) }
}

/** Where each row has one partner at most, a namesake is the partner of somebody else: in long lists names may count in full. */
function learntOneToOne({ shared }: Model): number {
  return 2 * Math.log2(1 + shared / 100)
}

function collect(sizes: Sizes, near: ReturnType<typeof candidates>, judged: Judge, floor: number): Edges {
  const least = Math.log2(floor / (1 - floor))
  const left: number[] = []
  const right: number[] = []
  const worth: number[] = []
  for (let row = 0; row < sizes.right; row += 1)
    near.of(row, (other) => {
      if (sizes.same && other >= row) return
      const bits = judged.judge(other, row)
      if (bits <= least) return
      left.push(other)
      right.push(row)
      worth.push(bits)
    })
  return { left: Int32Array.from(left), right: Int32Array.from(right), worth: Float64Array.from(worth) }
}

function toPairs(found: Edges, floor: number): Pair[] {
  const pairs = Array.from(found.left, (left, i) => ({
    left,
    right: int(found.right, i),
    probability: 1 / (1 + 2 ** -real(found.worth, i)),
  }))
  return pairs.filter(({ probability }) => probability > floor).toSorted((a, b) => a.left - b.left || a.right - b.right)
}

function explain(
  columns: readonly Column[],
  model: Model,
  judged: Judge,
  pair: Pick<Pair, 'left' | 'right'>,
): Reason[] {
  judged.judge(pair.left, pair.right)
  return columns.map((column, k) => {
    const level = judged.found.levels[k] ?? -1
    const weight = level < 0 ? 0 : real(model.weights[k] ?? noBits, level) + real(judged.found.rarities, k)
    return { field: column.field.name, agreement: agreementOf(column, level, pair), weight }
  })
}

/** A habit of spelling is told apart from sameness here only: it makes no difference to the weight. */
function agreementOf(column: Column, level: number, pair: Pick<Pair, 'left' | 'right'>): Agreement {
  if (level < 0) return 'missing'
  const written = [column.text(column.left[pair.left] ?? 0), column.text(column.right[pair.right] ?? 0)]
  const [a, b] = written.map((text) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())
  if (a === b) return 'same'
  const agreement = column.levels[level]?.agreement ?? 'different'
  return agreement === 'same' && column.field.kind === 'name' ? 'sameButMarks' : agreement
}
