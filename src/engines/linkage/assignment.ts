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
  for (let left = 0; left < graph.lefts; left += 1) place(search, left)
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
function place(search: Search, left: number): void {
  const end: End = { cost: 0, right: -1, alone: left }
  relax(search, left, 0, 0, end)
  for (let right = nearest(search); right >= 0; right = nearest(search)) {
    const cost = search.distance[right] ?? 0
    if (cost >= end.cost) break
    search.settled[right] = 1
    const edge = search.ofRight[right] ?? -1
    relax(search, search.graph.edges.left[edge] ?? 0, cost, reduced(search, edge), end)
  }
  settle(search, left, end)
}

function reduced({ graph, price }: Search, edge: number): number {
  return -(graph.edges.worth[edge] ?? 0) - (price[graph.edges.right[edge] ?? 0] ?? 0)
}

function relax(search: Search, left: number, cost: number, base: number, end: End): void {
  const { starts, order, edges } = search.graph
  if (cost - base < end.cost) Object.assign(end, { cost: cost - base, right: -1, alone: left })
  for (let i = starts[left] ?? 0; i < (starts[left + 1] ?? 0); i += 1) {
    const edge = order[i] ?? 0
    const right = edges.right[edge] ?? 0
    const through = cost + reduced(search, edge) - base
    if (search.settled[right] || through >= (search.distance[right] ?? 0)) continue
    if (search.distance[right] === Infinity) search.reached.push(right)
    search.distance[right] = through
    search.via[right] = edge
    if ((search.ofRight[right] ?? -1) >= 0) push(search, right)
    else if (through < end.cost) Object.assign(end, { cost: through, right, alone: -1 })
  }
}

/** Walks the chain back, exchanging, and brings the prices up to date. */
function settle(search: Search, start: number, end: End): void {
  for (const right of search.reached) {
    if (search.settled[right])
      search.price[right] = (search.price[right] ?? 0) + (search.distance[right] ?? 0) - end.cost
  }
  let right = end.right
  if (end.alone >= 0) {
    const given = search.ofLeft[end.alone] ?? -1
    search.ofLeft[end.alone] = -1
    right = given < 0 ? -1 : (search.graph.edges.right[given] ?? -1)
  }
  while (right >= 0) {
    const edge = search.via[right] ?? -1
    const left = search.graph.edges.left[edge] ?? 0
    const given = search.ofLeft[left] ?? -1
    search.ofLeft[left] = edge
    search.ofRight[right] = edge
    right = left === start || given < 0 ? -1 : (search.graph.edges.right[given] ?? -1)
  }
  for (const reached of search.reached) {
    search.distance[reached] = Infinity
    search.settled[reached] = 0
  }
  search.reached.length = 0
  search.heap.length = 0
}

/** A binary heap of right rows by distance, ties by row; rows pushed again are skipped once settled. */
function push({ heap, distance }: Search, right: number): void {
  let at = heap.push(right) - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isBefore(distance, right, heap[above] ?? 0)) break
    heap[at] = heap[above] ?? 0
    at = above
  }
  heap[at] = right
}

function nearest(search: Search): number {
  const { heap, distance, settled } = search
  while (heap.length > 0) {
    const top = heap[0] ?? 0
    const last = heap.pop() ?? 0
    if (heap.length > 0) sink(heap, distance, last)
    if (!settled[top]) return top
  }
  return -1
}

function sink(heap: number[], distance: Float64Array, row: number): void {
  let at = 0
  for (let child = 1; child < heap.length; child = at * 2 + 1) {
    if (child + 1 < heap.length && isBefore(distance, heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1
    if (!isBefore(distance, heap[child] ?? 0, row)) break
    heap[at] = heap[child] ?? 0
    at = child
  }
  heap[at] = row
}

function isBefore(distance: Float64Array, a: number, b: number): boolean {
  const [near, far] = [distance[a] ?? 0, distance[b] ?? 0]
  return near < far || (near === far && a < b)
}

function byLeft(edges: Edges): Graph {
  const highest = (rows: Int32Array) => rows.reduce((most, row) => Math.max(most, row + 1), 0)
  const lefts = highest(edges.left)
  const starts = new Int32Array(lefts + 1)
  for (const left of edges.left) starts[left + 1] = (starts[left + 1] ?? 0) + 1
  for (let i = 1; i <= lefts; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(edges.left.length)
  for (const [edge, left] of edges.left.entries()) {
    order[next[left] ?? 0] = edge
    next[left] = (next[left] ?? 0) + 1
  }
  return { edges, lefts, rights: highest(edges.right), starts, order }
}
