import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { forgetDraft, keepDraft } from '#browser/draft.ts'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { fieldNames } from '#features/people/index.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Radios } from '#ui/FormField.tsx'
import type { OutOf } from '#kernel/contract.ts'
import { requestText } from '../mine.words.ts'
import { type Outcome, outcomes, type RequestKind } from '../request.ts'
import type { requestRoutes } from '../requests.contract.ts'
import { DueTag, Steps } from './RequestParts.tsx'
import { api, refreshRequests, requestQuery } from './queries.ts'
import { WordsForm } from './WordsForm.tsx'
import './mine.css'

type Loaded = OutOf<typeof requestRoutes.getRequest>

const route = getRouteApi('/in/requests/$id')

/** One request: what is asked and why, by when it is answered, and the answer. */
export function RequestPage() {
  const t = useTexts(requestTexts)
  useTitle(t.title)
  const { id } = route.useParams()
  const { data, error } = useQuery(requestQuery(id))
  if (error) throw error
  return data ? <Shown of={data} /> : <Waiting />
}

function Shown({ of }: { of: Loaded }) {
  const t = useTexts(requestTexts)
  const own = useTexts(mineTexts)
  const language = useLanguage()
  const { request, name, born, unit } = of
  return (
    <div className="Page">
      <div className="Page-head">
        <h1>{requestText(request, language)}</h1>
        <p>
          <Link to="/members/$person" params={{ person: request.person }}>
            {name}
          </Link>
          {born !== null && `, ${t.born(dayText(born))}`}
          {unit !== null && `, ${unit}`}
        </p>
        <p className="line">
          <DueTag of={request} />
          <span className="second">
            {request.basis === 'paper' ? own.onPaper(dayText(request.sentOn)) : own.sent(dayText(request.sentOn))}{' '}
            {t.due(dayText(request.dueOn))}.
          </span>
        </p>
      </div>
      <div className="Mine-split">
        <section className="card stack">
          <h2>{t.why}</h2>
          <blockquote className="Mine-quote">“{request.words}”</blockquote>
          <Help of={of} />
        </section>
        <div className="stack">
          {of.may.length > 0 && <Answer of={of} />}
          {request.steps.length > 0 && (
            <section className="card stack">
              <h2>{t.history}</h2>
              <Steps of={request.steps} />
            </section>
          )}
          {of.before && (
            <section className="card stack">
              <h2>{t.complainedOf}</h2>
              <p>
                <b>{requestText(of.before, language)}</b>
              </p>
              <Steps of={of.before.steps} />
            </section>
          )}
        </div>
      </div>
    </div>
  )
}

/** What each kind leads to: a correction into the form of the record, filled in; nothing is saved by that. */
function Help({ of: { request } }: { of: Loaded }) {
  const t = useTexts(requestTexts)
  const guarding = useTexts(privacyTexts)
  const { person, kind, field, proposed } = request
  const inRecord = fieldNames.some((one) => one === field)
  if (kind === 'correction' && inRecord && field !== null)
    return (
      <>
        <p className="second">{t.correctHint}</p>
        <Link
          to="/members/$person"
          params={{ person }}
          search={{ do: 'correct' }}
          className={buttonClass('act')}
          onClick={() => keepDraft(`correct:${person}`, JSON.stringify({ [field]: proposed ?? '' }))}
        >
          {t.correctIt}
        </Link>
      </>
    )
  const hints: Readonly<Partial<Record<RequestKind, string>>> = {
    restriction: t.restrictHint,
    erasure: t.eraseHint,
    complaint: t.complaintHint,
  }
  const hint = hints[kind]
  return (
    <>
      {hint !== undefined && <p className="second">{hint}</p>}
      {kind === 'erasure' && (
        <Link to="/privacy" search={{ person }}>
          {guarding.erase}
        </Link>
      )}
      <Link to="/members/$person" params={{ person }}>
        {t.openMember}
      </Link>
    </>
  )
}

function Answer({ of: { request, may } }: { of: Loaded }) {
  const t = useTexts(requestTexts)
  const client = useQueryClient()
  const draft = `requests:answer:${request.id}`
  const [outcome, setOutcome] = useState<Outcome>()
  const [tried, setTried] = useState(false)
  const take = useMutation({
    mutationFn: () => api.takeRequest({ params: { id: request.id } }),
    onSuccess: () => refreshRequests(client),
  })
  const answer = useMutation({
    mutationFn: (body: { outcome: Outcome; words: string }) => api.answerRequest({ params: { id: request.id }, body }),
    onSuccess: () => {
      forgetDraft(draft)
      return refreshRequests(client)
    },
  })
  return (
    <section className="card stack">
      <h2>{t.answerTitle}</h2>
      {may.includes('take') && (
        <div>
          <Button disabled={take.isPending} onClick={() => take.mutate()}>
            {t.take}
          </Button>
          <p className="second">{t.taken}</p>
        </div>
      )}
      <Failure of={take.error} />
      <WordsForm
        draft={draft}
        label={t.answerWords}
        hint={t.answerHint}
        missing={t.wordsMissing}
        send={t.sendAnswer}
        most={2000}
        filled
        busy={answer.isPending}
        error={answer.error}
        onSend={(words) => {
          setTried(true)
          if (outcome !== undefined) answer.mutate({ outcome, words })
        }}
      >
        <Radios
          label={t.outcome}
          chosen={outcome}
          onChoose={setOutcome}
          choices={outcomes.map((value) => ({ value, label: t.outcomes[value] }))}
        />
        {tried && outcome === undefined && (
          <p className="TextField-why" role="alert">
            {t.outcomeMissing}
          </p>
        )}
      </WordsForm>
    </section>
  )
}
