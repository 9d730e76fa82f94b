import type { Handlers } from '#platform/http/index.ts'
import { changingHandlers } from './changing.routes.ts'
import { downloadMembers } from './export.routes.ts'
import { listHandlers } from './list.routes.ts'
import { memberHandlers as pageHandlers, type MemberSettings } from './member.routes.ts'
import type { memberRoutes } from './members.contract.ts'
import type { MemberRefusal } from './refusals.ts'
import { viewHandlers } from './views.routes.ts'

export { duplicateHandlers } from './duplicates/duplicates.routes.ts'
export { findDuplicates } from './duplicates/finding.jobs.ts'
export { mergesBeside } from './duplicates/merges.routes.ts'
export { keepRegister } from './keeping.jobs.ts'
export { keyOfNumbers, setKeyOfNumbers } from './keeping.sql.ts'
export { aboutRow } from './import/accepting.server.ts'
export { eraseImportDrafts, importTasks } from './import/imports.jobs.ts'
export { importProblems } from './import/telling.server.ts'
export { importHandlers } from './import/imports.routes.ts'
export type { Beside, MemberSettings } from './member.routes.ts'

export function memberHandlers(settings: MemberSettings): Handlers<typeof memberRoutes, MemberRefusal> {
  return {
    ...listHandlers,
    downloadMembers,
    ...pageHandlers(settings),
    ...viewHandlers,
    ...changingHandlers(settings.secrets),
  }
}
