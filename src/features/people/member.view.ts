import type { Day } from '#kernel/day.ts'
import type { HistoryFacts } from './history.ts'
import { ended } from './list.view.ts'
import { fieldsOf } from './loaded.ts'
import type { Happened, MemberPage } from './member.contract.ts'

/** The page of a member as of a day; `may`: what the reader is let do, nothing on another day than today. */
export function memberPage(
  history: HistoryFacts,
  { on, known, isNow }: { readonly on: Day; readonly known: Day | undefined; readonly isNow: boolean },
  { timeline, mayRead }: { readonly timeline: Happened[]; readonly mayRead: boolean },
): MemberPage | undefined {
  const record = history.records.findLast((r) => r.stands)
  if (!record) return undefined
  const belongs = history.affiliations.filter((a) => a.stands && on < a.to_on)
  return {
    person: history.person,
    version: history.version,
    on,
    known: known ?? null,
    record: fieldsOf(record),
    status: history.statuses.find((s) => s.stands && on < s.to_on)?.status ?? null,
    belongs: belongs.map((a) => ({
      id: a.id,
      kind: a.kind,
      unit: { id: a.unit, name: a.unit_name ?? '', above: a.above_name },
      fromOn: a.from_on,
      toOn: ended(a.to_on),
      cause: a.cause,
      mine: a.mine,
    })),
    hasNumber: history.hasNumber,
    timeline,
    may: isNow ? abilitiesOf(history, mayRead) : [],
  }
}

function abilitiesOf({ mayWrite, hasNumber, affiliations }: HistoryFacts, mayRead: boolean): MemberPage['may'] {
  const reading = mayRead && hasNumber ? (['readNumber'] as const) : []
  if (mayWrite) return ['correct', 'move', 'join', 'end', 'status', ...reading]
  return affiliations.some((a) => a.stands && a.mine) ? ['move', 'end', ...reading] : [...reading]
}
