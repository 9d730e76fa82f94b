import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import type { InOf } from '#kernel/contract.ts'
import { jobRoutes } from '#features/lists/index.ts'
import { isOpen, soon } from '#features/lists/web/index.ts'
import { duplicateRoutes } from '../duplicates.contract.ts'

export const api = createClient({ ...jobRoutes, ...duplicateRoutes })

export type State = 'open' | 'later' | 'different'
export type Choice = InOf<typeof duplicateRoutes.previewMerge>['body']

const keys = {
  all: ['duplicates'] as const,
  pair: (id: string) => ['duplicates', 'pair', id] as const,
  merge: (id: string) => ['duplicates', 'merge', id] as const,
}

export function pairsQuery(state: State, page: number) {
  return queryOptions({
    queryKey: [...keys.all, 'list', state, page],
    queryFn: () => api.listDuplicates({ query: { state, page } }),
    placeholderData: keepPreviousData,
  })
}

export function mergesQuery(page: number) {
  return queryOptions({
    queryKey: [...keys.all, 'merges', page],
    queryFn: () => api.listMerges({ query: { page } }),
    placeholderData: keepPreviousData,
  })
}

export function pairQuery(id: string) {
  return queryOptions({
    queryKey: keys.pair(id),
    queryFn: () => api.getDuplicate({ params: { id } }),
    staleTime: 0,
    retry: false,
  })
}

export function previewQuery(id: string, choice: Choice) {
  return queryOptions({
    queryKey: [...keys.pair(id), 'preview', choice],
    queryFn: () => api.previewMerge({ params: { id }, body: choice }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  })
}

export function mergeQuery(id: string) {
  return queryOptions({
    queryKey: keys.merge(id),
    queryFn: () => api.getMerge({ params: { id } }),
    staleTime: 0,
  })
}

/** A search, asked again until it has ended. */
export function searchQuery(job: string | null) {
  return queryOptions({
    queryKey: ['jobs', job],
    queryFn: () => api.getJob({ params: { id: job ?? '' } }),
    enabled: job !== null,
    refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? soon(state.dataUpdateCount) : false),
  })
}

/** Who is who changed: pairs, merges, and every list and page of members. */
export function refreshAll(client: QueryClient): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: keys.all }),
    client.invalidateQueries({ queryKey: ['members'] }),
  ])
}
