import type { Day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import { calendar } from '#rulebook/index.ts'
import { clocksToKeep, type KeptClock } from '#features/transfers/index.ts'
import type { GivenList, Kept } from './entry.ts'
import { keptOf, type KeptRow } from './kept.ts'
import { placeLists } from './organisations.ts'
import { reconcile, type Outcome, type Underivable, type Verdict } from './reconcile.ts'
import type { Orphan } from './identity.ts'
import { toSave, type ListOfRun, type RunCounts, type RunToSave, type StandingToSave } from './run.ts'
import { eventsOf } from './standing.ts'

/** JSON in UTF-8, of some thousand rows: handed from thread to thread as it lies in memory, and small enough to let others work in between. */
export type Piece = Uint8Array<ArrayBuffer>

export function pieceFrom(json: string): Piece {
  return new TextEncoder().encode(json)
}

export function jsonOf(piece: Piece): string {
  return new TextDecoder().decode(piece)
}

export interface ListToCompare extends Omit<GivenList, 'rows'>, ListOfRun {
  readonly count: number
  /** Each of `KeptRow[]`. */
  readonly pieces: readonly Piece[]
}

export interface ToCompare {
  readonly lists: readonly ListToCompare[]
  readonly verdicts: readonly Verdict[]
  readonly today: Day
  /** JSON: ids of subjects by entry (`list:row`), as the run before left them. */
  readonly subjectOf: string
  readonly orphans: readonly Orphan[]
}

/** What a run writes down, table by table. */
export interface Compared {
  readonly counts: RunCounts
  readonly pieces: Readonly<Record<Table, readonly Piece[]>>
  readonly revived: readonly string[]
}

export const tables = ['subjects', 'merged', 'rows', 'clocks', 'standings', 'pairs', 'problems'] as const
export type Table = (typeof tables)[number]

const pieceOf = 2_000 // rows

/** Everything of a run that needs no database. `newId` gives ids of people seen for the first time; `stage` is told how much is done. */
export function compareLists(
  { lists, verdicts, today, subjectOf, orphans }: ToCompare,
  newId: () => string,
  stage: (share: number) => void,
): Compared {
  const given = lists.map(({ pieces, ...list }): GivenList => ({ ...list, rows: pieces.flatMap(keptRows) }))
  stage(0.05)
  const outcome = reconcile(placeLists(given), verdicts, { on: today })
  stage(0.5)
  const run = toSave(outcome, {
    subjectOf: entriesOf(subjectOf),
    orphans,
    lists: new Map(lists.map((l) => [l.id, l])),
    newId,
  })
  const counted = countedOf(run, outcome, today)
  stage(0.6)
  return {
    counts: run.counts,
    revived: run.revived,
    pieces: {
      subjects: piecesOf(run.subjects),
      merged: piecesOf(run.merged.map((m) => ({ from_subject: m.from, into_subject: m.into }))),
      rows: piecesOf(run.rows),
      clocks: piecesOf(toKeep(run, counted)),
      standings: piecesOf(withDueDays(run, counted)),
      pairs: piecesOf(run.pairs),
      problems: piecesOf(outcome.underivable.map(problemOf)),
    },
  }
}

function keptRows(piece: Piece): readonly Kept[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as our own table gave it
  return (JSON.parse(jsonOf(piece)) as readonly KeptRow[]).map(keptOf)
}

function entriesOf(json: string): ReadonlyMap<string, string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as our own table gave it
  return new Map(Object.entries(JSON.parse(json) as Record<string, string>))
}

function piecesOf(rows: readonly unknown[]): readonly Piece[] {
  return Array.from({ length: Math.ceil(rows.length / pieceOf) }, (_, i) =>
    pieceFrom(JSON.stringify(rows.slice(i * pieceOf, (i + 1) * pieceOf))),
  )
}

const waiting: ReadonlySet<string> = new Set(['notSeenYet', 'doubtful', 'notCompared', 'neverIntroduced'])

type Counted = KeptClock & { readonly case: string }

/** The clocks of everybody who was sent, and of those never introduced, by the id of the person. */
function countedOf(run: RunToSave, outcome: Outcome, today: Day): ReadonlyMap<string, readonly Counted[]> {
  const standing = new Map(run.standings.map((s) => [s.subject, s]))
  const idOf = new Map(run.subjects.map((s) => [`${s.list}:${s.row}`, s.id]))
  const world = { today, rules: rulebook(), calendar }
  return new Map(
    [...outcome.subjects.sent, ...outcome.subjects.residing].flatMap((subject) => {
      const id = idOf.get(subject.stands[0].id)
      const at = id === undefined ? undefined : standing.get(id)
      if (id === undefined || !at) return []
      const events = eventsOf(subject.stands, subject.side, at.details)
      return [[id, clocksToKeep(events, world).map((clock) => ({ case: id, ...clock }))] as const]
    }),
  )
}

/** Clocks are kept of whoever waits: not seen yet, in doubt, not compared, never introduced. */
function toKeep(run: RunToSave, counted: ReadonlyMap<string, readonly Counted[]>): readonly Counted[] {
  return run.standings.flatMap((s) => (waiting.has(s.stands) ? (counted.get(s.subject) ?? []) : []))
}

function withDueDays(run: RunToSave, counted: ReadonlyMap<string, readonly Counted[]>): readonly StandingToSave[] {
  return run.standings.map((s) => {
    const rule = s.stands === 'neverIntroduced' ? 'transfers.procedure' : 'transfers.presentation'
    const clock = counted.get(s.subject)?.find((c) => c.rule === rule)
    return clock ? { ...s, event_on: clock.eventOn, due_on: clock.dueOn } : s
  })
}

function problemOf({ entry, code }: Underivable) {
  return { list: entry.list, row: entry.row, column_header: null, code, facts: {} }
}
