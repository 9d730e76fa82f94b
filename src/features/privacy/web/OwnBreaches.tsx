import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { momentText } from '#browser/texts/words.ts'
import { Notice } from '#ui/Notice.tsx'
import { dataWords } from '../breach.ts'
import { ownBreachesQuery } from './queries.ts'

/** On somebody's own page: incidents with the data of their unit, as the office tells them. Nothing where there are none. */
export function OwnBreaches() {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  const { data } = useQuery(ownBreachesQuery)
  return data?.breaches.map((breach) => {
    const at = momentText(breach.noticedAt)
    return (
      <Notice key={breach.id} shape="overdue" title={t.ownBreach(at.day)}>
        <p>{breach.what}</p>
        <p className="second">{breach.data.map((kind) => dataWords[kind][language]).join('; ')}</p>
        {breach.measures !== '' && (
          <p>
            <span className="second">{t.measuresTaken}: </span>
            {breach.measures}
          </p>
        )}
      </Notice>
    )
  })
}
