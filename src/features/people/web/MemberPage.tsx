import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { problemFacts, problemStatus } from '#browser/problem.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Button } from '#ui/Button.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import { WaitingHere } from '#features/proposals/web/index.ts'
import { Belongings } from './Belongings.tsx'
import type { MemberPage as Page } from './contract.ts'
import { Happenings } from './Happenings.tsx'
import { lastList } from './last-list.ts'
import { MemberFacts } from './MemberFacts.tsx'
import { OpenForm } from './OpenForm.tsx'
import { PrintProfile } from './PrintProfile.tsx'
import { useMay } from './may.ts'
import { memberQuery } from './queries.ts'
import type { Action } from './search.ts'
import { cellName } from './unit-words.ts'
import './member.css'

const route = getRouteApi('/in/members/$person')

/** One member as of a day: where they belong, what is known, and what happened when and was typed when. */
export function MemberPage({ beside }: { beside?: ReactNode }) {
  const t = useTexts(memberTexts)
  const { person } = route.useParams()
  const { query, on, past } = useAsOf()
  const search = route.useSearch()
  const { data, error } = useQuery(memberQuery(person, query))
  const kept = problemFacts(error, 'members.becameOne')?.person
  // The browser keeps titles in its history: never the name.
  useTitle(t.titleOf)
  if (typeof kept === 'string')
    return <Navigate to="/members/$person" params={{ person: kept }} search={{ ...search, led: 'merged' }} replace />
  if (error && past && problemStatus(error) === 404)
    return (
      <div className="Page">
        <h1>{t.notThen(dayText(on))}</h1>
        <p>{t.notThenWhat}</p>
      </div>
    )
  if (error) throw error
  return data ? <Shown page={data} beside={past ? undefined : beside} /> : <Waiting />
}

/** Opens and leaves forms: which one stands open is in the address, so that a page opened anew shows it again. */
function useForms() {
  const go = useNavigate()
  const { person } = route.useParams()
  const search = route.useSearch()
  const open = (action: Action | undefined, of?: string) =>
    void go({
      to: '/members/$person',
      params: { person },
      search: { ...search, do: action, of },
      replace: true,
      resetScroll: action !== undefined,
    })
  return { open, action: search.do, of: search.of }
}

function Shown({ page, beside }: { page: Page; beside: ReactNode }) {
  const t = useTexts(memberTexts)
  const { led } = route.useSearch()
  const { past } = useAsOf()
  const { open, action, of } = useForms()
  return (
    <div className="Page Member">
      <PrintProfile page={page} />
      <Way page={page} />
      {led === 'merged' && <Notice>{t.led}</Notice>}
      <Head page={page} onStatus={() => open('status')} />
      {beside}
      {page.may.includes('end') && !past && <WaitingHere about={({ what }) => what['person'] === page.person} />}
      {action && !past && (
        <OpenForm key={`${action} ${of ?? ''}`} page={page} action={action} of={of} onDone={() => open(undefined)} />
      )}
      <div className="Member-split no-print">
        <div className="stack">
          <Belongings page={page} onOpen={open} />
          <MemberFacts page={page} onCorrect={() => open('correct')} />
        </div>
        <Happenings page={page} />
      </div>
    </div>
  )
}

function Way({ page }: { page: Page }) {
  const t = useTexts(memberTexts)
  const shell = useTexts(shellTexts)
  const phone = useWidth() === 'phone'
  const mayFollow = useMay('audit.read')
  const { query } = useAsOf()
  const search = route.useSearch()
  const unit = (page.belongs.find((b) => b.kind === 'official') ?? page.belongs[0])?.unit
  const [reconciliation, subject] = search.case?.split('.') ?? []
  return (
    <div className="apart no-print">
      {!phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/members" search={lastList(query)}>
            {t.list}
          </Link>
          {unit && (
            <Link to="/members" search={{ ...query, unit: unit.id }}>
              {cellName(unit.name)}
            </Link>
          )}
        </Crumbs>
      )}
      {reconciliation !== undefined && subject !== undefined && (
        <Link to="/reconciliations/$id/people/$person" params={{ id: reconciliation, person: subject }}>
          {t.backToCase}
        </Link>
      )}
      {mayFollow && (
        <Link to="/trail/members/$person" params={{ person: page.person }}>
          {shell.trail}
        </Link>
      )}
      <ToErasing person={page.person} />
    </div>
  )
}

function ToErasing({ person }: { person: string }) {
  const t = useTexts(privacyTexts)
  if (!useMay('privacy.erase')) return null
  return (
    <Link to="/privacy" search={{ person }}>
      {t.erase}
    </Link>
  )
}

function Head({ page, onStatus }: { page: Page; onStatus: () => void }) {
  const t = useTexts(memberTexts)
  const words = useTexts(belongingTexts)
  const phone = useWidth() === 'phone'
  return (
    <div className="apart no-print">
      <div className="Page-head">
        <h1>{page.record.name}</h1>
        {page.status !== null && (
          <p className="line">
            <span className="Member-status">{words.statuses[page.status]}</span>
          </p>
        )}
      </div>
      <div className="line">
        {!phone && <Button onClick={() => window.print()}>{t.print}</Button>}
        {page.may.includes('status') && <Button onClick={onStatus}>{t.changeStatus}</Button>}
      </div>
    </div>
  )
}
