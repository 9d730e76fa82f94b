import { draftProblems } from '#features/lists/index.server.ts'
import type { Problems } from '#platform/http/index.ts'
import type { ListRefusal } from './drafting.ts'

export const listProblems = {
  ...draftProblems,
  'lists.notAccepted': {
    status: 409,
    title: { vi: 'Danh sách này không ở trạng thái đã nhận', en: 'This list is not an accepted one' },
  },
} satisfies Problems<ListRefusal>
