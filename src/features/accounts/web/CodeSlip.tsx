import { useEffect, useRef } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { dayText, momentText, todayInVietnam } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { SquareCode } from '#ui/SquareCode.tsx'
import './slip.css'

const inside = getRouteApi('/in')

export interface Code {
  readonly code: string
  /** The instant after its last day. */
  readonly until: string
  readonly slip: number
  readonly pin: boolean
  readonly name: string
  readonly username: string
}

/** The code, this once: to be printed on A5 or copied, and handed over against a signature on the stub. */
export function CodeSlip({ of, onDone }: { of: Code; onDone: () => void }) {
  const t = useTexts(accountTexts)
  const slip = useRef<HTMLElement>(null)
  useEffect(() => slip.current?.focus(), [])
  return (
    <section ref={slip} tabIndex={-1} className="card stack CodeSlip" aria-label={t.codeTitle}>
      <div className="stack no-print">
        <h2>{t.codeFor(of.name)}</h2>
        <p>{t.codeWhat}</p>
        <p className="CodeSlip-address">{`${location.origin}/activate`}</p>
        <div className="line">
          <Button kind="filled" onClick={() => window.print()}>
            {t.print}
          </Button>
          <Button onClick={onDone}>{t.codeDone}</Button>
        </div>
      </div>
      <Paper of={of} />
    </section>
  )
}

/** Black on white on any ground: name, code, last day, and nothing else about anybody. */
function Paper({ of }: { of: Code }) {
  const t = useTexts(pinTexts)
  const a = useTexts(accountTexts)
  const { me } = inside.useRouteContext()
  const lastDay = momentText(new Date(Date.parse(of.until) - 1000).toISOString()).day
  const number = t.slipNumber(of.slip)
  return (
    <article className="Slip" aria-label={t.slipTitle}>
      <header>
        <b>{me.units[0]?.name}</b>
        <span>
          {number}, {t.slipDay(dayText(todayInVietnam()))}
        </span>
      </header>
      <h3>{t.slipTitle}</h3>
      <p>
        {t.slipFor} <b>{of.name}</b>
        <br />
        {a.username}: <b>{of.username}</b>
      </p>
      <div className="Slip-way">
        <SquareCode text={`${location.origin}/activate#${of.code}`} label={t.picture} />
        <ol>
          <li>{t.camera}</li>
          <li>{t.touch}</li>
          <li>{of.pin ? t.ownPin : t.ownPassword}</li>
        </ol>
      </div>
      <p>{t.byHand(`${location.host}/activate`)}</p>
      <p className="CodeSlip-code">{of.code}</p>
      <p className="Slip-warning">
        {t.once(lastDay)} {t.nobodyAsks}
      </p>
      <p>{t.help}</p>
      <footer>
        <p>
          <b>{t.stub}</b>
        </p>
        <p>{t.handed(number, of.name)}</p>
        <p className="Slip-signed">
          <span>{t.at}</span>
          <b>{t.receiver}</b>
          <b>{t.giver}</b>
        </p>
      </footer>
    </article>
  )
}
