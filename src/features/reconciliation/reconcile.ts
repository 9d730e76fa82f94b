import type { Day } from '#kernel/day.ts'
import type { Place } from '#features/units/index.ts'
import { nameOf, speaks } from './organisations.ts'
import type { Entry, List, Side, Subject } from './entry.ts'
import { gather, rowsOf, type Gathered, type Together } from './gather.ts'
import { linkSubjects, type LinkedPair } from './linking.ts'
import { destinationOf, receivedAt, whereabouts } from './whereabouts.ts'
import { decidedReason, reasonsOf, type Reason } from './reasons.ts'
import { retirementIn, type Retirement } from './retirement.ts'
import { settle } from '#features/lists/index.ts'
import type { Verdict } from './verdict.ts'

export type { Verdict }

/** A sent person found in the received lists. */
export interface Arrival {
  /** Ids of subjects. */
  readonly sent: string
  readonly received: string
  /** 1 where a person decided. */
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly by: 'computed' | 'person'
}

/** Two subjects that may be one person; exactly two of the three sides are there. */
export interface Doubt {
  readonly sent?: string
  readonly received?: string
  readonly residing?: string
  readonly probability: number
  readonly reasons: readonly Reason[]
}

export interface NotCompared {
  readonly side: 'sent' | 'received'
  readonly subject: string
  /** `noReceiver`: no received list speaks for the destination. `noSender`: no sent list speaks for the sender. */
  readonly because: { readonly code: 'noReceiver' | 'noSender'; readonly unit: string }
}

/** Something that could not be derived for a row. */
export interface Underivable {
  readonly entry: Entry
  readonly code: 'sexNeeded' | 'birthNeeded'
}

/** Everybody of the sent and the received lists stands in exactly one group. */
export interface Outcome {
  readonly subjects: Readonly<Record<Side, readonly Subject[]>>
  readonly arrived: readonly Arrival[]
  /** Sure, and received by neither the destination nor its successor. */
  readonly wrongDestination: readonly Arrival[]
  readonly doubtful: readonly Doubt[]
  /** Ids of sent subjects. */
  readonly notSeenYet: readonly string[]
  readonly neverIntroduced: readonly { readonly residing: string; readonly retirement: Retirement }[]
  /** Ids of received subjects. */
  readonly unannounced: readonly string[]
  readonly notCompared: readonly NotCompared[]
  readonly underivable: readonly Underivable[]
}

/**
 * Compares what was sent with what was received, and both with the working members known where they live. Lists of any
 * number; decisions of people come first. Pure: the same lists give the same outcome in any run.
 */
export function reconcile(lists: readonly List[], verdicts: readonly Verdict[], { on }: { readonly on: Day }): Outcome {
  const gathered = gather(lists, verdicts)
  const { sent, received, residing } = gathered.subjects
  const moves = meet(sent, received, gathered)
  const arrivals = [...moves.decided, ...moves.sure].map((m) => ({ ...m, where: whereabouts(m.one, m.other, on) }))
  const expected = expectedOf(residing, meet(residing, sent, gathered), meet(residing, received, gathered), on)
  const doubtful = [...moves.doubtful.map(doubtOf), ...expected.doubtful.map(doubtOf)]
  const placed = new Set([
    ...arrivals.flatMap((a) => [a.one.id, a.other.id]),
    ...doubtful.flatMap((d) => [d.sent ?? '', d.received ?? '']),
  ])
  const left = unmatched(lists, gathered, placed)
  return {
    subjects: gathered.subjects,
    arrived: arrivals.filter((a) => a.where !== 'different').map(arrivalOf),
    wrongDestination: arrivals.filter((a) => a.where === 'different').map(arrivalOf),
    doubtful,
    neverIntroduced: expected.neverIntroduced,
    underivable: expected.underivable,
    ...left,
  }
}

/** Two subjects taken or doubted to be one person. */
interface Met {
  readonly one: Subject
  readonly other: Subject
  readonly probability: number
  readonly by: 'computed' | 'person'
  readonly reasons: readonly Reason[]
}

interface Meeting {
  readonly decided: readonly Met[]
  readonly sure: readonly Met[]
  readonly doubtful: readonly Met[]
}

/** The people two sides have in common, at most one of the one side for one of the other. */
function meet(left: readonly Subject[], right: readonly Subject[], gathered: Gathered): Meeting {
  const decided = gathered.same.flatMap((same) => decidedPair(same, left[0]?.side, right[0]?.side))
  const taken = new Set(decided.flatMap((d) => [d.one, d.other]))
  const open = (p: LinkedPair) => !taken.has(p.one) && !taken.has(p.other) && !gathered.isDifferent(p.one, p.other)
  const { sure, doubtful, rivals } = settle(linkSubjects(left, right).filter(open))
  return {
    decided,
    sure: sure.map((p) => met(p, 0)),
    doubtful: doubtful.map((p) => met(p, rivals.get(p) ?? 0)),
  }
}

function decidedPair(same: Together, left: Side | undefined, right: Side | undefined): readonly Met[] {
  const [one, other] = [left && same[left], right && same[right]]
  if (!one || !other) return []
  return [{ one, other, probability: 1, by: 'person', reasons: [decidedReason] }]
}

function met(pair: LinkedPair, rivals: number): Met {
  const { one, other, probability } = pair
  return { one, other, probability, by: 'computed', reasons: reasonsOf(pair.explain(), one, other, rivals) }
}

function arrivalOf({ one, other, probability, reasons, by }: Met): Arrival {
  return { sent: one.id, received: other.id, probability, reasons, by }
}

function doubtOf({ one, other, probability, reasons }: Met): Doubt {
  return { [one.side]: one.id, [other.side]: other.id, probability, reasons }
}

type Expected = Pick<Outcome, 'neverIntroduced' | 'underivable'> & { readonly doubtful: readonly Met[] }

/** Those who live here, have retired and are sure in neither list; in doubt against a list they are doubtful instead. */
function expectedOf(residing: readonly Subject[], inSent: Meeting, inReceived: Meeting, on: Day): Expected {
  const both = [inSent, inReceived]
  const known = new Set(both.flatMap((m) => [...m.decided, ...m.sure]).map((m) => m.one))
  const doubts = both.flatMap((m) => m.doubtful)
  const inDoubt = new Set(doubts.map((d) => d.one))
  const told = residing.filter((r) => !known.has(r)).map((r) => ({ subject: r, answer: retirementIn(rowsOf(r), on) }))
  const retired = told.flatMap(({ subject, answer }) => (answer.code === 'retired' ? [{ subject, ...answer }] : []))
  const retiredOnes = new Set(retired.map((r) => r.subject))
  return {
    neverIntroduced: retired
      .filter((r) => !inDoubt.has(r.subject))
      .map(({ subject, retirement }) => ({ residing: subject.id, retirement })),
    underivable: told.flatMap(({ subject, answer }) =>
      answer.code === 'sexNeeded' || answer.code === 'birthNeeded'
        ? [{ entry: subject.stands[0], code: answer.code }]
        : [],
    ),
    doubtful: doubts.filter((d) => retiredOnes.has(d.one)),
  }
}

type Unmatched = Pick<Outcome, 'notSeenYet' | 'unannounced' | 'notCompared'>

/** Who has no pair is missed only where the other side's lists speak for the unit. */
function unmatched(lists: readonly List[], { subjects }: Gathered, placed: ReadonlySet<string>): Unmatched {
  const sent = alone(subjects.sent, placed, destinationOf)
  const received = alone(subjects.received, placed, (r) => receivedAt(r, 'from'))
  const [byReceivers, bySenders] = [toldBy(lists, 'received'), toldBy(lists, 'sent')]
  return {
    notSeenYet: sent.filter((s) => byReceivers(s.place)).map((s) => s.id),
    unannounced: received.filter((r) => bySenders(r.place)).map((r) => r.id),
    notCompared: [
      ...sent.filter((s) => !byReceivers(s.place)).map((s) => gap('sent', 'noReceiver', s)),
      ...received.filter((r) => !bySenders(r.place)).map((r) => gap('received', 'noSender', r)),
    ],
  }
}

interface Alone {
  readonly id: string
  readonly place: Place | undefined
}

function alone(
  subjects: readonly Subject[],
  placed: ReadonlySet<string>,
  placeOf: (subject: Subject) => Place | undefined,
): readonly Alone[] {
  return subjects.filter((s) => !placed.has(s.id)).map((s) => ({ id: s.id, place: placeOf(s) }))
}

/** Whether the lists of a side speak for a unit. The rows of a list share their few units, so each is asked about once. */
function toldBy(lists: readonly List[], side: Side): (place: Place | undefined) => boolean {
  const spoken = lists.filter((l) => l.side === side).map((l) => l.speaksFor)
  const known = new Map<Place | undefined, boolean>()
  return (place) => {
    const told = known.get(place) ?? spoken.some((list) => speaks(list, place))
    known.set(place, told)
    return told
  }
}

function gap(side: NotCompared['side'], code: NotCompared['because']['code'], { id, place }: Alone): NotCompared {
  return { side, subject: id, because: { code, unit: place ? nameOf(place) : '' } }
}
