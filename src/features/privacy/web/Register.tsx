import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Button } from '#ui/Button.tsx'
import { Facts } from '#ui/Facts.tsx'
import { Notice } from '#ui/Notice.tsx'
import { impactFields, ownFields } from '../register.ts'
import type { RegisterView } from '../register.contract.ts'
import { api, registerQuery } from './queries.ts'
import { SaidField } from './SaidField.tsx'

type Activity = RegisterView['activities'][number]

/** The register of processing: what the program does, what the organisation has said, and both as Word. */
export function Register({ unit }: { unit: string }) {
  const { data, error } = useQuery(registerQuery(unit))
  if (!data) return error ? <Failure of={error} /> : <Waiting />
  return (
    <div className="stack">
      <Papers unit={unit} />
      <div className="Privacy-split">
        <Organisation of={data} />
        <Impact of={data} />
      </div>
      <Activities of={data} />
      <Measures of={data} />
      <Before of={data} />
    </div>
  )
}

function Papers({ unit }: { unit: string }) {
  const t = useTexts(privacyTexts)
  const take = useMutation({
    mutationFn: (as: 'register' | 'impact') => api.downloadProcessing({ params: { id: unit }, query: { as } }),
    onSuccess: saveFile,
  })
  return (
    <>
      <div className="line no-print">
        <Button kind="outlined" disabled={take.isPending} onClick={() => take.mutate('register')}>
          {t.takeRegister}
        </Button>
        <Button kind="outlined" disabled={take.isPending} onClick={() => take.mutate('impact')}>
          {t.takeImpact}
        </Button>
      </div>
      <Failure of={take.error} />
    </>
  )
}

function Organisation({ of }: { of: RegisterView }) {
  const t = useTexts(privacyTexts)
  return (
    <section className="card">
      <h2>{t.organisation}</h2>
      <dl className="Said">
        {ownFields.map((field) => (
          <SaidField key={field} register={of} about="organisation" field={field} says={of.organisation[field]} />
        ))}
      </dl>
    </section>
  )
}

function Impact({ of }: { of: RegisterView }) {
  const t = useTexts(privacyTexts)
  const due = of.impactDue
  return (
    <section className="card">
      <h2>{t.impact}</h2>
      <p className="second">{t.impactWhat}</p>
      <Notice {...(due?.state === 'overdue' && { shape: 'overdue' as const })}>
        <p>{due === null ? t.impactDue.none : t.impactDue[due.state](dayText(due.dueOn), due.days)}</p>
      </Notice>
      <dl className="Said">
        {impactFields.map((field) => (
          <SaidField key={field} register={of} about="impact" field={field} says={of.impact[field]} />
        ))}
      </dl>
    </section>
  )
}

function Activities({ of }: { of: RegisterView }) {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  return (
    <section className="stack">
      <div>
        <h2>{t.activities}</h2>
        <p className="second">{t.activitiesWhat}</p>
      </div>
      <div className="Privacy-cards">
        {of.activities.map((activity) => (
          <article key={activity.id} className="card">
            <h3>{activity.title[language]}</h3>
            <ActivityFacts of={activity} />
            <dl className="Said">
              {(['legalGround', 'recipients'] as const).map((field) => (
                <SaidField key={field} register={of} about={activity.id} field={field} says={activity.filled[field]} />
              ))}
            </dl>
          </article>
        ))}
      </div>
    </section>
  )
}

function lines(texts: readonly string[]): ReactNode {
  return texts.map((text) => <div key={text}>{text}</div>)
}

function ActivityFacts({ of }: { of: Activity }) {
  const t = useTexts(privacyTexts)
  const { roles } = useTexts(accountTexts)
  const language = useLanguage()
  return (
    <Facts
      of={[
        { key: 'purpose', name: t.purpose, value: of.purpose[language] },
        { key: 'people', name: t.people, value: of.people[language] },
        { key: 'data', name: t.data, value: lines(of.data.map((one) => one[language])) },
        { key: 'readers', name: t.readers, value: of.roles.map((role) => roles[role]).join(', ') },
        { key: 'kept', name: t.keptFor, value: lines(of.kept.map((one) => one[language])) },
      ]}
    />
  )
}

function Measures({ of }: { of: RegisterView }) {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  return (
    <section className="card">
      <h2>{t.measures}</h2>
      <ul>
        {of.measures.map((one) => (
          <li key={one.en}>{one[language]}</li>
        ))}
      </ul>
    </section>
  )
}

/** What the organisation said and says no more, with its days. */
function Before({ of }: { of: RegisterView }) {
  const t = useTexts(privacyTexts)
  const over = of.changes.flatMap(({ until, ...change }) => (until === null ? [] : [{ ...change, until }]))
  const names: Readonly<Record<string, string>> = t.fields
  if (over.length === 0) return null
  return (
    <section className="card">
      <h2>{t.changes}</h2>
      <ul>
        {over.map(({ about, field, says, at, until }) => (
          <li key={`${about} ${field} ${at}`}>
            <span className="second">
              {t.changeOf(names[field] ?? field, momentText(at).day, momentText(until).day)}
            </span>
            <div>{says}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
