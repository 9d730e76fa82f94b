import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { problemCode } from '#browser/problem.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Button } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { Foot } from '#ui/Foot.tsx'
import { Empty, Notice } from '#ui/Notice.tsx'
import type { OwnPage } from '../mine.contract.ts'
import { OwnBreaches } from '#features/privacy/web/index.ts'
import { newsIn } from '../news.ts'
import type { Asking } from './AskForm.tsx'
import { MyRequests } from './MyRequests.tsx'
import { api, mineQuery, newsQuery } from './queries.ts'
import { Readers } from './Readers.tsx'
import { SaidList } from './SaidList.tsx'
import { StoredList } from './StoredList.tsx'
import './mine.css'

const sections = ['said', 'stored', 'readers', 'requests'] as const
type Section = (typeof sections)[number]

/** A member's own page: what was said, what is stored and from where, who has read, what was asked for. */
export function MinePage() {
  const t = useTexts(mineTexts)
  useTitle(t.title)
  const { data, error } = useQuery(mineQuery)
  if (problemCode(error) === 'mine.notLinked')
    return (
      <div className="Page">
        <h1>{t.title}</h1>
        <Empty title={t.notLinkedTitle}>{t.notLinked}</Empty>
      </div>
    )
  if (error) throw error
  return data ? <Shown of={data} /> : <Waiting />
}

/** What was new when the page was opened stays marked while it is open; the next visit counts from now. */
function useSeen(of: OwnPage): string | null {
  const client = useQueryClient()
  const [seenAt] = useState(of.seenAt)
  const note = useMutation({
    mutationFn: () => api.noteMineSeen(),
    onSuccess: () => client.invalidateQueries({ queryKey: newsQuery.queryKey }),
  })
  const once = useRef(false)
  useEffect(() => {
    if (once.current) return
    once.current = true
    note.mutate()
  }, [note])
  return seenAt
}

function Shown({ of: fetched }: { of: OwnPage }) {
  const t = useTexts(mineTexts)
  const of = { ...fetched, seenAt: useSeen(fetched) }
  const [section, setSection] = useState<Section>('said')
  const [answering, setAnswering] = useState<string>()
  const [asking, setAsking] = useState<Asking>()
  const news = newsIn(of)
  const waits = of.said.find((s) => s.answerBy !== null)
  const go = (to: Section) => {
    setSection(to)
    bringUp(`${to}-title`)
  }
  const ask = (what: Asking | undefined) => {
    setAsking(what)
    if (what) bringUp('new-request')
  }
  return (
    <div className="Page Mine">
      <div className="Page-head">
        <h1>{t.title}</h1>
        <p>{of.name}</p>
      </div>
      {news > 0 && <Notice shape="unannounced">{t.news(news)}</Notice>}
      <OwnBreaches />
      {of.restriction && (
        <Notice shape="notCompared" title={t.restricted(dayText(of.restriction.fromOn))}>
          <p>{t.restrictedWhat}</p>
        </Notice>
      )}
      <Chips
        label={t.sections}
        chosen={section}
        onChoose={go}
        choices={sections.map((value) => ({ value, label: t.chips[value] }))}
      />
      <div className="Mine-split">
        <div className="stack">
          <SaidList said={of.said} seenAt={of.seenAt} answering={answering} onAnswer={setAnswering} />
          <StoredList of={of.stored} />
        </div>
        <div className="stack">
          <Readers onAsk={(words) => ask({ kind: 'objection', words })} />
          <MyRequests of={of} asking={asking} onAsking={ask} />
          {of.contact && <p className="quiet">{t.contact(of.contact.name, of.contact.unit)}</p>}
        </div>
      </div>
      <Foot>
        <Button
          kind="filled"
          className="Mine-pinned"
          onClick={() => {
            if (waits) {
              setAnswering(waits.key)
              go('said')
            } else {
              setSection('requests')
              bringUp('new-request')
            }
          }}
        >
          {waits ? t.pinnedAnswer : t.pinnedAsk}
        </Button>
      </Foot>
    </div>
  )
}

/** After the page was drawn anew: what was asked for stands in sight and has the focus. */
function bringUp(id: string): void {
  requestAnimationFrame(() => {
    const found = document.getElementById(id)
    found?.scrollIntoView({ block: 'start' })
    found?.focus({ preventScroll: true })
  })
}
