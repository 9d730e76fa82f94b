import type { Entry, Side, SpeaksFor, Subject } from '#features/reconciliation/entry.ts'
import { eventsOf } from '#features/reconciliation/events.ts'
import type { ListProblem } from '#features/reconciliation/read.ts'
import type { Arrival, Doubt, Outcome } from '#features/reconciliation/reconcile.ts'
import { notComparedText, problemText, reasonText } from '#features/reconciliation/texts.ts'
import { clocksFor, type TransferEvents, type World } from '#features/transfers/index.ts'

/** A list as it was read. */
export interface ComparedFile {
  readonly side: Side
  readonly file: string
  readonly rows: number
  readonly speaksFor: SpeaksFor
  readonly problems: readonly ListProblem[]
}

export type Answer = ReturnType<typeof answerOf>

/** The outcome as the command line gives it: rows as Excel numbers them, sentences in Vietnamese without people's names. */
export function answerOf(outcome: Outcome, files: readonly ComparedFile[], world: World) {
  const { sent, received, residing } = outcome.subjects
  const all = [...sent, ...received, ...residing]
  const subjects = new Map(all.map((s) => [s.id, s]))
  const rowOf = (id: string) => subjects.get(id)?.stands[0].row ?? 0
  const eventsFor = (id: string, more: Partial<TransferEvents> = {}) => {
    const subject = subjects.get(id)
    return { ...(subject ? eventsOf(subject) : { inSentList: false }), ...more }
  }
  return {
    on: world.today,
    compared: {
      sent: comparedOf(files, 'sent'),
      received: comparedOf(files, 'received'),
      residing: comparedOf(files, 'residing'),
    },
    arrived: byRow(outcome.arrived.map((a) => arrivalOf(a, rowOf))),
    wrongDestination: byRow(outcome.wrongDestination.map((a) => arrivalOf(a, rowOf))),
    doubtful: outcome.doubtful.map((d) => doubtOf(d, rowOf)),
    notSeenYet: byRow(outcome.notSeenYet.map((id) => ({ sent: rowOf(id), clocks: clocksOf(eventsFor(id), world) }))),
    neverIntroduced: outcome.neverIntroduced.map(({ residing: id, retirement }) => ({
      residing: rowOf(id),
      retirement,
      // the clock runs from what the list tells, never from a computed day
      clocks: clocksOf(retirement.from === 'list' ? { effectiveOn: retirement.on, inSentList: false } : none, world),
    })),
    unannounced: outcome.unannounced.map((id) => ({ received: rowOf(id) })),
    notCompared: outcome.notCompared.map(({ side, subject, because }) => ({
      list: side,
      row: rowOf(subject),
      because: notComparedText(because).vi,
    })),
    duplicates: all
      .filter((s) => s.repeated.length > 0)
      .map((s) => ({ list: s.side, rows: rowsOf(s).map((e) => e.row) })),
    problems: problemsOf(outcome, files),
  }
}

const none: TransferEvents = { inSentList: false }

function comparedOf(files: readonly ComparedFile[], side: Side) {
  const found = files.find((f) => f.side === side)
  if (!found) return null
  const { file, rows, speaksFor } = found
  return { file, rows, speaksFor: speaksFor === 'all' ? ['all'] : speaksFor.map((s) => s.name) }
}

function arrivalOf({ sent, received, probability, reasons }: Arrival, rowOf: (id: string) => number) {
  return { sent: rowOf(sent), received: rowOf(received), probability, reasons: reasons.map((r) => reasonText(r).vi) }
}

function doubtOf({ probability, reasons, ...sides }: Doubt, rowOf: (id: string) => number) {
  const rows = (['residing', 'sent', 'received'] as const).flatMap((side) => {
    const id = sides[side]
    return id === undefined ? [] : [[side, rowOf(id)] as const]
  })
  return { ...Object.fromEntries(rows), probability, reasons: reasons.map((r) => reasonText(r).vi) }
}

function clocksOf(events: TransferEvents, world: World) {
  return clocksFor(events, world).map(({ rule, state, eventOn, dueOn, trust, because }) => ({
    rule,
    state,
    eventOn,
    dueOn,
    trust,
    because: because.vi,
  }))
}

function rowsOf({ stands, repeated }: Subject): readonly Entry[] {
  return [...stands, ...repeated]
}

function problemsOf(outcome: Outcome, files: readonly ComparedFile[]) {
  const read = files.flatMap(({ side, problems }) =>
    problems.map((p) => ({ list: side, row: p.row ?? null, column: p.column ?? null, message: problemText(p).vi })),
  )
  const derived = outcome.underivable.map(({ entry, code }) => ({
    list: entry.side,
    row: entry.row,
    column: null,
    message: problemText({ code, facts: {} }).vi,
  }))
  return [...read, ...derived]
}

function byRow<T extends { readonly sent: number }>(found: readonly T[]): readonly T[] {
  return found.toSorted((a, b) => a.sent - b.sent)
}
