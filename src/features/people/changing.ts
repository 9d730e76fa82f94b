import type { Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { begin, type ChangeDecision, done, isTheirs, type Seen, type Today } from './asked.ts'
import { canHold, endOf, firstRefusal, isInOrder, isPast, type PlaceFacts } from './belonging.ts'
import { covers, isOver, type KnownMember, nothing, openEnd, type StatusFact } from './known-member.ts'
import { type AffiliationKind, type Cause, fieldNames, type Status } from './member.ts'
import type { Fields } from './member.contract.ts'
import type { MemberRefusal } from './refusals.ts'

export interface Entering {
  readonly on: Day
  readonly kind: AffiliationKind
  readonly cause: Cause
  readonly toOn: Day | null
  readonly status: Status
  readonly fields: Fields
}

/** Somebody new belongs to a cell from a day on. */
export function enterMember(
  place: PlaceFacts | undefined,
  { on, kind, cause, toOn, status, fields }: Entering,
  { today }: Today,
): ChangeDecision {
  const end = endOf(toOn)
  const checked = firstRefusal(
    isPast('on', on, today),
    isInOrder(on, end),
    canHold(place, { fromOn: on, toOn: end }),
    areInOrder(fields, today),
    isOnProbation(status, fields, on),
  )
  if (!checked.ok || !place) return checked.ok ? refuse({ code: 'members.noSuchUnit' }) : checked
  return done({
    record: fields,
    statuses: [{ status, fromOn: on, toOn: openEnd }],
    affiliations: [{ kind, unit: place.id, fromOn: on, toOn: end, cause, endCause: end === openEnd ? null : 'ended' }],
  })
}

/** Days of a record: admitted before official, neither ahead; the retirement may be. */
function areInOrder({ born, admittedOn, officialOn, retiredOn }: Fields, today: Day): Decision<{}, MemberRefusal> {
  const checked = firstRefusal(isPast('admittedOn', admittedOn, today), isPast('officialOn', officialOn, today))
  if (!checked.ok) return checked
  if (admittedOn !== null && officialOn !== null && officialOn < admittedOn)
    return refuse({ code: 'members.officialBeforeAdmitted', admittedOn, officialOn })
  // a year or a month of birth is compared as far as it is known
  if (born !== null && born > today.slice(0, born.length))
    return refuse({ code: 'members.dayInFuture', field: 'born', on: today, today })
  return bornBefore({ admittedOn, officialOn, retiredOn }, born)
}

/** Nobody was admitted, recognised or retired before the day, month or year of birth, as far as it is known. */
function bornBefore(
  days: Pick<Fields, 'admittedOn' | 'officialOn' | 'retiredOn'>,
  born: string | null,
): Decision<{}, MemberRefusal> {
  for (const field of ['admittedOn', 'officialOn', 'retiredOn'] as const) {
    const on = days[field]
    if (born !== null && on !== null && on.slice(0, born.length) <= born)
      return refuse({ code: 'members.beforeBirth', field, on, born })
  }
  return { ok: true }
}

/** Who is on probation has no day of recognition that is over. */
function isOnProbation(status: Status, { officialOn }: Fields, on: Day): Decision<{}, MemberRefusal> {
  return status === 'probationary' && officialOn !== null && officialOn <= on
    ? refuse({ code: 'members.officialOnProbation', officialOn })
    : { ok: true }
}

/** What was typed anew; a field that was not is left as it stands. */
type Typed = { readonly [F in keyof Fields]?: Fields[F] | undefined }

function typedOver(before: Fields, typed: Typed): Fields {
  return { ...before, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) }
}

/** `number`: another identity number was typed, or the one there was taken away. */
export function correctMember(
  member: KnownMember,
  asked: Seen & { readonly fields: Typed; readonly number?: string | null | undefined },
  world: Today,
): ChangeDecision {
  const begun = firstRefusal(begin(member, asked, world), isTheirs(member))
  if (!begun.ok) return begun
  const fields = typedOver(member.record.fields, asked.fields)
  const isSame = changedFields(member.record.fields, fields).length === 0
  if (isSame && asked.number === undefined) return refuse({ code: 'members.unchanged' })
  const checked = areInOrder(fields, world.today)
  if (!checked.ok) return checked
  return isSame ? done({}) : done({ voids: { ...nothing.voids, record: true }, record: fields })
}

/** Names of the fields in which two records differ. */
export function changedFields(before: Fields, after: Fields): readonly (keyof Fields)[] {
  return fieldNames.filter((name) => before[name] !== after[name])
}

/** From a day on, until what was recorded to come after, a member has another status. */
export function changeStatus(
  member: KnownMember,
  asked: Seen & { readonly status: Status },
  world: Today,
): ChangeDecision {
  const begun = firstRefusal(begin(member, asked, world), isTheirs(member))
  if (!begun.ok) return begun
  const { on, status } = asked
  const current = member.statuses.find((s) => covers(s, on))
  if (!current) return refuse({ code: 'members.notYetMember', from: firstOf(member.statuses) ?? on })
  // an end of membership is taken back by saying what was so on the very day it began
  if (isOver(current.status) && current.fromOn !== on)
    return refuse({ code: 'members.membershipOver', status: current.status, on: current.fromOn })
  if (current.status === status) return refuse({ code: 'members.unchanged' })
  const rest = { ...current, toOn: on }
  const record = recognised(member.record.fields, current, asked)
  const checked = fits(status, record, member.record.fields, on, world.today)
  if (!checked.ok) return checked
  return done({
    voids: { record: record !== undefined, statuses: [current.id], affiliations: [] },
    record,
    statuses: [...(rest.fromOn < on ? [rest] : []), { status, fromOn: on, toOn: current.toOn }],
  })
}

/** `record`: what would be written anew beside the status. */
function fits(status: Status, record: Fields | undefined, stands: Fields, on: Day, today: Day) {
  return firstRefusal(
    record ? areInOrder(record, today) : { ok: true as const },
    isOnProbation(status, record ?? stands, on),
  )
}

/** Whoever becomes an official member after probation has been one since that day. */
function recognised(fields: Fields, { status: before }: StatusFact, { on, status }: { on: Day; status: Status }) {
  const isRecognition = before === 'probationary' && status === 'official' && fields.officialOn === null
  return isRecognition ? { ...fields, officialOn: on } : undefined
}

function firstOf(statuses: readonly StatusFact[]): Day | undefined {
  return statuses.map((s) => s.fromOn).toSorted()[0]
}
