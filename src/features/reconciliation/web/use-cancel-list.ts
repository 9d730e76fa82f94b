import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, keys } from './queries.ts'

/** Takes a list away before it was accepted, and goes to the page of lists, where the next file is given. */
export function useCancelList(list: string, reconciliation: string) {
  const client = useQueryClient()
  const go = useNavigate()
  return useMutation({
    mutationFn: () => api.cancelList({ params: { id: list } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.all })
      await go({ to: '/reconciliations/$id/lists', params: { id: reconciliation } })
      client.removeQueries({ queryKey: keys.list(list) })
    },
  })
}
