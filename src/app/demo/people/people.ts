import { addDays, addMonths, day, type Day } from '#kernel/day.ts'
import { chance, type Chance } from './chance.ts'
import { aName, fullName, type PersonName, type Sex } from './names.ts'
import { aCell, agencies, home, places, type Place } from './places.ts'

/** Somebody who does not exist. */
export interface Person {
  /** 0, 1, 2 …: the index in the list of people. */
  readonly id: number
  readonly name: PersonName
  readonly sex: Sex
  readonly born: Day
  /** Twelve digits, invented; no two alike. */
  readonly card: string
  readonly admittedOn: Day
  readonly officialOn: Day
  /** Where they live, and the cell there. */
  readonly place: Place
  readonly cell: string
  /** Where they work or worked: a committee and an office below it. */
  readonly committee: string
  readonly office: string
}

export interface PeopleOptions {
  /** The day on which they are as old as they are. Default 2026-11-23. */
  readonly on?: Day
  /** Share of people who live in the home ward. Default 0.35. */
  readonly atHome?: number
  /** Share who have the name, the birth year and the ward of somebody before them. Default 0.05. */
  readonly namesakes?: number
}

/** People made up from a seed: the same seed and number give the same people. */
export function makePeople(seed: number, n: number, options: PeopleOptions = {}): readonly Person[] {
  const by = chance(seed)
  const wish = { on: day('2026-11-23'), atHome: 0.35, namesakes: 0.05, ...options }
  const cards = new Set<string>()
  const people: Person[] = []
  for (let id = 0; id < n; id += 1) {
    const person = aPerson(by, id, wish, aCard(by, cards))
    people.push(id > 0 && by.happens(wish.namesakes) ? aNamesake(by, person, by.pick(people), wish.on) : person)
  }
  return people
}

function aPerson(by: Chance, id: number, wish: Required<PeopleOptions>, card: string): Person {
  const sex: Sex = by.happens(0.58) ? 'male' : 'female'
  const born = aBirth(by, wish.on)
  const place = by.happens(wish.atHome) ? home : by.pick(places)
  const agency = by.pick(agencies)
  return {
    id,
    name: aName(by, sex, Number(born.slice(0, 4))),
    sex,
    born,
    card,
    ...aMembership(by, born, wish.on),
    place,
    cell: aCell(by, place),
    committee: agency.name,
    office: by.pick(agency.below),
  }
}

/** The same name and birth year in the same ward, another day, another card: somebody else. */
function aNamesake(by: Chance, person: Person, of: Person, on: Day): Person {
  const year = of.born.slice(0, 4)
  const born = aDayOf(by, Number(year))
  const again = born === of.born ? addDays(born, born.endsWith('12-31') ? -1 : 1) : born
  return {
    ...person,
    name: of.name,
    sex: of.sex,
    born: again,
    ...aMembership(by, again, on),
    place: of.place,
    cell: aCell(by, of.place),
  }
}

// Most who move are about to retire or just have; the others are spread over a working life, some are old.
function aBirth(by: Chance, on: Day): Day {
  const age = by.happens(0.55) ? by.between(56, 64) : by.happens(0.8) ? by.between(26, 55) : by.between(65, 86)
  return aDayOf(by, Number(on.slice(0, 4)) - age)
}

function aDayOf(by: Chance, year: number): Day {
  const month = by.between(1, 12)
  return addDays(addMonths(day(`${year}-01-01`), month - 1), by.below(28) + (by.happens(0.03) && month !== 2 ? 2 : 0))
}

function aMembership(by: Chance, born: Day, on: Day): Pick<Person, 'admittedOn' | 'officialOn'> {
  const oldest = Math.max(19, Math.min(45, Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - 3))
  const age = Math.min(by.between(19, oldest), by.between(19, oldest))
  const admittedOn = aDayOf(by, Number(born.slice(0, 4)) + age)
  const late = by.happens(0.06) ? by.between(1, 6) : 0
  return { admittedOn, officialOn: addMonths(admittedOn, 12 + late) }
}

function aCard(by: Chance, taken: Set<string>): string {
  const card = `040${String(by.below(1_000_000_000)).padStart(9, '0')}`
  if (taken.has(card)) return aCard(by, taken)
  taken.add(card)
  return card
}

export function nameOf(person: Person): string {
  return fullName(person.name)
}
