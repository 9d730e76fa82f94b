import { useQuery } from '@tanstack/react-query'
import { useTexts } from '#browser/texts/dictionary.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { countQuery } from './queries.ts'

/** How many wait for the reader's answer, beside the word of the menu. */
export function WaitingCount() {
  const t = useTexts(proposalTexts)
  const { data } = useQuery(countQuery)
  if (!data || data.waiting === 0) return null
  return (
    <span className="Menu-count">
      <span aria-hidden="true">{data.waiting}</span>
      <span className="hidden">{t.waiting(data.waiting)}</span>
    </span>
  )
}
