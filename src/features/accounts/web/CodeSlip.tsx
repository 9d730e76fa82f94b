import { useEffect, useRef } from 'react'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'

export interface Code {
  readonly code: string
  readonly until: string
  readonly name: string
  readonly username: string
}

/** The code, this once: to be printed or copied, and handed over. */
export function CodeSlip({ of, onDone }: { of: Code; onDone: () => void }) {
  const t = useTexts(accountTexts)
  const slip = useRef<HTMLElement>(null)
  useEffect(() => slip.current?.focus(), [])
  return (
    <section ref={slip} tabIndex={-1} className="card stack CodeSlip" aria-label={t.codeTitle}>
      <h2>{t.codeFor(of.name)}</h2>
      <p className="no-print">{t.codeWhat}</p>
      <p className="CodeSlip-address">{`${location.origin}/activate`}</p>
      <p className="CodeSlip-code">{of.code}</p>
      <p>
        {t.username}: <b>{of.username}</b>
      </p>
      <p className="second">{t.codeOnce(momentText(of.until).day)}</p>
      <div className="line no-print">
        <Button kind="filled" onClick={() => window.print()}>
          {t.print}
        </Button>
        <Button onClick={onDone}>{t.codeDone}</Button>
      </div>
    </section>
  )
}
