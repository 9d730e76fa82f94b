export interface Choice {
  /** From 0 to before `n`. */
  below(n: number): number
  /** So many of them, none twice. */
  some<T>(all: readonly T[], n: number): T[]
}

/** Chance that can be had again: the same number chooses the same. */
export function aChoice(from: number): Choice {
  let state = from >>> 0
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    some(all, n) {
      const left = [...all]
      return Array.from({ length: Math.min(n, left.length) }, () => left.splice(below(left.length), 1)).flat()
    },
  }
}
