import { useState } from 'react'
import { caseTexts } from '#browser/texts/case.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Attempt } from '#features/transfers/index.ts'
import type { CaseView } from './contract.ts'
import { AttemptForm, hasDraft } from './AttemptForm.tsx'

/** Who was in touch, when, how and with what outcome. A corrected record stays, struck through. */
export function Attempts({ of }: { of: CaseView }) {
  const t = useTexts(caseTexts)
  const words = useTexts(reconciliationTexts)
  const [writing, setWriting] = useState(() => hasDraft(of.person.id))
  const valid = of.attempts.filter((a) => a.correctedBy === null)
  return (
    <section className="card stack">
      <div className="apart Attempts-head">
        <h2>
          {t.attempts} {valid.length > 0 && <span className="Attempts-n">{words.times(valid.length)}</span>}
        </h2>
        {of.may.includes('attempt') && !writing && (
          <Button kind={of.suggestion ? 'outlined' : 'act'} className="Button-wide" onClick={() => setWriting(true)}>
            {t.record}
          </Button>
        )}
      </div>
      {writing && <AttemptForm person={of.person.id} onDone={() => setWriting(false)} />}
      {of.attempts.length === 0 ? !writing && <p className="quiet">{t.noAttempts}</p> : <All of={of} />}
    </section>
  )
}

function All({ of }: { of: CaseView }) {
  const t = useTexts(caseTexts)
  return (
    <ul className="Attempts" aria-label={t.attemptsTable}>
      {of.attempts.map((attempt) => (
        <One key={attempt.id} attempt={attempt} of={of} />
      ))}
    </ul>
  )
}

function One({ attempt, of }: { attempt: Attempt; of: CaseView }) {
  const t = useTexts(caseTexts)
  const phone = useWidth() === 'phone'
  const [correcting, setCorrecting] = useState(() => hasDraft(of.person.id, attempt.id))
  const may = of.may.includes('correctAttempt') && attempt.correctedBy === null
  const said = [t.outcomes[attempt.outcome], t.bys[attempt.by]]
  return (
    <li>
      <div className="Attempt" data-corrected={attempt.correctedBy !== null || undefined}>
        <span className="digits">{dayText(attempt.on)}</span>
        <b>{t.ways[attempt.way]}</b>
        {(phone ? said : said.toReversed()).map((text) => (
          <span key={text}>{text}</span>
        ))}
      </div>
      <p className="second">
        {t.recordedBy(momentText(attempt.recordedAt).day, attempt.recordedBy)}
        {attempt.correctedBy !== null && `, ${t.corrected}`}{' '}
        {may && !correcting && (
          <button type="button" className="TextButton" onClick={() => setCorrecting(true)}>
            {t.correct}
          </button>
        )}
      </p>
      {correcting && <AttemptForm person={of.person.id} corrects={attempt} onDone={() => setCorrecting(false)} />}
    </li>
  )
}
