import { chance, type Chance } from '../people/index.ts'
import { aName, fullName } from '../people/names.ts'
import { wrongMark } from '../people/spelling.ts'
import { dayOf } from './calendar.ts'
import { again } from './doubles.ts'
import { scattered } from './ids.ts'
import { anId } from './ids.ts'
import { aLife, ended, identityNumber, standingsOf, type Life } from './life.ts'
import { forever, type Facts, type Member, type Stay } from './member.ts'
import { isWork, type PlannedCell, type Region } from './plan.ts'
import { assignedStay, officialStays, residenceStay, temporaryStay, type Earlier } from './stays.ts'

export interface CrowdWish {
  readonly seed: number
  /** As a number of `calendar.ts`. */
  readonly today: number
  /** Card numbers that somebody else bears. */
  readonly taken?: ReadonlySet<string>
}

/** The people of one cell; those who are members no longer stand among them. */
export interface Filled {
  readonly cell: PlannedCell
  readonly members: readonly Member[]
}

/** A place to live for one who works elsewhere. */
interface Slot {
  readonly cell: PlannedCell
  readonly lost: boolean
}

interface Making extends CrowdWish {
  readonly by: Chance
  readonly region: Region
  readonly earlier: Earlier
  readonly slots: (Slot | undefined)[]
  /** Cells too weak to stand alone, by their commune. */
  readonly weak: ReadonlyMap<string, PlannedCell[]>
  serial: number
  /** Retired people of the committee, one of whom may stand twice. */
  recent: { readonly committee: string; readonly member: Member; readonly life: Life }[]
}

const weakBelow = 7
const twice = 0.002
const gone = 0.02

/** Fills the cells of a region one after the other: no more than a cell's people are held. The same seed gives the same people. */
export function* crowd(region: Region, wish: CrowdWish): Generator<Filled> {
  const by = chance(wish.seed)
  const making: Making = {
    ...wish,
    by,
    region,
    earlier: {
      work: region.cells.filter((cell) => isWork(cell) && cell.kind !== 'communeAgencyCell'),
      homes: region.cells.filter((cell) => !isWork(cell)),
    },
    slots: slotsOf(by, region.cells),
    weak: Map.groupBy(
      region.cells.filter((cell) => !isWork(cell) && cell.members < weakBelow),
      (cell) => cell.committee,
    ),
    serial: wish.seed % 1000,
    recent: [],
  }
  for (const cell of region.cells) yield { cell, members: fill(making, cell) }
}

function slotsOf(by: Chance, cells: readonly PlannedCell[]): (Slot | undefined)[] {
  const slots: (Slot | undefined)[] = cells.flatMap((cell) => [
    ...Array.from({ length: cell.residents }, () => ({ cell, lost: false })),
    ...Array.from({ length: cell.lost }, () => ({ cell, lost: true })),
  ])
  const workers = cells.reduce((sum, cell) => (isWork(cell) ? sum + cell.members : sum), 0)
  while (slots.length < workers) slots.push(undefined)
  for (let i = slots.length - 1; i > 0; i -= 1) {
    const j = by.below(i + 1)
    const [a, b] = [slots[i], slots[j]]
    slots[i] = b
    slots[j] = a
  }
  return slots
}

function fill(making: Making, cell: PlannedCell): readonly Member[] {
  const { by } = making
  const members = Array.from({ length: cell.members }, () => aMember(making, cell))
  const left = cell.members * gone
  for (let i = by.happens(left % 1) ? -1 : 0; i < Math.floor(left); i += 1) {
    const former = aFormerMember(making, cell)
    if (former) members.push(former)
  }
  return members
}

function aMember(making: Making, cell: PlannedCell): Member {
  const { by, today, recent } = making
  const double = !isWork(cell) && by.happens(twice) ? enteredAgain(making, cell) : undefined
  if (double) return double
  const slot = isWork(cell) ? making.slots.pop() : undefined
  const life = aLife(by, today, isRetiredIn(by, cell, slot), isWork(cell) ? 0.46 : 0.38)
  const stays = [...officialStays(by, today, life, cell, making.earlier), ...besides(making, cell, life, slot)]
  const member = whole(making, cell, life, stays)
  if (life.retiredOn !== undefined && !isWork(cell)) remember(recent, { committee: cell.committee, member, life })
  if (recent[0] && recent[0].committee !== cell.committee) recent.shift()
  return member
}

function remember(recent: Making['recent'], one: Making['recent'][number]): void {
  if (recent.length < 12) recent.push(one)
}

/** One of those retired lately nearby, entered a second time. */
function enteredAgain(making: Making, cell: PlannedCell): Member | undefined {
  const { by, recent } = making
  const one = recent.find(
    ({ committee, member }) => committee === cell.committee && member.stays.at(-1)?.unit !== cell.unit,
  )
  if (!one) return undefined
  making.recent = []
  return again(by, one.member, one.life, { id: anId(by), cell })
}

function isRetiredIn(by: Chance, cell: PlannedCell, slot: Slot | undefined): boolean {
  return isWork(cell) ? slot?.lost === true : by.happens(cell.retired)
}

/** What they belong to beside the official cell. */
function besides(making: Making, cell: PlannedCell, life: Life, slot: Slot | undefined): readonly Stay[] {
  const { by, today } = making
  const stays = [
    slot && (residenceStay(by, today, life, slot.cell.unit) ?? shortly(today, slot.cell.unit)),
    ...(isWork(cell) ? [] : besidesAtHome(making, cell, life)),
    assigned(making, cell, life),
  ]
  return stays.filter((stay) => stay !== undefined).filter((stay) => stay.from >= life.admittedOn)
}

/** Away for a time; and the contact with this very cell while they still worked. */
function besidesAtHome(making: Making, cell: PlannedCell, life: Life): readonly (Stay | undefined)[] {
  const { by, today } = making
  const away = life.officialOn !== undefined && life.admittedOn < today - 300 && by.happens(0.003)
  const stay = away ? temporaryStay(by, today, by.pick(making.earlier.homes).unit) : undefined
  const { retiredOn } = life
  const known = retiredOn !== undefined && retiredOn < today - 100 && by.happens(cell.cameFromWork * 0.35)
  return [stay, known ? residenceStay(by, today, life, cell.unit, retiredOn) : undefined]
}

/** From the commune's office to a weak cell. */
function assigned({ by, today, weak }: Making, cell: PlannedCell, life: Life): Stay | undefined {
  const cells =
    cell.kind === 'communeAgencyCell' && life.admittedOn < today - 500 ? (weak.get(cell.committee) ?? []) : []
  return cells.length > 0 && by.happens(0.15) ? assignedStay(by, today, by.pick(cells).unit) : undefined
}

/** Came in only now, and is introduced at once. */
function shortly(today: number, unit: string): Stay {
  return { kind: 'residence', unit, from: today - 2, to: forever, cause: 'introduced' }
}

function whole(making: Making, cell: PlannedCell, life: Life, stays: readonly Stay[]): Member {
  const { by, today } = making
  const facts = factsOf(making, cell, life)
  const slip = by.happens(0.012) ? wrongly(by, facts) : undefined
  return {
    id: anId(by),
    facts,
    ...(slip && { corrected: { wrong: slip, on: today - by.between(3, 400) } }),
    standings: standingsOf(by, today, life),
    stays,
    number: by.happens(0.62) ? identityNumber(making.region.code, life, making.serial) : undefined,
    committee: cell.committee,
  }
}

const skills = [
  'sửa điện',
  'chăm sóc sức khỏe',
  'dạy học',
  'huấn luyện bóng đá',
  'tin học',
  'làm vườn',
  'hòa giải',
  'văn nghệ',
]

function factsOf(making: Making, cell: PlannedCell, life: Life): Facts {
  const { by } = making
  const { sex, bornOn, admittedOn, officialOn, retiredOn } = life
  const living = !isWork(cell)
  return {
    name: fullName(aName(by, sex, Number(dayOf(bornOn).slice(0, 4)))),
    sex,
    born: by.happens(0.015) ? dayOf(bornOn).slice(0, 4) : dayOf(bornOn),
    card: aCard(making),
    admittedOn,
    officialOn,
    retiredOn,
    workplace: living ? undefined : cell.name,
    residence: living && by.happens(0.5) ? cell.name : undefined,
    skills: by.happens(0.04) ? by.pick(skills) : undefined,
  }
}

/** Those still on probation have none yet. */
function aCard(making: Making): string | undefined {
  making.serial += 1
  const card = making.region.code + scattered(making.serial, 387_420_489)
  if (making.taken?.has(card) === true) return aCard(making)
  return making.by.happens(0.03) ? undefined : card
}

/** As the list had it by which the register began, before somebody noticed. */
function wrongly(by: Chance, facts: Facts): Facts {
  const [family = '', ...others] = facts.name.split(' ')
  return by.pick([
    { ...facts, born: facts.born.slice(0, 4) },
    { ...facts, card: undefined },
    { ...facts, name: [family, ...others.slice(0, -1), wrongMark(others.at(-1) ?? 'An')].join(' ') },
  ])
}

/** Somebody who died, left or was removed while in this cell; nobody where the life drawn is too short for it. */
function aFormerMember(making: Making, cell: PlannedCell): Member | undefined {
  const { by, today } = making
  const life = aLife(by, today, !isWork(cell) && by.happens(0.9), 0.36)
  const stays = officialStays(by, today, life, cell, making.earlier)
  const last = stays.at(-1)
  const member = whole(making, cell, life, [])
  const over = Math.max((life.officialOn ?? today) + 30, (last?.from ?? today) + 30, today - by.between(2, 3000))
  if (!last || over >= today) return undefined
  const standings = ended(by, member.standings, over)
  const how = standings.at(-1)?.status
  const endCause = how === 'deceased' || how === 'removed' ? how : 'left'
  return { ...member, standings, stays: [...stays.slice(0, -1), { ...last, to: over, endCause }] }
}
