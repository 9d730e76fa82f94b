import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { useTitle } from '#browser/title.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Button } from '#ui/Button.tsx'
import { TextField } from '#ui/TextField.tsx'
import { foundQuery } from './queries.ts'
import './trail.css'

const route = getRouteApi('/in/trail')

/** Whom one may follow: accounts within reach, members by name. */
export function TrailsPage() {
  const t = useTexts(trailTexts)
  useTitle(t.title)
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState(search)
  const { data, error } = useQuery(foundQuery(search))
  return (
    <div className="Page Trail">
      <div className="Page-head">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <form
        className="TrailSearch"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          void navigate({ search: { search: typed.trim() || undefined } })
        }}
      >
        <TextField label={t.search} value={typed} maxLength={100} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit">{t.searchDo}</Button>
      </form>
      <Failure of={error} />
      {!data && !error && <Waiting />}
      {data?.found.length === 0 && <p className="card quiet">{t.nobody}</p>}
      {data && (
        <div className="TrailFound">
          <Found title={t.members} of={data.found.filter((f) => f.kind === 'member')} />
          <Found title={t.accounts} of={data.found.filter((f) => f.kind === 'account')} />
        </div>
      )}
    </div>
  )
}

interface One {
  readonly kind: 'account' | 'member'
  readonly id: string
  readonly name: string
  readonly detail: string | null
}

function Found({ title, of }: { title: string; of: readonly One[] }) {
  if (of.length === 0) return null
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <ul className="stack">
        {of.map(({ kind, id, name, detail }) => (
          <li key={id}>
            {kind === 'member' ? (
              <Link to="/trail/members/$person" params={{ person: id }}>
                {name}
              </Link>
            ) : (
              <Link to="/trail/accounts/$id" params={{ id }}>
                {name}
              </Link>
            )}
            {detail !== null && <p className="second">{detail}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
