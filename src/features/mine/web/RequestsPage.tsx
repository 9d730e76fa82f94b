import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Chips } from '#ui/Chips.tsx'
import { Empty } from '#ui/Notice.tsx'
import { Pager } from '#ui/Pager.tsx'
import { requestText } from '../mine.words.ts'
import type { RequestLine } from '../requests.contract.ts'
import { DueTag } from './RequestParts.tsx'
import { requestsQuery } from './queries.ts'
import './mine.css'

const route = getRouteApi('/in/requests')

/** What members ask about their data, for whoever answers: the soonest due first. */
export function RequestsPage() {
  const t = useTexts(requestTexts)
  const shell = useTexts(shellTexts)
  useTitle(t.title)
  const { state = 'open', page = 1 } = route.useSearch()
  const go = useNavigate()
  const { data, error } = useQuery(requestsQuery(state, page))
  return (
    <div className="Page">
      <div className="Page-head">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <Chips
        label={t.filter}
        chosen={state}
        onChoose={(chosen) => void go({ to: '/requests', search: { state: chosen } })}
        choices={[
          { value: 'open', label: t.open },
          { value: 'closed', label: t.closed },
        ]}
      />
      <Failure of={error} />
      {data?.rows.length === 0 && (
        <Empty title={state === 'open' ? t.none : t.noneClosed}>{state === 'open' && t.noneWhat}</Empty>
      )}
      <ul className="Mine-desk" aria-label={t.title}>
        {data?.rows.map((row) => (
          <Line key={row.request.id} of={row} />
        ))}
      </ul>
      {data && (
        <Pager
          page={data.page}
          pages={data.pages}
          onPage={(to) => void go({ to: '/requests', search: { state, page: to } })}
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

function Line({ of: { request, name, born, unit } }: { of: RequestLine }) {
  const t = useTexts(requestTexts)
  const own = useTexts(mineTexts)
  const language = useLanguage()
  return (
    <li className="card">
      <div>
        <p>
          <Link to="/requests/$id" params={{ id: request.id }}>
            <b>{name}</b>
          </Link>
        </p>
        <p className="second">{[born === null ? '' : t.born(dayText(born)), unit ?? ''].filter(Boolean).join(', ')}</p>
      </div>
      <div>
        <p>{requestText(request, language)}</p>
        <p className="second">
          {request.basis === 'paper' ? own.onPaper(dayText(request.sentOn)) : own.sent(dayText(request.sentOn))}
        </p>
      </div>
      <div>
        <p className="line">
          <DueTag of={request} />
        </p>
        {request.left !== null && <p className="second">{t.due(dayText(request.dueOn))}</p>}
      </div>
    </li>
  )
}
