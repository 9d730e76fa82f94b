import type { Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { firstRefusal, isPast } from './belonging.ts'
import { type Change, type KnownMember, nothing } from './known-member.ts'
import type { MemberRefusal } from './refusals.ts'

export interface Today {
  readonly today: Day
}

/** What was asked, with the version of the page it was asked from. */
export interface Seen {
  readonly version: number
  readonly on: Day
}

export type ChangeDecision = Decision<{ readonly change: Change }, MemberRefusal>

export function done(change: Partial<Change>): ChangeDecision {
  return { ok: true, change: { ...nothing, ...change } }
}

/** What was changed since the page was opened is told, and nothing is overwritten. */
function isUnchanged({ version, last }: KnownMember, seen: Seen): Decision<{}, MemberRefusal> {
  if (version === seen.version) return { ok: true }
  const { by = null, at = null, what = [] } = last ?? {}
  return refuse({ code: 'members.changedMeanwhile', by, at, what })
}

export function begin(member: KnownMember, asked: Seen, { today }: Today): Decision<{}, MemberRefusal> {
  return firstRefusal(isUnchanged(member, asked), isPast('on', asked.on, today))
}

export function isTheirs({ whole }: KnownMember): Decision<{}, MemberRefusal> {
  return whole ? { ok: true } : refuse({ code: 'members.notYours' })
}
