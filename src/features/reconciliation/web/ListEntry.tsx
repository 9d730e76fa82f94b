import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { momentText } from '#browser/texts/words.ts'
import { ReadingProgress } from '#features/lists/web/index.ts'
import { Button } from '#ui/Button.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { ListInfo } from './contract.ts'
import { api, keys } from './queries.ts'
import { useCancelList } from './use-cancel-list.ts'

/** One list: being read, refused, waiting for review, accepted or taken back, with what may be done with it now. */
export function ListEntry({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const words = useTexts(reconciliationTexts)
  return (
    <li className="List">
      <div className="line">
        <b>{list.fileName}</b>
        {list.rows > 0 && <span className="quiet">{words.rows(list.rows)}</span>}
      </div>
      <State list={list} reconciliation={reconciliation} />
    </li>
  )
}

function State({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const t = useTexts(intakeTexts)
  switch (list.state) {
    case 'reading':
      return <Reading list={list} reconciliation={reconciliation} />
    case 'refused':
      return <RefusedFile list={list} reconciliation={reconciliation} />
    case 'draft':
      return <Draft list={list} reconciliation={reconciliation} />
    case 'accepted':
      return <Accepted list={list} reconciliation={reconciliation} />
    case 'withdrawn':
      return <p className="quiet">{t.withdrawn}</p>
  }
}

function Reading({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const cancel = useCancelList(list.id, reconciliation)
  return <ReadingProgress fileName={list.fileName} job={list.job} stop={cancel} />
}

function RefusedFile({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const t = useTexts(intakeTexts)
  const problem = list.job?.problem
  return (
    <>
      <Notice shape="wrong" urgent title={problem?.title ?? t.refused}>
        {problem?.detail}
      </Notice>
      {list.may.includes('cancel') && <TakeAway list={list} reconciliation={reconciliation} />}
    </>
  )
}

function Draft({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const t = useTexts(intakeTexts)
  const until = list.expiresAt && momentText(list.expiresAt)
  return (
    <>
      <div className="line">
        <Tag shape="doubtful">{t.draft}</Tag>
        <Link to="/reconciliations/$id/lists/$list" params={{ id: reconciliation, list: list.id }}>
          {t.review}
        </Link>
      </div>
      {until && <p className="quiet">{t.draftUntil(until.time, until.day)}</p>}
    </>
  )
}

function Accepted({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const t = useTexts(intakeTexts)
  const words = useTexts(reconciliationTexts)
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => api.withdrawList({ params: { id: list.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.one(reconciliation) }),
    onSettled: () => setAsking(false),
  })
  return (
    <>
      <p>{list.suppliedBy ? t.suppliedBy(list.suppliedBy) : t.suppliedUnknown}</p>
      <SpeaksFor names={list.speaksFor} />
      <p className="quiet">
        {t.accepted(momentText(list.acceptedAt ?? list.uploadedAt).day, list.uploadedBy)}{' '}
        {list.may.includes('withdraw') && (
          <button type="button" className="TextButton" onClick={() => setAsking(true)}>
            {t.withdraw}
          </button>
        )}
      </p>
      <Failure of={withdraw.error} />
      {asking && (
        <Confirm
          title={t.withdrawTitle}
          yes={t.withdrawYes}
          no={words.keep}
          busy={withdraw.isPending}
          onYes={() => withdraw.mutate()}
          onNo={() => setAsking(false)}
        >
          <p>
            <b>{list.fileName}</b>
          </p>
          <p>{t.withdrawWhat(list.rows)}</p>
        </Confirm>
      )}
    </>
  )
}

/** Whom a list speaks for; a long row of names opens when it is wanted. */
function SpeaksFor({ names }: { names: readonly string[] }) {
  const t = useTexts(intakeTexts)
  if (names.length === 0) return null
  if (names.length <= 2) return <p className="quiet">{t.speaksFor(names.join(', '))}</p>
  return (
    <details className="quiet">
      <summary>{t.speaksForMany(names.length)}</summary>
      {names.join(', ')}
    </details>
  )
}

function TakeAway({ list, reconciliation }: { list: ListInfo; reconciliation: string }) {
  const t = useTexts(intakeTexts)
  const preview = useTexts(previewTexts)
  const cancel = useCancelList(list.id, reconciliation)
  return (
    <>
      <Failure of={cancel.error} />
      <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
        {cancel.isPending ? preview.cancel : t.takeAway}
      </Button>
    </>
  )
}
