import { at, int, real } from './array.ts'

/** Pairs as three columns: rows of the two lists, and how much each is worth (any positive scale that may be added). */
export interface Edges {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly worth: Float64Array
}

/**
 * Which pairs to keep so that each row stands in at most one and the worth is greatest in all: shortest augmenting paths over the
 * sparse graph, component by component as they are met. Pairs worth 0 or less are never kept. Answers indices, ascending.
 */
export function assign(edges: Edges): number[] {
  const graph = byLeft(edges)
  const search: Search = {
    graph,
    ofLeft: new Int32Array(graph.lefts).fill(-1),
    ofRight: new Int32Array(graph.rights).fill(-1),
    price: new Float64Array(graph.rights),
    distance: new Float64Array(graph.rights).fill(Infinity),
    via: new Int32Array(graph.rights).fill(-1),
    settled: new Uint8Array(graph.rights),
    reached: [],
    heap: [],
  }
  for (let left = 0; left < graph.lefts; left += 1) admit(search, left)
  return [...search.ofLeft].filter((edge) => edge >= 0).toSorted((a, b) => a - b)
}

interface Graph {
  readonly edges: Edges
  readonly lefts: number
  readonly rights: number
  readonly starts: Int32Array
  readonly order: Int32Array
}

interface Search {
  readonly graph: Graph
  /** The edge that takes a row, or -1. */
  readonly ofLeft: Int32Array
  readonly ofRight: Int32Array
  /** What taking a right row costs those who have it now. */
  readonly price: Float64Array
  /** Of one search: the least cost of freeing a right row for the new left row, and the edge that reaches it. */
  readonly distance: Float64Array
  readonly via: Int32Array
  readonly settled: Uint8Array
  readonly reached: number[]
  readonly heap: number[]
}

/** Where a chain of exchanges ends: a right row that was free, or a left row that stays alone. */
interface End {
  cost: number
  right: number
  alone: number
}

/** Gives a left row its place, moving others where all together gain. */
function admit(search: Search, left: number): void {
  const end: End = { cost: 0, right: -1, alone: left }
  relax(search, left, 0, 0, end)
  for (let right = nearest(search); right >= 0; right = nearest(search)) {
    const cost = real(search.distance, right)
    if (cost >= end.cost) break
    search.settled[right] = 1
    const edge = int(search.ofRight, right)
    relax(search, int(search.graph.edges.left, edge), cost, reduced(search, edge), end)
  }
  settle(search, left, end)
}

function reduced({ graph, price }: Search, edge: number): number {
  return -real(graph.edges.worth, edge) - (price[int(graph.edges.right, edge)] ?? 0)
}

function relax(search: Search, left: number, cost: number, base: number, end: End): void {
  const { starts, order, edges } = search.graph
  if (cost - base < end.cost) Object.assign(end, { cost: cost - base, right: -1, alone: left })
  for (let i = int(starts, left); i < int(starts, left + 1); i += 1) {
    const edge = int(order, i)
    const right = int(edges.right, edge)
    const through = cost + reduced(search, edge) - base
    if (search.settled[right] || through >= real(search.distance, right)) continue
    if (search.distance[right] === Infinity) search.reached.push(right)
    search.distance[right] = through
    search.via[right] = edge
    if (int(search.ofRight, right) >= 0) push(search, right)
    else if (through < end.cost) Object.assign(end, { cost: through, right, alone: -1 })
  }
}

/** Brings the prices up to date, exchanges along the chain, and forgets the search. */
function settle(search: Search, start: number, end: End): void {
  const { reached, settled, price, distance } = search
  for (const right of reached) if (settled[right]) price[right] = real(price, right) + real(distance, right) - end.cost
  exchange(search, start, end)
  for (const right of reached) {
    distance[right] = Infinity
    settled[right] = 0
  }
  reached.length = 0
  search.heap.length = 0
}

/** Walks the chain back from its end, giving each left row the edge that reached its right row. */
function exchange({ graph, ofLeft, ofRight, via }: Search, start: number, end: End): void {
  const rightOf = (edge: number) => (edge < 0 ? -1 : int(graph.edges.right, edge))
  let right = end.right
  if (end.alone >= 0) {
    right = rightOf(int(ofLeft, end.alone))
    ofLeft[end.alone] = -1
  }
  while (right >= 0) {
    const edge = int(via, right)
    const left = int(graph.edges.left, edge)
    const given = int(ofLeft, left)
    ofLeft[left] = edge
    ofRight[right] = edge
    right = left === start ? -1 : rightOf(given)
  }
}

/** A binary heap of right rows by distance, ties by row; rows pushed again are skipped once settled. */
function push({ heap, distance }: Search, right: number): void {
  let place = heap.push(right) - 1
  while (place > 0) {
    const above = (place - 1) >> 1
    if (!isBefore(distance, right, at(heap, above))) break
    heap[place] = at(heap, above)
    place = above
  }
  heap[place] = right
}

function nearest(search: Search): number {
  const { heap, distance, settled } = search
  while (heap.length > 0) {
    const top = at(heap, 0)
    const last = heap.pop() ?? 0
    if (heap.length > 0) sink(heap, distance, last)
    if (!settled[top]) return top
  }
  return -1
}

function sink(heap: number[], distance: Float64Array, row: number): void {
  let place = 0
  for (let child = 1; child < heap.length; child = place * 2 + 1) {
    if (child + 1 < heap.length && isBefore(distance, at(heap, child + 1), at(heap, child))) child += 1
    if (!isBefore(distance, at(heap, child), row)) break
    heap[place] = at(heap, child)
    place = child
  }
  heap[place] = row
}

function isBefore(distance: Float64Array, a: number, b: number): boolean {
  const [near, far] = [real(distance, a), real(distance, b)]
  return near < far || (near === far && a < b)
}

function countOf(rows: Int32Array): number {
  return rows.reduce((most, row) => Math.max(most, row + 1), 0)
}

function byLeft(edges: Edges): Graph {
  const lefts = countOf(edges.left)
  const starts = new Int32Array(lefts + 1)
  for (const left of edges.left) starts[left + 1] = int(starts, left + 1) + 1
  for (let i = 1; i <= lefts; i += 1) starts[i] = int(starts, i) + (starts[i - 1] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(edges.left.length)
  for (const [edge, left] of edges.left.entries()) {
    order[int(next, left)] = edge
    next[left] = int(next, left) + 1
  }
  return { edges, lefts, rights: countOf(edges.right), starts, order }
}
