import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { Button } from '#ui/Button.tsx'
import { Progress } from '#ui/Progress.tsx'
import type { ListInfo } from './contract.ts'
import { api, keys } from './queries.ts'

/** A file being read: how many rows of how many, and a way to stop. */
export function ReadingProgress({ list }: { list: ListInfo }) {
  const t = useTexts(intakeTexts)
  const client = useQueryClient()
  const { job } = list
  const cancel = useMutation({
    mutationFn: () => api.cancelList({ params: { id: list.id } }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.all }),
        client.invalidateQueries({ queryKey: keys.list(list.id) }),
      ]),
  })
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
