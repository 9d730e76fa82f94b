import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { Pages } from '#features/lists/web/index.ts'
import { Select } from '#ui/FormField.tsx'
import { GoneChoice, type GoneRow, type ImportInfo } from '../imports.contract.ts'
import { api, goneQuery, importQuery } from './queries.ts'

const perPage = 50

/** Who stands in no row of the file, with what is known of why, and what somebody says became of them. */
export function GoneRows({ of, total }: { of: ImportInfo; total: number }) {
  const t = useTexts(importTexts)
  const client = useQueryClient()
  const [page, setPage] = useState(1)
  const asked = goneQuery(of.id, page, of.job?.id ?? '')
  const { data, error } = useQuery(asked)
  const choose = useMutation({
    mutationFn: (body: { n: number; choice: GoneRow['choice'] }) =>
      api.chooseImportGone({ params: { id: of.id }, body }),
    onSuccess: (changed) => {
      client.setQueryData(
        asked.queryKey,
        (old) => old && { ...old, rows: old.rows.map((row) => (row.n === changed.n ? changed : row)) },
      )
      void client.invalidateQueries({ queryKey: importQuery(of.id).queryKey })
    },
  })
  if (!data) return <Failure of={error} />
  return (
    <>
      <Failure of={choose.error} />
      <ul className="Cards">
        {data.rows.map((row) => (
          <li key={row.n} className="card ImportGone">
            <div>
              <b>{row.person.name}</b>
              <p className="second">
                {[row.person.born === null ? undefined : t.born(row.person.born), row.person.cell]
                  .filter((said) => said)
                  .join(' · ')}
              </p>
              <p>{row.because}</p>
            </div>
            {!row.blocked && (
              <Select
                label={t.goneWhat}
                value={row.choice ?? ''}
                choose={t.goneNothing}
                onValue={(value) => {
                  const choice = GoneChoice.safeParse(value)
                  choose.mutate({ n: row.n, choice: choice.success ? choice.data : null })
                }}
                choices={GoneChoice.options.map((value) => ({ value, label: t.goneChoices[value] }))}
              />
            )}
          </li>
        ))}
      </ul>
      <Pages page={page} pages={Math.max(1, Math.ceil(total / perPage))} onPage={setPage} />
    </>
  )
}
