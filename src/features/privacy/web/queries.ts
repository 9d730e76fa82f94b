import { queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { breachRoutes } from '../breaches.contract.ts'
import { erasingRoutes } from '../erasing.contract.ts'
import { keepingRoutes } from '../keeping.contract.ts'
import { registerRoutes } from '../register.contract.ts'

export const api = createClient({ ...registerRoutes, ...breachRoutes, ...keepingRoutes, ...erasingRoutes })

export const privacyKey = ['privacy'] as const

export function registerQuery(unit: string) {
  return queryOptions({
    queryKey: [...privacyKey, 'register', unit],
    queryFn: () => api.getProcessing({ params: { id: unit } }),
  })
}

export function breachesQuery(unit: string) {
  return queryOptions({
    queryKey: [...privacyKey, 'breaches', unit],
    queryFn: () => api.listBreaches({ params: { id: unit } }),
  })
}

export const ownBreachesQuery = queryOptions({
  queryKey: [...privacyKey, 'own'],
  queryFn: () => api.listMyBreaches({}),
})

export const keptQuery = queryOptions({ queryKey: [...privacyKey, 'kept'], queryFn: () => api.listKept({}) })

export function erasuresQuery(unit: string) {
  return queryOptions({
    queryKey: [...privacyKey, 'erased', unit],
    queryFn: () => api.listErasures({ params: { id: unit } }),
  })
}

export function erasingQuery(person: string) {
  return queryOptions({
    queryKey: [...privacyKey, 'erasing', person],
    queryFn: () => api.getErasing({ params: { person } }),
    refetchOnWindowFocus: false,
  })
}
