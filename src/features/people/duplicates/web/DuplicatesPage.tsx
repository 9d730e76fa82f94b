import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { OutOf } from '#kernel/contract.ts'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { useTitle } from '#browser/title.ts'
import { Pages } from '#features/lists/web/index.ts'
import { buttonClass } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Empty } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { duplicateRoutes } from '../duplicates.contract.ts'
import { MergeRows, PairRows } from './Rows.tsx'
import { mergesQuery, pairsQuery } from './queries.ts'
import { Search } from './Search.tsx'
import './duplicates.css'

const route = getRouteApi('/in/duplicates')
const states = ['open', 'later', 'different', 'merged'] as const
const size = 50

type Shown = (typeof states)[number]
type Listed = OutOf<typeof duplicateRoutes.listDuplicates>

/** People entered twice: what waits, what was settled, what was merged. */
export function DuplicatesPage() {
  const t = useTexts(duplicateTexts)
  useTitle(t.title)
  const { state = 'open', page = 1 } = route.useSearch()
  const waiting = state === 'merged' ? 'open' : state
  const { data, error } = useQuery(pairsQuery(waiting, state === 'merged' ? 1 : page))
  return (
    <div className="Page">
      <Way />
      <div className="apart">
        <h1>{t.title}</h1>
        {state === 'open' && <Begin rows={data?.rows ?? []} />}
      </div>
      <p className="second">{t.intro}</p>
      <Failure of={error} />
      {data && (
        <>
          <Search of={data} />
          <Filter state={state} counts={data.counts} />
          <NoPairs n={data.counts[state]} />
          {state === 'merged' ? <Merges page={page} /> : <PairRows rows={data.rows} />}
          <Turning state={state} page={page} total={data.counts[state]} />
        </>
      )}
    </div>
  )
}

function NoPairs({ n }: { n: number }) {
  const t = useTexts(duplicateTexts)
  return n === 0 ? <Empty title={t.emptyTitle}>{t.emptyWhat}</Empty> : null
}

function Begin({ rows }: { rows: Listed['rows'] }) {
  const t = useTexts(duplicateTexts)
  const first = rows[0]
  if (!first) return null
  return (
    <Link to="/duplicates/$id" params={{ id: first.id }} className={buttonClass('filled')}>
      {t.begin}
    </Link>
  )
}

function Filter({ state, counts }: { state: Shown; counts: Listed['counts'] }) {
  const t = useTexts(duplicateTexts)
  const go = useNavigate()
  return (
    <Chips
      label={t.statesLabel}
      chosen={state}
      onChoose={(chosen) => void go({ to: '/duplicates', search: chosen === 'open' ? {} : { state: chosen } })}
      choices={states.map((value) => ({ value, label: t.chip(t.states[value], counts[value]) }))}
    />
  )
}

function Merges({ page }: { page: number }) {
  const { data, error } = useQuery(mergesQuery(page))
  return (
    <>
      <Failure of={error} />
      {data && <MergeRows rows={data.rows} />}
    </>
  )
}

function Turning({ state, page, total }: { state: Shown; page: number; total: number }) {
  const go = useNavigate()
  if (total <= size) return null
  const turn = (to: number) => void go({ to: '/duplicates', search: { ...(state !== 'open' && { state }), page: to } })
  return <Pages page={page} pages={Math.ceil(total / size)} onPage={turn} />
}

function Way() {
  const t = useTexts(duplicateTexts)
  const shell = useTexts(shellTexts)
  if (useWidth() === 'phone') return null
  return (
    <Crumbs label={shell.crumbs}>
      <Link to="/members">{t.members}</Link>
      <span>{t.title}</span>
    </Crumbs>
  )
}
