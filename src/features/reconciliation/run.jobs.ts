import { z } from 'zod'
import { todayInVietnam, type Day } from '#kernel/day.ts'
import { keepClocks } from '#features/transfers/index.server.ts'
import { findJob, task, type JobRow, type Recurring, type Working } from '#platform/jobs/index.ts'
import { tables, type Compared, type Table } from './comparing.ts'
import { acceptedLists } from './kept.sql.ts'
import { eraseExpired } from './lists.sql.ts'
import type { Asking } from './reach.sql.ts'
import { verdictsOf } from './pairs.sql.ts'
import { dueForErasure, eraseReconciliation, lockReconciliation } from './reconciliations.sql.ts'
import { compareElsewhere } from './reconciling.server.ts'
import {
  inputOf,
  insertRun,
  lastRunOf,
  markFresh,
  orphansOf,
  saveMerged,
  savePairs,
  saveRows,
  saveRunProblems,
  saveStandings,
  saveSubjects,
  subjectsByEntry,
  tidy,
  waitingRunOf,
  worthComparing,
  type RunHead,
  type RunInput,
} from './runs.sql.ts'

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

/**
 * One run, in the name of an account. What it compared may have changed while it did: then it compares again, so that an
 * older state never overwrites a newer one. Where nothing has changed since the last run of the day, that one stands.
 * Answers the id of the run; undefined where the reconciliation was erased meanwhile.
 */
export async function compare(
  working: Pick<Working, 'as' | 'progress' | 'signal'>,
  reconciliation: string,
  moment: Moment,
): Promise<string | undefined> {
  for (let again = false; ;) {
    const outcome = await once(working, reconciliation, moment, again)
    if (outcome.state === 'done') return outcome.run
    again = outcome.state === 'revived'
  }
}

type Once =
  | { readonly state: 'done'; readonly run: string | undefined }
  /** The lists or the answers changed while they were compared. */
  | { readonly state: 'changed' }
  /** Somebody whose rows had been taken back was found again: what people decided about them counts now. */
  | { readonly state: 'revived' }

async function once(
  working: Pick<Working, 'as' | 'progress' | 'signal'>,
  reconciliation: string,
  moment: Moment,
  again: boolean,
): Promise<Once> {
  const loaded = await working.as(async (tx) => {
    await markFresh(tx, reconciliation)
    const input = await inputOf(tx, reconciliation)
    const last = await lastRunOf(tx, reconciliation)
    if (!again && last && isSame(last, input) && last.on_day === moment.today) return last.id
    const [lists, verdicts] = [await acceptedLists(tx, reconciliation), await verdictsOf(tx, reconciliation)]
    const [subjectOf, orphans] = [await subjectsByEntry(tx, reconciliation), await orphansOf(tx, reconciliation)]
    return { input, given: { lists, verdicts, subjectOf, orphans, today: moment.today } }
  })
  if (typeof loaded === 'string') return { state: 'done', run: loaded }
  const total = loaded.given.lists.reduce((n, l) => n + l.count, 0)
  await working.progress(0, total)
  const compared = await compareElsewhere(loaded.given, working.signal)
  return save(working, reconciliation, compared, { ...moment, input: loaded.input, total })
}

function isSame(one: RunInput, other: RunInput): boolean {
  return one.lists === other.lists && one.answers === other.answers
}

async function save(
  working: Pick<Working, 'as' | 'progress'>,
  reconciliation: string,
  { counts, pieces, revived }: Compared,
  { today, now, input, total }: Moment & { readonly input: RunInput; readonly total: number },
): Promise<Once> {
  return working.as(async (tx) => {
    const locked = await lockReconciliation(tx, reconciliation)
    if (!locked) return { state: 'done', run: undefined }
    if (!isSame(input, await inputOf(tx, reconciliation))) return { state: 'changed' }
    const head: RunHead = { id: crypto.randomUUID(), reconciliation, unit: locked.unit, today, now, input }
    const saving: Readonly<Record<Table, (json: string) => Promise<void>>> = {
      subjects: (json) => saveSubjects(tx, head, json),
      merged: (json) => saveMerged(tx, json),
      rows: (json) => saveRows(tx, head, json),
      clocks: (json) => keepClocks(tx, head.unit, json, now),
      standings: (json) => saveStandings(tx, head, json),
      pairs: (json) => savePairs(tx, head, json),
      problems: (json) => saveRunProblems(tx, head, json),
    }
    await insertRun(tx, head, counts)
    const all = tables.flatMap((table) => pieces[table].map((json) => ({ table, json })))
    for (const [i, { table, json }] of all.entries()) {
      await saving[table](json)
      await working.progress(Math.floor((total * (i + 1)) / all.length), total)
    }
    await tidy(tx, head)
    return revived.length > 0 ? { state: 'revived' } : { state: 'done', run: head.id }
  })
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
