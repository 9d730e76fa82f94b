import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { buttonClass } from '#ui/Button.tsx'
import { useMay } from '../../web/may.ts'
import { pairsQuery } from './queries.ts'

/** On the list of members of today: how many pairs wait, and the way to them. */
export function DuplicatesLink({ past }: { past: boolean }) {
  const t = useTexts(duplicateTexts)
  const shown = useMay('duplicates.settle') && !past
  const { data } = useQuery({ ...pairsQuery('open', 1), staleTime: 60_000, enabled: shown })
  const waiting = data?.counts.open ?? 0
  if (!shown) return null
  return (
    <Link to="/duplicates" className={buttonClass('outlined')}>
      {waiting === 0 ? t.title : t.toSee(waiting)}
    </Link>
  )
}
