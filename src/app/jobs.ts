import { forgetOldAnswers, keepReadLog } from '#features/audit/index.server.ts'
import { eraseDrafts, eraseOld, readListTask, runReconciliation } from '#features/reconciliation/index.server.ts'
import type { Database } from '#platform/db/index.ts'
import { type Jobs, type JobsOptions, startJobs } from '#platform/jobs/index.ts'

/** Everything that works in the background, on demand and by the clock. */
export function startOurJobs(
  database: Database,
  more: Pick<JobsOptions, 'onEnd' | 'patience'> = {},
): Promise<Jobs> {
  return startJobs({
    database,
    tasks: [readListTask, runReconciliation],
    recurring: [eraseDrafts, eraseOld, keepReadLog, forgetOldAnswers],
    ...more,
  })
}
