import { at, int, noBits, real } from './array.ts'
import type { Candidates } from './blocking.ts'
import type { Column } from './column.ts'
import { comparer, type Rows } from './comparing.ts'
import type { Level } from './comparison.ts'
import { stir } from './distance.ts'
import { add, addBits, clear, noEvidence, oddsOf, type Ground } from './evidence.ts'
import type { FieldKind } from './pair.ts'

/** What the lists taught: weights of levels in bits (without the rarity of the content), and how likely any pair is. */
export interface Model extends Ground {
  /** By column, by level: log2 of m, or of m/u where u is not the rarity of the content. */
  readonly weights: readonly Float64Array[]
  /** How many people the lists are believed to share. */
  readonly shared: number
}

export interface Sizes {
  readonly left: number
  readonly right: number
  /** The two lists are one: pairs within it. */
  readonly same: boolean
}

/** Candidate pairs looked at, pairs drawn blindly, rounds: enough for three digits, whatever the size of the lists. */
const sampledPairs = 250_000
const blindPairs = 100_000
const rounds = 30
/** How many pairs the beliefs before the lists weigh. */
const believedMatches = 200
const believedStrangers = 500

/** Pairs that look alike, counted: levels, and by kind of field the bits of rarity in halves. */
interface Pattern {
  readonly levels: readonly number[]
  readonly rarities: readonly number[]
  count: number
}

const kinds: readonly FieldKind[] = ['name', 'date', 'identifier', 'code', 'text']

/** Expectation–maximisation over patterns; m and the prior from candidate pairs, u from pairs drawn blindly, both held by the beliefs. */
export function learn(columns: readonly Column[], rows: Rows, sizes: Sizes, candidates: Candidates): Model {
  const sample = samplePatterns(columns, sizes, candidates, counter(columns, rows))
  const blind = blindPatterns(columns, sizes, counter(columns, rows))
  let shares = columns.map((column) => believed(column.levels))
  let shared = expectedShared(sizes, 0)
  for (let round = 0; round < rounds; round += 1) {
    const model = modelOf(columns, shares, shared, sizes)
    const matches = tally(sample.patterns, model, columns, 1)
    const strangers = tally(blind, model, columns, -1)
    shared = expectedShared(sizes, matches.total * sample.scale)
    // one list holds few people twice and many namesakes: from those it would learn that differing is alike
    const learnt = (k: number) => (sizes.same ? undefined : matches.levels[k])
    shares = columns.map((column, k) => updated(column.levels, learnt(k), strangers.levels[k]))
  }
  return modelOf(columns, shares, shared, sizes)
}

interface Shares {
  readonly m: Float64Array
  readonly u: Float64Array
}

function believed(levels: readonly Level[]): Shares {
  return updated(levels, undefined, undefined)
}

function updated(
  levels: readonly Level[],
  matches: Float64Array | undefined,
  strangers: Float64Array | undefined,
): Shares {
  const m = new Float64Array(levels.length)
  const u = new Float64Array(levels.length)
  for (const [l, level] of levels.entries()) {
    const peers = levels.map((other, i) => ({ other, i })).filter(({ other }) => other.regime === level.regime)
    const alike = peers.filter(({ other, i }) => (other.like ?? i) === (level.like ?? l))
    const sum = (counts: Float64Array | undefined, of: typeof peers) =>
      of.reduce((s, { i }) => s + real(counts ?? noBits, i), 0)
    const beliefs = peers.reduce((s, { other }) => s + (other.like === undefined ? other.m : 0), 0)
    m[l] = (sum(matches, alike) + (believedMatches * level.m) / beliefs) / (sum(matches, peers) + believedMatches)
    const before = level.u === 'rarity' ? 0.001 : level.u
    u[l] = (real(strangers ?? noBits, l) + believedStrangers * before) / (sum(strangers, peers) + believedStrangers)
  }
  return { m, u }
}

function modelOf(columns: readonly Column[], shares: readonly Shares[], shared: number, sizes: Sizes): Model {
  const pairs = sizes.same ? (sizes.left * (sizes.left - 1)) / 2 : sizes.left * sizes.right
  const chance = Math.min(0.75, shared / Math.max(1, pairs))
  const weights = columns.map((column, k) =>
    Float64Array.from(column.levels, (level, l) => {
      const m = Math.log2(real(shares[k]?.m ?? noBits, l))
      return level.u === 'rarity' ? m : m - Math.log2(real(shares[k]?.u ?? noBits, l))
    }),
  )
  return { weights, prior: Math.log2(chance / (1 - chance)), learnt: Math.log2(1 + shared / 1000), shared }
}

/** People on both lists: most of the shorter one, until the lists say otherwise; few rows of one list are doubles. */
function expectedShared(sizes: Sizes, found: number): number {
  const most = Math.max(1, Math.min(sizes.left, sizes.right))
  const before = sizes.same ? 0.05 : 0.6
  return (most * (found + 2 * before)) / (most + 2)
}

/** Sums the chances of the patterns that are one person (or, with -1, that are not), in all and by level. */
function tally(patterns: readonly Pattern[], model: Model, columns: readonly Column[], side: 1 | -1) {
  const levels = columns.map((column) => new Float64Array(column.levels.length))
  const odds = oddsOfPatterns(columns, model)
  let total = 0
  for (const pattern of patterns) {
    const share = pattern.count / (1 + 2 ** (-side * odds(pattern)))
    total += share
    for (const [k, level] of pattern.levels.entries()) {
      const counts = levels[k]
      if (level >= 0 && counts) counts[level] = real(counts, level) + share
    }
  }
  return { total, levels }
}

function oddsOfPatterns(columns: readonly Column[], model: Model): (pattern: Pattern) => number {
  const evidence = noEvidence()
  return (pattern) => {
    clear(evidence)
    for (const [k, column] of columns.entries()) {
      const level = at(pattern.levels, k)
      if (level >= 0) add(evidence, column, level, real(model.weights[k] ?? noBits, level))
    }
    for (const [i, kind] of kinds.entries()) addBits(evidence, kind, at(pattern.rarities, i) / 2)
    return oddsOf(evidence, model)
  }
}

/** Counts patterns; the order in which pairs come makes no difference. */
function counter(columns: readonly Column[], rows: Rows) {
  const compared = comparer(columns, rows)
  const { levels, rarities } = compared.found
  const kindOf = columns.map((column) => kinds.indexOf(column.field.kind))
  const sums = new Float64Array(kinds.length)
  const patterns = new Map<string, Pattern>()
  let pairs = 0
  return {
    add(left: number, right: number) {
      pairs += 1
      compared.compare(left, right)
      sums.fill(0)
      for (const [k, kind] of kindOf.entries()) sums[kind] = real(sums, kind) + real(rarities, k)
      let key = ''
      for (const level of levels) key += String.fromCharCode(level + 48)
      for (const bits of sums) key += String.fromCharCode(Math.round(bits * 2) + 1000)
      const known = patterns.get(key)
      if (known) known.count += 1
      else
        patterns.set(key, { levels: [...levels], rarities: Array.from(sums, (bits) => Math.round(bits * 2)), count: 1 })
    },
    pairs: () => pairs,
    sorted: () => [...patterns].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern),
  }
}

type Counter = ReturnType<typeof counter>

function samplePatterns(columns: readonly Column[], sizes: Sizes, candidates: Candidates, counted: Counter) {
  const rows = inHashOrder(columns, 'right', sizes.right)
  let taken = 0
  while (taken < rows.length && counted.pairs() < sampledPairs) {
    const right = int(rows, taken)
    taken += 1
    candidates.of(right, (left) => {
      if (!sizes.same || left !== right) counted.add(left, right)
    })
  }
  // a pair within one list is met from both of its rows
  return { patterns: counted.sorted(), scale: (rows.length / Math.max(1, taken)) * (sizes.same ? 0.5 : 1) }
}

function blindPatterns(columns: readonly Column[], sizes: Sizes, counted: Counter): readonly Pattern[] {
  const left = inHashOrder(columns, 'left', sizes.left)
  const right = inHashOrder(columns, 'right', sizes.right)
  const pairs = Math.min(blindPairs, left.length * right.length)
  for (let i = 0; i < pairs; i += 1) {
    const one = left[i % left.length] ?? 0
    const other = right[(i + Math.floor(i / left.length)) % right.length] ?? 0
    if (!sizes.same || one !== other) counted.add(one, other)
  }
  return counted.sorted()
}

/** Rows in an order that depends on what they say, not on where they stand. */
function inHashOrder(columns: readonly Column[], side: 'left' | 'right', count: number): Int32Array {
  const hashes = new Uint32Array(count)
  for (const column of columns)
    for (let row = 0; row < count; row += 1) hashes[row] = stir(column.hashes[column[side][row] ?? 0] ?? 0, hashes[row])
  const order = Float64Array.from(hashes, (h, row) => (h >>> 2) * 2 ** 23 + row).toSorted()
  return Int32Array.from(order, (mixed) => mixed % 2 ** 23)
}
