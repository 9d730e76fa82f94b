import { changingRoutes } from './changing.contract.ts'
import { readingRoutes } from './reading.contract.ts'
import { viewRoutes } from './views.contract.ts'

export * from './member.contract.ts'
export { type ListColumn, listColumns, MemberFilter, sorts, Total } from './reading.contract.ts'
export type { Look } from './views.contract.ts'

/** Everything the register answers about members, by name. */
export const memberRoutes = { ...readingRoutes, ...viewRoutes, ...changingRoutes }
