import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { Confirm } from '#ui/Confirm.tsx'
import type { UnitPage } from '../../units.contract.ts'
import { api } from '../queries.ts'

interface Given {
  readonly page: UnitPage
  readonly onDone: () => void
}

/** It was founded by mistake; the unit above is shown afterwards. */
export function TakeBack({ page: { unit, above }, onDone }: Given) {
  const t = useTexts(unitFormTexts)
  const navigate = useNavigate()
  return (
    <Asked
      title={t.takeBackTitle}
      what={t.takeBackWhat(unit.name)}
      yes={t.takeBackDo}
      send={async () => {
        await api.takeBackUnit({ params: { id: unit.id }, body: { version: unit.version } })
        await (above ? navigate({ to: '/units/$id', params: { id: above.id } }) : navigate({ to: '/units' }))
      }}
      onDone={onDone}
    />
  )
}

/** It was closed by mistake. */
export function Reopen({ page: { unit, parents }, onDone }: Given) {
  const t = useTexts(unitFormTexts)
  return (
    <Asked
      title={t.reopenTitle}
      what={t.reopenWhat(unit.name, parents[0]?.unit.name ?? '')}
      yes={t.reopenDo}
      send={() => api.reopenUnit({ params: { id: unit.id }, body: { version: unit.version } })}
      onDone={onDone}
    />
  )
}

function Asked({
  title,
  what,
  yes,
  send,
  onDone,
}: {
  title: string
  what: string
  yes: string
  send: () => Promise<unknown>
  onDone: () => void
}) {
  const t = useTexts(unitFormTexts)
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['units'] }),
  })
  return (
    <Confirm title={title} yes={yes} no={t.no} busy={change.isPending} onYes={() => change.mutate()} onNo={onDone}>
      <p>{what}</p>
      <Failure of={change.error} />
    </Confirm>
  )
}
