import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { Button } from '#ui/Button.tsx'
import { Progress } from '#ui/Progress.tsx'
import type { ListInfo } from './contract.ts'
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

/** A file being read: how many rows of how many, and a way to stop. */
export function ReadingProgress({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const t = useTexts(intakeTexts)
  const { job } = list
  const cancel = useCancelList(list.id, reconciliation)
  const words = !job || job.state === 'waiting' ? t.waiting : t.reading(job.done, job.total)
  return (
    <div className="stack">
      <Progress label={list.fileName} done={job?.done ?? 0} total={job?.total ?? null}>
        <p aria-live="polite">{words}</p>
      </Progress>
      <Failure of={cancel.error} />
      <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
        {t.stopReading}
      </Button>
    </div>
  )
}
