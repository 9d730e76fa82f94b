import type { Agreement } from './pair.ts'

/** One outcome of comparing two values of a field. Levels of a field are in order, the best first. */
export interface Level {
  readonly agreement: Agreement
  /** Share among pairs of one person, before the lists are known. Levels of one regime add up to about 1. */
  readonly m: number
  /** Share among pairs of strangers, before the lists are known; `rarity`: as often as the shared content occurs in the lists. */
  readonly u: number | 'rarity'
  /** Which of the value's contents is shared at this level, and how far its rarity counts (0 … 1). */
  readonly content: number
  readonly counts: number
  /** Levels of two regimes never compete: a year alone can only agree as far as a year can. */
  readonly regime: number
  /** Estimated together with this level, where lists differ in a habit (marks or none), not in truth. */
  readonly like?: number
  /** Both values are whole and cannot be slips of one another. */
  readonly contradicts?: boolean
}

/** How values of one kind are read, counted and compared. Pure; `V` is what is kept of a value. */
export interface Comparison<V> {
  readonly levels: readonly Level[]
  /** Average rarity of each content among strangers, before the lists are known. */
  readonly typical: readonly number[]
  /** `undefined` where nothing is written, or nothing that says anything. */
  read(text: string): V | undefined
  /** What of a value may be shared, from the whole to parts of it: counted in the lists. */
  contents(value: V): readonly string[]
  /** The share of people with this content before the lists are known. `seen` gives the share of a word in the lists. */
  expected(value: V, content: number, seen: Seen): number
  /** Words to count for `expected`: place and word. */
  words?(value: V): readonly string[]
  /** Index of the level; symmetric. */
  compare(a: V, b: V): number
  /** Tells most pairs apart by a few small integers. */
  readonly quick?: Quick<V>
  /** Keys under which rows are brought together, the most telling first. */
  keys(value: V): readonly string[]
  readonly kindsOfKeys: number
}

/** Rows are many and lie apart in memory: reading a few integers instead of the values makes the work several times faster. */
export interface Quick<V> {
  readonly width: number
  /** `width` integers below 2 ** 31. */
  pack(value: V): readonly number[]
  /** The level of two values whose integers stand from `a` and from `b` on, or -1 where the values must be read. */
  level(integers: Int32Array, a: number, b: number): number
}

export type Seen = (word: string, before: number) => number
