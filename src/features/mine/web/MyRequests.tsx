import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { dayText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { OwnPage, RequestView } from '../mine.contract.ts'
import { requestText } from '../mine.words.ts'
import { isNewAnswer } from '../news.ts'
import { type Asking, AskForm } from './AskForm.tsx'
import { DueTag, Steps } from './RequestParts.tsx'
import { api, refreshMine } from './queries.ts'

const offered = ['correction', 'restriction', 'erasure', 'objection'] as const

/** What the member has asked for, and what can be asked, each kind with the day of its answer before it is sent. */
export function MyRequests({
  of,
  asking,
  onAsking,
}: {
  of: OwnPage
  asking: Asking | undefined
  onAsking: (asking: Asking | undefined) => void
}) {
  const t = useTexts(mineTexts)
  const client = useQueryClient()
  const [sent, setSent] = useState<string>()
  const done = async (dueOn: string) => {
    setSent(dueOn)
    onAsking(undefined)
    await refreshMine(client)
  }
  const term = of.terms[asking?.kind ?? 'correction']
  return (
    <section id="requests" className="card stack" aria-labelledby="requests-title">
      <h2 id="requests-title" tabIndex={-1}>
        {t.requestsTitle}
      </h2>
      {sent !== undefined && (
        <div role="status">
          <Notice shape="arrived">{t.doneAsk(dayText(sent))}</Notice>
        </div>
      )}
      {of.requests.length === 0 ? (
        <p className="quiet">{t.requestsNone}</p>
      ) : (
        <ul className="Mine-requests">
          {of.requests.map((request) => (
            <Mine
              key={request.id}
              of={request}
              isFresh={isNewAnswer(request, of.seenAt)}
              onComplain={() => onAsking({ kind: 'complaint', about: request.id, words: '' })}
            />
          ))}
        </ul>
      )}
      <div className="stack Mine-new" id="new-request" tabIndex={-1}>
        <h3>{t.newRequest}</h3>
        {term && (
          <p className="second">
            {t.today}
            <b>{dayText(term.dueOn)}</b>
            {t.after(term.value)} <Presumed trust={term.trust} />
          </p>
        )}
        {asking ? (
          <AskForm
            key={`${asking.kind} ${asking.about ?? ''}`}
            of={asking}
            send={(body) => api.askMine({ body })}
            onSent={done}
            onLeave={() => onAsking(undefined)}
          />
        ) : (
          offered.map((kind) => (
            <button key={kind} type="button" className="Mine-kind" onClick={() => onAsking({ kind, words: '' })}>
              <b>{t.kinds[kind][0]}</b>
              <span>{t.kinds[kind][1]}</span>
            </button>
          ))
        )}
      </div>
    </section>
  )
}

function Presumed({ trust }: { trust: string }) {
  const t = useTexts(mineTexts)
  return trust === 'presumed' ? <span className="Trust Trust-presumed">{t.presumed}</span> : null
}

function Mine({ of, isFresh, onComplain }: { of: RequestView; isFresh: boolean; onComplain: () => void }) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  const [open, setOpen] = useState(isFresh)
  const text = requestText(of, language)
  return (
    <li className="stack">
      <p className="line">
        <DueTag of={of} />
        {isFresh && <b>{t.isNew}</b>}
      </p>
      <p>
        <b>{text}</b>
      </p>
      <p>
        {of.basis === 'paper' ? t.onPaper(dayText(of.sentOn)) : t.sent(dayText(of.sentOn))}{' '}
        {of.left !== null && (
          <>
            {t.answersBy(of.office)}
            <b>{dayText(of.dueOn)}</b>.
          </>
        )}
      </p>
      <button type="button" className="TextButton" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t.fold : lookWords(of, t)}
        <span className="hidden">: {text}</span>
      </button>
      {open && <Opened of={of} onComplain={onComplain} />}
    </li>
  )
}

function lookWords({ left }: RequestView, t: { readonly look: string; readonly lookAnswer: string }): string {
  return left === null ? t.lookAnswer : t.look
}

function Opened({ of, onComplain }: { of: RequestView; onComplain: () => void }) {
  const t = useTexts(mineTexts)
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => api.withdrawMine({ params: { id: of.id } }),
    onSuccess: () => refreshMine(client),
  })
  return (
    <div className="stack">
      <div>
        <p className="second">{t.myWords}</p>
        <p>“{of.words}”</p>
      </div>
      <Steps of={of.steps} />
      <Failure of={withdraw.error} />
      {of.left !== null && (
        <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t.withdraw}
        </Button>
      )}
      {mayComplain(of) && <Button onClick={onComplain}>{t.complain}</Button>}
      {of.complaint !== null && <p className="second">{t.complaintSent}</p>}
    </div>
  )
}

/** About an answer that did not do all that was asked, once. */
function mayComplain({ complaint, kind, outcome }: RequestView): boolean {
  return complaint === null && kind !== 'complaint' && (outcome === 'refused' || outcome === 'partly')
}
