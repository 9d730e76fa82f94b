import { queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { problemStatus } from '#browser/problem.ts'
import { accountRoutes, type Me } from '../index.ts'

export const accountApi = createClient(accountRoutes)

/** Who is signed in; `null` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await accountApi.getMe()
    } catch (error) {
      if (problemStatus(error) === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})
