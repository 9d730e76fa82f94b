import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { AccountNews, Me } from '../index.ts'
import { accountApi, meQuery } from './session.ts'
import './own-news.css'

/** What others did to the account's ways in since its holder was here last; it stands until it was seen. */
export function OwnNews({ me }: { me: Me }) {
  const t = useTexts(pinTexts)
  const client = useQueryClient()
  const see = useMutation({
    mutationFn: () => accountApi.seeNews({ body: { seen: me.news.map(({ id }) => id) } }),
    onSuccess: () => client.setQueryData(meQuery.queryKey, (now) => now && { ...now, news: [] }),
  })
  if (me.news.length === 0 || see.isSuccess) return null
  return (
    <div className="OwnNews no-print">
      <Notice shape="soon" title={t.news}>
        <ul>
          {me.news.map((one) => (
            <One key={one.id} of={one} />
          ))}
        </ul>
        <p className="second">{t.newsWhat}</p>
        <Failure of={see.error} />
        <div className="line">
          <Button disabled={see.isPending} onClick={() => see.mutate()}>
            {t.seen}
          </Button>
          <Link to="/security">{t.look}</Link>
        </div>
      </Notice>
    </div>
  )
}

function One({ of }: { of: AccountNews }) {
  const t = useTexts(pinTexts)
  const { time, day } = momentText(of.at)
  return <li>{t.newsOf[of.kind](time, day, of.givenBy)}</li>
}
