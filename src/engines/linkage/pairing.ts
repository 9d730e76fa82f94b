import type { Edges } from './assignment.ts'
import { int, real } from './array.ts'

/** So many pairs of one knot are weighed against each other in every way; a larger knot is taken best first. */
const mostWeighed = 18

/** As `assign`, within one list, where a row may stand on either side of a pair. Answers indices, ascending. */
export function pairUp(edges: Edges): number[] {
  const kept = knots(edges).flatMap((knot) => (knot.length > mostWeighed ? bestFirst(edges, knot) : best(edges, knot)))
  return kept.toSorted((a, b) => a - b)
}

/** Pairs that hang together by a row, best first. */
function knots(edges: Edges): number[][] {
  const above = new Map<number, number>()
  const root = (row: number): number => {
    let top = row
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next
    return top
  }
  const worthy = [...edges.worth.keys()].filter((edge) => real(edges.worth, edge) > 0)
  for (const edge of worthy) {
    const [one, other] = [root(int(edges.left, edge)), root(int(edges.right, edge))]
    if (one !== other) above.set(Math.max(one, other), Math.min(one, other))
  }
  const knotted = Map.groupBy(worthy, (edge) => root(int(edges.left, edge)))
  return [...knotted.values()].map((knot) =>
    knot.toSorted((a, b) => real(edges.worth, b) - real(edges.worth, a) || a - b),
  )
}

function bestFirst(edges: Edges, knot: readonly number[]): number[] {
  const taken = new Set<number>()
  return knot.filter((edge) => {
    const rows = [int(edges.left, edge), int(edges.right, edge)]
    if (rows.some((row) => taken.has(row))) return false
    for (const row of rows) taken.add(row)
    return true
  })
}

/** The most worth that a knot can keep: with its first pair, or without. */
function best(edges: Edges, [edge, ...rest]: readonly number[]): number[] {
  if (edge === undefined) return []
  const rows = [int(edges.left, edge), int(edges.right, edge)]
  const free = rest.filter((other) => !rows.includes(int(edges.left, other)) && !rows.includes(int(edges.right, other)))
  const taking = [edge, ...best(edges, free)]
  if (free.length === rest.length) return taking
  const leaving = best(edges, rest)
  return worthOf(edges, leaving) > worthOf(edges, taking) ? leaving : taking
}

function worthOf(edges: Edges, kept: readonly number[]): number {
  return kept.reduce((sum, edge) => sum + real(edges.worth, edge), 0)
}
