import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assign, type Edges } from './assignment.ts'
import { pairUp } from './pairing.ts'

type Edge = readonly [left: number, right: number, worth: number]

function edgesOf(list: readonly Edge[]): Edges {
  return {
    left: Int32Array.from(list, ([left]) => left),
    right: Int32Array.from(list, ([, right]) => right),
    worth: Float64Array.from(list, ([, , worth]) => worth),
  }
}

function worthOf(list: readonly Edge[], kept: readonly number[]): number {
  return kept.reduce((sum, edge) => sum + list[edge]![2], 0)
}

/** Tries everything. `ends` names the two rows of a pair, so that a row may not stand in two. */
function mostPossible(
  list: readonly Edge[],
  ends: (edge: Edge) => readonly string[],
  taken = new Set<string>(),
): number {
  const [first, ...rest] = list
  if (!first) return 0
  const without = mostPossible(rest, ends, taken)
  const rows = ends(first)
  if (rows.some((row) => taken.has(row))) return without
  return Math.max(without, first[2] + mostPossible(rest, ends, new Set([...taken, ...rows])))
}

function twoLists([left, right]: Edge): string[] {
  return [`left ${left}`, `right ${right}`]
}

function oneList([left, right]: Edge): string[] {
  return [String(left), String(right)]
}

const edge = fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: -3, max: 20 }))
const graph = fc.uniqueArray(edge, { maxLength: 12, selector: ([left, right]) => left * 10 + right })

test('no other choice of pairs is worth more than the one to one choice', () => {
  fc.assert(
    fc.property(graph, (list) => {
      const kept = assign(edgesOf(list))
      assert.equal(new Set(kept.flatMap((e) => twoLists(list[e]!))).size, kept.length * 2)
      assert.equal(worthOf(list, kept), mostPossible(list, twoLists))
    }),
    { numRuns: 300 },
  )
})

test('within one list too, no other choice of pairs is worth more', () => {
  const within = graph.map((list) => list.filter(([left, right]) => left < right))
  fc.assert(
    fc.property(within, (list) => {
      const kept = pairUp(edgesOf(list))
      assert.equal(new Set(kept.flatMap((e) => oneList(list[e]!))).size, kept.length * 2)
      assert.equal(worthOf(list, kept), mostPossible(list, oneList))
    }),
  )
})

test('a sure pair gives way where both people lose less by it', () => {
  // taken one by one, 9 comes first and leaves 1 behind; together 8 + 7 is more
  const list: Edge[] = [[0, 0, 9], [0, 1, 8], [1, 0, 7], [1, 1, 1]] // prettier-ignore
  assert.deepEqual(assign(edgesOf(list)), [1, 2])
})

test('nothing to choose from, nothing chosen', () => {
  assert.deepEqual(assign(edgesOf([])), [])
  assert.deepEqual(assign(edgesOf([[0, 0, -1]])), [])
})
