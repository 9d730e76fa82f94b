import { Menu } from '@mantine/core'
import { Link, Outlet, useLocation, useRouteContext } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { OwnNews } from '#features/accounts/web/OwnNews.tsx'
import { SessionStrip } from '#features/accounts/web/SessionStrip.tsx'
import { AsOfDay, readAsOf } from '#browser/as-of.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { Today } from '#browser/today.ts'
import { Icon } from '#ui/Icon.tsx'
import '#ui/menu.css'
import { Brand, Shell } from '#ui/shell/Shell.tsx'
import { useWidth } from '#ui/use-width.ts'
import { Above, useBack } from './Above.tsx'
import { Band, DayControl } from './DayControl.tsx'
import { useLeave } from './leaving.ts'
import { More, SideMenu, Tabs, useKnowsDays } from './Menus.tsx'
import { Languages, OtherLanguage } from './View.tsx'

/** The frame around every page of somebody who is signed in. */
export function Frame() {
  const t = useTexts(shellTexts)
  const width = useWidth()
  const { me } = useRouteContext({ from: '/in' })
  const [more, setMore] = useState(false)
  const asOf = useDayInAddress(me.today)
  useFocusOnArrival()
  return (
    <Today value={me.today}>
      <AsOfDay value={asOf}>
        <Shell
          skip={t.skip}
          header={<Header onMore={() => setMore(!more)} />}
          band={asOf.past && <Band />}
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
          <SessionStrip me={me} />
          <OwnNews me={me} />
          <Outlet />
        </Shell>
      </AsOfDay>
    </Today>
  )
}

/** What day the address asks for; the whole window says so when it is not today. */
function useDayInAddress(today: string) {
  const { on, known } = useLocation({ select: (l) => l.search })
  const counts = useKnowsDays()
  const asOf = useMemo(() => readAsOf(counts ? { on, known } : {}, today), [counts, on, known, today])
  useEffect(() => {
    document.documentElement.dataset['past'] = asOf.past ? 'yes' : 'no'
    return () => {
      delete document.documentElement.dataset['past']
    }
  }, [asOf.past])
  return asOf
}

function Header({ onMore }: { onMore: () => void }) {
  const t = useTexts(shellTexts)
  const width = useWidth()
  const { me } = useRouteContext({ from: '/in' })
  const above = useBack()
  const knowsDays = useKnowsDays()
  if (width === 'phone')
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
  return (
    <>
      <Link to="/" className="Header-home">
        <Brand name={t.name} place={width === 'tablet' && knowsDays ? undefined : me.units[0]?.name} />
      </Link>
      <div className="Header-right">
        {knowsDays && <DayControl />}
        {/* Where there is little room the rest stands under “Thêm”. */}
        {width === 'tablet' && knowsDays ? <OtherLanguage short /> : <Languages />}
        {!(width === 'tablet' && knowsDays) && <Person name={me.name} />}
      </div>
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
        <Menu.Item component={Link} to="/security">
          {t.security}
        </Menu.Item>
        <Menu.Item onClick={leave}>{t.leave}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
