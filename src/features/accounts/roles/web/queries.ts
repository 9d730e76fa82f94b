import { queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { roleRoutes } from '../roles.contract.ts'

export const api = createClient(roleRoutes)

export const rolesKey = ['roles'] as const

export function rolesQuery(unit: string) {
  return queryOptions({ queryKey: [...rolesKey, unit], queryFn: () => api.listRoles({ params: { id: unit } }) })
}

export const grantsQuery = queryOptions({ queryKey: ['grants'], queryFn: () => api.listGrants() })

export function standInsQuery(seat: string) {
  return queryOptions({
    queryKey: [...rolesKey, 'stand-ins', seat],
    queryFn: () => api.listStandIns({ params: { id: seat } }),
    enabled: seat !== '',
  })
}
