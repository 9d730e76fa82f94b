import type { Day } from '#kernel/day.ts'
import { day } from '#kernel/day.ts'

/** `2026-Q3`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`

/** What the ledger needs to know of one person who was sent. */
export interface SentPerson {
  readonly id: string
  readonly from: string
  readonly to: string
  /** The day of introduction, or the day the first list that names the person was taken in. */
  readonly sentOn: Day
  /** How and when the waiting ended; absent while it is open. */
  readonly end?: { readonly as: 'arrived' | 'elsewhere'; readonly on: Day }
  /** Where an open person stands. */
  readonly open?: 'doubtful' | 'notCompared' | 'notSeen'
  /** State of the presentation clock on a day. */
  readonly clockOn: (on: Day) => 'overdue' | 'running' | 'unknown'
}

/** Somebody beside the equation: received without being announced, or expected without an introduction. */
export interface BesidePerson {
  readonly id: string
  readonly as: 'unannounced' | 'neverIntroduced'
  readonly from: string
  readonly to: string
  /** Received, or retired, on this day. */
  readonly on: Day
}

/** One pair of organisations in one quarter; every cell holds the ids of its people, each person in one cell of either side of the equation. */
export interface LedgerLine {
  readonly from: string
  readonly to: string
  readonly openBefore: readonly string[]
  readonly sent: readonly string[]
  readonly arrived: readonly string[]
  readonly elsewhere: readonly string[]
  readonly doubtful: readonly string[]
  readonly notCompared: readonly string[]
  readonly notSeenOverdue: readonly string[]
  readonly notSeenRunning: readonly string[]
  readonly notSeenUnknown: readonly string[]
  readonly unannounced: readonly string[]
  readonly neverIntroduced: readonly string[]
}

export type LedgerCell = Exclude<keyof LedgerLine, 'from' | 'to'>

/** The cells that stay open: together they are the next quarter's open before. */
export const openAfter = ['doubtful', 'notCompared', 'notSeenOverdue', 'notSeenRunning', 'notSeenUnknown'] as const

/** Everyone counted as sent until the end of the quarter (or today, where the quarter has not ended). */
export function quarterly(
  quarter: Quarter,
  people: readonly SentPerson[],
  beside: readonly BesidePerson[],
  today: Day,
): readonly LedgerLine[] {
  const span = daysOf(quarter)
  const close = today < span.last ? today : span.last
  const lines = new Map<string, Record<LedgerCell, string[]> & { from: string; to: string }>()
  const lineOf = (from: string, to: string) => {
    const key = JSON.stringify([from, to])
    const line = lines.get(key) ?? { from, to, ...emptyCells() }
    lines.set(key, line)
    return line
  }
  for (const person of people) {
    const cells = cellsOf(person, span.first, close)
    if (cells) for (const cell of cells) lineOf(person.from, person.to)[cell].push(person.id)
  }
  for (const b of beside) if (isBeside(b, span.first, close)) lineOf(b.from, b.to)[b.as].push(b.id)
  return [...lines.values()].toSorted((a, b) => order(a.from, b.from) || order(a.to, b.to))
}

/** Received in this quarter; whoever retired and was never introduced is expected in every quarter until they are. */
function isBeside(b: BesidePerson, first: Day, close: Day): boolean {
  return b.on <= close && (b.as === 'neverIntroduced' || b.on >= first)
}

/** The quarters from the first sent person to today, oldest first. */
export function quartersOf(people: readonly SentPerson[], today: Day): readonly Quarter[] {
  const first = people.reduce((least, p) => (p.sentOn < least ? p.sentOn : least), today)
  const quarters: Quarter[] = []
  for (let q = quarterOf(first); q <= quarterOf(today); q = after(q)) quarters.push(q)
  return quarters
}

export function quarterOf(on: Day): Quarter {
  const q = Math.ceil(Number(on.slice(5, 7)) / 3)
  return name(Number(on.slice(0, 4)), q)
}

export function daysOf(quarter: Quarter): { readonly first: Day; readonly last: Day } {
  const year = quarter.slice(0, 4)
  const q = Number(quarter.slice(6))
  return {
    first: day(`${year}-${twoDigits(q * 3 - 2)}-01`),
    last: day(`${year}-${twoDigits(q * 3)}-${q === 1 || q === 4 ? '31' : '30'}`),
  }
}

/** One cell on the left of the equation and one on the right; `undefined`: the person is no matter of this quarter. */
function cellsOf(person: SentPerson, first: Day, close: Day): readonly [LedgerCell, LedgerCell] | undefined {
  if (person.sentOn > close) return undefined
  const end = endOf(person)
  const isBefore = person.sentOn < first
  if (end && isBefore && end.on < first) return undefined
  const left = isBefore ? 'openBefore' : 'sent'
  return [left, end && end.on <= close ? end.as : openCell(person, close)]
}

/** Received before the day of introduction is a slip in one of the lists: closed on the day it opened. */
function endOf({ end, sentOn }: SentPerson): SentPerson['end'] {
  return end && end.on < sentOn ? { as: end.as, on: sentOn } : end
}

function openCell(person: SentPerson, close: Day): LedgerCell {
  // whoever has ended since was not seen when the quarter closed
  const open = person.end ? 'notSeen' : (person.open ?? 'notSeen')
  if (open !== 'notSeen') return open
  const cells = { overdue: 'notSeenOverdue', running: 'notSeenRunning', unknown: 'notSeenUnknown' } as const
  return cells[person.clockOn(close)]
}

function emptyCells(): Record<LedgerCell, string[]> {
  return {
    openBefore: [],
    sent: [],
    arrived: [],
    elsewhere: [],
    doubtful: [],
    notCompared: [],
    notSeenOverdue: [],
    notSeenRunning: [],
    notSeenUnknown: [],
    unannounced: [],
    neverIntroduced: [],
  }
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}

function after(quarter: Quarter): Quarter {
  const [year, q] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return q === 4 ? name(year + 1, 1) : name(year, q + 1)
}

function name(year: number, q: number): Quarter {
  const last = q === 1 || q === 2 || q === 3 ? q : 4
  return `${year}-Q${last}`
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
