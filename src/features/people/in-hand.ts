import type { Day } from '#kernel/day.ts'
import { covers, type KnownMember, openEnd } from './known-member.ts'

/** Where somebody belongs today; where they belong nowhere any more, where they last did. */
export function lastBelonging({ affiliations }: KnownMember, today: Day): KnownMember['affiliations'] {
  const had = affiliations.filter((a) => a.fromOn <= today)
  const until = (a: (typeof had)[number]) => (today < a.toOn ? openEnd : a.toOn)
  const last = had.map(until).toSorted().at(-1)
  return had.filter((a) => until(a) === last)
}

/**
 * The first wall for commands: who has the member in their official cell writes; where there is none today, whoever has them
 * in another way. What else stands at the actor's own units may be ended and corrected. `undefined`: nothing of it.
 */
export function inHand(member: KnownMember, writes: (unit: string) => boolean, today: Day): KnownMember | undefined {
  const last = lastBelonging(member, today)
  const official = last.filter((a) => a.kind === 'official')
  const whole = official.length > 0 ? official.every((a) => writes(a.unit)) : last.some((a) => writes(a.unit))
  const affiliations = member.affiliations.map((a) => ({ ...a, mine: a.mine && writes(a.unit) }))
  const isTheirs = member.whole && whole
  const some = affiliations.some((a) => a.kind !== 'official' && a.mine)
  return isTheirs || some ? { ...member, whole: isTheirs, affiliations } : undefined
}

/** The cell into whose log of events it goes what is done to a member: the official one, or where they are otherwise. */
export function chainOf(member: KnownMember, on: Day): string | undefined {
  const there = member.affiliations.filter((a) => covers(a, on))
  const found = there.find((a) => a.kind === 'official') ?? there[0]
  return (found ?? member.affiliations.at(-1))?.unit
}
