import { z } from 'zod'
import { todayInVietnam, type Day } from '#kernel/day.ts'
import { keepClocks } from '#features/transfers/index.server.ts'
import { findJob, task, type Recurring, type Working } from '#platform/jobs/index.ts'
import { jsonOf, tables, type Compared, type Table } from './comparing.ts'
import { acceptedLists } from './kept.sql.ts'
import type { JobSeen } from '#features/lists/index.ts'
import { eraseExpired } from './lists.sql.ts'
import type { Asking } from './reach.sql.ts'
import { verdictsOf } from './pairs.sql.ts'
import { dueForErasure, eraseReconciliation, findReconciliation, lockReconciliation } from './reconciliations.sql.ts'
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
  takeTurn,
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
    const input = await inputOf(tx, reconciliation)
    const last = await lastRunOf(tx, reconciliation)
    if (!again && last && isSame(last, input) && last.on_day === moment.today) {
      await markFresh(tx, reconciliation)
      return last.id
    }
    const [lists, verdicts] = [await acceptedLists(tx, reconciliation), await verdictsOf(tx, reconciliation)]
    const [subjectOf, orphans] = [await subjectsByEntry(tx, reconciliation), await orphansOf(tx, reconciliation)]
    return { input, given: { lists, verdicts, subjectOf, orphans, today: moment.today } }
  })
  if (typeof loaded === 'string') return { state: 'done', run: loaded }
  const total = loaded.given.lists.reduce((n, l) => n + l.count, 0)
  await working.progress(0, total)
  const compared = await compareElsewhere(loaded.given, working.signal, (share) => {
    void working.progress(Math.floor(total * share), total).catch(() => undefined) // a cancel is seen by the signal too
  })
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
  try {
    return await working.as(async (tx) => {
      await takeTurn(tx, reconciliation)
      const found = await findReconciliation(tx, reconciliation)
      if (!found) return { state: 'done', run: undefined }
      const head: RunHead = { id: crypto.randomUUID(), reconciliation, unit: found.unit, today, now, input }
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
      const all = tables.flatMap((table) => pieces[table].map((piece) => ({ table, piece })))
      for (const [i, { table, piece }] of all.entries()) {
        await saving[table](jsonOf(piece))
        await working.progress(Math.floor(total * (0.6 + (0.4 * (i + 1)) / all.length)), total)
      }
      await tidy(tx, head)
      // only now, so that nobody who accepts or answers meanwhile waits for the whole of it
      if (!(await lockReconciliation(tx, reconciliation)) || !isSame(input, await inputOf(tx, reconciliation)))
        throw new ChangedMeanwhile()
      await markFresh(tx, reconciliation)
      return revived.length > 0 ? { state: 'revived' } : { state: 'done', run: head.id }
    })
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return { state: 'changed' }
    throw error
  }
}

/** Undoes what was written of a comparison that is no longer of the lists as they are. */
class ChangedMeanwhile extends Error {}

/** Starts a run once both sides have a list (or had one); one that waits already will take everything in. */
export async function startRunOf(
  { tx, enqueue }: Pick<Asking, 'tx' | 'enqueue'>,
  reconciliation: string,
): Promise<JobSeen | undefined> {
  if (!(await worthComparing(tx, reconciliation))) return undefined
  const waiting = await waitingRunOf(tx, reconciliation)
  if (waiting) return waiting
  return findJob(tx, await enqueue(runReconciliation, reconciliation, { reconciliation }))
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
