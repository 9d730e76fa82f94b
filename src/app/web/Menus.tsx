import { Link, useMatches, useRouteContext } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { WaitingCount } from '#features/proposals/web/index.ts'
import { DayForm } from './DayControl.tsx'
import { useLeave } from './leaving.ts'
import { OwnLinks, useMay, useNews } from './OwnLinks.tsx'
import { Grounds, Languages, TypeSizes } from './View.tsx'

/** Whoever may propose or answer what two people do. */
function useMayBeSecond(): boolean {
  const { me } = useRouteContext({ from: '/in' })
  const twoPerson = ['accounts.write', 'members.write', 'duplicates.settle', 'privacy.erase']
  return me.units.some((u) => twoPerson.some((action) => u.may.includes(action)))
}

/** Pages that show the same on any day: there the day can be chosen. */
export function useKnowsDays(): boolean {
  return useMatches().at(-1)?.staticData.asOf === true
}

export function SideMenu() {
  const t = useTexts(shellTexts)
  const { query } = useAsOf()
  const mayBeSecond = useMayBeSecond()
  return (
    <nav className="Menu no-print" aria-label={t.menu}>
      <ul>
        {useMay('reconciliation.read') && (
          <li>
            <Link to="/reconciliations">{t.reconciliation}</Link>
          </li>
        )}
        {useMay('members.read') && (
          <li>
            <Link to="/members" search={query} activeOptions={{ includeSearch: false }}>
              {t.members}
            </Link>
          </li>
        )}
        <li>
          <Link to="/units" search={query} activeOptions={{ includeSearch: false }}>
            {t.units}
          </Link>
        </li>
        {mayBeSecond && (
          <li>
            <Link to="/proposals">
              {t.proposals} <WaitingCount />
            </Link>
          </li>
        )}
        <li>
          <Link to="/rules">{t.rules}</Link>
        </li>
        {useMay('accounts.write') && (
          <li>
            <Link to="/accounts">{t.accounts}</Link>
          </li>
        )}
        {useMay('roles.read') && (
          <li>
            <Link to="/roles" activeOptions={{ includeSearch: false }}>
              {t.roles}
            </Link>
          </li>
        )}
        {useMay('audit.read') && (
          <>
            <li>
              <Link to="/trail" activeOptions={{ includeSearch: false }}>
                {t.trail}
              </Link>
            </li>
            <li>
              <Link to="/heads" activeOptions={{ includeSearch: false }}>
                {t.heads}
              </Link>
            </li>
          </>
        )}
        <OwnLinks as="li" />
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

export function Tabs({ more, onMore }: { more: boolean; onMore: () => void }) {
  const t = useTexts(shellTexts)
  const own = useTexts(mineTexts)
  const { linked } = useNews()
  const mayRead = useMay('members.read')
  const { query } = useAsOf()
  return (
    <nav className="Tabs no-print" aria-label={t.menu}>
      {useMay('reconciliation.read') && <Link to="/reconciliations">{t.reconciliation}</Link>}
      {!mayRead && linked && <Link to="/mine">{own.tab}</Link>}
      {useMay('members.read') && (
        <Link to="/members" search={query} activeOptions={{ includeSearch: false }}>
          {t.members}
        </Link>
      )}
      <Link to="/rules">{t.rules}</Link>
      <button type="button" aria-expanded={more} onClick={onMore}>
        {t.more}
      </button>
    </nav>
  )
}

/** The day, the tree, type size, ground, language and the way out, where the menu does not stand open. */
export function More({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts)
  const { me } = useRouteContext({ from: '/in' })
  const { query } = useAsOf()
  const knowsDays = useKnowsDays()
  const mayBeSecond = useMayBeSecond()
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
        <Link to="/units" search={query} className="More-press More-link" onClick={onClose}>
          {t.units}
        </Link>
      </div>
      {mayBeSecond && (
        <div>
          <Link to="/proposals" className="More-press More-link" onClick={onClose}>
            {t.proposals} <WaitingCount />
          </Link>
        </div>
      )}
      <div>
        <Link to="/security" className="More-press More-link" onClick={onClose}>
          {t.security}
        </Link>
      </div>
      {useMay('accounts.write') && (
        <div>
          <Link to="/accounts" className="More-press More-link" onClick={onClose}>
            {t.accounts}
          </Link>
        </div>
      )}
      {useMay('roles.read') && (
        <div>
          <Link to="/roles" className="More-press More-link" onClick={onClose}>
            {t.roles}
          </Link>
        </div>
      )}
      {useMay('audit.read') && (
        <div>
          <Link to="/trail" className="More-press More-link" onClick={onClose}>
            {t.trail}
          </Link>
          <Link to="/heads" className="More-press More-link" onClick={onClose}>
            {t.heads}
          </Link>
        </div>
      )}
      <OwnLinks as="div" className="More-press More-link" onFollow={onClose} />
      {knowsDays && (
        <div>
          <DayForm onDone={onClose} />
        </div>
      )}
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
