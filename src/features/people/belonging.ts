import type { Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { type AffiliationFact, type NewAffiliation, openEnd, overlap, stretchOf } from './known-member.ts'
import type { MemberRefusal } from './refusals.ts'

/** A unit that a command names, as far as it decides whether somebody can belong there. */
export interface PlaceFacts {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly stands: readonly { readonly from: string; readonly to: string }[]
}

type Asked = Decision<{}, MemberRefusal>
const fine: Asked = { ok: true }

export function firstRefusal(...checks: readonly Asked[]): Asked {
  return checks.find((check) => !check.ok) ?? fine
}

/** Everything that is typed has happened: no day lies ahead. */
export function isPast(field: string, on: Day | null | undefined, today: Day): Asked {
  if (on === null || on === undefined || on <= today) return fine
  return refuse({ code: 'members.dayInFuture', field, on, today })
}

export function isInOrder(fromOn: Day, toOn: string): Asked {
  return fromOn < toOn ? fine : refuse({ code: 'members.endBeforeBegin', ...stretchOf({ fromOn, toOn }) })
}

/** People belong to cells, on days on which those stand. Of the armed forces only names of units are known here. */
export function canHold(place: PlaceFacts | undefined, days: { readonly fromOn: Day; readonly toOn: string }): Asked {
  if (!place) return refuse({ code: 'members.noSuchUnit' })
  if (place.kind.startsWith('armedForces')) return refuse({ code: 'members.armedForces', unit: place.name })
  if (!place.kind.endsWith('Cell')) return refuse({ code: 'members.notACell', unit: place.name })
  const stands = place.stands.some(({ from, to }) => from <= days.fromOn && days.toOn <= to)
  if (stands) return fine
  const when = place.stands.map(({ from, to }) => stretchOf({ fromOn: from, toOn: to }))
  return refuse({ code: 'members.unitNotStanding', unit: place.name, stands: when })
}

/** One official cell a day, and a unit once a day in one way. `others`: what stands beside the new belonging. */
export function fitsBeside(others: readonly AffiliationFact[], added: NewAffiliation): Asked {
  const there = others.find((a) => a.kind === added.kind && a.unit === added.unit && overlap(a, added))
  if (there) return refuse({ code: 'members.alreadyThere', ...stretchOf(there) })
  if (added.kind !== 'official') return fine
  const official = others.find((a) => a.kind === 'official' && overlap(a, added))
  if (!official) return fine
  const unit = official.mine ? official.unitName : null
  return refuse({ code: 'members.secondOfficialCell', unit, ...stretchOf(official) })
}

export function endOf(toOn: Day | null): string {
  return toOn ?? openEnd
}
