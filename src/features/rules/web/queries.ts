import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { ruleRoutes } from '../index.ts'

const api = createClient(ruleRoutes)

export function rulesQuery(on: string | undefined, search: string | undefined, language: string) {
  return queryOptions({
    queryKey: ['rules', 'list', language, on, search],
    queryFn: () => api.listRules({ query: { ...(on && { on }), ...(search && { search }) } }),
    placeholderData: keepPreviousData,
  })
}

export function ruleQuery(id: string, on: string | undefined, language: string) {
  return queryOptions({
    queryKey: ['rules', 'one', language, id, on],
    queryFn: () => api.getRule({ params: { id }, query: on ? { on } : {} }),
    placeholderData: keepPreviousData,
  })
}

export function differencesQuery(one: string, other: string, language: string) {
  return queryOptions({
    queryKey: ['rules', 'differences', language, one, other],
    queryFn: () => api.compareRules({ query: { one, other } }),
    placeholderData: keepPreviousData,
  })
}
