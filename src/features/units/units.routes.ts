import { refuse } from '#kernel/decision.ts'
import type { Handlers } from '#platform/http/index.ts'
import type { unitRoutes } from './units.contract.ts'
import { findUnit, listNeighbours, listWithin } from './units.sql.ts'

export const unitHandlers = {
  listMyUnits: async ({ tx, actor, query }) => {
    const { units, total } = await listWithin(tx, actor.reach('units.read'), query)
    return { units: [...units], total }
  },

  // the same statements whether the unit exists, is hidden or is seen
  getUnit: async ({ tx, actor, params }) => {
    const scope = actor.reach('units.read')
    const unit = await findUnit(tx, scope, params.id)
    const near = await listNeighbours(tx, scope, params.id)
    return unit ? { unit, ...near } : refuse({ code: 'notFound' })
  },
} satisfies Handlers<typeof unitRoutes>
