import { addDays, addMonths, day, type Day } from '#kernel/day.ts'
import { chance, weighted } from './chance.ts'
import { carefulness, rates, scaled, type ErrorKind, type Rates } from './errors.ts'
import { makePeople, type Person } from './people.ts'
import type { Place } from './places.ts'
import { cellText, elsewhere, placeText } from './units.ts'
import { set, written, type Hand, type Values } from './writing.ts'

/**
 * What really happened to a person. `working`: lives in the ward and still works elsewhere. Beside it a person who was
 * sent or received may stand twice in a list (`Truth.sent`, `Truth.received` then hold two rows).
 */
export type Outcome = (typeof outcomes)[number]

const outcomes = ['arrived', 'wrongDestination', 'notSeen', 'unannounced', 'neverIntroduced', 'working'] as const

/** One row of a list, with what the list itself does not say: whose it is and what is wrong in it. */
export interface Row {
  /** `s0`, `r0`, `d0` …: the list and the place in it. */
  readonly id: string
  readonly person: number
  readonly values: Values
  readonly errors: readonly ErrorKind[]
}

export interface Truth {
  readonly person: number
  readonly outcome: Outcome
  /** Ids of rows; the first stands for the person, a second repeats it. */
  readonly sent: readonly string[]
  readonly received: readonly string[]
  readonly residing: readonly string[]
}

export interface Lists {
  readonly sent: readonly Row[]
  readonly received: readonly Row[]
  readonly residing: readonly Row[]
  readonly truth: readonly Truth[]
}

export type Shares = Readonly<Record<Outcome, number>>

/** Presumed: about what a quarter of the lists of one ward looks like. */
export const shares: Shares = {
  arrived: 0.8,
  wrongDestination: 0.03,
  notSeen: 0.07,
  unannounced: 0.05,
  neverIntroduced: 0.02,
  working: 0.03,
}

export interface ListWish {
  readonly seed: number
  readonly people: readonly Person[]
  /** The day the lists are compared; no event lies after it. Default 2026-11-23. */
  readonly on?: Day
  readonly shares?: Shares
  /** Rates of the receiving side; the sending side has `carefulness` of them. */
  readonly rates?: Rates
  /** Share of people in a list who stand in it twice. Default 0.006. */
  readonly repeated?: number
}

interface Making {
  readonly wish: Required<ListWish>
  readonly sender: Hand
  readonly receiver: Hand
  readonly rows: Record<'sent' | 'received' | 'residing', Row[]>
}

/** A sender's, a receiver's and a residing list of made-up people, and the truth about each of them. */
export function makeLists(wish: ListWish): Lists {
  const by = chance(wish.seed)
  const full = { on: day('2026-11-23'), shares, rates, repeated: 0.006, ...wish }
  const making: Making = {
    wish: full,
    sender: { by, rates: scaled(full.rates, carefulness) },
    receiver: { by, rates: full.rates },
    rows: { sent: [], received: [], residing: [] },
  }
  const draw = weighted(outcomes.map((outcome) => [outcome, full.shares[outcome]] as const))
  const truth = wish.people.map((person) => live(making, person, fitting(draw(by), person, full.on)))
  return shuffled(making, truth)
}

/** Two lists of about `size` rows each with all that is needed to judge a result. */
export function benchLists(seed: number, size: number): Lists {
  return makeLists({ seed: seed + 1, people: makePeople(seed, Math.round(size / 0.94)) })
}

// Who never was introduced has retired, and who works has not: nobody between those ages has a doubtful truth.
function fitting(drawn: Outcome, person: Person, on: Day): Outcome {
  const age = Number(on.slice(0, 4)) - Number(person.born.slice(0, 4))
  if (drawn === 'neverIntroduced' && age < 63) return 'arrived'
  return drawn === 'working' && age > 55 ? 'arrived' : drawn
}

interface Move {
  readonly effectiveOn: Day
  readonly introducedOn: Day
  readonly receivedOn: Day
  readonly noticeOn: Day | undefined
}

const sentOutcomes: readonly Outcome[] = ['arrived', 'wrongDestination', 'notSeen']
const receivedOutcomes: readonly Outcome[] = ['arrived', 'wrongDestination', 'unannounced']

function live(making: Making, person: Person, outcome: Outcome): Truth {
  const move = aMove(making)
  const isSent = sentOutcomes.includes(outcome)
  const at = outcome === 'wrongDestination' ? elsewhere(making.receiver, person.place) : person.place
  return {
    person: person.id,
    outcome,
    sent: isSent ? aSentRow(making, person, move) : [],
    received: receivedOutcomes.includes(outcome) ? aReceivedRow(making, person, move, at) : [],
    residing: resides(making, outcome, isSent) ? aResidingRow(making, person, outcome, move) : [],
  }
}

function resides(making: Making, outcome: Outcome, isSent: boolean): boolean {
  return outcome === 'neverIntroduced' || outcome === 'working' || (isSent && making.sender.by.happens(0.1))
}

function aMove({ wish, sender: { by } }: Making): Move {
  const introducedOn = addDays(wish.on, -by.between(20, 150))
  const receivedOn = addDays(introducedOn, by.between(1, 19))
  const noticeOn = by.happens(0.6) ? addDays(introducedOn, by.between(2, 15)) : undefined
  return { introducedOn, receivedOn, noticeOn, effectiveOn: addDays(introducedOn, -by.between(3, 60)) }
}

function aSentRow(making: Making, person: Person, move: Move): readonly string[] {
  const { sender } = making
  const row = written(sender, person)
  const isWhole = sender.by.happens(0.5)
  set(row.values, 'fromUnit', sender.by.pick([person.committee, person.office, `Chi bộ ${person.office}`]))
  const to = isWhole
    ? cellText(sender, person.cell, person.place, row.errors)
    : placeText(sender, person.place, row.errors)
  set(row.values, 'toUnit', to)
  set(row.values, 'effectiveOn', sender.by.happens(0.7) ? move.effectiveOn : undefined)
  set(row.values, 'introducedOn', move.introducedOn)
  set(row.values, 'noticeOn', move.noticeOn)
  return put(making, 'sent', person, row)
}

function aReceivedRow(making: Making, person: Person, move: Move, at: Place): readonly string[] {
  const { receiver } = making
  const row = written(receiver, person)
  set(row.values, 'fromUnit', receiver.by.happens(0.7) ? person.committee : undefined)
  set(row.values, 'toUnit', placeText(receiver, at, row.errors))
  set(row.values, 'cell', `Chi bộ ${at === person.place ? person.cell : 'Khối 5'}`)
  set(row.values, 'receivedOn', move.receivedOn)
  return put(making, 'received', person, row)
}

function aResidingRow(making: Making, person: Person, outcome: Outcome, move: Move): readonly string[] {
  const { receiver } = making
  const row = written(receiver, person)
  set(row.values, 'cell', person.cell)
  set(row.values, 'fromUnit', person.office)
  if (outcome === 'neverIntroduced' && receiver.by.happens(0.7))
    set(row.values, 'retiredOn', addMonths(addDays(person.born, 1), 62 * 12))
  if (outcome !== 'neverIntroduced' && outcome !== 'working') set(row.values, 'retiredOn', move.effectiveOn)
  return put(making, 'residing', person, row)
}

/** Adds the row, now and then twice: the same card, or the same name and full birth date, as a repeated row has. */
function put(
  making: Making,
  list: 'sent' | 'received' | 'residing',
  person: Person,
  row: { values: Values; errors: ErrorKind[] },
): readonly string[] {
  const rows = making.rows[list]
  const known = Boolean(row.values.card) || row.values.birth?.length === 10
  const times = known && making.sender.by.happens(making.wish.repeated) ? 2 : 1
  const made: string[] = []
  for (let i = 0; i < times; i += 1) {
    const id = `${list === 'residing' ? 'd' : list.slice(0, 1)}${rows.length}`
    rows.push({ id, person: person.id, values: row.values, errors: row.errors })
    made.push(id)
  }
  return made
}

/** The received and residing lists stand in an order of their own: nothing may be learnt from where a row stands. */
function shuffled({ rows, sender: { by } }: Making, truth: readonly Truth[]): Lists {
  const mix = (list: readonly Row[]) =>
    list
      .map((row) => ({ row, at: by.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ row }) => row)
  return { sent: rows.sent, received: mix(rows.received), residing: mix(rows.residing), truth }
}
