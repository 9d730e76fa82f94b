import type { AnyRoute } from '#kernel/contract.ts'
import type { Day } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import type { Given } from '#platform/http/index.ts'
import { jobView } from '#features/lists/index.ts'
import type { listRoutes } from './lists.contract.ts'
import { mayAt } from './reach.sql.ts'
import { acceptReady, type ReadyList } from './ready.server.ts'
import { findReconciliation } from './reconciliations.sql.ts'
import { startRunOf } from './run.jobs.ts'

export type Samples = (today: Day) => readonly ReadyList[]

/** The three sample lists go the way of any list; whoever looks at the result looks at real work on made-up people. */
export const loadSamples =
  (samples: Samples) => async (given: Given<(typeof listRoutes)['loadSamples'] & AnyRoute>) => {
    const { tx, params, world } = given
    const found = await findReconciliation(tx, params.id)
    if (!found || !(await mayAt(given, 'reconciliation.addList', found.unit))) return refuse({ code: 'notFound' })
    const into = { reconciliation: found.id, unit: found.unit }
    for (const list of samples(world.today)) await acceptReady(tx, into, list, world)
    await given.record({ unit: found.unit, command: 'lists.loadSamples', on: world.today, body: { id: found.id } })
    const job = await startRunOf(given, found.id)
    return job ? { job: jobView(job, given.language) } : refuse({ code: 'notFound' })
  }
