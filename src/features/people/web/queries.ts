import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import type { InOf } from '#kernel/contract.ts'
import { memberRoutes } from './contract.ts'

export const api = createClient(memberRoutes)

export type ListAsked = NonNullable<InOf<typeof memberRoutes.listMembers>['query']>
export type CountAsked = NonNullable<InOf<typeof memberRoutes.countMembers>['query']>
interface Days {
  readonly on?: string
  readonly known?: string
}

export const keys = {
  list: ['members', 'list'] as const,
  count: ['members', 'count'] as const,
  one: (person: string) => ['members', 'one', person] as const,
  views: ['members', 'views'] as const,
}

export function membersQuery(asked: ListAsked) {
  return queryOptions({
    queryKey: [...keys.list, asked],
    queryFn: ({ signal }) => api.listMembers({ query: asked }, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function countQuery(asked: CountAsked) {
  return queryOptions({
    queryKey: [...keys.count, asked],
    queryFn: ({ signal }) => api.countMembers({ query: asked }, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function memberQuery(person: string, days: Days) {
  return queryOptions({
    queryKey: [...keys.one(person), days],
    queryFn: () => api.getMember({ params: { person }, query: days }),
  })
}

export const viewsQuery = queryOptions({ queryKey: keys.views, queryFn: () => api.listViews(), staleTime: 60_000 })

/** Something about a member changed: the page of the member and every list and count that may show it. */
export function refreshMembers(client: QueryClient): Promise<unknown> {
  return client.invalidateQueries({ queryKey: ['members'] })
}
