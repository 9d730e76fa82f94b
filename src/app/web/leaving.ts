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
    onSuccess: async () => {
      forgetDrafts()
      client.clear()
      client.setQueryData(meQuery.queryKey, null)
      await go({ to: '/sign-in', search: {} })
    },
  })
  return () => leave.mutate()
}
