import { addMonths, todayInVietnam } from '#kernel/day.ts'
import type { Recurring, Working } from '#platform/jobs/index.ts'
import { dropReadings } from '#features/audit/index.server.ts'
import { eraseBodies, forgetJobs, forgetSignIns, monthsOf, proving } from './keeping.sql.ts'

type Work = Parameters<Working['asOwner']>[0]

/** The same work, each of its transactions closed with how much it erased under the rule. */
export function proven(rule: string, work: Recurring): Recurring {
  return {
    ...work,
    run: (asOwner, signal) => work.run((inside) => asOwner((tx) => proving(tx, rule, inside)), signal),
  }
}

/** Every hour: what the program keeps for a while, and what somebody has set a term for. */
export const keepTerms: Recurring = {
  kind: 'privacy.keepTerms',
  at: '25 * * * *',
  async run(asOwner) {
    const under = (rule: string, work: Work) => asOwner((tx) => proving(tx, rule, work))
    await under('privacy.jobsKept', forgetJobs)
    await under('privacy.signInsKept', forgetSignIns)
    await under('privacy.readingsKeptFor', async (tx) => {
      const months = await monthsOf(tx, 'privacy.readingsKeptFor')
      if (months !== undefined) await dropReadings(tx, monthsAgo(months), 'privacy.readingsKeptFor')
    })
    await under('privacy.bodiesKeptFor', async (tx) => {
      const months = await monthsOf(tx, 'privacy.bodiesKeptFor')
      if (months !== undefined) await eraseBodies(tx, monthsAgo(months))
    })
  },
}

function monthsAgo(months: number) {
  return addMonths(todayInVietnam(Date.now()), -months)
}
