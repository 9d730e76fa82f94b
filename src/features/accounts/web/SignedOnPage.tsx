import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signOnTexts } from '#browser/texts/sign-on.ts'
import { Progress } from '#ui/Progress.tsx'
import type { Entered } from '../index.ts'
import { signOnApi } from './api.ts'
import { Entrance } from './Entrance.tsx'
import { takeReturned } from './returned.ts'
import { SecondAside } from './SecondStep.tsx'
import './sign-in.css'

/** Back from the province's sign-on: in, or on to the second layer, or why not and whom to ask. */
export function SignedOnPage({ onDone }: { onDone: (back: string) => Promise<void> }) {
  const t = useTexts(signOnTexts)
  const [came, setCame] = useState<{ entered: Entered; back: string }>()
  const { mutate, error } = useMutation({
    mutationFn: (returned: string) => signOnApi.finishSignOn({ body: { returned } }),
    onSuccess: (next) => (next.entered.next === 'in' ? onDone(next.back) : setCame(next)),
  })
  useEffect(() => {
    const returned = takeReturned()
    if (returned !== undefined) mutate(returned)
  }, [mutate])
  if (came)
    return (
      <div className="SignIn">
        <Entrance of={came.entered} onDone={() => onDone(came.back)}>
          {null}
        </Entrance>
        {came.entered.next === 'second' && (
          <aside className="SignIn-aside">
            <SecondAside of={came.entered} />
          </aside>
        )}
      </div>
    )
  return (
    <div className="SignIn">
      <section className="card SignIn-card">
        <h1>{error ? t.notIn : t.returning}</h1>
        <div className="SignIn-form">
          {error ? <Failure of={error} /> : <Progress label={t.returning} done={0} total={null} />}
        </div>
        {error && (
          <p className="SignIn-other">
            <Link to="/sign-in">{t.otherWays}</Link>
          </p>
        )}
      </section>
    </div>
  )
}
