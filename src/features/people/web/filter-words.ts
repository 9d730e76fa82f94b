import { useQuery } from '@tanstack/react-query'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { dayText } from '#browser/texts/words.ts'
import { unitQuery } from '#features/units/web/index.ts'
import { kindsIn, statusesIn, type MembersSearch } from './search.ts'
import type { List } from './use-list.ts'

export interface FilterWords {
  readonly key: string
  readonly words: string
  /** What the address loses when the filter goes. */
  readonly without: Partial<MembersSearch>
}

/** The filters of the list in words, one by one. */
export function useFilterWords({ search, asOf }: List): readonly FilterWords[] {
  const t = useTexts(memberListTexts)
  const words = useTexts(belongingTexts)
  const unit = useQuery({ ...unitQuery(search.unit ?? '', asOf.query), enabled: search.unit !== undefined })
  const kinds = kindsIn(search).map((k) => words.kinds[k])
  const statuses = statusesIn(search).map((s) => words.statuses[s])
  const { retiresWithin, admittedBefore } = search
  const retires = retiresWords(search, t)
  return [
    search.unit !== undefined && { key: 'unit', words: unit.data?.unit.name ?? '…', without: { unit: undefined } },
    kinds.length > 0 && { key: 'kind', words: joined(kinds), without: { kind: undefined } },
    statuses.length > 0 && { key: 'status', words: joined(statuses), without: { status: undefined } },
    retires !== undefined && {
      key: 'retires',
      words: retires,
      without: { retiresFrom: undefined, retiresTo: undefined },
    },
    retiresWithin !== undefined && {
      key: 'within',
      words: t.retiresWithin(retiresWithin),
      without: { retiresWithin: undefined },
    },
    admittedBefore !== undefined && {
      key: 'admitted',
      words: t.admittedBefore(admittedBefore),
      without: { admittedBefore: undefined },
    },
  ].filter((f) => f !== false)
}

function retiresWords({ retiresFrom, retiresTo }: MembersSearch, t: (typeof memberListTexts)['vi']) {
  if (retiresFrom !== undefined && retiresTo !== undefined)
    return t.retiresBetween(dayText(retiresFrom), dayText(retiresTo))
  if (retiresFrom !== undefined) return t.retiresSince(dayText(retiresFrom))
  return retiresTo === undefined ? undefined : t.retiresUntil(dayText(retiresTo))
}

/** “Chính thức, nơi cư trú”. */
function joined(words: readonly string[]): string {
  return words.map((w, i) => (i === 0 ? w : w.toLowerCase())).join(', ')
}
