import { addWorkingDays } from '#kernel/day.ts'
import { soonWithin, type World } from '#features/transfers/index.ts'
import { ledgerOf, peopleIn } from './ledger.ts'
import { ledgerRows } from './ledger.sql.ts'
import type { Filter, Horizon } from './people.sql.ts'
import type { Asking } from './reach.sql.ts'

/** The last day that is still "soon". Past the calendar nothing is. */
export function horizonOf({ today, calendar }: World): Horizon {
  const soonUntil = today < calendar.lastKnown ? addWorkingDays(today, soonWithin, calendar) : today
  return { today, soonUntil }
}

/** Which people a request asks for: a group, or one cell of the ledger. */
export async function filterOf(
  given: Asking,
  reconciliation: string,
  query: {
    readonly group?: Filter['stands']
    readonly clock?: Filter['clock']
    readonly sender?: string | undefined
    readonly search?: string | undefined
    readonly side?: Filter['side']
    readonly only?: Filter['only']
    readonly quarter?: string | undefined
    readonly cell?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
  },
): Promise<Filter> {
  const { group, clock, sender, search, only } = query
  const filter = { clock, sender, search, only }
  if (query.cell === undefined) return { ...filter, stands: group, side: query.side ?? sideOf(group) }
  const ledger = ledgerOf(await ledgerRows(given.tx, reconciliation), given.world.today, query.quarter)
  return { ...filter, ids: peopleIn(ledger.lines, query.cell, query.from, query.to) }
}

/** The figures of the screen count people who were sent; rows of the received side in doubt or not compared are asked for by `side`. */
function sideOf(group: Filter['stands']): Filter['side'] {
  return group === 'doubtful' || group === 'notCompared' ? 'sent' : undefined
}
