import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { problemStatus } from '#browser/problem.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { Button, buttonClass } from '#ui/Button.tsx'

/** A page that could not be shown: why, and a way to try again. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const t = useTexts(shellTexts)
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  if (problemStatus(error) === 404) return <Missing />
  // A page of a version that is no longer served.
  if (/dynamically imported|module script/i.test(String(error)))
    return (
      <div className="Page">
        <h1>{t.changed}</h1>
        <div>
          <Button kind="filled" onClick={() => location.reload()}>
            {t.reload}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="Page">
      <h1>{t.failed}</h1>
      <Failure of={error} />
      <div>
        <Button
          kind="filled"
          onClick={() => {
            queries.reset()
            reset()
            void router.invalidate()
          }}
        >
          {t.retry}
        </Button>
      </div>
    </div>
  )
}

export function Missing() {
  const t = useTexts(shellTexts)
  return (
    <div className="Page">
      <h1>{t.notFound}</h1>
      <p>{t.notFoundWhat}</p>
      <div>
        <Link to="/" className={buttonClass('filled')}>
          {t.home}
        </Link>
      </div>
    </div>
  )
}
