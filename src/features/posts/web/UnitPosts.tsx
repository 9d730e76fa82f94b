import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAsOf } from '#browser/as-of.ts'
import { createClient } from '#browser/client.ts'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { unitTexts } from '#browser/texts/units.ts'
import { dayText } from '#browser/texts/words.ts'
import { postRoutes } from '../posts.contract.ts'
import { titleBook } from '../titles.ts'

const api = createClient(postRoutes)

function postsQuery(id: string, days: { readonly on?: string; readonly known?: string }) {
  return queryOptions({
    queryKey: ['posts', id, days],
    queryFn: () => api.listPosts({ params: { id }, query: days }),
  })
}

/** Who holds which post at a unit on the day that is looked at. */
export function UnitPosts({ unit }: { unit: string }) {
  const t = useTexts(unitTexts)
  const language = useLanguage()
  const { query } = useAsOf()
  const { data, error } = useQuery(postsQuery(unit, query))
  return (
    <section className="card">
      <h2>{t.posts}</h2>
      <Failure of={error} />
      {data?.posts.length === 0 && <p className="quiet">{t.postsNone}</p>}
      <ul className="Unit-posts">
        {data?.posts.map((post) => (
          <li key={post.id}>
            <b>{titleBook[post.title].words[language]}</b>
            <p>
              {post.person === null ? (
                post.name
              ) : (
                <Link to="/members/$person" params={{ person: post.person }} search={query} className="person">
                  {post.name}
                </Link>
              )}
              {post.outsider && <span className="second">, {t.outsider}</span>}
            </p>
            <p className="second">
              {t.since(dayText(post.fromOn))}
              {post.toOn !== null && ` ${t.until(dayText(post.toOn))}`}
              {post.decision !== null && `. ${t.decision(post.decision)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
