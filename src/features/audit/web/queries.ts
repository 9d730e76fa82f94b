import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { keyRoutes } from '../keys.contract.ts'
import { headRoutes, trailRoutes } from '../trail.contract.ts'
import type { TrailSearch } from './search.ts'

export const api = createClient({ ...trailRoutes, ...headRoutes })

export const keyApi = createClient(keyRoutes)

export const headsKey = ['heads'] as const
export const ownKeyKey = ['head-key'] as const
export const pageSize = 20

export type Whose = { readonly member: string } | { readonly account: string }

export function trailQuery(whose: Whose, search: TrailSearch) {
  const query = { ...search, size: pageSize }
  return queryOptions({
    queryKey: ['trail', whose, search],
    queryFn: () =>
      'member' in whose
        ? api.getMemberTrail({ params: { person: whose.member }, query })
        : api.getAccountTrail({ params: { id: whose.account }, query }),
    placeholderData: keepPreviousData,
    // each look is recorded: coming back to the window is none
    refetchOnWindowFocus: false,
  })
}

export function takeTrail(whose: Whose) {
  return 'member' in whose
    ? api.exportMemberTrail({ params: { person: whose.member } })
    : api.exportAccountTrail({ params: { id: whose.account } })
}

export function foundQuery(search: string) {
  return queryOptions({ queryKey: ['trails', search], queryFn: () => api.findTrails({ query: { search } }) })
}

export function headsQuery(before: string | undefined) {
  return queryOptions({ queryKey: [...headsKey, before], queryFn: () => api.listHeads({ query: { before } }) })
}

export const keyQuery = queryOptions({ queryKey: ownKeyKey, queryFn: () => keyApi.getHeadKey() })
