import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { dayText, lastDayText, todayInVietnam } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Shape } from '#ui/Shape.tsx'
import { SquareCode } from '#ui/SquareCode.tsx'
import { slipQuery } from './api.ts'
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
    <section ref={slip} tabIndex={-1} className="stack CodeSlip" aria-label={t.codeTitle}>
      <div className="card stack no-print">
        <h2>{t.codeFor(of.name)}</h2>
        <p>{of.pin ? t.codeWhatPin : t.codeWhat}</p>
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

/** Black on white on any ground: name, post, code, last day, and nothing else about anybody. */
function Paper({ of }: { of: Code }) {
  const t = useTexts(pinTexts)
  const a = useTexts(accountTexts)
  const { me } = inside.useRouteContext()
  const { data: whose } = useQuery(slipQuery(of.code))
  const number = t.slipNumber(of.slip)
  return (
    <article className="Slip" aria-label={t.slipTitle}>
      <header>
        <b>{me.units[0]?.name}</b>
        <span>
          {number}
          <br />
          {t.slipDay(dayText(todayInVietnam()))}
        </span>
      </header>
      <h3>{t.slipTitle}</h3>
      <p>
        {t.slipFor} <b>{of.name}</b>
        {whose?.seats.map((seat) => (
          <span key={`${seat.role} ${seat.unit}`} className="Slip-line">
            {a.roles[seat.role]}, {seat.unit}
          </span>
        ))}
        {!of.pin && (
          <span className="Slip-line">
            {a.username}: <b>{of.username}</b>
          </span>
        )}
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
      <p className="CodeSlip-code">{of.code.toUpperCase().replaceAll('-', ' · ')}</p>
      <p className="Slip-warning">
        <Shape name="soon" plain />
        <span>
          {t.once(lastDayText(of.until))} {t.nobodyAsks}
        </span>
      </p>
      <p>{t.help}</p>
      <footer>
        <p className="Slip-stub">{t.stub}</p>
        <p>{t.handed(number, of.name)}</p>
        <div className="Slip-signed">
          <p>
            {t.at}
            <br />
            {t.on}
          </p>
          <b>{t.receiver}</b>
          <b>{t.giver}</b>
        </div>
      </footer>
    </article>
  )
}
