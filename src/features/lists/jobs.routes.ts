import { refuse } from '#kernel/decision.ts'
import type { Handlers } from '#platform/http/index.ts'
import { cancelJob, findJob } from '#platform/jobs/index.ts'
import { jobView } from './draft.view.ts'
import type { jobRoutes } from './draft.contract.ts'

export const jobHandlers: Handlers<typeof jobRoutes> = {
  async getJob({ tx, params, language }) {
    const job = await findJob(tx, params.id)
    return job ? jobView(job, language) : refuse({ code: 'notFound' })
  },

  async cancelJob({ tx, params, language }) {
    await cancelJob(tx, params.id)
    const job = await findJob(tx, params.id)
    return job ? jobView(job, language) : refuse({ code: 'notFound' })
  },
}
