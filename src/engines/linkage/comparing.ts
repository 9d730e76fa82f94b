import { int, small } from './array.ts'
import type { Column } from './column.ts'
import { nameLevel } from './names.ts'

/** What comparing two rows found, field by field; one object is filled again and again. */
export interface Found {
  /** By column: the level, or -1 where either row says nothing. */
  readonly levels: Int8Array
  /** By column: bits that the rarity of what is shared adds. */
  readonly rarities: Float64Array
}

export interface Comparer {
  readonly found: Found
  compare(left: number, right: number): void
}

/** The lists row by row, so that what is read together lies together. */
export interface Rows {
  readonly left: Int32Array
  readonly right: Int32Array
}

export function rowByRow(columns: readonly Column[]): Rows {
  const left = interleaved(columns.map((column) => column.left))
  const same = columns.every((column) => column.left === column.right)
  return { left, right: same ? left : interleaved(columns.map((column) => column.right)) }
}

function interleaved(columns: readonly Int32Array[]): Int32Array {
  const width = columns.length
  const rows = new Int32Array(width * (columns[0]?.length ?? 0))
  for (const [k, column] of columns.entries())
    for (let row = 0; row < column.length; row += 1) rows[row * width + k] = int(column, row)
  return rows
}

export function comparer(columns: readonly Column[], rows: Rows): Comparer {
  const width = columns.length
  const found = { levels: new Int8Array(columns.length), rarities: new Float64Array(columns.length) }
  const nameColumns = columns.keys().filter((k) => columns[k]?.field.kind === 'name').toArray() // prettier-ignore
  const across = nameColumns.flatMap((i) => nameColumns.filter((j) => j > i).map((j): [number, number] => [i, j]))
  return {
    found,
    compare(left, right) {
      for (let k = 0; k < width; k += 1)
        compareField(found, k, columns[k], int(rows.left, left * width + k), int(rows.right, right * width + k))
      for (const [i, j] of across) compareSwapped(found, columns, i, j, left, right)
    },
  }
}

function compareField(found: Found, k: number, column: Column | undefined, a: number, b: number): void {
  const level = a === 0 || b === 0 || !column ? -1 : column.level(a, b)
  found.levels[k] = level
  found.rarities[k] = level < 0 || !column ? 0 : column.rarity(level, a, b)
}

/** Given and family name that stand in each other's column. */
function compareSwapped(found: Found, columns: readonly Column[], i: number, j: number, left: number, right: number) {
  const [one, other] = [columns[i], columns[j]]
  if (!one || !other || Math.min(small(found.levels, i), small(found.levels, j)) < nameLevel.slip) return
  const [a, b] = [int(one.left, left), int(other.left, left)]
  const there = one.levelAcross(a, other, int(other.right, right))
  const back = other.levelAcross(b, one, int(one.right, right))
  if (Math.min(there, back) > nameLevel.slip || Math.max(there, back) > nameLevel.alike) return
  found.levels[i] = nameLevel.reordered
  found.levels[j] = nameLevel.reordered
  found.rarities[i] = one.rarity(nameLevel.reordered, a, a)
  found.rarities[j] = other.rarity(nameLevel.reordered, b, b)
}
