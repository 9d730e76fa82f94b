import { refuse } from '#kernel/decision.ts'
import type { Handle } from '#platform/http/index.ts'
import type { readingRoutes } from './reading.contract.ts'
import type { MemberRefusal } from './refusals.ts'

export const downloadMembers: Handle<typeof readingRoutes.downloadMembers, MemberRefusal> = async () =>
  refuse({ code: 'notFound' })
