import { int } from './array.ts'
import type { Comparison, Level } from './comparison.ts'
import { hash, isOneSlip } from './distance.ts'

/** A number that one person bears alone, without dots and spaces. */
export interface Identifier {
  readonly written: string
  /** Letters typed for digits put right, zeros in front taken off: what Excel makes of a card number. */
  readonly bare: string
}

const level = { same: 0, lostZeros: 1, slip: 2, contained: 3, different: 4 } as const

const levels: readonly Level[] = [
  { agreement: 'same', m: 0.93, u: 'rarity', content: 0, counts: 1, regime: 0 },
  { agreement: 'part', m: 0.93, u: 'rarity', content: 1, counts: 1, regime: 0, like: 0 },
  { agreement: 'near', m: 0.03, u: 2e-4, content: 0, counts: 0, regime: 0 },
  { agreement: 'part', m: 0.01, u: 5e-5, content: 0, counts: 0, regime: 0 },
  { agreement: 'different', m: 0.02, u: 1, content: 0, counts: 0, regime: 0, contradicts: true },
]

export const identifiers: Comparison<Identifier> = {
  levels,
  typical: [1e-6, 1e-6],
  read,
  contents: (id) => [id.written, id.bare],
  // numbers of few digits are soon used up
  expected: (id) => Math.max(1e-6, 10 ** -id.bare.length),
  compare,
  quick: { width: 2, pack: ({ bare }) => ends(bare), level: quickLevel },
  kindsOfKeys: 2,
  keys: (id) => [id.bare, id.bare.length > 5 ? id.bare.slice(-5) : ''],
}

function read(text: string): Identifier | undefined {
  const written = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  const digits = written.replace(/\D/g, '').length
  const mended = digits * 2 > written.length ? written.replace(/[OQ]/g, '0').replace(/[IL]/g, '1') : written
  const bare = mended.replace(/^0+/, '')
  return bare === '' ? undefined : { written, bare }
}

function compare(a: Identifier, b: Identifier): number {
  if (a.written === b.written) return level.same
  if (a.bare === b.bare) return level.lostZeros
  if (Math.min(a.bare.length, b.bare.length) < 5) return level.different
  if (isOneSlip(a.bare, b.bare)) return level.slip
  if (a.bare.length === b.bare.length) return level.different
  return a.bare.includes(b.bare) || b.bare.includes(a.bare) ? level.contained : level.different
}

/** A slip leaves the first or the last five of ten or more as they were. */
function ends(bare: string): readonly number[] {
  return bare.length < 10 ? [0, 0] : [hash(bare.slice(0, 5)) >>> 2, hash(bare.slice(-5)) >>> 2]
}

function quickLevel(integers: Int32Array, a: number, b: number): number {
  const [one, other] = [int(integers, a), int(integers, b)]
  if (one === 0 || other === 0 || one === other || int(integers, a + 1) === int(integers, b + 1)) return -1
  return level.different
}
