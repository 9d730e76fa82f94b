import { day, readDay, type Day } from '#kernel/day.ts'
import type { Fate } from '../lists/fates.ts'
import { chance, type Chance } from '../people/index.ts'
import { numberOf, retirementOn, yearsAfter } from './calendar.ts'
import type { Filled } from './crowd.ts'
import type { DrawnPlan } from './draw.ts'
import { anId } from './ids.ts'
import { identityNumber, standingsOf, type Life } from './life.ts'
import { forever, type Member, type Stay } from './member.ts'
import type { PlannedCell } from './plan.ts'
import { chain, residenceStay } from './stays.ts'

export interface StoryPeople {
  readonly people: readonly Filled[]
  /** Their card numbers, which nobody else may bear. */
  readonly cards: ReadonlySet<string>
}

interface Telling {
  readonly by: Chance
  readonly today: number
  readonly plan: DrawnPlan
}

/**
 * The people of the lists as members of the register: what a reconciliation finds can be opened there. They take places of the
 * plan, which is told so: it is to be filled afterwards.
 */
export function storyPeople(
  plan: DrawnPlan,
  fates: readonly Fate[],
  { today, seed }: { readonly today: Day; readonly seed: number },
): StoryPeople {
  const telling: Telling = { by: chance(seed + 4000), today: numberOf(today), plan }
  const filled = new Map<PlannedCell, Member[]>()
  for (const [at, fate] of fates.entries()) {
    const { member, cell } = told(telling, fate, at)
    filled.set(cell, [...(filled.get(cell) ?? []), member])
  }
  return {
    people: [...filled].map(([cell, members]) => ({ cell, members })),
    cards: new Set(fates.flatMap(({ card }) => card ?? [])),
  }
}

function told(
  { by, today, plan }: Telling,
  fate: Fate,
  at: number,
): { readonly member: Member; readonly cell: PlannedCell } {
  const life = lifeOf(fate, today)
  const office = cellIn(plan, undefined, fate.office)
  const cell = fate.arrived ? arrivalCell(plan, fate.arrived) : office
  const home = homeOf(plan, fate)
  const stays = [...official(life, office, fate, cell), ...contact(by, today, life, fate, home)]
  takePlaces(fate, cell, home)
  const member: Member = {
    id: anId(by),
    facts: {
      name: fate.name,
      sex: fate.sex,
      born: fate.born,
      card: fate.card,
      admittedOn: life.admittedOn,
      officialOn: life.officialOn,
      retiredOn: life.retiredOn,
      workplace: fate.arrived ? undefined : fate.office,
      residence: home?.name,
      skills: undefined,
    },
    standings: standingsOf(by, today, life)
      .slice(0, 2)
      .map((s, i) => (i === 1 ? { ...s, to: forever } : s)),
    stays,
    number: by.happens(0.6) ? identityNumber('040', life, 900_000 + at) : undefined,
    committee: cell.committee,
  }
  return { member, cell }
}

function lifeOf({ sex, born, admittedOn, officialOn, retiredOn }: Fate, today: number): Life {
  const bornOn = numberOf(readDay(born) ?? day(`${born.slice(0, 4)}-07-01`))
  const byLaw = retirementOn(sex, bornOn)
  const admitted = Math.max(numberOf(admittedOn), yearsAfter(bornOn, 19)) // the lists join a name to somebody else's days
  return {
    sex,
    bornOn,
    admittedOn: admitted,
    officialOn: Math.max(numberOf(officialOn), yearsAfter(admitted, 1)),
    retiredOn: retiredOn ? numberOf(retiredOn) : byLaw <= today ? byLaw : undefined,
  }
}

function official(life: Life, office: PlannedCell, { arrived }: Fate, cell: PlannedCell): readonly Stay[] {
  if (!arrived) return chain(life, [office], [])
  return chain(life, [office, cell], [numberOf(arrived.on)]).map((stay, at) =>
    at === 1 ? { ...stay, cause: 'received' } : stay,
  )
}

/** With the cell where they live: still, or until they were received there. */
function contact(
  by: Chance,
  today: number,
  life: Life,
  { arrived, retiredOn }: Fate,
  home: PlannedCell | undefined,
): readonly Stay[] {
  if (!home || (arrived && !retiredOn)) return []
  const stay = residenceStay(by, today, life, home.unit, arrived ? numberOf(arrived.on) : forever)
  return stay ? [stay] : []
}

function homeOf(plan: DrawnPlan, { resides, arrived }: Fate): PlannedCell | undefined {
  if (resides !== undefined) return cellIn(plan, homeWard(plan), resides)
  return arrived ? arrivalCell(plan, arrived) : undefined
}

function homeWard(plan: DrawnPlan): string | undefined {
  return plan.landmarks.communes.get('Trường Vinh')
}

function arrivalCell(plan: DrawnPlan, { nextDoor, cell }: NonNullable<Fate['arrived']>): PlannedCell {
  if (!nextDoor) return cellIn(plan, homeWard(plan), cell)
  return cellIn(plan, plan.landmarks.communes.get('Vinh Phú'), /^Khối \d+$/.test(cell) ? cell : 'Khối 6')
}

/** A cell of the province, by the committee above it and its name. */
export function cellIn({ regions }: DrawnPlan, committee: string | undefined, name: string): PlannedCell {
  const found = regions[0]?.cells.find(
    (cell) => cell.name === name && (committee === undefined || cell.committee === committee),
  )
  if (!found) throw new Error(`the demo knows no cell called ${name}`)
  return found
}

function takePlaces({ resides, retiredOn }: Fate, cell: PlannedCell, home: PlannedCell | undefined): void {
  cell.members = Math.max(1, cell.members - 1)
  if (resides === undefined || !home) return
  if (retiredOn && home.lost > 0) home.lost -= 1
  else home.residents = Math.max(0, home.residents - 1)
}
