import { forgetAnswers } from '#platform/http/index.ts'
import type { Recurring } from '#platform/jobs/index.ts'
import { prepareReadLog } from './audit.sql.ts'

/** Twice a day: the partitions of the days ahead stand before anybody reads. */
export const keepReadLog: Recurring = {
  kind: 'audit.keepReadLog',
  at: '30 5,17 * * *',
  run: (asOwner) => asOwner(prepareReadLog),
}

/** Every hour: what commands answered is not kept longer than somebody may ask again. */
export const forgetOldAnswers: Recurring = {
  kind: 'audit.forgetAnswers',
  at: '10 * * * *',
  run: (asOwner) => asOwner(forgetAnswers),
}
