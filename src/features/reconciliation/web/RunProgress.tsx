import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import type { Job } from '#features/lists/index.ts'
import { isOpen } from '#features/lists/web/index.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import type { Overview } from './contract.ts'
import { api, keys } from './queries.ts'

/** The lists are being compared: how far it has come, and a way to stop. The result before it stays underneath. */
export function RunProgress({ of, job }: { of: Overview; job: Job }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const client = useQueryClient()
  const open = isOpen(job)
  const cancel = useMutation({
    mutationFn: () => api.cancelJob({ params: { id: job.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.one(of.id) }),
  })
  if (job.state === 'failed')
    return (
      <Notice shape="wrong" urgent title={job.problem?.title ?? t.runFailed}>
        {job.problem?.detail}
      </Notice>
    )
  if (job.state === 'cancelled') return <Notice title={t.runCancelled} />
  if (!open) return null
  return (
    <section className="card stack" aria-live="polite">
      <Progress label={t.running} done={job.done} total={job.total}>
        <p className="Result-running">
          <b>{t.running}</b>, {t.runningCount(job.done, job.total)}
        </p>
      </Progress>
      <Failure of={cancel.error} />
      <div>
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}
