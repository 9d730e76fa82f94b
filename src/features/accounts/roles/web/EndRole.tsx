import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { roleTexts } from '#browser/texts/roles.ts'
import { Confirm } from '#ui/Confirm.tsx'
import type { RoleHeld } from '../roles.contract.ts'
import { api, rolesKey } from './queries.ts'

export function EndRole({ of, onDone }: { of: RoleHeld; onDone: () => void }) {
  const t = useTexts(roleTexts)
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => api.endDelegation({ params: { id: of.id } }),
    onSuccess: async () => {
      onDone()
      await client.invalidateQueries({ queryKey: rolesKey })
    },
  })
  return (
    <Confirm
      title={t.endAsk(of.name)}
      yes={t.end}
      no={t.cancel}
      busy={end.isPending}
      onYes={() => end.mutate()}
      onNo={onDone}
    >
      <p>{t.endWhat}</p>
      <Failure of={end.error} />
    </Confirm>
  )
}
