import { Growing, int, natural } from './array.ts'
import type { Column } from './column.ts'
import { stir } from './distance.ts'

/** A part of a row by which rows are brought together: a key of one column, or of all name columns at once. */
interface Part {
  left(row: number): number
  right(row: number): number
}

/** Rows of the left list by one key. Keys that too many rows share are left out: other keys bring those rows together. */
class Posting {
  readonly #mask: number
  readonly #starts: Uint32Array
  readonly #rows: Int32Array
  readonly #keys: Uint32Array

  constructor(keys: Uint32Array, most: number) {
    const size = 2 ** Math.ceil(Math.log2(keys.length + 16))
    this.#mask = size - 1
    dropCrowded(keys, this.#mask, most)
    this.#starts = startsOf(keys, this.#mask)
    this.#rows = new Int32Array(natural(this.#starts, size))
    this.#keys = new Uint32Array(this.#rows.length)
    this.#fill(keys)
  }

  #fill(keys: Uint32Array): void {
    const next = this.#starts.slice()
    for (let row = 0; row < keys.length; row += 1) {
      const key = natural(keys, row)
      if (!key) continue
      const place = natural(next, key & this.#mask)
      next[key & this.#mask] = place + 1
      this.#rows[place] = row
      this.#keys[place] = key
    }
  }

  each(key: number, visit: (row: number) => void): void {
    const end = natural(this.#starts, (key & this.#mask) + 1)
    for (let i = natural(this.#starts, key & this.#mask); i < end; i += 1)
      if (natural(this.#keys, i) === key) visit(int(this.#rows, i))
  }
}

function crowds(keys: Uint32Array, mask: number): Uint32Array {
  const counts = new Uint32Array(mask + 2)
  for (const key of keys) if (key) counts[key & mask] = natural(counts, key & mask) + 1
  return counts
}

function startsOf(keys: Uint32Array, mask: number): Uint32Array {
  const starts = crowds(keys, mask)
  let sum = 0
  for (let i = 0; i < starts.length; i += 1) {
    const own = natural(starts, i)
    starts[i] = sum
    sum += own
  }
  return starts
}

/** Sets the keys of more than `most` rows to 0. */
function dropCrowded(keys: Uint32Array, mask: number, most: number): void {
  const crowd = crowds(keys, mask)
  const counts = new Map<number, number>()
  for (const key of keys) if (key && natural(crowd, key & mask) > most) counts.set(key, (counts.get(key) ?? 0) + 1)
  if (counts.size === 0) return
  for (let row = 0; row < keys.length; row += 1) if ((counts.get(natural(keys, row)) ?? 0) > most) keys[row] = 0
}

/** Brings together the rows of two lists that share enough to be compared. */
export interface Candidates {
  /** Calls with every left row worth comparing with the right row, each once. */
  of(right: number, visit: (left: number) => void): void
}

/** Up to so many pairs all are compared: nothing can be overlooked in lists of a few hundred rows. */
export const allPairs = 400_000

export function candidates(
  columns: readonly Column[],
  rows: number,
  right: number,
  index: 'always' | 'whenLong' = 'whenLong',
): Candidates {
  if (index === 'whenLong' && rows * right <= allPairs) return { of: (_, visit) => visitAll(rows, visit) }
  const most = Math.min(400, Math.max(24, Math.round(2_000_000 / rows)))
  const indices = schemes(columns).map((parts) => {
    const keys = new Uint32Array(rows)
    for (let row = 0; row < rows; row += 1) keys[row] = keyOf(parts, 'left', row)
    return { parts, posting: new Posting(keys, most) }
  })
  const seen = new Int32Array(rows).fill(-1)
  let turn = 0
  return {
    of(row, visit) {
      turn += 1
      const once = (left: number) => {
        if (seen[left] === turn) return
        seen[left] = turn
        visit(left)
      }
      for (const { parts, posting } of indices) {
        const key = keyOf(parts, 'right', row)
        if (key) posting.each(key, once)
      }
    },
  }
}

function visitAll(rows: number, visit: (left: number) => void): void {
  for (let row = 0; row < rows; row += 1) visit(row)
}

function keyOf(parts: readonly Part[], side: 'left' | 'right', row: number): number {
  let key = 0
  for (const part of parts) {
    const own = part[side](row)
    if (own === 0) return 0
    key = stir(own, key)
  }
  return key || 1
}

/** Columns of fewer values bring too many rows together. */
const telling = 8

/** Which parts of a row, alone or two together, bring rows together. The first date is taken for the one all people have. */
function schemes(columns: readonly Column[]): Part[][] {
  const of = (kind: Column['field']['kind'], key: number) =>
    columns.filter((c) => c.field.kind === kind).map((c) => partOf(c, key))
  const loose = columns
    .filter((c) => (c.field.kind === 'text' || c.field.kind === 'code') && c.hashes.length > telling)
    .map((c) => partOf(c, 0))
  const names = partsOfNames(columns, of)
  const full = of('date', 0)
  const within = [...of('date', 1), ...of('date', 2)]
  const single = [names.whole, of('name', 0), of('name', 1), full, of('identifier', 0), of('identifier', 1), loose]
  const pairs: [Part[], Part[]][] = [
    [names.whole, within],
    [names.others, [...of('date', 1).slice(0, 1), ...of('date', 2).slice(0, 1)]],
    [names.ends, full],
    [[...names.whole, ...of('name', 0), ...full], loose],
    [names.heads.slice(0, 1), names.heads.slice(1)],
  ]
  return [
    ...[...new Set(single.flat())].map((part) => [part]),
    ...pairs.flatMap(([some, others]) => some.flatMap((one) => others.map((other) => [one, other]))),
  ]
}

function partsOfNames(columns: readonly Column[], of: (kind: 'name', key: number) => Part[]) {
  const sorted = of('name', 0)
  return {
    whole: sorted.length > 1 ? [allNames(columns)] : sorted,
    others: [...of('name', 1), ...of('name', 3), ...of('name', 6)],
    ends: [...of('name', 2), ...of('name', 4)],
    heads: of('name', 5),
  }
}

function partOf(column: Column, kind: number): Part {
  const keys = column.keys[kind] ?? new Growing(0)
  return {
    left: (row) => int(keys.array, int(column.left, row)),
    right: (row) => int(keys.array, int(column.right, row)),
  }
}

/** All name columns together, whichever stands in which. */
function allNames(columns: readonly Column[]): Part {
  const parts = columns.filter((column) => column.field.kind === 'name').map((column) => partOf(column, 0))
  const sum = (side: 'left' | 'right', row: number) => parts.reduce((total, part) => (total + part[side](row)) | 0, 0)
  return { left: (row) => sum('left', row), right: (row) => sum('right', row) }
}
