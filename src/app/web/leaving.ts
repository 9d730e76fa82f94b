import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { accountApi, meQuery } from '#features/accounts/web/session.ts'
import { forgetDrafts } from '#browser/draft.ts'

/** Signs out of this device: nothing of whoever leaves stays in it. */
export function useLeave(): () => void {
  const client = useQueryClient()
  const go = useNavigate()
  const leave = useMutation({
    mutationFn: () => accountApi.signOut(),
    // also where the server cannot be reached: what was shown is gone from here, whether or not the session has ended there
    onMutate: forgetDrafts,
    onError: () => client.clear(),
    onSuccess: async () => {
      client.clear()
      client.setQueryData(meQuery.queryKey, null)
      await go({ to: '/sign-in', search: {} })
    },
  })
  return () => leave.mutate()
}
