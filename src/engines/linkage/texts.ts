import { fold } from '#kernel/names.ts'
import type { Comparison, Level } from './comparison.ts'
import { isOneSlip, jaroWinkler } from './distance.ts'

export interface Text {
  readonly words: readonly string[]
  readonly folded: string
  readonly sorted: string
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
  keys: (text) => [text.sorted],
}

function read(text: string): Text | undefined {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu)
  if (!words) return undefined
  return {
    words,
    folded: words.join(' '),
    sorted: words.toSorted().join(' '),
    numbers: words
      .filter((word) => /\d/.test(word))
      .toSorted()
      .join(' '),
  }
}

function compare(a: Text, b: Text): number {
  if (a.folded === b.folded) return level.same
  if (a.sorted === b.sorted || a.folded.replaceAll(' ', '') === b.folded.replaceAll(' ', '')) return level.reordered
  const likeness = jaroWinkler(a.folded, b.folded)
  if (a.numbers === b.numbers && (likeness >= 0.92 || isOneSlip(a.folded, b.folded))) return level.alike
  const shared = a.words.filter((word) => b.words.includes(word)).length
  const [few, many] = [Math.min(a.words.length, b.words.length), Math.max(a.words.length, b.words.length)]
  if (shared === few && few < many) return level.contained
  return shared * 2 >= many || likeness >= 0.85 ? level.some : level.different
}
