import { fold } from '#kernel/names.ts'
import type { Comparison, Level } from './comparison.ts'

const levels: readonly Level[] = [
  { agreement: 'same', m: 0.96, u: 'rarity', content: 0, counts: 1, regime: 0 },
  { agreement: 'different', m: 0.04, u: 0.85, content: 0, counts: 0, regime: 0 },
]

/** One of few values: equal or not, and a rare one says more. */
export const codes: Comparison<string> = {
  levels,
  typical: [0.1],
  read: (text) => fold(text) || undefined,
  contents: (code) => [code],
  expected: () => 0.25,
  compare: (a, b) => (a === b ? 0 : 1),
  kindsOfKeys: 1,
  keys: (code) => [code],
}
