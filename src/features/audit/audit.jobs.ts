import { addDays, todayInVietnam } from '#kernel/day.ts'
import { forgetAnswers } from '#platform/http/index.ts'
import type { Recurring } from '#platform/jobs/index.ts'
import { prepareReadLog } from './audit.sql.ts'
import { closeDay, dropEmptyReadLogs, indexReadLog, sealReadings } from './sealing.sql.ts'

/** Twice a day: the partitions of the days ahead stand before anybody reads, those of days gone by can be searched. */
export const keepReadLog: Recurring = {
  kind: 'audit.keepReadLog',
  at: '30 5,17 * * *',
  async run(asOwner) {
    await asOwner(prepareReadLog)
    await asOwner(indexReadLog)
    await asOwner(dropEmptyReadLogs)
  },
}

/** Every hour: what commands answered is not kept longer than somebody may ask again. */
export const forgetOldAnswers: Recurring = {
  kind: 'audit.forgetAnswers',
  at: '10 * * * *',
  run: (asOwner) => asOwner(forgetAnswers),
}

/** Every ten minutes: readings are sealed; the first time after midnight, and ten minutes, the day before gets its head. */
export const sealHistory: Recurring = {
  kind: 'audit.seal',
  at: '*/10 * * * *',
  async run(asOwner) {
    await asOwner((tx) => sealReadings(tx))
    await asOwner((tx) => closeDay(tx, addDays(todayInVietnam(Date.now() - 9 * 60_000), -1)))
  },
}
