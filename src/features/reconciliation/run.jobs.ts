import { z } from 'zod'
import { todayInVietnam, type Day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import { calendar } from '#rulebook/index.ts'
import { clocksToKeep } from '#features/transfers/index.ts'
import { keepClocks, type ClockOfCase } from '#features/transfers/index.server.ts'
import { findJob, task, type JobRow, type Recurring, type Working } from '#platform/jobs/index.ts'
import { acceptedLists, type AcceptedList } from './kept.sql.ts'
import { eraseExpired } from './lists.sql.ts'
import type { Asking } from './reach.sql.ts'
import { verdictsOf } from './pairs.sql.ts'
import { dueForErasure, eraseReconciliation, lockReconciliation } from './reconciliations.sql.ts'
import type { Outcome, Underivable } from './reconcile.ts'
import { reconcileElsewhere } from './reconciling.server.ts'
import { toSave, type RunToSave } from './run.ts'
import {
  markFresh,
  waitingRunOf,
  worthComparing,
  savePairs,
  savePeople,
  saveRunProblems,
  saveStandings,
  subjectsByEntry,
  type RunHead,
} from './runs.sql.ts'
import { eventsOf } from './standing.ts'

/** Compares the accepted lists anew. What changed meanwhile makes the result stale again, and the next run takes it in. */
export const runReconciliation = task(
  'reconciliation.run',
  z.object({ reconciliation: z.uuid() }),
  ({ reconciliation }, working) => {
    const now = new Date()
    return compare(working, reconciliation, { today: todayInVietnam(now.getTime()), now: now.toISOString() })
  },
)

export interface Moment {
  readonly today: Day
  /** ISO 8601. */
  readonly now: string
}

/** One run, in the name of an account. Answers the id of the run; undefined where the reconciliation was erased meanwhile. */
export async function compare(
  working: Pick<Working, 'as' | 'progress' | 'signal'>,
  reconciliation: string,
  moment: Moment,
): Promise<string | undefined> {
  const { lists, verdicts } = await working.as(async (tx) => {
    await markFresh(tx, reconciliation)
    return { lists: await acceptedLists(tx, reconciliation), verdicts: await verdictsOf(tx, reconciliation) }
  })
  const total = lists.reduce((n, l) => n + l.rows.length, 0)
  await working.progress(0, total)
  const outcome = await reconcileElsewhere({ lists, verdicts, today: moment.today }, working.signal)
  await working.progress(total, total)
  return save(working, reconciliation, outcome, lists, moment)
}

async function save(
  working: Pick<Working, 'as'>,
  reconciliation: string,
  outcome: Outcome,
  lists: readonly AcceptedList[],
  { today, now }: Moment,
): Promise<string | undefined> {
  return working.as(async (tx) => {
    const locked = await lockReconciliation(tx, reconciliation)
    if (!locked) return undefined
    const subjectOf = await subjectsByEntry(tx, reconciliation)
    const run = toSave(outcome, { subjectOf, lists: new Map(lists.map((l) => [l.id, l])), newId: () => crypto.randomUUID() })
    const head: RunHead = { id: crypto.randomUUID(), reconciliation, unit: locked.unit, today, now }
    await savePeople(tx, head, run)
    await keepClocks(tx, head.unit, clocksOf(run, outcome, today), now)
    await saveStandings(tx, head, run)
    await savePairs(tx, head, run)
    await saveRunProblems(tx, head, outcome.underivable.map(problemOf))
    return head.id
  })
}

/** Clocks of whoever waits: not seen yet, in doubt, not compared, never introduced. */
function clocksOf(run: RunToSave, outcome: Outcome, today: Day): readonly ClockOfCase[] {
  const waiting = new Set(['notSeenYet', 'doubtful', 'notCompared', 'neverIntroduced'])
  const open = new Map(run.standings.filter((s) => waiting.has(s.stands)).map((s) => [s.subject, s]))
  const entryOf = new Map(run.subjects.map((s) => [`${s.list}:${String(s.row)}`, s.id]))
  const world = { today, rules: rulebook(), calendar }
  return [...outcome.subjects.sent, ...outcome.subjects.residing].flatMap((subject) => {
    const id = entryOf.get(subject.stands[0].id)
    const standing = id === undefined ? undefined : open.get(id)
    if (id === undefined || !standing) return []
    return clocksToKeep(eventsOf(subject.stands, subject.side, standing.details), world).map((clock) => ({
      case: id,
      clock,
    }))
  })
}

function problemOf({ entry, code }: Underivable) {
  return { list: entry.list, row: entry.row, column: null, code, facts: {} }
}

/** Starts a run once both sides have a list (or had one); one that waits already will take everything in. */
export async function startRunOf(
  { tx, enqueue }: Pick<Asking, 'tx' | 'enqueue'>,
  reconciliation: string,
): Promise<JobRow | undefined> {
  if (!(await worthComparing(tx, reconciliation))) return undefined
  const waiting = await waitingRunOf(tx, reconciliation)
  const job = waiting ?? (await enqueue(runReconciliation, reconciliation, { reconciliation }))
  return findJob(tx, job)
}

/** Drafts that nobody accepted within a day. */
export const eraseDrafts: Recurring = {
  kind: 'lists.eraseDrafts',
  at: '*/10 * * * *',
  run: (asOwner) => asOwner(eraseExpired),
}

/** Reconciliations whose day of erasure, by the office's own setting, has come. */
export const eraseOld: Recurring = {
  kind: 'reconciliation.eraseOld',
  at: '15 19 * * *', // 02:15 in Vietnam
  run: (asOwner) =>
    asOwner(async (tx) => {
      for (const { id } of await dueForErasure(tx)) await eraseReconciliation(tx, id, new Date().toISOString())
    }),
}
