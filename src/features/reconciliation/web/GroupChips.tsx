import { Link } from '@tanstack/react-router'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { en, vi } from '#browser/texts/words.ts'
import { Shape } from '#ui/Shape.tsx'
import '#ui/chips.css'
import type { Overview } from './contract.ts'
import { shapeOf } from './group-shape.ts'
import type { ResultSearch } from './search.ts'

const groups = [
  'notSeenYet',
  'neverIntroduced',
  'wrongDestination',
  'doubtful',
  'notCompared',
  'unannounced',
  'arrived',
] as const

/** The picture folded up: every group as a word with its number. */
export function GroupChips({ of, chosen }: { of: Overview; chosen: NonNullable<ResultSearch['group']> }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const { number } = useLanguage() === 'vi' ? vi : en
  return (
    <nav className="Chips" aria-label={t.group}>
      <Link to="/reconciliations/$id" params={{ id: of.id }} search={{}} className="Chip">
        {t.wholePicture}
      </Link>
      {groups.map((group) => (
        <Link
          key={group}
          to="/reconciliations/$id"
          params={{ id: of.id }}
          search={{ group }}
          resetScroll={false}
          className="Chip"
          data-chosen={group === chosen}
          aria-current={group === chosen ? 'true' : undefined}
        >
          <Shape name={shapeOf[group]} />
          {words.groups[group]} {number(of.counts?.[group] ?? 0)}
        </Link>
      ))}
      <OtherChip id={of.id} group="duplicates" chosen={chosen}>
        {t.duplicates(of.totals?.duplicates ?? 0)}
      </OtherChip>
      <OtherChip id={of.id} group="problems" chosen={chosen}>
        {t.problems}
      </OtherChip>
    </nav>
  )
}

function OtherChip({
  id,
  group,
  chosen,
  children,
}: {
  id: string
  group: 'duplicates' | 'problems'
  chosen: string
  children: string
}) {
  return (
    <Link
      to="/reconciliations/$id"
      params={{ id }}
      search={{ group }}
      resetScroll={false}
      className="Chip"
      data-chosen={group === chosen}
      aria-current={group === chosen ? 'true' : undefined}
    >
      {children}
    </Link>
  )
}
