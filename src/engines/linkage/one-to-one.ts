import { assign, type Edges } from './assignment.ts'
import { byte, int, real } from './array.ts'
import type { Sizes } from './model.ts'
import { pairUp } from './pairing.ts'

const rounds = 8

/**
 * Each row in at most one pair. Who is sure of a partner is nobody else's: among the rows that are left over, a pair drawn blindly is
 * likelier to be one person than in the whole lists, so their odds are raised by as much, and the best choice is made again.
 * `worth` are odds in bits, pairs well below even odds among them; answers the pairs kept, with their odds then.
 */
export function oneToOne(found: Edges, sizes: Sizes, prior: number): Edges {
  if (sizes.same) return only(found, pairUp(found))
  const worth = found.worth.slice()
  const edges = { ...found, worth }
  let kept = assign(edges)
  for (let round = 0; round < rounds; round += 1) {
    const left = free(sizes.left, found.left, kept)
    const right = free(sizes.right, found.right, kept)
    const open = indicesOf(found, left.taken, right.taken)
    if (open.length === 0) break
    const raise = Math.max(0, priorAmong(found, open, left.count, right.count, prior) - prior)
    for (const edge of open) worth[edge] = Math.max(real(worth, edge), real(found.worth, edge) + raise)
    const before = kept.length
    kept = assign(edges)
    if (kept.length === before) break
  }
  return only(edges, kept)
}

function free(rows: number, column: Int32Array, kept: readonly number[]) {
  const taken = new Uint8Array(rows)
  for (const edge of kept) taken[int(column, edge)] = 1
  return { taken, count: rows - kept.length }
}

function indicesOf(found: Edges, left: Uint8Array, right: Uint8Array): number[] {
  const open: number[] = []
  for (let edge = 0; edge < found.left.length; edge += 1)
    if (!byte(left, int(found.left, edge)) && !byte(right, int(found.right, edge))) open.push(edge)
  return open
}

/** How likely a pair of rows left over is one person: expectation–maximisation, a left row counting at most once. */
function priorAmong(found: Edges, open: readonly number[], left: number, right: number, prior: number): number {
  const most = Math.min(left, right)
  let odds = prior
  for (let step = 0; step < 20; step += 1) {
    const byRow = new Map<number, number>()
    for (const edge of open) {
      const row = int(found.left, edge)
      byRow.set(row, (byRow.get(row) ?? 0) + 2 ** (real(found.worth, edge) - prior + odds))
    }
    let sum = 0
    for (const one of byRow.values()) sum += one / (1 + one)
    const chance = (most * (sum + 0.4)) / (most + 2) / (left * right)
    odds = Math.log2(chance / (1 - chance))
  }
  return odds
}

function only(found: Edges, edges: readonly number[]): Edges {
  return {
    left: Int32Array.from(edges, (edge) => int(found.left, edge)),
    right: Int32Array.from(edges, (edge) => int(found.right, edge)),
    worth: Float64Array.from(edges, (edge) => real(found.worth, edge)),
  }
}
