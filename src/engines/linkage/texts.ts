import { fold } from '#kernel/names.ts'
import type { Comparison, Level } from './comparison.ts'
import { bitsIn, isOneSlip, jaroWinkler, lettersOf } from './distance.ts'

export interface Text {
  readonly words: readonly string[]
  readonly folded: string
  readonly sorted: string
  readonly joined: string
  /** Which letters stand in it, as bits. */
  readonly letters: number
  /** Khối 3 and Khối 4 are not near one another, however alike they look. */
  readonly numbers: string
}

const level = { same: 0, reordered: 1, alike: 2, contained: 3, some: 4, different: 5 } as const

const levels: readonly Level[] = [
  { agreement: 'same', m: 0.84, u: 'rarity', content: 0, counts: 1, regime: 0 },
  { agreement: 'swapped', m: 0.02, u: 'rarity', content: 1, counts: 1, regime: 0 },
  { agreement: 'near', m: 0.06, u: 3e-3, content: 1, counts: 0.5, regime: 0 },
  { agreement: 'part', m: 0.02, u: 0.01, content: 1, counts: 0, regime: 0 },
  { agreement: 'part', m: 0.02, u: 0.03, content: 1, counts: 0, regime: 0 },
  { agreement: 'different', m: 0.04, u: 0.94, content: 1, counts: 0, regime: 0 },
]

export const texts: Comparison<Text> = {
  levels,
  typical: [5e-3, 5e-3],
  read,
  contents: (text) => [text.folded, text.sorted],
  expected: () => 5e-3,
  compare,
  kindsOfKeys: 1,
  keys: (text) => [text.sorted],
}

function read(text: string): Text | undefined {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu)
  if (!words) return undefined
  return {
    words,
    folded: words.join(' '),
    sorted: words.toSorted().join(' '),
    joined: words.join(''),
    letters: lettersOf(words.join('')),
    numbers: words
      .filter((word) => /\d/.test(word))
      .toSorted()
      .join(' '),
  }
}

function compare(a: Text, b: Text): number {
  if (a.folded === b.folded) return level.same
  if (a.sorted === b.sorted || a.joined === b.joined) return level.reordered
  const likeness = mayBeAlike(a, b) ? jaroWinkler(a.folded, b.folded) : 0
  if (a.numbers === b.numbers && (likeness >= 0.92 || isOneSlip(a.folded, b.folded))) return level.alike
  return compareWords(a, b, likeness)
}

function compareWords(a: Text, b: Text, likeness: number): number {
  let shared = 0
  for (const word of a.words) if (b.words.includes(word)) shared += 1
  const few = Math.min(a.words.length, b.words.length)
  const many = Math.max(a.words.length, b.words.length)
  if (shared === few && few < many) return level.contained
  return shared * 2 >= many || likeness >= 0.85 ? level.some : level.different
}

/** Spares comparing letter by letter where too few letters can be shared; an equal first letter counts towards the likeness. */
function mayBeAlike(a: Text, b: Text): boolean {
  const least = a.folded[0] === b.folded[0] ? 0.6 : 0.75
  return bitsIn(a.letters & b.letters) >= least * Math.max(bitsIn(a.letters), bitsIn(b.letters))
}
