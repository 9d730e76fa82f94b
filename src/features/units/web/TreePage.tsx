import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { Failure } from '#browser/Failure.tsx'
import { Waiting } from '#browser/Waiting.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitTexts } from '#browser/texts/units.ts'
import { useTitle } from '#browser/title.ts'
import { Empty } from '#ui/Notice.tsx'
import { searchQuery } from './queries.ts'
import { Tree } from './Tree.tsx'
import './tree.css'

const route = getRouteApi('/in/units')
const found = 50

/** The units within reach as of a day, opened level by level, or found by name. */
export function TreePage() {
  const t = useTexts(unitTexts)
  useTitle(t.title)
  const { search } = route.useSearch()
  const go = useNavigate()
  const { query } = useAsOf()
  const seek = (text: string | undefined) =>
    void go({
      to: '/units',
      search: { ...query, ...(text !== undefined && { search: text }) },
      replace: true,
      resetScroll: false,
    })
  return (
    <div className="Page">
      <div className="Page-head">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <SearchField text={search ?? ''} onText={seek} />
      {search === undefined ? <Tree /> : <Found text={search} />}
    </div>
  )
}

function Found({ text }: { text: string }) {
  const t = useTexts(unitTexts)
  const { query } = useAsOf()
  const { data, error } = useQuery(searchQuery(text, query, found))
  if (error) return <Failure of={error} />
  if (!data) return <Waiting />
  if (data.total === 0) return <Empty title={t.none} />
  return (
    <>
      <p className="second" role="status">
        {data.total > data.units.length ? t.foundMore(data.units.length, data.total, data.exact) : t.found(data.total)}
      </p>
      <ul className="card Tree-found">
        {data.units.map((unit) => (
          <li key={unit.id}>
            <Link to="/units/$id" params={{ id: unit.id }} search={query} className="person">
              {unit.name}
            </Link>
            <p className="second">{[unit.above, unit.also !== null && t.also(unit.also)].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Searches a moment after the last letter. */
function SearchField({ text, onText }: { text: string; onText: (text: string | undefined) => void }) {
  const t = useTexts(unitTexts)
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(() => onText(typed.trim() === '' ? undefined : typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed, text, onText])
  return (
    <input
      type="search"
      className="Field Tree-search no-print"
      aria-label={t.search}
      placeholder={t.searchHint}
      maxLength={100}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
