import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import type { InOf } from '#kernel/contract.ts'
import { isOpen, soon } from '#features/lists/web/index.ts'
import { jobRoutes } from '#features/lists/index.ts'
import { transferRoutes } from '#features/transfers/index.ts'
import { listRoutes, pairRoutes, reconciliationRoutes } from './contract.ts'
import type { ListInfo } from './contract.ts'

export const api = createClient({
  ...jobRoutes,
  ...reconciliationRoutes,
  ...listRoutes,
  ...pairRoutes,
  ...transferRoutes,
})

export const keys = {
  all: ['reconciliations'] as const,
  one: (id: string) => ['reconciliations', id] as const,
  list: (id: string) => ['lists', id] as const,
  pair: (id: string) => ['pairs', id] as const,
  people: ['people'] as const,
  person: (id: string) => ['people', id] as const,
}

export const allQuery = queryOptions({ queryKey: keys.all, queryFn: () => api.listReconciliations({}) })

/** Asked again while a list is being read or the lists are being compared. */
export function overviewQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.one(id), 'overview'],
    queryFn: () => api.getReconciliation({ params: { id } }),
    refetchInterval: ({ state }) =>
      state.data && (isOpen(state.data.running) || state.data.listsInside.some(isReading))
        ? soon(state.dataUpdateCount)
        : false,
  })
}

export function isReading(list: ListInfo): boolean {
  return list.state === 'reading'
}

export function previewQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.list(id), 'preview'],
    queryFn: () => api.getPreview({ params: { id } }),
    refetchInterval: ({ state }) => (state.data && isReading(state.data.list) ? soon(state.dataUpdateCount) : false),
  })
}

export type PeopleFilter = NonNullable<InOf<typeof reconciliationRoutes.listPeople>['query']>

export function peopleQuery(id: string, filter: PeopleFilter) {
  return queryOptions({
    queryKey: [...keys.one(id), 'people', filter],
    queryFn: () => api.listPeople({ params: { id }, query: filter }),
    placeholderData: keepPreviousData,
  })
}

export function repeatedQuery(id: string, page: number) {
  return queryOptions({
    queryKey: [...keys.one(id), 'duplicates', page],
    queryFn: () => api.listRepeated({ params: { id }, query: { page } }),
    placeholderData: keepPreviousData,
  })
}

export function problemsQuery(id: string, page: number) {
  return queryOptions({
    queryKey: [...keys.one(id), 'problems', page],
    queryFn: () => api.listProblems({ params: { id }, query: { page } }),
    placeholderData: keepPreviousData,
  })
}

export function ledgerQuery(id: string, quarter: string | undefined) {
  return queryOptions({
    queryKey: [...keys.one(id), 'ledger', quarter],
    queryFn: () => api.getLedger({ params: { id }, query: quarter === undefined ? {} : { quarter } }),
    placeholderData: keepPreviousData,
  })
}

export function nextPairQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.one(id), 'nextPair'],
    queryFn: () => api.getNextPair({ params: { id } }),
    staleTime: 0,
  })
}

export function pairQuery(id: string) {
  return queryOptions({ queryKey: keys.pair(id), queryFn: () => api.getPair({ params: { id } }), staleTime: 0 })
}

export function caseQuery(id: string) {
  return queryOptions({ queryKey: keys.person(id), queryFn: () => api.getCase({ params: { id } }) })
}
