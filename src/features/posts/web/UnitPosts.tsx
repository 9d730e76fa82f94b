import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { unitTexts } from '#browser/texts/units.ts'
import { dayText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import type { PostView } from '../posts.contract.ts'
import { titleBook } from '../titles.ts'
import type { Title } from '../titles.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { LeaveForm, TakeForm, Withdraw } from './PostForms.tsx'
import { postsQuery } from './queries.ts'

/** Who holds which post at a unit on the day that is looked at. */
export function UnitPosts({ unit }: { unit: string }) {
  const t = useTexts(unitTexts)
  const language = useLanguage()
  const { query, past } = useAsOf()
  const [taking, setTaking] = useState(false)
  const [ended, setEnded] = useState(false)
  const words = useTexts(unitFormTexts)
  const { data, error } = useQuery(postsQuery(unit, ended, query))
  const isTheirs = !past && data !== undefined && data.takes.length > 0
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
            {isTheirs && <PostChanges key={post.id} post={post} titles={data.takes} />}
          </li>
        ))}
      </ul>
      <div className="line no-print">
        <Button kind="link" onClick={() => setEnded(!ended)} aria-pressed={ended}>
          {t.postsEnded}
        </Button>
      </div>
      {isTheirs && !taking && <Button onClick={() => setTaking(true)}>{words.take}</Button>}
      {isTheirs && taking && <TakeForm unit={unit} titles={data.takes} onDone={() => setTaking(false)} />}
    </section>
  )
}

/** What may be done about a post. Whom the reader cannot open is not theirs to enter anew. */
function PostChanges({ post, titles }: { post: PostView; titles: readonly Title[] }) {
  const t = useTexts(unitFormTexts)
  const [open, setOpen] = useState<'leave' | 'correct' | 'withdraw'>()
  const close = () => setOpen(undefined)
  if (open === 'leave') return <LeaveForm post={post} onDone={close} />
  if (open === 'correct') return <CorrectForm post={post} titles={titles} onDone={close} />
  return (
    <div className="line no-print">
      {post.toOn === null && (
        <Button kind="link" onClick={() => setOpen('leave')}>
          {t.leavePost}
        </Button>
      )}
      {(post.outsider || post.person !== null) && (
        <Button kind="link" onClick={() => setOpen('correct')}>
          {t.correctPost}
        </Button>
      )}
      <Button kind="link" onClick={() => setOpen('withdraw')}>
        {t.withdraw}
      </Button>
      {open === 'withdraw' && <Withdraw post={post} onDone={close} />}
    </div>
  )
}
