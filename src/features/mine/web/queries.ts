import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { linkingRoutes, withheldRoutes } from '../linking.contract.ts'
import { mineRoutes } from '../mine.contract.ts'
import { requestRoutes } from '../requests.contract.ts'

export const api = createClient({ ...mineRoutes, ...requestRoutes, ...linkingRoutes, ...withheldRoutes })

export const mineQuery = queryOptions({ queryKey: ['mine', 'page'], queryFn: () => api.getMine(), retry: false })

/** Whether the account is somebody's, and how much is new; asked once in a while, for the menu. */
export const newsQuery = queryOptions({
  queryKey: ['mine', 'news'],
  queryFn: () => api.getMyNews(),
  staleTime: 10 * 60_000,
})

export function readersQuery(page: number, size: number) {
  return queryOptions({
    queryKey: ['mine', 'readers', page, size],
    queryFn: () => api.listMyReaders({ query: { page, size, days: readersDays } }),
    placeholderData: keepPreviousData,
  })
}

export const readersDays = 90

export function requestsQuery(state: 'open' | 'closed', page: number) {
  return queryOptions({
    queryKey: ['requests', 'list', state, page],
    queryFn: () => api.listRequests({ query: { state, page } }),
    placeholderData: keepPreviousData,
  })
}

export function requestQuery(id: string) {
  return queryOptions({ queryKey: ['requests', 'one', id], queryFn: () => api.getRequest({ params: { id } }) })
}

export function ownWordsQuery(person: string) {
  return queryOptions({
    queryKey: ['requests', 'words', person],
    queryFn: () => api.listOwnWords({ params: { person } }),
  })
}

export function caseWordsQuery(person: string) {
  return queryOptions({
    queryKey: ['requests', 'case', person],
    queryFn: () => api.listCaseWords({ params: { person } }),
  })
}

export function ownPageQuery(person: string) {
  return queryOptions({
    queryKey: ['requests', 'page', person],
    queryFn: () => api.getOwnPage({ params: { person } }),
  })
}

export function withheldQuery(page: number) {
  return queryOptions({
    queryKey: ['withheld', page],
    queryFn: () => api.listWithheld({ query: { page } }),
    placeholderData: keepPreviousData,
  })
}

export function accountPersonQuery(account: string, search: string | undefined) {
  return queryOptions({
    queryKey: ['accounts', 'person', account, search ?? ''],
    queryFn: () => api.getAccountPerson({ params: { id: account }, query: search === undefined ? {} : { search } }),
    placeholderData: keepPreviousData,
  })
}

export function refreshMine(client: QueryClient): Promise<unknown> {
  return client.invalidateQueries({ queryKey: ['mine'] })
}

export function refreshRequests(client: QueryClient): Promise<unknown> {
  return client.invalidateQueries({ queryKey: ['requests'] })
}
