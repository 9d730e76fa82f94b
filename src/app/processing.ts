import type { Processing } from '#kernel/processing.ts'
import { processing as accounts } from '#features/accounts/index.ts'
import { processing as audit } from '#features/audit/index.ts'
import { processing as mine } from '#features/mine/index.ts'
import { processing as people } from '#features/people/index.ts'
import { processing as posts } from '#features/posts/index.ts'
import { processing as privacy } from '#features/privacy/index.ts'
import { processing as proposals } from '#features/proposals/index.ts'
import { processing as reconciliation } from '#features/reconciliation/index.ts'

/** What the program does with personal data, as each feature says it. */
export const processing: readonly Processing[] = [
  ...people,
  ...posts,
  ...reconciliation,
  ...mine,
  ...proposals,
  ...accounts,
  ...audit,
  ...privacy,
]
