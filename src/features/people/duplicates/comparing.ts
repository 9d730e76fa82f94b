import { link, type Field, type Reason as EngineReason } from '#engines/linkage/index.ts'
import { reasonOf, sameNumber, type Reason } from './reasons.ts'

/** Somebody as they are compared: id, name, birth, sex, card number, day of admission, official day. */
export type Compared = readonly [person: string, ...values: string[]]

export interface FoundPair {
  readonly one: string
  readonly other: string
  /** 0 … 1, ends left out. */
  readonly probability: number
  readonly reasons: readonly Reason[]
}

const fields: readonly Field[] = [
  { name: 'name', kind: 'name' },
  { name: 'birth', kind: 'date' },
  { name: 'sex', kind: 'code' },
  { name: 'card', kind: 'identifier' },
  { name: 'admittedOn', kind: 'date' },
  { name: 'officialOn', kind: 'date' },
]

/** Nobody is ever told that a pair is certain. */
const mostSure = 0.999

/** Every two people of a register who are more likely one than not; those with the same identity number in any case. */
export function findPairs(people: readonly Compared[], numbers: readonly (readonly [string, string])[]): FoundPair[] {
  const rows = people.map(([, ...values]) => values)
  const linked = link(rows, rows, fields, { sameList: true })
  const at = new Map(people.map(([person], i) => [person, i]))
  const found = new Map<string, { left: number; right: number; probability: number; certain: boolean }>()
  for (const { left, right, probability } of linked.pairs)
    found.set(keyOf(left, right), { left, right, probability, certain: false })
  for (const [one, other] of numbers) {
    const [a, b] = [at.get(one), at.get(other)]
    if (a === undefined || b === undefined) continue
    const [left, right] = [Math.min(a, b), Math.max(a, b)]
    found.set(keyOf(left, right), { left, right, probability: mostSure, certain: true })
  }
  return [...found.values()].map(({ certain, ...pair }) => ({
    one: people[pair.left]?.[0] ?? '',
    other: people[pair.right]?.[0] ?? '',
    probability: Math.min(pair.probability, mostSure),
    reasons: [...(certain ? [sameNumber] : []), ...reasonsOf(linked.explain(pair))],
  }))
}

function keyOf(left: number, right: number): string {
  return `${String(left)} ${String(right)}`
}

function reasonsOf(said: readonly EngineReason[]): readonly Reason[] {
  return said
    .filter((r) => r.agreement !== 'missing' || r.field === 'birth' || r.field === 'card')
    .map(reasonOf)
    .toSorted((a, b) => rank(a) - rank(b))
}

function rank({ speaksFor, strength }: Reason): number {
  if (speaksFor === 'neither') return 9
  return ['veryStrong', 'strong', 'medium', 'weak', 'unclear'].indexOf(strength)
}
