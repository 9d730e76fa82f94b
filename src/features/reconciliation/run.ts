import type { Day } from '#kernel/day.ts'
import { fold, nameKey } from '#kernel/names.ts'
import type { Place } from '#features/units/index.ts'
import { successors } from '#features/units/index.ts'
import type { Entry, Side, Subject } from './entry.ts'
import { rowsOf } from './gather.ts'
import { stableIds, type Known } from './identity.ts'
import type { Arrival, Outcome } from './reconcile.ts'
import type { Reason } from './reasons.ts'
import type { StandingDetails } from './standing.ts'
import { textOf } from '#features/lists/index.ts'

export type Stands =
  | 'arrived'
  | 'wrongDestination'
  | 'doubtful'
  | 'notSeenYet'
  | 'notCompared'
  | 'unannounced'
  | 'neverIntroduced'

/** Figures of one run; nothing about a person, so they stay when the reconciliation is erased. */
export interface RunCounts extends Readonly<Record<Stands, number>> {
  /** People. */
  readonly sent: number
  /** Rows, repeated ones too. */
  readonly received: number
  /** Null where no residing list was given. */
  readonly residing: number | null
  readonly duplicates: number
  readonly pairs: number
  /** Received rows whose sender no sent list speaks for. */
  readonly receivedNotCompared: number
}

export interface SubjectToSave {
  readonly id: string
  readonly side: Side
  readonly list: string
  readonly row: number
  readonly name: string
  readonly name_key: string
  readonly folded: string
  readonly born: string | null
  readonly card: string | null
}

export interface StandingToSave {
  readonly subject: string
  readonly stands: Stands
  readonly other: string | null
  readonly by_person: boolean
  readonly probability: number | null
  readonly details: StandingDetails
  readonly sender: string | null
  readonly receiver: string | null
  readonly sent_on: Day | null
  readonly ended_on: Day | null
  /** Event and due day of the clock that is asked for first, as counted now. */
  readonly event_on: Day | null
  readonly due_on: Day | null
}

export interface PairToSave {
  readonly left_subject: string
  readonly right_subject: string
  readonly probability: number
  readonly reasons: readonly Reason[]
}

export interface RunToSave {
  readonly counts: RunCounts
  readonly subjects: readonly SubjectToSave[]
  readonly rows: readonly { readonly subject: string; readonly list: string; readonly row: number }[]
  /** A person who turned out to be another: attempts and answers of the first are the second's from now on. */
  readonly merged: readonly { readonly from: string; readonly into: string }[]
  readonly standings: readonly StandingToSave[]
  readonly pairs: readonly PairToSave[]
  /** Orphans found again: what people decided about them counts from the next run on. */
  readonly revived: readonly string[]
}

export interface ListOfRun {
  readonly acceptedOn: Day
  /** The one organisation that drew it up. */
  readonly organisation: string | null
}

export interface Remembered extends Known {
  readonly lists: ReadonlyMap<string, ListOfRun>
}

/** What of an outcome is written down. A person keeps the id an earlier run gave to one of their rows. */
export function toSave(outcome: Outcome, remembered: Remembered): RunToSave {
  const { ids, merged, revived } = stableIds(outcome, remembered)
  const all = [...outcome.subjects.sent, ...outcome.subjects.received, ...outcome.subjects.residing]
  const subjects = new Map(all.map((s) => [s.id, s]))
  const idOf = (subject: string) => ids.get(subject) ?? subject
  const standings = standingsOf(outcome, subjects, idOf, remembered)
  return {
    counts: countsOf(outcome, standings),
    subjects: all.map((s) => subjectToSave(s, idOf(s.id))),
    rows: all.flatMap((s) => rowsOf(s).map((e) => ({ subject: idOf(s.id), list: e.list, row: e.row }))),
    merged,
    revived,
    standings,
    pairs: outcome.doubtful.flatMap((d) => {
      const [left, right] = d.residing === undefined ? [d.sent, d.received] : [d.residing, d.sent ?? d.received]
      if (left === undefined || right === undefined) return []
      return [{ left_subject: idOf(left), right_subject: idOf(right), probability: d.probability, reasons: d.reasons }]
    }),
  }
}

function subjectToSave(subject: Subject, id: string): SubjectToSave {
  const [first] = subject.stands
  return {
    id,
    side: subject.side,
    list: first.list,
    row: first.row,
    name: first.name,
    name_key: nameKey(first.name),
    folded: fold(first.name),
    born: textOf(first.birth),
    card: first.card ?? null,
  }
}

function standingsOf(
  outcome: Outcome,
  subjects: ReadonlyMap<string, Subject>,
  idOf: (subject: string) => string,
  remembered: Remembered,
): readonly StandingToSave[] {
  const stand = (subject: string, stands: Stands, more: Partial<StandingToSave> = {}): StandingToSave => ({
    subject: idOf(subject),
    stands,
    other: null,
    by_person: false,
    probability: null,
    details: {},
    ended_on: null,
    event_on: null,
    due_on: null,
    ...ways(subjects.get(subject), remembered),
    ...more,
  })
  const arrival = (a: Arrival, stands: Stands): StandingToSave =>
    stand(a.sent, stands, {
      other: idOf(a.received),
      by_person: a.by === 'person',
      probability: a.probability,
      details: { reasons: a.reasons },
      ended_on: endedOn(subjects.get(a.received), remembered),
    })
  const sure = sureOf(outcome)
  const doubtfulSides = new Set(
    outcome.doubtful.flatMap((d) => [d.sent, d.received, d.residing].filter((s) => s !== undefined)),
  )
  return [
    ...outcome.arrived.map((a) => arrival(a, 'arrived')),
    ...outcome.wrongDestination.map((a) => arrival(a, 'wrongDestination')),
    ...outcome.notSeenYet.map((id) => stand(id, 'notSeenYet')),
    ...outcome.unannounced.map((id) => stand(id, 'unannounced')),
    ...outcome.notCompared.map((n) => stand(n.subject, 'notCompared', { details: { because: n.because } })),
    ...outcome.neverIntroduced.map((n) =>
      stand(n.residing, 'neverIntroduced', { details: { retirement: n.retirement } }),
    ),
    ...[...doubtfulSides].filter((id) => !sure.has(id)).map((id) => stand(id, 'doubtful')),
  ]
}

/** A sent or received person who is sure elsewhere stands there, although a residing row may be in doubt against them. */
function sureOf(outcome: Outcome): ReadonlySet<string> {
  return new Set([
    ...[...outcome.arrived, ...outcome.wrongDestination].flatMap((a) => [a.sent, a.received]),
    ...outcome.notSeenYet,
    ...outcome.unannounced,
    ...outcome.notCompared.map((n) => n.subject),
  ])
}

function ways(
  subject: Subject | undefined,
  { lists }: Remembered,
): Pick<StandingToSave, 'sender' | 'receiver' | 'sent_on'> {
  if (!subject) return { sender: null, receiver: null, sent_on: null }
  const first = (pick: (e: Entry) => Place | undefined) => subject.stands.map(pick).find((p) => p !== undefined)
  const own = subject.stands.map((e) => lists.get(e.list)?.organisation).find((o) => typeof o === 'string') ?? null
  const [from, to] = [organisationName(first((e) => e.from)), organisationName(first((e) => e.to))]
  // a list that one organisation drew up tells its own side better than a cell in its rows
  return {
    sender: subject.side === 'sent' ? (own ?? from) : from,
    receiver: subject.side === 'sent' ? to : (own ?? to),
    sent_on: subject.side === 'sent' ? sentOn(subject, lists) : null,
  }
}

/** The day of introduction; where no list tells it, the day the first list that names the person was taken in. */
function sentOn(subject: Subject, lists: Remembered['lists']): Day | null {
  const told = subject.stands.flatMap((e) => dayOf(e.introducedOn))
  return told[0] ?? lists.get(subject.stands[0].list)?.acceptedOn ?? null
}

function endedOn(received: Subject | undefined, { lists }: Remembered): Day | null {
  if (!received) return null
  const told = received.stands.flatMap((e) => dayOf(e.receivedOn))
  return told[0] ?? lists.get(received.stands[0].list)?.acceptedOn ?? null
}

function dayOf(part: Entry['birth']): readonly Day[] {
  return part !== undefined && 'day' in part ? [part.day] : []
}

/** A commune by the name it bears today, a committee by its own, anything else as written. */
export function organisationName(place: Place | undefined): string | null {
  if (!place) return null
  if (place.committee) return place.committee.name
  if (!place.commune) return place.text
  const today = successors(place.commune)[0] ?? place.commune
  return `${today.kind} ${today.name}`
}

function countsOf(outcome: Outcome, standings: readonly StandingToSave[]): RunCounts {
  const count = (stands: Stands) => standings.filter((s) => s.stands === stands).length
  const { sent, received, residing } = outcome.subjects
  return {
    sent: sent.length,
    received: received.reduce((n, s) => n + 1 + s.repeated.length, 0),
    residing: residing.length === 0 ? null : residing.length,
    duplicates: [...sent, ...received, ...residing].reduce((n, s) => n + s.repeated.length, 0),
    pairs: outcome.doubtful.length,
    arrived: count('arrived'),
    wrongDestination: count('wrongDestination'),
    doubtful: new Set(outcome.doubtful.flatMap((d) => d.sent ?? [])).size,
    notSeenYet: count('notSeenYet'),
    notCompared: outcome.notCompared.filter((n) => n.side === 'sent').length,
    receivedNotCompared: outcome.notCompared.filter((n) => n.side === 'received').length,
    unannounced: count('unannounced'),
    neverIntroduced: count('neverIntroduced'),
  }
}
