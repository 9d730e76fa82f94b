import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { accountApi, meQuery } from '#features/accounts/web/session.ts'
import { forgetDrafts } from '#browser/draft.ts'
import { problemStatus } from '#browser/problem.ts'
import { closeSession } from '#browser/session-over.ts'

/** Signs out of this device: nothing of whoever leaves stays in it. */
export function useLeave(): () => void {
  const client = useQueryClient()
  const go = useNavigate()
  const leave = useMutation({
    mutationFn: async () => {
      try {
        return await accountApi.signOut({}, { anyway: true })
      } catch (error) {
        if (problemStatus(error) !== 401) throw error // where the session is over already, one is out
        return { leave: null }
      }
    },
    // also where the server cannot be reached: what was shown is gone from here, whether or not the session has ended there
    onMutate: forgetDrafts,
    onError: () => client.clear(),
    onSuccess: async ({ leave: address }) => {
      client.clear()
      client.setQueryData(meQuery.queryKey, null)
      closeSession()
      if (address !== null) return location.assign(address) // whoever came from there leaves there, too
      await go({ to: '/sign-in', search: {} })
    },
  })
  return () => leave.mutate()
}
