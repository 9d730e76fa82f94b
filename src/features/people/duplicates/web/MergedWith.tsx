import { Link } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import type { Happened } from '../../web/contract.ts'

/** On a timeline: with whom somebody was merged, and the way to that merge, where it can be undone. */
export function MergedWith({ of }: { of: Happened }) {
  const t = useTexts(duplicateTexts)
  const [change] = of.changes
  if (!change?.after) return null
  return (
    <Link to="/merges/$id" params={{ id: change.after }}>
      {t.inTimeline(change.before ?? '')}
    </Link>
  )
}
