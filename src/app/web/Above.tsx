import { Link, useLocation, useMatches } from '@tanstack/react-router'
import { lastList } from '#features/people/web/last-list.ts'
import { useAsOf } from '#browser/as-of.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { ruleTexts } from '#browser/texts/rules.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { Icon } from '#ui/Icon.tsx'
import { Brand } from '#ui/shell/Shell.tsx'
import type { Back } from './back.ts'

interface Way {
  readonly back: Back | 'rules' | undefined
  readonly id: string
  readonly on: string | undefined
}

/** On a page below another, where the arrow in the header leads. */
export function useBack(): Way {
  const last = useMatches().at(-1)
  const search = useLocation({ select: (l) => l.search })
  const id = last && 'id' in last.params ? last.params.id : ''
  const isOneRule = last?.pathname === '/rules' && 'rule' in search && search.rule !== undefined
  return { back: isOneRule ? 'rules' : last?.staticData.back, id, on: search.on }
}

/** An arrow with the name of where it leads; else the mark. */
export function Above({ back, id, on }: Way) {
  const intake = useTexts(intakeTexts)
  const rules = useTexts(ruleTexts)
  const words = useTexts(reconciliationTexts)
  if (isWork(back)) return <ToWork to={back} />
  switch (back) {
    case 'rules':
      return (
        <Link to="/rules" search={on === undefined ? {} : { on }} className="Header-back">
          <Arrow name={rules.back} />
        </Link>
      )
    case 'reconciliations':
      return (
        <Link to="/reconciliations" className="Header-back">
          <Arrow name={words.back} />
        </Link>
      )
    case 'lists':
      return (
        <Link to="/reconciliations/$id/lists" params={{ id }} className="Header-back">
          <Arrow name={intake.listsShort} />
        </Link>
      )
    case 'result':
      return (
        <Link to="/reconciliations/$id" params={{ id }} className="Header-back">
          <Arrow name={words.result} />
        </Link>
      )
    case 'members':
    case 'units':
      return <ToRegister to={back} />
    case undefined:
      return <Home />
  }
}

type Work = 'requests' | 'imports' | 'duplicates' | 'trail' | 'proposals'
const work = {
  requests: '/requests',
  imports: '/imports',
  duplicates: '/duplicates',
  trail: '/trail',
  proposals: '/proposals',
} as const

function isWork(back: Way['back']): back is Work {
  return back !== undefined && back in work
}

function ToWork({ to }: { to: Work }) {
  const names = {
    requests: useTexts(requestTexts).title,
    imports: useTexts(importTexts).all,
    duplicates: useTexts(duplicateTexts).title,
    trail: useTexts(shellTexts).trail,
    proposals: useTexts(proposalTexts).title,
  }
  return (
    <Link to={work[to]} className="Header-back">
      <Arrow name={names[to]} />
    </Link>
  )
}

/** The day that is looked at stays. */
function ToRegister({ to }: { to: 'members' | 'units' }) {
  const t = useTexts(shellTexts)
  const { query } = useAsOf()
  return to === 'members' ? (
    <Link to="/members" search={lastList(query)} className="Header-back">
      <Arrow name={t.members} />
    </Link>
  ) : (
    <Link to="/units" search={query} className="Header-back">
      <Arrow name={t.units} />
    </Link>
  )
}

function Home() {
  const t = useTexts(shellTexts)
  return (
    <Link to="/" className="Header-home">
      <Brand name={t.name} />
    </Link>
  )
}

function Arrow({ name }: { name: string }) {
  return (
    <>
      <Icon name="left" size="1.25rem" />
      {name}
    </>
  )
}
