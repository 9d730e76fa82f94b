import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Notice.tsx'
import { Pager } from '#ui/Pager.tsx'
import { api, withheldQuery } from './queries.ts'
import './mine.css'

/** An inspector's own readings of which the people concerned are not told yet. */
export function WithheldPage() {
  const t = useTexts(requestTexts)
  const shell = useTexts(shellTexts)
  useTitle(t.withheld)
  const client = useQueryClient()
  const [page, setPage] = useState(1)
  const { data, error } = useQuery(withheldQuery(page))
  const release = useMutation({
    mutationFn: (person: string) => api.releaseReadings({ params: { person } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['withheld'] }),
  })
  return (
    <div className="Page">
      <div className="Page-head">
        <h1>{t.withheld}</h1>
        {data && (
          <p className="quiet">
            {t.withheldLead(data.value)}{' '}
            <Link to="/rules" search={{ rule: data.rule }}>
              {t.rule}
            </Link>
          </p>
        )}
      </div>
      <Failure of={error ?? release.error} />
      {data?.rows.length === 0 && <Empty title={t.withheldNone}>{t.withheldNoneWhat}</Empty>}
      <ul className="Mine-desk" aria-label={t.withheld}>
        {data?.rows.map((row) => (
          <li key={row.person} className="card">
            <div>
              <p>
                <Link to="/members/$person" params={{ person: row.person }}>
                  <b>{row.name}</b>
                </Link>
              </p>
              <p className="second">{row.unit}</p>
            </div>
            <div>
              <p>{t.lastRead(dayText(row.lastOn), row.times)}</p>
              <p className="second">{t.toldOn(dayText(row.toldOn))}</p>
            </div>
            <div>
              <Button disabled={release.isPending} onClick={() => release.mutate(row.person)}>
                {t.release}
                <span className="hidden">: {row.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {data && (
        <Pager
          page={data.page}
          pages={data.pages}
          onPage={setPage}
          words={{
            nav: shell.pages,
            previous: shell.previousPage,
            next: shell.nextPage,
            at: shell.page(String(data.page), String(data.pages)),
          }}
        />
      )}
    </div>
  )
}
