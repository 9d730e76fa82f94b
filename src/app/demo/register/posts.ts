import type { Chance } from '../people/index.ts'
import { aName, fullName } from '../people/names.ts'
import { forever, type Member } from './member.ts'
import { isWork, type PlannedCell } from './plan.ts'

export interface HeldPost {
  readonly unit: string
  readonly title: 'secretary' | 'deputySecretary' | 'committeeMember' | 'headOfHamlet' | 'frontHead'
  readonly person: string | undefined
  /** A name, where the holder is no member. */
  readonly outsider: string | undefined
  /** As a number of `calendar.ts`. */
  readonly from: number
  readonly committee: string
}

const headsWhoAreNoMembers = 0.416 // as found in 2016

/** Who answers for what in a cell: its secretary and deputy, and for a block or hamlet its head, who may be no member. */
export function postsOf(by: Chance, today: number, cell: PlannedCell, members: readonly Member[]): readonly HeldPost[] {
  const able = members.filter(
    (m) => m.facts.officialOn !== undefined && lastStay(m, cell) && m.standings.at(-1)?.status === 'official',
  )
  const older = able.filter(
    (m) => isWork(cell) || (m.facts.retiredOn !== undefined && m.facts.retiredOn > today - 15 * 365),
  )
  const [first, second, third] = [...older, ...able]
  const held: HeldPost[] = []
  const hold = (title: HeldPost['title'], member: Member | undefined) => {
    if (!member || held.some((h) => h.person === member.id && h.title === title)) return
    held.push({
      unit: cell.unit,
      title,
      person: member.id,
      outsider: undefined,
      from: sinceWhen(by, today, member, cell),
      committee: cell.committee,
    })
  }
  hold('secretary', first)
  if (cell.members >= 9 && second !== first) hold('deputySecretary', second)
  if (cell.members >= 30 && third !== first) hold('committeeMember', third)
  if (isWork(cell)) return held
  if (by.happens(headsWhoAreNoMembers)) held.push(anOutsider(by, today, cell))
  else hold('headOfHamlet', by.happens(0.45) ? first : (second ?? first))
  return held
}

function lastStay(member: Member, cell: PlannedCell): boolean {
  return member.stays.some((stay) => stay.kind === 'official' && stay.unit === cell.unit && stay.to === forever)
}

function sinceWhen(by: Chance, today: number, member: Member, cell: PlannedCell): number {
  const joined =
    member.stays.find((stay) => stay.unit === cell.unit && stay.to === forever && stay.kind === 'official')?.from ??
    today - 40
  return Math.max(joined, member.facts.officialOn ?? joined, today - by.between(20, 1200))
}

function anOutsider(by: Chance, today: number, cell: PlannedCell): HeldPost {
  const outsider = fullName(aName(by, by.happens(0.7) ? 'male' : 'female', 1975))
  return {
    unit: cell.unit,
    title: 'headOfHamlet',
    person: undefined,
    outsider,
    from: today - by.between(20, 900),
    committee: cell.committee,
  }
}
