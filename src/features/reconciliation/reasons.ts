import type { Reason as EngineReason } from '#engines/linkage/index.ts'
import { sameCommune, samePlace, type Place } from '#features/units/index.ts'
import type { Subject } from './entry.ts'
import { nameOf } from './organisations.ts'
import { destinationOf, receivedAt } from './whereabouts.ts'

/** What speaks for one person or for two. `code` and `facts` become a sentence in `texts.ts`; no reason carries a name. */
export interface Reason {
  readonly code: string
  readonly speaksFor: 'same' | 'different' | 'neither'
  readonly strength: Strength
  readonly facts: Readonly<Record<string, string | number>>
}

/** Rất mạnh, Mạnh, Vừa, Yếu, Không rõ. */
export type Strength = 'veryStrong' | 'strong' | 'medium' | 'weak' | 'unclear'

export const decidedReason: Reason = { code: 'decided', speaksFor: 'same', strength: 'veryStrong', facts: {} }

/** Strongest first; what helps nothing last. */
export function reasonsOf(
  found: readonly EngineReason[],
  one: Subject,
  other: Subject,
  rivals: number,
): readonly Reason[] {
  const all = [
    ...found.filter((r) => !isSilent(r)).map((r) => fieldReason(r)),
    ...(rivals > 0 ? [{ code: 'rivals', speaksFor: 'different', strength: 'medium', facts: { rivals } } as const] : []),
    ...placeReasons(one, other),
  ]
  return all.toSorted((a, b) => rank(a) - rank(b))
}

/** Bits from which a reason is very strong, strong, medium, weak. */
const steps: readonly (readonly [number, Strength])[] = [
  [10, 'veryStrong'],
  [6, 'strong'],
  [3, 'medium'],
  [0.7, 'weak'],
]

function fieldReason({ field, agreement, weight }: EngineReason): Reason {
  const strength = steps.find(([from]) => Math.abs(weight) >= from)?.[1] ?? 'unclear'
  const speaksFor = strength === 'unclear' ? 'neither' : directionOf(weight)
  return { code: `${field}.${agreement}`, speaksFor, strength, facts: {} }
}

function directionOf(weight: number): 'same' | 'different' {
  return weight > 0 ? 'same' : 'different'
}

/** That neither list has a column of official dates is no news. */
function isSilent({ field, agreement }: EngineReason): boolean {
  return agreement === 'missing' && (field === 'officialOn' || field === 'admittedOn' || field === 'sex')
}

function placeReasons(one: Subject, other: Subject): readonly Reason[] {
  if (one.side !== 'sent' || other.side !== 'received') return []
  const [to, at] = [destinationOf(one), receivedAt(other, 'to')]
  if (!to || !at) return [{ code: 'place.untold', speaksFor: 'neither', strength: 'unclear', facts: {} }]
  return [placeReason(to, at)]
}

function placeReason(to: Place, at: Place): Reason {
  const facts = { to: nameOf(to), at: nameOf(at) }
  switch (samePlace(to, at)) {
    case 'different':
      return { code: 'place.different', speaksFor: 'neither', strength: 'unclear', facts }
    case 'unknown':
      return { code: 'place.unknown', speaksFor: 'neither', strength: 'unclear', facts }
    case 'same':
      return { code: samePlaceCode(to, at), speaksFor: 'same', strength: 'weak', facts }
  }
}

function samePlaceCode(to: Place, at: Place): string {
  if (to.commune && at.commune && (to.commune.list !== at.commune.list || !sameCommune(to.commune, at.commune)))
    return 'place.successor'
  if (to.cell !== undefined && at.cell !== undefined && to.cell !== at.cell) return 'place.otherCell'
  return 'place.same'
}

function rank({ speaksFor, strength }: Reason): number {
  if (speaksFor === 'neither') return 9
  return ['veryStrong', 'strong', 'medium', 'weak', 'unclear'].indexOf(strength)
}
