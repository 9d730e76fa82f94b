import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, keys } from './queries.ts'

/** Erases a draft and goes back to where lists are given. */
export function useDrop(id: string) {
  const client = useQueryClient()
  const go = useNavigate()
  return useMutation({
    mutationFn: () => api.cancelImport({ params: { id } }),
    onSuccess: async () => {
      await go({ to: '/imports' })
      client.removeQueries({ queryKey: keys.one(id) })
      await client.invalidateQueries({ queryKey: keys.all })
    },
  })
}
