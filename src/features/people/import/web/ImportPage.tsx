import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Button } from '#ui/Button.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Steps } from '#ui/Steps.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { ImportInfo, ImportPreview } from '../imports.contract.ts'
import { DifferenceStep } from './DifferenceStep.tsx'
import { Written } from './ImportEntry.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { importQuery } from './queries.ts'
import { UndoPanel } from './UndoPanel.tsx'
import { useDrop } from './use-drop.ts'
import './imports.css'

const route = getRouteApi('/in/imports/$id')

/** One list for the register, from its reading to its taking back. */
export function ImportPage() {
  const { id } = route.useParams()
  const t = useTexts(importTexts)
  const shell = useTexts(shellTexts)
  const { data } = useSuspenseQuery(importQuery(id))
  const phone = useWidth() === 'phone'
  useTitle(t.short)
  return (
    <div className="Page Preview">
      {!phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/members">{t.members}</Link>
          <Link to="/imports">{t.all}</Link>
          <span>{data.import.fileName}</span>
        </Crumbs>
      )}
      <Body preview={data} />
    </div>
  )
}

function Body({ preview }: { preview: ImportPreview }) {
  const of = preview.import
  const [reviewing, setReviewing] = useReviewing(preview)
  if (of.doing !== null || of.state === 'reading')
    return (
      <>
        <Head of={of} at={of.doing === 'accepting' ? 3 : of.doing === 'comparing' ? 2 : 1} />
        <UnderWay of={of} />
      </>
    )
  if (of.state === 'refused') return <Refused of={of} />
  if (of.state !== 'draft') return <Result of={of} />
  return (
    <>
      <Head of={of} at={reviewing ? 1 : 2} />
      {reviewing ? (
        <ReviewStep preview={preview} onDone={() => setReviewing(false)} />
      ) : (
        <DifferenceStep preview={preview} onReview={() => setReviewing(true)} />
      )}
    </>
  )
}

/** Decided once, when the file was read: mending the last mark turns no page under somebody's hands. */
function useReviewing({ import: of, doubtful, wrong }: ImportPreview) {
  const [reviewing, setReviewing] = useState<boolean>()
  if (of.state === 'draft' && of.doing === null && reviewing === undefined) setReviewing(doubtful + wrong > 0)
  return [reviewing, setReviewing] as const
}

function Head({ of, at }: { of: ImportInfo; at: number }) {
  const t = useTexts(importTexts)
  const { give, review, compare, done } = t.steps
  return (
    <div className="Page-head apart">
      <div>
        <h1>{of.unit.name}</h1>
        <p className="quiet">{[t.file(of.fileName), t.asOf(dayText(of.on))].join(' · ')}</p>
      </div>
      <Steps label={t.steps.label} steps={[give, review, compare, done]} at={at} />
    </div>
  )
}

function UnderWay({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  const drop = useDrop(of.id)
  const { job } = of
  const doing = t.doing[of.doing ?? 'reading']
  return (
    <div className="card stack ImportCard">
      <Progress label={doing} done={job?.done ?? 0} total={job?.total ?? null}>
        <p aria-live="polite">
          <b>{doing}</b> {!job || job.state === 'waiting' ? t.waits : t.rowsOf(job.done, job.total)}
        </p>
      </Progress>
      <Failure of={drop.error} />
      {of.may.includes('cancel') && (
        <Button disabled={drop.isPending} onClick={() => drop.mutate()}>
          {t.stop}
        </Button>
      )}
    </div>
  )
}

function Refused({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  const drop = useDrop(of.id)
  const problem = of.job?.problem
  return (
    <>
      <Head of={of} at={1} />
      <Notice shape="wrong" urgent title={problem?.title ?? t.refused}>
        {problem?.detail}
      </Notice>
      <Failure of={drop.error} />
      <Button disabled={drop.isPending} onClick={() => drop.mutate()}>
        {t.takeAway}
      </Button>
    </>
  )
}

function Result({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  return (
    <>
      <Head of={of} at={4} />
      <div className="card stack ImportCard">
        <Written of={of} />
        <Link to="/members" search={{ unit: of.unit.id }}>
          {t.toMembers}
        </Link>
      </div>
      {of.may.includes('undo') && <UndoPanel of={of} />}
    </>
  )
}
