import { useQuery } from '@tanstack/react-query'
import { Link, useRouteContext } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { requestTexts } from '#browser/texts/requests.ts'
import { newsQuery } from '#features/mine/web/index.ts'

/** Whether the account may do something anywhere: what it may do nowhere does not stand in the menu. */
export function useMay(action: string): boolean {
  const { me } = useRouteContext({ from: '/in' })
  return me.units.some((u) => u.may.includes(action))
}

/** Whether the account is somebody's of the register, and how much is new on their own page. */
export function useNews(): { readonly linked: boolean; readonly news: number } {
  const { data } = useQuery({ ...newsQuery, enabled: useMay('mine.own') })
  return data ?? { linked: false, news: 0 }
}

/** The own page, the desk of requests, the readings that are withheld: what of them is there for this account. */
export function OwnLinks({ as: Item, ...link }: { as: 'li' | 'div'; className?: string; onFollow?: () => void }) {
  const t = useTexts(mineTexts)
  const words = useTexts(requestTexts)
  const guarding = useTexts(privacyTexts)
  const { linked, news } = useNews()
  const given = { className: link.className, onClick: link.onFollow }
  return (
    <>
      {linked && (
        <Item>
          <Link to="/mine" {...given}>
            {t.menu}
            {news > 0 && ` (${String(news)})`}
          </Link>
        </Item>
      )}
      {useMay('requests.read') && (
        <Item>
          <Link to="/requests" activeOptions={{ includeSearch: false }} {...given}>
            {words.title}
          </Link>
        </Item>
      )}
      {useMay('privacy.read') && (
        <Item>
          <Link to="/privacy" activeOptions={{ includeSearch: false }} {...given}>
            {guarding.title}
          </Link>
        </Item>
      )}
      {useMay('readings.release') && (
        <Item>
          <Link to="/withheld" {...given}>
            {words.withheld}
          </Link>
        </Item>
      )}
    </>
  )
}
