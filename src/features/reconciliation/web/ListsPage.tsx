import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { useTitle } from '#browser/title.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { NextStep, Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { ListKind, Overview } from './contract.ts'
import { sendAll } from './BeginPage.tsx'
import { EraseFoot } from './ResultFoot.tsx'
import { HowUsed } from './HowUsed.tsx'
import { Intake, type GivenFile } from './Intake.tsx'
import { ListEntry } from './ListEntry.tsx'
import { monthOf } from './month.ts'
import { api, keys, overviewQuery } from './queries.ts'

const route = getRouteApi('/in/reconciliations/$id/lists')

/** The lists of one reconciliation: who supplied each and when, what is being read, what waits for review; more are given here. */
export function ListsPage() {
  const { id } = route.useParams()
  const { data } = useSuspenseQuery(overviewQuery(id))
  const t = useTexts(intakeTexts)
  const words = useTexts(reconciliationTexts)
  const shell = useTexts(shellTexts)
  useTitle(t.listsTitle)
  const client = useQueryClient()
  const go = useNavigate()
  const fresh = data.totals === null
  const phone = useWidth() === 'phone'
  const send = useMutation({
    mutationFn: async ({ kind, files }: { kind: ListKind; files: readonly GivenFile[] }) => {
      const lists = await sendAll(id, kind, files)
      await client.invalidateQueries({ queryKey: keys.one(id) })
      const [only, more] = lists
      if (only && !more) await go({ to: '/reconciliations/$id/lists/$list', params: { id, list: only.id } })
    },
    onError: () => client.invalidateQueries({ queryKey: keys.one(id) }),
  })
  return (
    <div className="Page">
      {!fresh && !phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/reconciliations/$id" params={{ id }}>
            {words.short(monthOf(data))}
          </Link>
          <span>{t.listsTitle}</span>
        </Crumbs>
      )}
      <div className="Page-head Begin-head">
        <h1>{fresh ? t.title : t.listsTitle}</h1>
        <p className="quiet">{fresh ? t.lead : t.listsLead}</p>
      </div>
      <Failure of={send.error} />
      <Ready of={data} />
      <Intake
        may={data.may.includes('addList')}
        next={nextPlace(data)}
        onSend={(kind, files) => send.mutateAsync({ kind, files })}
        inside={(kind) => insideOf(data, kind)}
      />
      {fresh && <HowUsed />}
      {fresh && data.may.includes('erase') && <EraseFoot of={data} />}
    </div>
  )
}

function insideOf(of: Overview, kind: ListKind): ReactNode {
  const lists = of.listsInside.filter((l) => l.kind === kind)
  if (lists.length === 0) return null
  return (
    <ul className="Lists">
      {lists.map((list) => (
        <ListEntry key={list.id} list={list} reconciliation={of.id} />
      ))}
    </ul>
  )
}

/** What can be done with what is there: compare, see the result, or which side is still missing. */
function Ready({ of }: { of: Overview }) {
  const t = useTexts(intakeTexts)
  const client = useQueryClient()
  const go = useNavigate()
  const run = useMutation({
    mutationFn: async () => {
      await api.startRun({ params: { id: of.id } })
      await client.invalidateQueries({ queryKey: keys.one(of.id) })
      await go({ to: '/reconciliations/$id', params: { id: of.id } })
    },
  })
  const accepted = (kind: ListKind) => of.listsInside.some((l) => l.kind === kind && l.state === 'accepted')
  if (of.running || (of.totals && !of.stale))
    return (
      <Link to="/reconciliations/$id" params={{ id: of.id }} className={`${buttonClass('act')} Lists-go`}>
        {t.seeResult}
      </Link>
    )
  if (!accepted('sent') || !accepted('received')) return of.listsInside.length > 0 && <Notice>{t.missingSide}</Notice>
  if (!of.may.includes('run')) return null
  return (
    <>
      <Failure of={run.error} />
      <NextStep
        label={of.totals ? t.compareAgain : t.compare}
        button={
          <Button kind="filled" disabled={run.isPending} onClick={() => run.mutate()}>
            {of.totals ? t.compareAgain : t.compare}
          </Button>
        }
      >
        {t.stale}
      </NextStep>
    </>
  )
}

function nextPlace(of: Overview): ListKind | null {
  const given = (kind: ListKind) =>
    of.listsInside.some((l) => l.kind === kind && l.state !== 'withdrawn' && l.state !== 'refused')
  if (!given('sent')) return 'sent'
  return given('received') ? null : 'received'
}
