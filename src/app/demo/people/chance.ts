/** Chance that can be repeated: the same seed gives the same people and the same errors on every machine. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number
  /** A whole number, at least 0, below `n`. */
  below(n: number): number
  /** A whole number from `from` to `to`, both possible. */
  between(from: number, to: number): number
  happens(rate: number): boolean
  pick<T>(items: readonly T[]): T
}

// sfc32, public domain: small, fast, and good enough that 100,000 people show no pattern.
export function chance(seed: number): Chance {
  let [a, b, c, count] = [0x9e3779b9 ^ seed, 0x243f6a88 + seed, 0xb7e15162, 1]
  function draw(): number {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 15; i += 1) draw()
  const below = (n: number) => Math.floor(draw() * n)
  return {
    next: draw,
    below,
    between: (from, to) => from + below(to - from + 1),
    happens: (rate) => draw() < rate,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}

/** Items drawn in proportion to their weights. */
export function weighted<T>(table: readonly (readonly [item: T, weight: number])[]): (by: Chance) => T {
  const sums: number[] = []
  let total = 0
  for (const [, weight] of table) {
    total += weight
    sums.push(total)
  }
  return (by) => {
    const at = by.next() * total
    const found = table[sums.findIndex((sum) => at < sum)]
    if (!found) throw new RangeError('an empty table')
    return found[0]
  }
}
