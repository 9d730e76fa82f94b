import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetDrafts } from '#browser/draft.ts'
import { goOn, useSessionOver } from '#browser/session-over.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { sessionTexts } from '#browser/texts/session.ts'
import { Button } from '#ui/Button.tsx'
import { Shape } from '#ui/Shape.tsx'
import type { Me } from '../index.ts'
import { deviceQuery } from './api.ts'
import { BackIn } from './BackIn.tsx'
import { accountApi, meQuery } from './session.ts'
import './session-strip.css'

/** Quietly says that the session is over: the page stays, what was asked for waits, and the way back in opens over the page. */
export function SessionStrip({ me }: { me: Me }) {
  const { over, held } = useSessionOver()
  return over ? <Strip me={me} held={held} /> : null
}

function Strip({ me, held }: { me: Me; held: number }) {
  const t = useTexts(sessionTexts)
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { data: device } = useQuery(deviceQuery)
  const byPin = device?.account === me.account
  const back = async () => {
    const now = await accountApi.getMe({}, { anyway: true })
    client.setQueryData(meQuery.queryKey, now)
    if (now.account === me.account) goOn()
    else leaveToAnother()
  }
  return (
    <section className="SessionStrip no-print" aria-label={t.region}>
      <div role="status">
        <p className="SessionStrip-title">
          <Shape name="held" />
          {held > 0 ? t.held(held) : t.over}
        </p>
        <p>{byPin ? t.byPin : t.byPassword}</p>
      </div>
      <Button onClick={() => setOpen(true)}>{byPin ? t.typePin : t.signIn}</Button>
      {open && <BackIn me={me} byPin={byPin} onDone={back} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** Another account has come in over the page: nothing of the page, nor of what waits in it, is theirs. */
function leaveToAnother(): void {
  forgetDrafts()
  location.replace('/')
}
