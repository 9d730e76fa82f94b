import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Restriction, WordSaid } from '../mine.contract.ts'
import { api, caseWordsQuery, ownWordsQuery, refreshRequests } from './queries.ts'
import { PaperRequest } from './PaperRequest.tsx'
import { WordsForm } from './WordsForm.tsx'
import './mine.css'

const inside = getRouteApi('/in')

/** On the page of a member: what they said themselves, whether they are not used for a time, and their paper. */
export function OwnWords({ person }: { person: string }) {
  const t = useTexts(requestTexts)
  const [entering, setEntering] = useState(false)
  const { data } = useQuery(ownWordsQuery(person))
  const print = useMutation({
    mutationFn: () => api.printOwnPage({ params: { person } }),
    onSuccess: saveFile,
  })
  if (!data || (data.words.length === 0 && !data.restriction && !data.answers)) return null
  return (
    <div className="stack Mine-beside no-print">
      {data.restriction && <Restricted person={person} of={data.restriction} answers={data.answers} />}
      {data.words.length > 0 && <Words of={data.words} />}
      {data.answers && (
        <div className="line">
          <Button disabled={print.isPending} onClick={() => print.mutate()}>
            {t.printPaper}
          </Button>
          <Button aria-expanded={entering} onClick={() => setEntering(!entering)}>
            {t.enterPaper}
          </Button>
        </div>
      )}
      <Failure of={print.error} />
      {entering && <PaperRequest person={person} onDone={() => setEntering(false)} />}
    </div>
  )
}

/** In a case of a reconciliation: what the member said to it. */
export function CaseWords({ person }: { person: string }) {
  const { me } = inside.useRouteContext()
  const may = me.units.some((unit) => unit.may.includes('reconciliation.read'))
  const { data } = useQuery({ ...caseWordsQuery(person), enabled: may })
  return data && data.words.length > 0 ? <Words of={data.words} /> : null
}

function Words({ of }: { of: readonly WordSaid[] }) {
  const t = useTexts(mineTexts)
  return (
    <section className="card stack">
      <h2>{t.ownWords}</h2>
      {of.map((word) => {
        const { day } = momentText(word.at)
        return (
          <div key={word.id} className="Mine-own">
            <p>“{word.words}”</p>
            <p className="second">{word.basis === 'paper' ? t.onPaperBy(day) : t.onOwn(day)}</p>
          </div>
        )
      })}
    </section>
  )
}

function Restricted({ person, of, answers }: { person: string; of: Restriction; answers: boolean }) {
  const t = useTexts(requestTexts)
  const client = useQueryClient()
  const [ending, setEnding] = useState(false)
  const draft = `restriction:end:${person}`
  const end = useMutation({
    mutationFn: (words: string) => api.endRestriction({ params: { person }, body: { words } }),
    onSuccess: () => refreshRequests(client),
  })
  return (
    <Notice shape="notCompared" title={t.restrictedSince(dayText(of.fromOn))}>
      <p>{t.restrictedWhat}</p>
      {of.reason !== null && <p>{t.restrictedReason(of.reason)}</p>}
      {answers && !ending && (
        <button type="button" className="TextButton" onClick={() => setEnding(true)}>
          {t.endRestriction}
        </button>
      )}
      {ending && (
        <WordsForm
          draft={draft}
          label={t.endWords}
          missing={t.wordsMissing}
          send={t.endRestriction}
          busy={end.isPending}
          error={end.error}
          onSend={end.mutate}
          onLeave={() => setEnding(false)}
        />
      )}
    </Notice>
  )
}
