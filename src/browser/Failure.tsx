import { problemStatus, problemWords } from './problem.ts'
import { useTexts } from './texts/dictionary.ts'
import { shellTexts } from './texts/shell.ts'
import './failure.css'

/** Where it happened, what was not done and what to do; nothing when nothing failed. */
export function Failure({ of }: { of: unknown }) {
  if (of === null || of === undefined) return null
  const { title, detail } = problemWords(of)
  return (
    <div className="Failure" role="alert">
      <b>{title}</b>
      {detail && <p>{detail}</p>}
      <SignInAgain of={of} />
    </div>
  )
}

/** Where the session has ended: the way to sign in, and from there back to this very page. */
export function SignInAgain({ of }: { of: unknown }) {
  const t = useTexts(shellTexts)
  if (problemStatus(of) !== 401) return null
  const back = `${location.pathname}${location.search}`
  return <a href={`/sign-in?${new URLSearchParams({ back, expired: 'true' }).toString()}`}>{t.signInAgain}</a>
}
