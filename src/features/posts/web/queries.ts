import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { memberRoutes } from '#features/people/index.ts'
import { postRoutes } from '../posts.contract.ts'

export const api = createClient(postRoutes)
const members = createClient({ listMembers: memberRoutes.listMembers })

/** `ended`: with those who have left by then. */
export function postsQuery(id: string, ended: boolean, days: { readonly on?: string; readonly known?: string }) {
  return queryOptions({
    queryKey: ['posts', id, ended, days],
    queryFn: () => api.listPosts({ params: { id }, query: ended ? { ...days, ended: 'true' } : days }),
    placeholderData: keepPreviousData,
  })
}

/** Members within reach by words of their names or a card number. */
export function holdersQuery(search: string, size: number) {
  return queryOptions({
    queryKey: ['members', 'holders', search, size],
    queryFn: ({ signal }) => members.listMembers({ query: { search, size, kind: 'official' } }, { signal }),
    placeholderData: keepPreviousData,
  })
}
