import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { activationRoutes } from '../activation.contract.ts'
import { deviceRoutes } from '../device.contract.ts'
import { keepingRoutes } from '../keeping.contract.ts'
import { layerRoutes, secondRoutes } from '../second.contract.ts'
import { securityRoutes } from '../security.contract.ts'
import { signOnRoutes } from '../sign-on.contract.ts'

export const api = createClient({ ...activationRoutes, ...keepingRoutes })

export const layerApi = createClient({ ...secondRoutes, ...layerRoutes, ...securityRoutes, ...deviceRoutes })

export const signOnApi = createClient(signOnRoutes)

export const accountsKey = ['accounts'] as const

export interface Asked {
  readonly page: number
  readonly search: string
  readonly state: 'open' | 'closed'
}

export function accountsQuery(asked: Asked) {
  return queryOptions({
    queryKey: [...accountsKey, asked],
    queryFn: () => api.listAccounts({ query: { ...asked, size: pageSize } }),
    placeholderData: keepPreviousData,
  })
}

export const pageSize = 50

/** Whether nobody has an account here yet. */
export const openingQuery = queryOptions({ queryKey: ['opening'], queryFn: () => api.getOpening() })

/** What the button of the province's sign-on says. */
export const signOnQuery = queryOptions({
  queryKey: ['sign-on'],
  queryFn: () => signOnApi.getSignOn(),
  staleTime: 5 * 60_000,
})

export function loginQuery(account: string) {
  return queryOptions({
    queryKey: [...accountsKey, account, 'login'],
    queryFn: () => signOnApi.getLogin({ params: { id: account } }),
  })
}

export const securityQuery = queryOptions({ queryKey: ['security'], queryFn: () => layerApi.getSecurity() })

/** Whose six digits open this device. */
export const deviceQuery = queryOptions({ queryKey: ['device'], queryFn: () => layerApi.getDevice() })

/** Whose account a code opens, as its slip says. */
export function slipQuery(code: string) {
  return queryOptions({
    queryKey: ['slip', code],
    queryFn: () => api.findActivation({ body: { code } }),
    staleTime: Infinity,
    gcTime: 0,
  })
}
