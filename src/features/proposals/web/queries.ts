import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { proposalRoutes } from '../proposals.contract.ts'

export const api = createClient(proposalRoutes)

const key = ['proposals'] as const

export const proposalsQuery = queryOptions({ queryKey: [...key, 'all'], queryFn: () => api.listProposals() })

export const countQuery = queryOptions({
  queryKey: [...key, 'count'],
  queryFn: () => api.countProposals(),
  staleTime: 60_000,
})

export function proposalQuery(id: string) {
  return queryOptions({ queryKey: [...key, id], queryFn: () => api.getProposal({ params: { id } }) })
}

/** What was agreed to may have changed any page. */
export function refreshAfterAnswer(client: QueryClient): Promise<void> {
  return client.invalidateQueries()
}
