import type { FastifyInstance } from 'fastify'
import { type Context, mount, performer } from '#platform/http/index.ts'
import {
  accountProblems,
  accountRoutes,
  activationRoutes,
  deviceRoutes,
  keepingRoutes,
  roleProblems,
  roleRoutes,
  layerRoutes,
  secondRoutes,
  securityRoutes,
  signOnRoutes,
} from '#features/accounts/index.ts'
import {
  accountHandlers,
  type AccountSettings,
  activationHandlers,
  deviceHandlers,
  keepingHandlers,
  roleHandlers,
  layerHandlers,
  secondHandlers,
  securityHandlers,
  signOnHandlers,
} from '#features/accounts/index.server.ts'
import { auditProblems, headRoutes, keyRoutes, trailRoutes } from '#features/audit/index.ts'
import { headHandlers, keyHandlers, trailHandlers } from '#features/audit/index.server.ts'
import { jobRoutes } from '#features/lists/index.ts'
import { jobHandlers } from '#features/lists/index.server.ts'
import {
  duplicateProblems,
  duplicateRoutes,
  importRoutes,
  memberProblems,
  memberRoutes,
} from '#features/people/index.ts'
import {
  duplicateHandlers,
  importHandlers,
  importProblems,
  importTasks,
  memberHandlers,
  type MemberSettings,
} from '#features/people/index.server.ts'
import { linkingRoutes, mineProblems, mineRoutes, requestRoutes, withheldRoutes } from '#features/mine/index.ts'
import { linkingHandlers, mineHandlers, requestHandlers, withheldHandlers } from '#features/mine/index.server.ts'
import { postProblems, postRoutes } from '#features/posts/index.ts'
import { postHandlers } from '#features/posts/index.server.ts'
import { listRoutes, pairRoutes, reconciliationRoutes } from '#features/reconciliation/index.ts'
import {
  attemptHandlers,
  listHandlers,
  listProblems,
  pairHandlers,
  pairProblems,
  reconciliationHandlers,
  reconciliationProblems,
} from '#features/reconciliation/index.server.ts'
import { proposalProblems, proposalRoutes } from '#features/proposals/index.ts'
import { proposalHandlers } from '#features/proposals/index.server.ts'
import {
  breachRoutes,
  erasingRoutes,
  keepingRoutes as keptRoutes,
  privacyProblems,
  registerRoutes,
} from '#features/privacy/index.ts'
import {
  breachHandlers,
  erasingHandlers,
  keepingHandlers as keptHandlers,
  registerHandlers,
} from '#features/privacy/index.server.ts'
import { accountTexts } from '#browser/texts/accounts.ts'
import { ruleRoutes } from '#features/rules/index.ts'
import { ruleHandlers } from '#features/rules/index.server.ts'
import { transferProblems, transferRoutes } from '#features/transfers/index.ts'
import { unitProblems, unitRoutes } from '#features/units/index.ts'
import { unitHandlers } from '#features/units/index.server.ts'
import { grants } from './grants.ts'
import { processing } from './processing.ts'
import { sampleLists } from './demo/lists/index.ts'

/** Every operation by its name: what OpenAPI lists, the server mounts and the permission tests go through. */
export const routes = {
  ...accountRoutes,
  ...secondRoutes,
  ...layerRoutes,
  ...securityRoutes,
  ...signOnRoutes,
  ...deviceRoutes,
  ...activationRoutes,
  ...keepingRoutes,
  ...roleRoutes,
  ...trailRoutes,
  ...headRoutes,
  ...keyRoutes,
  ...proposalRoutes,
  ...unitRoutes,
  ...memberRoutes,
  ...importRoutes,
  ...duplicateRoutes,
  ...postRoutes,
  ...ruleRoutes,
  ...jobRoutes,
  ...reconciliationRoutes,
  ...listRoutes,
  ...pairRoutes,
  ...transferRoutes,
  ...mineRoutes,
  ...requestRoutes,
  ...linkingRoutes,
  ...withheldRoutes,
  ...erasingRoutes,
  ...breachRoutes,
  ...registerRoutes,
  ...keptRoutes,
}

export function mountFeatures(
  app: FastifyInstance,
  context: Context,
  settings: AccountSettings & MemberSettings,
): void {
  mount(app, accountRoutes, accountHandlers(settings), accountProblems, context)
  mount(app, secondRoutes, secondHandlers(settings), accountProblems, context)
  mount(app, signOnRoutes, signOnHandlers(settings), accountProblems, context)
  mount(app, securityRoutes, securityHandlers(settings), accountProblems, context)
  mount(app, deviceRoutes, deviceHandlers, accountProblems, context)
  mount(app, layerRoutes, layerHandlers(settings), accountProblems, context)
  mount(app, activationRoutes, activationHandlers, accountProblems, context)
  mount(app, keepingRoutes, keepingHandlers, accountProblems, context)
  mount(app, roleRoutes, roleHandlers, roleProblems, context)
  mount(app, trailRoutes, trailHandlers, auditProblems, context)
  mount(app, headRoutes, headHandlers(settings.secrets), auditProblems, context)
  mount(app, keyRoutes, keyHandlers, auditProblems, context)
  mount(app, proposalRoutes, proposalHandlers(performer(context)), proposalProblems, context)
  mount(app, unitRoutes, unitHandlers, unitProblems, context)
  mount(app, memberRoutes, memberHandlers(settings), memberProblems, context)
  mount(app, importRoutes, importHandlers(importTasks(settings.secrets)), importProblems, context)
  mount(app, duplicateRoutes, duplicateHandlers(settings), duplicateProblems, context)
  mount(app, postRoutes, postHandlers, postProblems, context)
  mount(app, ruleRoutes, ruleHandlers, {}, context)
  mount(app, jobRoutes, jobHandlers, {}, context)
  mount(app, reconciliationRoutes, reconciliationHandlers, reconciliationProblems, context)
  mount(app, listRoutes, listHandlers(sampleLists), listProblems, context)
  mount(app, pairRoutes, pairHandlers, pairProblems, context)
  mount(app, transferRoutes, attemptHandlers, transferProblems, context)
  mount(app, mineRoutes, mineHandlers(settings.secrets), mineProblems, context)
  mount(app, requestRoutes, requestHandlers, mineProblems, context)
  mount(app, linkingRoutes, linkingHandlers, mineProblems, context)
  mount(app, withheldRoutes, withheldHandlers, mineProblems, context)
  mount(app, erasingRoutes, erasingHandlers, privacyProblems, context)
  mount(app, breachRoutes, breachHandlers, privacyProblems, context)
  const assembled = { activities: processing, grants, roleNames: accountTexts.vi.roles }
  mount(app, registerRoutes, registerHandlers(assembled), privacyProblems, context)
  mount(app, keptRoutes, keptHandlers, {}, context)
}
