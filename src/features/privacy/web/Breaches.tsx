import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Notice.tsx'
import type { ShapeName } from '#ui/Shape.tsx'
import { Tag, Trust } from '#ui/Tag.tsx'
import { type ClockState, dataWords, whomWords } from '../breach.ts'
import type { BreachView } from '../breaches.contract.ts'
import { BreachForm } from './BreachForm.tsx'
import { NoticeForm } from './NoticeForm.tsx'
import { api, breachesQuery } from './queries.ts'

const shapes: Readonly<Record<ClockState, ShapeName>> = {
  running: 'running',
  overdue: 'overdue',
  inTime: 'stopped',
  late: 'stopped',
}

/** Incidents with personal data, each with the clock of its notice. */
export function Breaches({ unit }: { unit: string }) {
  const t = useTexts(privacyTexts)
  const [adding, setAdding] = useState(false)
  const { data, error } = useQuery(breachesQuery(unit))
  if (!data) return error ? <Failure of={error} /> : <Waiting />
  const add = (
    <Button kind="filled" onClick={() => setAdding(true)}>
      {t.newBreach}
    </Button>
  )
  return (
    <div className="stack">
      {adding && <BreachForm unit={unit} onDone={() => setAdding(false)} />}
      {!adding && data.breaches.length > 0 && <div className="no-print">{add}</div>}
      {!adding && data.breaches.length === 0 && (
        <Empty title={t.noBreaches} button={add}>
          {t.noBreachesWhat}
        </Empty>
      )}
      {data.breaches.map((breach) => (
        <Breach key={breach.id} of={breach} />
      ))}
    </div>
  )
}

function Breach({ of }: { of: BreachView }) {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  const [open, setOpen] = useState<'correct' | 'notice'>()
  const noticed = momentText(of.noticedAt)
  const done = () => setOpen(undefined)
  if (open === 'correct') return <BreachForm unit={of.unit.id} breach={of} onDone={done} />
  return (
    <article className="card stack">
      <div className="Breach-head">
        <div>
          <h2>{of.unit.name}</h2>
          <p className="second">{t.noticedAt(noticed.time, noticed.day)}</p>
        </div>
        <Tag shape={shapes[of.clock.state]}>{t.clocks[of.clock.state](of.clock.hours)}</Tag>
      </div>
      <p>{of.what}</p>
      <p className="second">
        {of.data.map((kind) => dataWords[kind][language]).join('; ')}
        {'; '}
        {of.people === null ? t.concernedUnknown : t.concerned(of.people)}
      </p>
      {of.measures !== '' && (
        <p>
          <span className="second">{t.measuresTaken}: </span>
          {of.measures}
        </p>
      )}
      {of.told && <p className="second">{t.toldTo(of.told.name, dayText(of.told.on))}</p>}
      <Notices of={of} />
      {open === 'notice' ? <NoticeForm breach={of} onDone={done} /> : <Steps of={of} onOpen={setOpen} />}
    </article>
  )
}

function Notices({ of }: { of: BreachView }) {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  const due = momentText(of.clock.dueAt)
  return (
    <div>
      <p>
        {t.dueAt(due.time, due.day, of.clock.value)}{' '}
        {of.clock.trust !== 'read' && <Trust of={of.clock.trust}>{t.toConfirm}</Trust>}
      </p>
      <h3>{t.notices}</h3>
      {of.notices.length === 0 && <p className="second">{t.noNotices}</p>}
      <ul>
        {of.notices.map((n) => {
          const at = momentText(n.at)
          return (
            <li key={`${n.whom} ${n.at}`}>
              {t.notice(whomWords[n.whom][language], at.time, at.day)}
              {n.lateReason !== null && <div className="second">{t.because(n.lateReason)}</div>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Steps({ of, onOpen }: { of: BreachView; onOpen: (what: 'correct' | 'notice') => void }) {
  const t = useTexts(privacyTexts)
  const take = useMutation({
    mutationFn: () => api.downloadNotice({ params: { id: of.id } }),
    onSuccess: saveFile,
  })
  return (
    <div className="line no-print">
      <Button kind="outlined" onClick={() => onOpen('notice')}>
        {t.newNotice}
      </Button>
      <Button kind="outlined" disabled={take.isPending} onClick={() => take.mutate()}>
        {t.takeNotice}
      </Button>
      <Button kind="link" onClick={() => onOpen('correct')}>
        {t.correct}
      </Button>
      <Failure of={take.error} />
    </div>
  )
}
