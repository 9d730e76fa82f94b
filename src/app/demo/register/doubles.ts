import { withoutMarks, type Chance } from '../people/index.ts'
import type { Life } from './life.ts'
import type { Facts, Member } from './member.ts'
import type { PlannedCell } from './plan.ts'
import { chain } from './stays.ts'

/** The same person entered once more in another cell, typed by another hand: for those who look for duplicates. */
export function again(
  by: Chance,
  one: Member,
  life: Life,
  { id, cell }: { readonly id: string; readonly cell: PlannedCell },
): Member {
  const { corrected: _corrected, ...rest } = one
  return {
    ...rest,
    id,
    facts: { ...typedAgain(by, one.facts), residence: cell.name },
    stays: chain(life, [cell], []),
    number: by.happens(0.5) ? one.number : undefined,
    committee: cell.committee,
  }
}

function typedAgain(by: Chance, facts: Facts): Facts {
  return by.pick([
    { ...facts, name: withoutMarks(facts.name), skills: undefined },
    { ...facts, born: facts.born.slice(0, 4) },
    { ...facts, card: undefined },
  ])
}
