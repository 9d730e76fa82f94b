import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { dayText } from '#browser/texts/words.ts'
import { Tag, Trust } from '#ui/Tag.tsx'
import type { RequestView, StepSeen } from '../mine.contract.ts'
import { outcomeWords, sourceText } from '../mine.words.ts'

const soon = 5 // working days, as the clocks of transfers

/** How far off the answer is, or how it was answered. Late under a presumed rule is told as to be confirmed. */
export function DueTag({ of }: { of: RequestView }) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  if (of.left === null)
    return (
      <>
        <Tag shape={of.outcome === 'refused' ? 'notCompared' : 'stopped'}>
          {of.outcome === null ? t.states[of.state] : outcomeWords[of.outcome][language]}
        </Tag>
        {of.late && <span className="second">{t.answeredLate}</span>}
      </>
    )
  if (of.left < 0)
    return (
      <>
        <Tag shape="overdue">{t.late(-of.left)}</Tag>
        {of.trust === 'presumed' && <Trust of="presumed">{t.presumed}</Trust>}
      </>
    )
  return (
    <>
      <Tag shape={of.left <= soon ? 'soon' : 'running'}>{t.left(of.left)}</Tag>
      {of.state === 'inWork' && <span className="second">{t.states.inWork}</span>}
    </>
  )
}

/** What happened to a request, with the words of the answer. */
export function Steps({ of }: { of: readonly StepSeen[] }) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  if (of.length === 0) return null
  return (
    <ul className="stack">
      {of.map((step) => (
        <li key={step.what}>
          <p>
            <b>{step.outcome === null ? t.steps[step.what] : outcomeWords[step.outcome][language]}</b>,{' '}
            {dayText(step.on)}
          </p>
          {step.words !== null && <blockquote className="Mine-quote">“{step.words}”</blockquote>}
          {step.what !== 'withdrawn' && step.office.unit !== null && (
            <p className="second">{sourceText({ ...step.office, how: 'answered' }, language)}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
