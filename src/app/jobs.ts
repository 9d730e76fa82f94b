import { forgetOldAnswers, keepReadLog, sealHistory } from '#features/audit/index.server.ts'
import { eraseImportDrafts, findDuplicates, importTasks, keepRegister } from '#features/people/index.server.ts'
import { keepTerms, proven } from '#features/privacy/index.server.ts'
import { keptFor } from '#rulebook/index.ts'
import { eraseDrafts, eraseOld, readListTask, runReconciliation } from '#features/reconciliation/index.server.ts'
import type { Database } from '#platform/db/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { type Jobs, type JobsOptions, startJobs } from '#platform/jobs/index.ts'

/** Everything that works in the background, on demand and by the clock. */
export async function startOurJobs(
  database: Database,
  { secrets, ...more }: Pick<JobsOptions, 'onEnd' | 'patience'> & { readonly secrets?: Secrets | undefined } = {},
): Promise<Jobs> {
  // what a night without the application left open is closed at once
  await sealHistory.run((work) => database.asOwner(work), new AbortController().signal)
  const jobs = await startJobs({
    database,
    tasks: [...Object.values(importTasks(secrets)), findDuplicates, readListTask, runReconciliation],
    recurring: [
      proven('privacy.importDraftsKept', eraseImportDrafts),
      proven('privacy.listDraftsKept', eraseDrafts),
      proven(keptFor.id, eraseOld),
      proven('privacy.answersKept', forgetOldAnswers),
      keepTerms,
      keepReadLog,
      sealHistory,
    ],
    ...more,
  })
  const register = keepRegister((work) => database.asOwner(work))
  return {
    ...jobs,
    async stop() {
      await Promise.all([register.stop(), jobs.stop()])
    },
  }
}
