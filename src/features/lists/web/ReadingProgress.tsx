import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { Button } from '#ui/Button.tsx'
import { Progress } from '#ui/Progress.tsx'
import type { Job } from '../draft.contract.ts'

/** A file being read: how many rows of how many, and a way to stop. */
export function ReadingProgress({
  fileName,
  job,
  stop,
}: {
  fileName: string
  job: Job | null
  stop: { readonly isPending: boolean; readonly error: unknown; readonly mutate: () => void }
}) {
  const t = useTexts(intakeTexts)
  const words = !job || job.state === 'waiting' ? t.waiting : t.reading(job.done, job.total)
  return (
    <div className="stack">
      <Progress label={fileName} done={job?.done ?? 0} total={job?.total ?? null}>
        <p aria-live="polite">{words}</p>
      </Progress>
      <Failure of={stop.error} />
      <Button disabled={stop.isPending} onClick={() => stop.mutate()}>
        {t.stopReading}
      </Button>
    </div>
  )
}
