import type { Table } from '#engines/linkage/index.ts'

/**
 * The floor: Fellegi and Sunter as it stands in a textbook. Every field is equal, near (the same first three letters) or different;
 * m and u come from expectation–maximisation over the pairs that share a value; no names, no dates, no rarity, nothing set by hand.
 */
export function plainPairs(left: Table, right: Table, width: number): [left: number, right: number, odds: number][] {
  const pairs = sharing(left, right, width)
  const levels = pairs.map(([l, r]) =>
    Array.from({ length: width }, (_, k) => levelOf(left[l]?.[k] ?? '', right[r]?.[k] ?? '')),
  )
  let m = Array.from({ length: width }, () => [0.9, 0.06, 0.04])
  let u = Array.from({ length: width }, () => [0.05, 0.05, 0.9])
  let share = 0.05
  for (let round = 0; round < 25; round += 1) {
    const chances = levels.map((row) => 1 / (1 + ((1 - share) / share) * 2 ** -weigh(row, m, u)))
    m = shares(levels, chances, width)
    u = shares(levels, chances.map((p) => 1 - p), width) // prettier-ignore
    share = chances.reduce((sum, p) => sum + p, 0) / chances.length
  }
  return pairs.map(([l, r], i) => [l, r, Math.log2(share / (1 - share)) + weigh(levels[i] ?? [], m, u)])
}

/** 0 equal, 1 near, 2 different, 3 nothing to compare. */
function levelOf(a: string, b: string): number {
  if (a === '' || b === '') return 3
  if (a === b) return 0
  return a.slice(0, 3) === b.slice(0, 3) ? 1 : 2
}

function weigh(levels: readonly number[], m: number[][], u: number[][]): number {
  return levels.reduce((sum, level, k) => sum + Math.log2((m[k]?.[level] ?? 1) / (u[k]?.[level] ?? 1)), 0)
}

function shares(levels: readonly (readonly number[])[], weights: readonly number[], width: number): number[][] {
  return Array.from({ length: width }, (_, k) => {
    const counts = [1e-3, 1e-3, 1e-3]
    for (const [i, row] of levels.entries()) {
      const level = row[k] ?? 3
      if (level < 3) counts[level] = (counts[level] ?? 0) + (weights[i] ?? 0)
    }
    const total = counts.reduce((sum, n) => sum + n, 0)
    return counts.map((n) => n / total)
  })
}

/** Pairs of rows with a value in common that fewer than a hundred rows have. */
function sharing(left: Table, right: Table, width: number): [number, number][] {
  const found = new Set<number>()
  for (let k = 0; k < width; k += 1) {
    const rows = Map.groupBy(left.keys(), (l) => left[l]?.[k] ?? '')
    for (const [r, row] of right.entries()) {
      const value = row[k] ?? ''
      const those = value === '' ? [] : (rows.get(value) ?? [])
      for (const l of those.length < 100 ? those : []) found.add(l * right.length + r)
    }
  }
  return [...found].map((pair) => [Math.floor(pair / right.length), pair % right.length])
}

/** Best first, each row once. */
export function bestFirst(pairs: readonly [number, number, number][]): [number, number, number][] {
  const taken = [new Set<number>(), new Set<number>()] as const
  return pairs
    .toSorted((a, b) => b[2] - a[2])
    .filter(([l, r]) => {
      if (taken[0].has(l) || taken[1].has(r)) return false
      taken[0].add(l)
      taken[1].add(r)
      return true
    })
}
