import type { Day } from '#kernel/day.ts'
import { chance, makePeople, nameOf, withoutMarks, type Chance, type Person, type Values } from '../people/index.ts'
import { before, notSeen, periodOf, periods, type Cast, type Period } from './cast.ts'
import { fated, type Fate } from './fates.ts'
import { doubts, type DoubtfulCase } from './doubts.ts'
import { asTyped } from './typing.ts'

export type Agency = 0 | 1

/** A row of one of the demo's lists. */
export interface DemoRow {
  readonly period: Period
  readonly values: Values
}

export interface DemoCases {
  readonly sent: Readonly<Record<Agency, readonly DemoRow[]>>
  /** The home ward's lists. */
  readonly received: readonly DemoRow[]
  /** The neighbouring ward's list. */
  readonly elsewhere: readonly DemoRow[]
  readonly residing: readonly DemoRow[]
  /** Everybody above who is in the register, as they really are. */
  readonly fates: readonly Fate[]
}

/** How many of each kind: 131 sent, 128 received, 214 residing. */
export const counts = { arrived: 104, wrongDestination: 4, doubtful: 11, notSeen: 9, notCompared: 3, unannounced: 7, neverIntroduced: 5, residing: 214 } as const // prettier-ignore

/** Of those who arrived: were introduced to the neighbouring ward, and arrived there. */
const arrivedNextDoor = 10
/** Of those who arrived: stood in an early list of senders and first in the last list of the ward. */
const arrivedLate = 6
/** Stands in the ward's list twice: one arrival, one repeated row. */
const repeated = 50
/** In which month of lists the others arrive: a little more of them at first. */
const spread = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2] as const
const early = [0, 1] as const

export const nextDoor = 'Đảng bộ phường Vinh Phú'

interface Making {
  readonly today: Day
  readonly by: Chance
  /** People not yet used, all of different names. */
  readonly pool: Person[]
  readonly sent: Record<Agency, DemoRow[]>
  readonly received: DemoRow[]
  readonly elsewhere: DemoRow[]
  readonly residing: DemoRow[]
  readonly fates: Fate[]
}

export function demoCases(today: Day, seed: number): DemoCases {
  const making: Making = {
    today,
    by: chance(seed),
    pool: differentNames(makePeople(seed, 1_200, { on: today, atHome: 1, namesakes: 0 })),
    sent: { 0: [], 1: [] },
    received: [],
    elsewhere: [],
    residing: [],
    fates: [],
  }
  for (const cast of notSeen) waits(making, cast)
  for (let i = 0; i < counts.arrived; i += 1) arrives(making, i)
  for (let i = 0; i < counts.wrongDestination; i += 1) goesNextDoor(making)
  for (const doubt of doubts) isDoubtful(making, doubt)
  for (let i = 0; i < counts.notCompared; i += 1) goesFar(making, i)
  for (let i = 0; i < counts.unannounced; i += 1) comesUnannounced(making)
  for (let i = 0; i < counts.neverIntroduced; i += 1) retired(making, i)
  while (making.residing.length < counts.residing) resides(making)
  return making
}

function differentNames(people: readonly Person[]): Person[] {
  const told = [
    ...notSeen.map((c) => c.name),
    ...doubts.flatMap((d) => [d.sent, ...d.received].map((v) => v.name ?? '')),
  ]
  const taken = new Set(told.map((name) => withoutMarks(name).toLowerCase()))
  return people.filter((person) => {
    const name = withoutMarks(nameOf(person)).toLowerCase()
    if (taken.has(name)) return false
    taken.add(name)
    return true
  })
}

function take({ pool, today }: Making, from: number, to: number): Person {
  const year = Number(today.slice(0, 4))
  const at = pool.findIndex((p) => year - Number(p.born.slice(0, 4)) >= from && year - Number(p.born.slice(0, 4)) <= to)
  const [person] = pool.splice(at, 1)
  if (!person || at < 0) throw new Error('the demo needs more people')
  return person
}

function agencyOf(person: Person): Agency {
  return person.committee.includes('UBND') ? 1 : 0
}

export interface Introduction {
  readonly introduced: number | undefined
  readonly effective?: number | undefined
  readonly notice?: number | undefined
  readonly to: string
}

function send(
  making: Making,
  agency: Agency,
  values: Values,
  { introduced, effective, notice, to }: Introduction,
): void {
  const day = (days: number | undefined) => (days === undefined ? undefined : before(making.today, days))
  const row: Values = { ...values, toUnit: to }
  for (const [field, when] of [
    ['introducedOn', day(introduced)],
    ['effectiveOn', day(effective)],
    ['noticeOn', day(notice)],
  ] as const)
    if (when) row[field] = when
  making.sent[agency].push({ period: introduced === undefined ? 2 : periodOf(introduced), values: row })
}

function receive(making: Making, values: Values, received: number): void {
  making.received.push({
    period: periodOf(received),
    values: { ...values, receivedOn: before(making.today, received) },
  })
}

function waits(making: Making, cast: Cast): void {
  const { name, birth, sex, agency, cell, introduced, effective, notice } = cast
  const person = { ...take(making, 40, 64), sex }
  const { card, admittedOn, officialOn } = person
  const values: Values = { name, birth, sex: sex === 'male' ? 'Nam' : 'Nữ', card, admittedOn, officialOn }
  const office = officeOf(making, agency)
  values.fromUnit = `Chi bộ ${office}`
  making.fates.push({ ...fated(person), name, born: birth, office })
  send(making, agency, values, { introduced, effective, notice, to: homeCell(cell) })
}

export function homeCell(cell: string): string {
  return `Chi bộ ${cell}, phường Trường Vinh`
}

function officeOf({ pool }: Making, agency: Agency): string {
  return pool.find((p) => agencyOf(p) === agency)?.office ?? ''
}

/** Days before today on which somebody was introduced and received, both in the same month of lists. */
function daysOf({ by }: Making, period: Period = 2): { introduced: number; received: number } {
  const { from, to } = periods[period]
  const introduced = by.between(to + 4, from)
  return { introduced, received: by.between(to, Math.max(to, introduced - 3)) }
}

function sender(person: Person): Pick<Values, 'fromUnit'> {
  return { fromUnit: `Chi bộ ${person.office}` }
}

function arrives(making: Making, i: number): void {
  const person = take(making, 27, 64)
  const { sent, received } = asTyped(making.by, person)
  const isLate = i < arrivedLate
  const isNextDoor = i >= counts.arrived - arrivedNextDoor
  const when = arrivedWhen(making, i)
  const effective = making.by.happens(0.8) ? when.introduced + making.by.between(3, 40) : undefined
  const to = isNextDoor ? `Chi bộ ${person.cell}, phường Vinh Phú` : homeCell(person.cell)
  send(making, agencyOf(person), { ...sent, ...sender(person) }, { introduced: when.introduced, effective, to })
  const row: Values = { ...received, fromUnit: person.committee, cell: `Chi bộ ${person.cell}` }
  const at = !isNextDoor && isLate ? making.by.between(periods[2].to, 20) : when.received
  if (isNextDoor) receiveNextDoor(making, row, at)
  else receive(making, row, at)
  const livesThere = i % 3 === 1 && making.residing.length < 30
  making.fates.push({
    ...fated(person),
    arrived: { nextDoor: isNextDoor, cell: person.cell, on: before(making.today, at) },
    ...(livesThere && { retiredOn: before(making.today, when.introduced + 10) }),
  })
  if (i === repeated) receive(making, row, when.received)
  if (livesThere) alsoResides(making, person, when.introduced + 10)
}

function arrivedWhen(making: Making, i: number) {
  return daysOf(making, i < arrivedLate ? early[i % 2] : spread[i % spread.length])
}

function receiveNextDoor(making: Making, values: Values, received: number): void {
  making.elsewhere.push({ period: 2, values: { ...values, receivedOn: before(making.today, received) } })
}

function alsoResides(making: Making, person: Person, retiredBefore: number): void {
  const { received } = asTyped(making.by, person)
  making.residing.push({
    period: 2,
    values: {
      ...received,
      fromUnit: person.office,
      cell: `Chi bộ ${person.cell}`,
      retiredOn: before(making.today, retiredBefore),
    },
  })
}

function goesNextDoor(making: Making): void {
  const person = take(making, 27, 64)
  const { sent, received } = asTyped(making.by, person)
  const when = daysOf(making, 2)
  send(
    making,
    agencyOf(person),
    { ...sent, ...sender(person) },
    { introduced: when.introduced, to: homeCell(person.cell) },
  )
  receiveNextDoor(making, { ...received, fromUnit: person.committee, cell: 'Chi bộ Khối 6' }, when.received)
  making.fates.push({
    ...fated(person),
    arrived: { nextDoor: true, cell: 'Khối 6', on: before(making.today, when.received) },
  })
}

function isDoubtful(making: Making, doubt: DoubtfulCase): void {
  const person = take(making, 40, 64)
  const when = daysOf(making, making.by.pick([0, 1, 2] as const))
  const to = homeCell(person.cell)
  send(making, agencyOf(person), { ...doubt.sent, ...sender(person) }, { introduced: when.introduced, to })
  const { name = '', birth = person.born, card } = doubt.sent
  making.fates.push({ ...fated(person), name, born: birth, card, sex: doubt.sent.sex === 'Nam' ? 'male' : 'female' })
  for (const row of doubt.received)
    receive(making, { fromUnit: person.committee, cell: `Chi bộ ${person.cell}`, ...row }, when.received)
}

const far = ['phường Vinh Hưng', 'phường Cửa Lò', 'xã Nghi Lộc']

function goesFar(making: Making, i: number): void {
  const person = take(making, 27, 64)
  const { sent } = asTyped(making.by, person)
  const { introduced } = daysOf(making, 1)
  making.fates.push(fated(person))
  send(making, agencyOf(person), { ...sent, ...sender(person) }, { introduced, to: `Chi bộ Khối 2, ${far[i] ?? ''}` })
}

function comesUnannounced(making: Making): void {
  const person = take(making, 27, 64)
  const { received } = asTyped(making.by, person)
  const at = making.by.between(5, 60)
  receive(making, { ...received, fromUnit: person.committee, cell: `Chi bộ ${person.cell}` }, at)
  making.fates.push({ ...fated(person), arrived: { nextDoor: false, cell: person.cell, on: before(making.today, at) } })
}

function retired(making: Making, i: number): void {
  const person = take(making, 63, 72)
  const { received } = asTyped(making.by, person)
  const values: Values = { ...received, birth: person.born, sex: person.sex === 'male' ? 'Nam' : 'Nữ' }
  const told = i % 2 === 0 ? { retiredOn: before(making.today, 60 + i * 45) } : {}
  making.fates.push({ ...fated(person), resides: person.cell, ...told })
  making.residing.push({
    period: 2,
    values: { ...values, ...told, fromUnit: person.office, cell: `Chi bộ ${person.cell}` },
  })
}

function resides(making: Making): void {
  const person = take(making, 26, 55)
  making.fates.push({ ...fated(person), resides: person.cell })
  const { received } = asTyped(making.by, person)
  const values: Values = {
    ...received,
    birth: received.birth ?? person.born,
    sex: person.sex === 'male' ? 'Nam' : 'Nữ',
  }
  making.residing.push({ period: 2, values: { ...values, fromUnit: person.office, cell: `Chi bộ ${person.cell}` } })
}
