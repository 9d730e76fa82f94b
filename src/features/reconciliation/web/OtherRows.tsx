import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { dayText } from '#browser/texts/words.ts'
import { Pages } from '#features/lists/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { Empty } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import { problemsQuery, repeatedQuery } from './queries.ts'

const perPage = 50

/** People who stand more than once in the lists of one side. */
export function RepeatedRows({ id }: { id: string }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const [page, setPage] = useState(1)
  const { data, error } = useQuery(repeatedQuery(id, page))
  if (error) return <Failure of={error} />
  if (data?.total === 0) return <Empty title={t.noRows} />
  return (
    data && (
      <>
        <ul className="Cards">
          {data.repeated.map(({ kind, rows: [first, ...others] }) => (
            <li key={first?.id} className="card">
              <b>{first?.name}</b>
              <p className="quiet">
                {first?.born ? words.born(dayText(first.born)) : words.bornUnknown}. {t.repeatedIn(words.kinds[kind])}:
              </p>
              <ul>
                {first && (
                  <li>
                    {t.rowOf(first.source.fileName, first.source.row)}, {t.firstUsed}
                  </li>
                )}
                {others.map((p) => (
                  <li key={p.id}>{t.rowOf(p.source.fileName, p.source.row)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <Pages page={page} pages={Math.ceil(data.total / perPage)} onPage={setPage} />
      </>
    )
  )
}

/** What could not be read or derived, with list, row and column. */
export function ProblemRows({ id }: { id: string }) {
  const t = useTexts(resultTexts)
  const phone = useWidth() === 'phone'
  const [page, setPage] = useState(1)
  const { data, error } = useQuery(problemsQuery(id, page))
  if (error) return <Failure of={error} />
  if (data?.total === 0) return <Empty title={t.noRows} />
  return (
    data && (
      <>
        {phone ? (
          <ul className="Cards">
            {data.problems.map((p) => (
              <li key={keyOf(p)} className="card">
                <p>{p.message}</p>
                <p className="quiet">{[t.rowOf(p.fileName, p.row), p.column].filter(Boolean).join(', ')}</p>
              </li>
            ))}
          </ul>
        ) : (
          <DataTable
            caption={t.problems}
            rows={data.problems}
            keyOf={keyOf}
            columns={[
              { key: 'where', head: t.columns.where, cell: (p) => t.rowOf(p.fileName, p.row) },
              { key: 'column', head: t.columns.column, cell: (p) => p.column },
              { key: 'problem', head: t.columns.problem, cell: (p) => p.message },
            ]}
          />
        )}
        <Pages page={page} pages={Math.ceil(data.total / perPage)} onPage={setPage} />
      </>
    )
  )
}

function keyOf(p: { list: string; row: number; column: string | null; message: string }): string {
  return `${p.list}:${p.row}:${p.column ?? ''}:${p.message}`
}
