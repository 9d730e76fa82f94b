import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { useTitle } from '#browser/title.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { momentText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { dayText } from '#browser/texts/words.ts'
import { buttonClass } from '#ui/Button.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Overview } from './contract.ts'
import { FirstThing } from './FirstThing.tsx'
import { Here } from './home-unit.ts'
import { monthOf } from './month.ts'
import { keys, overviewQuery } from './queries.ts'
import { ReportMenu } from './ReportMenu.tsx'
import { ResultFoot } from './ResultFoot.tsx'
import { Beside, Changes, ResultFlow } from './ResultPicture.tsx'
import { ResultRows } from './ResultRows.tsx'
import { RunProgress } from './RunProgress.tsx'
import './result.css'

const route = getRouteApi('/in/reconciliations/$id')

/** Where everybody stands: the picture, what to do first, and the rows behind every number. */
export function ResultPage() {
  const { id } = route.useParams()
  const search = route.useSearch()
  const { data } = useSuspenseQuery(overviewQuery(id))
  useTitle(useTexts(reconciliationTexts).short(monthOf(data)))
  useFreshRows(id, data.lastRunAt)
  if (!data.totals && !data.running) return <Navigate to="/reconciliations/$id/lists" params={{ id }} replace />
  const folded = Object.values(search).some((v) => v !== undefined)
  return (
    <Here value={data}>
      <div className="Page">
        <Head of={data} />
        {data.running && <RunProgress of={data} job={data.running} />}
        {data.totals && (
          <>
            {!data.running && <FirstThing of={data} />}
            {!folded && <Picture of={data} />}
            <ResultRows of={data} search={search} folded={folded} />
            <ResultFoot of={data} />
          </>
        )}
      </div>
    </Here>
  )
}

/** Rows of the run before are of no use once a new one is done. */
function useFreshRows(id: string, lastRunAt: string | null): void {
  const client = useQueryClient()
  const before = useRef(lastRunAt)
  useEffect(() => {
    if (before.current === lastRunAt) return
    before.current = lastRunAt
    void client.invalidateQueries({ queryKey: keys.one(id) })
  }, [client, id, lastRunAt])
}

function Picture({ of }: { of: Overview }) {
  return (
    <div className="Split Result-picture">
      <ResultFlow of={of} />
      <div className="stack">
        <Beside of={of} />
        <Changes of={of} />
      </div>
    </div>
  )
}

function Head({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const phone = useWidth() === 'phone'
  const unit = of.unit.name.replace(/^Đảng bộ /, '').replace(/^(Phường|Xã) /, (kind) => kind.toLowerCase())
  const to = { to: '/reconciliations/$id/lists', params: { id: of.id } } as const
  return (
    <div className="Page-head apart Result-head">
      <div className="Result-lead">
        <h1>{phone ? words.short(monthOf(of)) : words.title(unit, monthOf(of))}</h1>
        <p className="second">
          {of.totals && !phone && <Compared totals={of.totals} />}
          {phone && `${of.unit.name}. `}
          <LastRun at={of.lastRunAt} /> <Link {...to}>{t.seeLists(of.lists)}</Link>{' '}
          {!phone && of.totals && (
            <Link to="/reconciliations/$id/report" params={{ id: of.id }}>
              {t.ledger}
            </Link>
          )}
        </p>
      </div>
      {!phone && (
        <div className="line">
          {of.may.includes('report') && <ReportMenu of={of} />}
          {of.may.includes('addList') && (
            <Link {...to} className={buttonClass('outlined')}>
              {t.addList}
            </Link>
          )}
        </div>
      )}
    </div>
  )
}

function Compared({ totals }: { totals: NonNullable<Overview['totals']> }) {
  const t = useTexts(resultTexts)
  return (
    <>
      {t.compared(totals.sent, totals.received)}
      {totals.residing !== null && t.andResiding(totals.residing)}.{' '}
    </>
  )
}

function LastRun({ at }: { at: string | null }) {
  const t = useTexts(resultTexts)
  const today = dayText(useToday())
  if (at === null) return null
  const { time, day } = momentText(at)
  return <>{t.lastRun(time, day === today ? t.todayAt(day) : day)}</>
}
