import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { Pages } from '#features/lists/web/index.ts'
import { Button } from '#ui/Button.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import type { ImportInfo } from '../imports.contract.ts'
import { api, keys, undoQuery } from './queries.ts'

const perPage = 50

/** What taking back would do, to whom it would do nothing and why, and the way to do it. */
export function UndoPanel({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  const client = useQueryClient()
  const [page, setPage] = useState(1)
  const [asking, setAsking] = useState(false)
  const { data, error } = useQuery(undoQuery(of.id, page))
  const undo = useMutation({
    mutationFn: (leaveHanging: boolean) => api.undoImport({ params: { id: of.id }, body: { leaveHanging } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all }),
    onSettled: () => setAsking(false),
  })
  if (!data) return <Failure of={error} />
  const { free, hanging, rows } = data
  return (
    <section className="card stack ImportCard">
      <h2>{t.undoTitle}</h2>
      <p>{free > 0 ? t.undoFree(free) : t.undoNothing}</p>
      {hanging > 0 && (
        <>
          <p>{t.undoHanging(hanging)}</p>
          <ul className="ImportHanging">
            {rows.map((row) => (
              <li key={row.person}>
                <b>{row.name}</b> <span className="second">{row.because}</span>
              </li>
            ))}
          </ul>
          <Pages page={page} pages={Math.ceil(hanging / perPage)} onPage={setPage} />
        </>
      )}
      <Failure of={undo.error} />
      {free > 0 && (
        <Button disabled={undo.isPending} onClick={() => setAsking(true)}>
          {hanging > 0 ? t.undoRest(free) : t.undoAll(free)}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t.undoConfirm}
          yes={t.undo}
          no={t.keep}
          busy={undo.isPending}
          onYes={() => undo.mutate(hanging > 0)}
          onNo={() => setAsking(false)}
        >
          <p>{t.undoFree(free)}</p>
        </Confirm>
      )}
    </section>
  )
}
