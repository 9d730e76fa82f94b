import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { momentText } from '#browser/texts/words.ts'
import type { Job } from '#features/lists/index.ts'
import { isOpen } from '#features/lists/web/index.ts'
import type { OutOf } from '#kernel/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Progress } from '#ui/Progress.tsx'
import type { duplicateRoutes } from '../duplicates.contract.ts'
import { api, refreshAll, searchQuery } from './queries.ts'

type Listed = OutOf<typeof duplicateRoutes.listDuplicates>

/** When it was last looked through, a button for each unit one may search, and how far a search has come. */
export function Search({ of }: { of: Listed }) {
  const t = useTexts(duplicateTexts)
  const client = useQueryClient()
  const start = useMutation({ mutationFn: (unit: string) => api.searchDuplicates({ body: { unit } }) })
  const id = start.data?.job ?? of.searching
  const { data: job } = useQuery(searchQuery(id))
  const ended = job !== undefined && !isOpen(job)
  useEffect(() => {
    if (ended) void refreshAll(client)
  }, [ended, client])
  if (id !== null && !ended) return <Searching id={id} job={job} />
  return (
    <div className="line">
      {of.units.map((unit) => (
        <Button key={unit.id} disabled={start.isPending} onClick={() => start.mutate(unit.id)}>
          {of.searched ? t.searchAgain : t.search}
          {of.units.length > 1 && `: ${unit.name}`}
        </Button>
      ))}
      <span className="second">
        {of.searched ? t.searched(momentText(of.searched.at).day, of.searched.people) : t.never}
      </span>
      <Failure of={start.error ?? job?.problem} />
    </div>
  )
}

function Searching({ id, job }: { id: string; job: Job | undefined }) {
  const t = useTexts(duplicateTexts)
  const cancel = useMutation({ mutationFn: () => api.cancelJob({ params: { id } }) })
  const { done, total } = job ?? { done: 0, total: null }
  return (
    <section className="card stack" aria-live="polite">
      <Progress label={t.searching} done={done} total={total}>
        <p>
          <b>{t.searching}</b>, {t.searchingWhat(done, total)}
        </p>
      </Progress>
      <Failure of={cancel.error} />
      <div>
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t.stop}
        </Button>
      </div>
    </section>
  )
}
