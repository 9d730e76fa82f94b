import type { Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { Concern } from '#kernel/second-person.ts'
import { begin, type ChangeDecision, done, isTheirs, type Seen, type Today } from './asked.ts'
import { canHold, endOf, firstRefusal, fitsBeside, isInOrder, isPast, type PlaceFacts } from './belonging.ts'
import {
  type AffiliationFact,
  type Change,
  covers,
  isOver,
  type KnownMember,
  type NewAffiliation,
  nothing,
  openEnd,
  stretchOf,
} from './known-member.ts'
import type { AffiliationKind, Cause, EndCause } from './member.ts'
import type { MemberRefusal } from './refusals.ts'

/** Nobody belongs anywhere on days on which they were no member. */
function isMemberFrom({ statuses }: KnownMember, { fromOn, toOn }: NewAffiliation): Decision<{}, MemberRefusal> {
  const over = statuses.find((s) => isOver(s.status) && s.fromOn < toOn && fromOn < s.toOn)
  return over ? refuse({ code: 'members.membershipOver', status: over.status, on: over.fromOn }) : { ok: true }
}

/** Who belonged earlier than was known was also a member earlier: the first status begins with the first belonging. */
function earlierStatus(
  { statuses }: KnownMember,
  fromOn: Day,
): Pick<Change, 'statuses'> & { readonly voided: string[] } {
  const first = statuses.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))[0]
  if (!first || first.fromOn <= fromOn) return { voided: [], statuses: [] }
  return { voided: [first.id], statuses: [{ status: first.status, fromOn, toOn: first.toOn }] }
}

/** A new belonging in the place of some that no longer stand. */
function belongingAt(
  member: KnownMember,
  added: NewAffiliation,
  where: PlaceFacts | undefined,
  replaced: readonly AffiliationFact[],
  kept: readonly NewAffiliation[],
): ChangeDecision {
  const gone = replaced.map((a) => a.id)
  const others = member.affiliations.filter((a) => !gone.includes(a.id))
  const checked = firstRefusal(
    isInOrder(added.fromOn, added.toOn),
    canHold(where, added),
    isMemberFrom(member, added),
    fitsBeside(others, added),
  )
  if (!checked.ok) return checked
  const { voided, statuses } = earlierStatus(member, added.fromOn)
  return done({
    voids: { record: false, statuses: voided, affiliations: gone },
    statuses,
    affiliations: [...kept, added],
  })
}

interface Belongs {
  readonly affiliation: string
}

function findTheirs(
  member: KnownMember,
  { affiliation }: Belongs,
): Decision<{ readonly found: AffiliationFact }, MemberRefusal> {
  const found = member.affiliations.find((a) => a.id === affiliation)
  if (!found) return refuse({ code: 'members.noSuchAffiliation' })
  if (!member.whole && (found.kind === 'official' || !found.mine)) return refuse({ code: 'members.notYours' })
  return { ok: true, found }
}

function until(a: AffiliationFact, on: Day, endCause: EndCause): readonly NewAffiliation[] {
  return a.fromOn < on ? [{ ...a, toOn: on, endCause }] : []
}

/** From a day on the same belonging is to another cell. */
export function moveMember(
  member: KnownMember,
  where: PlaceFacts | undefined,
  asked: Seen & Belongs,
  world: Today,
): ChangeDecision {
  const begun = begin(member, asked, world)
  if (!begun.ok) return begun
  const theirs = findTheirs(member, asked)
  if (!theirs.ok) return theirs
  const { found } = theirs
  if (!covers(found, asked.on)) return refuse({ code: 'members.notInForce', kind: found.kind, ...stretchOf(found) })
  if (where?.id === found.unit) return refuse({ code: 'members.unchanged' })
  const { kind, toOn, endCause } = found
  const added = { kind, toOn, endCause, unit: where?.id ?? '', fromOn: asked.on, cause: 'moved' as const }
  return belongingAt(member, added, where, [found], until(found, asked.on, 'moved'))
}

/** A member also belongs to a cell in another way. */
export function joinCell(
  member: KnownMember,
  where: PlaceFacts | undefined,
  asked: Seen & { readonly kind: AffiliationKind; readonly cause: Cause; readonly toOn: Day | null },
  world: Today,
): ChangeDecision {
  const begun = firstRefusal(begin(member, asked, world), isTheirs(member))
  if (!begun.ok) return begun
  const { kind, cause, on } = asked
  const toOn = endOf(asked.toOn)
  const endCause = toOn === openEnd ? null : ('ended' as const)
  return belongingAt(member, { kind, cause, unit: where?.id ?? '', fromOn: on, toOn, endCause }, where, [], [])
}

/** `on` is the first day on which it is over. With an end of membership everything ends, and the status says why. */
export function endAffiliation(
  member: KnownMember,
  asked: Seen & Belongs & { readonly cause: EndCause },
  world: Today,
): ChangeDecision {
  const begun = begin(member, asked, world)
  if (!begun.ok) return begun
  const theirs = findTheirs(member, asked)
  if (!theirs.ok) return theirs
  const { found } = theirs
  const { on, cause } = asked
  const checked = isInOrder(found.fromOn, on)
  if (!checked.ok) return checked
  if (found.toOn <= on) return refuse({ code: 'members.notInForce', kind: found.kind, ...stretchOf(found) })
  if (cause === 'moved' || cause === 'ended')
    return done({ voids: { ...nothing.voids, affiliations: [found.id] }, affiliations: until(found, on, cause) })
  return member.whole ? endMembership(member, on, cause) : refuse({ code: 'members.notYours' })
}

function endMembership(member: KnownMember, on: Day, cause: 'left' | 'removed' | 'deceased'): ChangeDecision {
  const over = member.statuses.find((s) => isOver(s.status))
  if (over) return refuse({ code: 'members.membershipOver', status: over.status, on: over.fromOn })
  const affiliations = member.affiliations.filter((a) => on < a.toOn)
  const statuses = member.statuses.filter((s) => on < s.toOn)
  const kept = statuses.filter((s) => s.fromOn < on).map((s) => ({ ...s, toOn: on }))
  return done({
    voids: { record: false, statuses: statuses.map((s) => s.id), affiliations: affiliations.map((a) => a.id) },
    statuses: [...kept, { status: cause, fromOn: on, toOn: openEnd }],
    affiliations: affiliations.flatMap((a) => until(a, on, cause)),
  })
}

/** Nobody’s name is removed by one person alone. */
export function toRemove(
  member: KnownMember,
  { on, cause }: { readonly on: Day; readonly cause: EndCause },
): Concern | undefined {
  if (cause !== 'removed') return undefined
  const there = member.affiliations.filter((a) => covers(a, on))
  const official = there.filter((a) => a.kind === 'official')
  const units = [...new Set((official.length > 0 ? official : there).map((a) => a.unit))]
  return { kind: 'removal', action: 'members.write', units, what: { person: member.person, on } }
}

/** Its days or its cell were wrong: the same belonging as it really was. */
export function correctAffiliation(
  member: KnownMember,
  where: PlaceFacts | undefined,
  asked: Seen & Belongs & { readonly fromOn: Day; readonly toOn: Day | null },
  world: Today,
): ChangeDecision {
  const begun = firstRefusal(begin(member, asked, world), isPast('fromOn', asked.fromOn, world.today))
  if (!begun.ok) return begun
  const theirs = findTheirs(member, asked)
  if (!theirs.ok) return theirs
  const { found } = theirs
  const added = corrected(found, where?.id ?? '', asked)
  const isSame = found.unit === added.unit && found.fromOn === added.fromOn && found.toOn === added.toOn
  return isSame ? refuse({ code: 'members.unchanged' }) : belongingAt(member, added, where, [found], [])
}

function corrected(
  { kind, cause, endCause }: AffiliationFact,
  unit: string,
  { fromOn, toOn }: { readonly fromOn: Day; readonly toOn: Day | null },
): NewAffiliation {
  const isOpen = toOn === null
  return { kind, cause, unit, fromOn, toOn: endOf(toOn), endCause: isOpen ? null : (endCause ?? 'ended') }
}
