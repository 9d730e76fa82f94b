import { day, type Day } from '#kernel/day.ts'
import {
  openAfter,
  quarterly,
  quarterOf,
  quartersOf,
  type BesidePerson,
  type LedgerCell,
  type LedgerLine,
  type Quarter,
  type SentPerson,
} from './quarterly.ts'
import type { Ledger } from './reconciliation.contract.ts'
import type { Stands } from './run.ts'

/** What the ledger needs of one standing of the last run. */
export interface LedgerPerson {
  readonly subject: string
  readonly stands: Stands
  readonly side: 'sent' | 'received' | 'residing'
  readonly sender: string | null
  readonly receiver: string | null
  readonly sent_on: Day | null
  readonly ended_on: Day | null
  readonly due_on: Day | null
  readonly received_on: string | null
  readonly retired_on: string | null
  readonly accepted_on: Day
}

export interface LedgerOf {
  readonly quarter: Quarter
  readonly quarters: readonly Quarter[]
  readonly lines: readonly LedgerLine[]
}

/** The ledger of one quarter (the present one unless told), and which quarters there are. */
export function ledgerOf(rows: readonly LedgerPerson[], today: Day, wanted?: string): LedgerOf {
  const people = rows.flatMap((row) => (row.side === 'sent' ? sentPerson(row) : []))
  const beside = rows.flatMap((row) => besidePerson(row))
  const quarters = quartersOf(people, today)
  const quarter = quarters.find((q) => q === wanted) ?? quarterOf(today)
  return { quarter, quarters, lines: quarterly(quarter, people, beside, today) }
}

function sentPerson(row: LedgerPerson): readonly SentPerson[] {
  const { stands, ended_on, due_on } = row
  const base = {
    id: row.subject,
    from: row.sender ?? '',
    to: row.receiver ?? '',
    sentOn: row.sent_on ?? row.accepted_on,
    clockOn: (on: Day) => clockOn(due_on, on),
  }
  if (stands === 'arrived') return [{ ...base, end: { as: 'arrived', on: ended_on ?? row.accepted_on } }]
  if (stands === 'wrongDestination') return [{ ...base, end: { as: 'elsewhere', on: ended_on ?? row.accepted_on } }]
  if (stands === 'doubtful' || stands === 'notCompared') return [{ ...base, open: stands }]
  return [{ ...base, open: 'notSeen' }]
}

function clockOn(dueOn: Day | null, on: Day): 'overdue' | 'running' | 'unknown' {
  if (dueOn === null) return 'unknown'
  return on > dueOn ? 'overdue' : 'running'
}

function besidePerson(row: LedgerPerson): readonly BesidePerson[] {
  const { stands } = row
  if (stands !== 'unannounced' && stands !== 'neverIntroduced') return []
  const told = stands === 'unannounced' ? row.received_on : row.retired_on
  return [
    {
      id: row.subject,
      as: stands,
      from: row.sender ?? '',
      to: row.receiver ?? '',
      on: told?.length === 10 ? day(told) : row.accepted_on,
    },
  ]
}

const figures: readonly LedgerCell[] = [
  'openBefore',
  'sent',
  'arrived',
  'elsewhere',
  'doubtful',
  'notCompared',
  'notSeenOverdue',
  'notSeenRunning',
  'notSeenUnknown',
  'unannounced',
  'neverIntroduced',
]

/** Ids of the people in one cell; `openAfter` is all open cells together; no `from` and `to`: of all lines. */
export function peopleIn(lines: readonly LedgerLine[], cell: string, from?: string, to?: string): readonly string[] {
  const wanted = lines.filter((l) => (from === undefined || l.from === from) && (to === undefined || l.to === to))
  const cells = cell === 'openAfter' ? openAfter : figures.filter((f) => f === cell)
  return wanted.flatMap((line) => cells.flatMap((c) => line[c]))
}

type Line = Ledger['lines'][number]

export interface IssuedFigures {
  readonly figures: Readonly<Record<string, number>>
  readonly at: Date
  readonly by_name: string
}

/** The sums of all lines, by the name of the figure. */
export function figuresOf({ lines }: LedgerOf): Readonly<Record<string, number>> {
  return Object.fromEntries([...figures, 'openAfter'].map((f) => [f, peopleIn(lines, f).length]))
}

/** What was taken out before, and which figures have become others since. */
function issuedView(ledger: LedgerOf, issued: IssuedFigures | undefined): Ledger['issued'] {
  if (!issued) return null
  const now = figuresOf(ledger)
  const changed = Object.keys(now).filter((f) => now[f] !== issued.figures[f])
  return {
    at: issued.at.toISOString(),
    by: issued.by_name,
    changed: changed.map((figure) => ({ figure, before: issued.figures[figure] ?? 0, after: now[figure] ?? 0 })),
  }
}

export function ledgerView(ledger: LedgerOf, issued: IssuedFigures | undefined): Ledger {
  const { quarter, quarters, lines } = ledger
  return {
    issued: issuedView(ledger, issued),
    quarter,
    quarters: [...quarters],
    lines: lines.map((line) => lineView(line.from, line.to, [line])),
    total: lineView('', '', lines),
  }
}

function lineView(from: string, to: string, lines: readonly LedgerLine[]): Line {
  const count = (cell: LedgerCell | 'openAfter') => ({ n: peopleIn(lines, cell).length, cell })
  return {
    from,
    to,
    openBefore: count('openBefore'),
    sent: count('sent'),
    arrived: count('arrived'),
    elsewhere: count('elsewhere'),
    doubtful: count('doubtful'),
    notCompared: count('notCompared'),
    notSeenOverdue: count('notSeenOverdue'),
    notSeenRunning: count('notSeenRunning'),
    notSeenUnknown: count('notSeenUnknown'),
    openAfter: count('openAfter'),
    unannounced: count('unannounced'),
    neverIntroduced: count('neverIntroduced'),
  }
}
