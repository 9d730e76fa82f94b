import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { dayText } from '#browser/texts/words.ts'
import { Chips } from '#ui/Chips.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Trust } from '#ui/Tag.tsx'
import type { RequestKind } from '../request.ts'
import { AskForm } from './AskForm.tsx'
import { api, ownPageQuery, refreshRequests } from './queries.ts'

const offered = ['correction', 'restriction', 'erasure', 'objection'] as const satisfies readonly RequestKind[]

/** What somebody who came in person brought on paper, typed for them; the day of the answer is told before it is sent. */
export function PaperRequest({ person, onDone }: { person: string; onDone: () => void }) {
  const t = useTexts(requestTexts)
  const own = useTexts(mineTexts)
  const client = useQueryClient()
  const [kind, setKind] = useState<(typeof offered)[number]>('correction')
  const [sent, setSent] = useState<string>()
  const { data, error } = useQuery(ownPageQuery(person))
  const term = data?.terms[kind]
  if (sent !== undefined)
    return (
      <div role="status">
        <Notice shape="arrived">{own.doneAsk(dayText(sent))}</Notice>
      </div>
    )
  return (
    <section className="card stack">
      <h2>{t.enterPaper}</h2>
      <Failure of={error} />
      <Chips
        label={own.newRequest}
        chosen={kind}
        onChoose={setKind}
        choices={offered.map((value) => ({ value, label: own.kinds[value][0] }))}
      />
      {term && (
        <p className="second">
          {own.today}
          <b>{dayText(term.dueOn)}</b>
          {own.after(term.value)} {term.trust === 'presumed' && <Trust of="presumed">{own.presumed}</Trust>}
        </p>
      )}
      <AskForm
        key={kind}
        of={{ kind, words: '' }}
        draft={`paper:${person}`}
        send={(body) => api.enterRequest({ params: { person }, body })}
        onSent={async (dueOn) => {
          setSent(dueOn)
          await refreshRequests(client)
        }}
        onLeave={onDone}
      />
    </section>
  )
}
