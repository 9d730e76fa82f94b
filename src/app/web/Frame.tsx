import { Menu } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useMatches, useNavigate, useRouteContext } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { accountApi, meQuery } from '#features/accounts/web/session.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { forgetDrafts } from '#browser/draft.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { ruleTexts } from '#browser/texts/rules.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { Today } from '#browser/today.ts'
import { Icon } from '#ui/Icon.tsx'
import '#ui/menu.css'
import { Brand, Shell } from '#ui/shell/Shell.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Back } from './back.ts'
import { Grounds, Languages, OtherLanguage, TypeSizes } from './View.tsx'

/** The frame around every page of somebody who is signed in. */
export function Frame() {
  const t = useTexts(shellTexts)
  const width = useWidth()
  const { me } = useRouteContext({ from: '/in' })
  const [more, setMore] = useState(false)
  useFocusOnArrival()
  return (
    <Today value={me.today}>
      <Shell
        skip={t.skip}
        header={<Header onMore={() => setMore(!more)} />}
        menu={width === 'pc' && <SideMenu />}
        tabs={
          width !== 'pc' && (
            <>
              {more && <More onClose={() => setMore(false)} />}
              <Tabs more={more} onMore={() => setMore(!more)} />
            </>
          )
        }
      >
        <Outlet />
      </Shell>
    </Today>
  )
}

function Header({ onMore }: { onMore: () => void }) {
  const t = useTexts(shellTexts)
  const phone = useWidth() === 'phone'
  const { me } = useRouteContext({ from: '/in' })
  const above = useBack()
  const unit = me.units[0]?.name
  if (!phone)
    return (
      <>
        <Link to="/reconciliations" className="Header-home">
          <Brand name={t.name} place={unit} />
        </Link>
        <div className="Header-right">
          <Languages />
          <Person name={me.name} />
        </div>
      </>
    )
  return (
    <>
      <Above {...above} />
      <div className="Header-right">
        <OtherLanguage short={above.back !== undefined} />
        <button type="button" className="Header-button Header-edged" onClick={onMore}>
          {t.typeSize}
        </button>
      </div>
    </>
  )
}

/** On a page below another, where the arrow in the header leads. */
function useBack(): { back: Back | 'rules' | undefined; id: string; on: string | undefined } {
  const last = useMatches().at(-1)
  const search = useLocation({ select: (l) => l.search })
  const id = last && 'id' in last.params ? last.params.id : ''
  const isOneRule = last?.pathname === '/rules' && search.rule !== undefined
  return { back: isOneRule ? 'rules' : last?.staticData.back, id, on: search.on }
}

/** An arrow with the name of where it leads; else the mark. */
function Above({ back, id, on }: { back: Back | 'rules' | undefined; id: string; on: string | undefined }) {
  const shell = useTexts(shellTexts)
  const intake = useTexts(intakeTexts)
  const rules = useTexts(ruleTexts)
  const words = useTexts(reconciliationTexts)
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
    case undefined:
      return (
        <Link to="/reconciliations" className="Header-home">
          <Brand name={shell.name} />
        </Link>
      )
  }
}

function Arrow({ name }: { name: string }) {
  return (
    <>
      <Icon name="left" size="1.25rem" />
      {name}
    </>
  )
}

function Person({ name }: { name: string }) {
  const t = useTexts(shellTexts)
  const leave = useLeave()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="Header-button">
          {name}
          <Icon name="down" size="0.875rem" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={leave}>{t.leave}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function useLeave(): () => void {
  const client = useQueryClient()
  const go = useNavigate()
  const leave = useMutation({
    mutationFn: () => accountApi.signOut(),
    onSuccess: async () => {
      forgetDrafts()
      client.clear()
      client.setQueryData(meQuery.queryKey, null)
      await go({ to: '/sign-in', search: {} })
    },
  })
  return () => leave.mutate()
}

function SideMenu() {
  const t = useTexts(shellTexts)
  return (
    <nav className="Menu no-print" aria-label={t.menu}>
      <ul>
        <li>
          <Link to="/reconciliations">{t.reconciliation}</Link>
        </li>
        <li>
          <Link to="/rules">{t.rules}</Link>
        </li>
      </ul>
      <div className="Menu-foot">
        <div>
          {t.typeSize} <TypeSizes />
        </div>
        <div>
          {t.ground} <Grounds />
        </div>
      </div>
    </nav>
  )
}

function Tabs({ more, onMore }: { more: boolean; onMore: () => void }) {
  const t = useTexts(shellTexts)
  return (
    <nav className="Tabs no-print" aria-label={t.menu}>
      <Link to="/reconciliations">{t.reconciliation}</Link>
      <Link to="/rules">{t.rules}</Link>
      <button type="button" aria-expanded={more} onClick={onMore}>
        {t.more}
      </button>
    </nav>
  )
}

/** Type size, ground, language and the way out, where the menu does not stand open. */
function More({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts)
  const { me } = useRouteContext({ from: '/in' })
  const panel = useRef<HTMLDivElement>(null)
  const leave = useLeave()
  useEffect(() => panel.current?.focus(), [])
  return (
    <div
      ref={panel}
      className="More"
      role="dialog"
      aria-label={t.more}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div>
        {t.typeSize} <TypeSizes />
      </div>
      <div>
        {t.ground} <Grounds />
      </div>
      <div>
        {t.language} <Languages />
      </div>
      <div>
        {me.name}
        <button type="button" className="TextButton More-press" onClick={leave}>
          {t.leave}
        </button>
      </div>
      <button type="button" className="Button Button-outlined" onClick={onClose}>
        {t.close}
      </button>
    </div>
  )
}

/** A reader of the screen begins at the new page, not at the link that led there. */
function useFocusOnArrival(): void {
  const pathname = useLocation({ select: (l) => l.pathname })
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
  }, [pathname])
}
