import type { Chance } from '../people/index.ts'
import { numberOf } from './calendar.ts'
import type { Life } from './life.ts'
import { forever, type Stay } from './member.ts'
import { isWork, longAgo, reform, type PlannedCell } from './plan.ts'

/** Where people of a region may have been before. */
export interface Earlier {
  readonly work: readonly PlannedCell[]
  readonly homes: readonly PlannedCell[]
}

const began = numberOf(longAgo)
const reformed = numberOf(reform)

/** The official cells of a life, oldest first, the last of them today's. */
export function officialStays(
  by: Chance,
  today: number,
  life: Life,
  cell: PlannedCell,
  earlier: Earlier,
): readonly Stay[] {
  if (cell.kind === 'communeAgencyCell') return intoAgency(by, today, life, cell, earlier)
  if (isWork(cell)) return by.happens(0.4) ? moved(by, today, life, cell, earlier.work) : chain(life, [cell], [])
  if (life.retiredOn !== undefined && by.happens(cell.cameFromWork)) return afterWork(by, today, life, cell, earlier)
  return by.happens(0.15) ? moved(by, today, life, cell, earlier.homes) : chain(life, [cell], [])
}

/** The commune's agency cell was founded with the commune: who is in it came from a cell of the place. */
function intoAgency(by: Chance, today: number, life: Life, cell: PlannedCell, earlier: Earlier): readonly Stay[] {
  const since = numberOf(cell.from)
  if (life.admittedOn >= since || since === began) return chain(life, [cell], [])
  const from = by.happens(0.7) ? since : Math.min(today - 3, since + by.between(20, 400))
  return chain(life, [by.pick(earlier.work.length > 0 ? earlier.work : earlier.homes), cell], [from])
}

function moved(
  by: Chance,
  today: number,
  life: Life,
  cell: PlannedCell,
  from: readonly PlannedCell[],
): readonly Stay[] {
  const start = Math.max(began, life.admittedOn)
  const other = from.length > 0 ? by.pick(from) : cell
  if (other === cell || today - start < 400) return chain(life, [cell], [])
  return chain(life, [other, cell], [start + 200 + by.below(today - start - 220)])
}

/** Retired, introduced to where they live, received there within the months the regulation gives, or somewhat later. */
function afterWork(by: Chance, today: number, life: Life, cell: PlannedCell, earlier: Earlier): readonly Stay[] {
  const received = Math.min(today - 2, (life.retiredOn ?? today) + by.between(6, 70))
  const start = Math.max(began, life.admittedOn)
  if (received <= start + 60) return chain(life, [cell], [])
  const last = by.pick(earlier.work)
  const middle = start + 300 + by.below(Math.max(1, received - start - 320))
  if (received - start > 900 && by.happens(0.3)) {
    const first = by.pick(earlier.work)
    if (first !== last) return chain(life, [first, last, cell], [middle, received])
  }
  return chain(life, [last, cell], [received])
}

/** One cell after the other; `days`: the first day in the second, the third … */
export function chain(life: Life, cells: readonly PlannedCell[], days: readonly number[]): readonly Stay[] {
  const start = Math.max(numberOf(cells[0]?.from ?? longAgo), life.admittedOn)
  return cells.map((cell, at): Stay => {
    const [from, to] = [at === 0 ? start : (days[at - 1] ?? start), days[at] ?? forever]
    const cause = at === 0 ? (start === life.admittedOn ? 'admitted' : 'found') : arrivalIn(cell, life, from)
    return { kind: 'official', unit: cell.unit, from, to, cause, ...(to !== forever && { endCause: 'moved' }) }
  })
}

function arrivalIn(cell: PlannedCell, life: Life, from: number): Stay['cause'] {
  return !isWork(cell) && life.retiredOn !== undefined && from >= life.retiredOn ? 'received' : 'moved'
}

/** Contact with the cell where they live, beside the official one: since some year of work, up to `to`. */
export function residenceStay(
  by: Chance,
  today: number,
  { admittedOn }: Life,
  unit: string,
  to = forever,
): Stay | undefined {
  const earliest = Math.max(numberOf(longAgo) + 3000, admittedOn + 60) // the regulation on the contact is of the year 2000
  const latest = Math.min(today - 5, to - 30)
  if (latest <= earliest) return undefined
  const from = latest - Math.floor((latest - earliest) * by.next() * by.next())
  return {
    kind: 'residence',
    unit,
    from,
    to,
    cause: 'introduced',
    ...(to !== forever && { endCause: 'ended' as const }),
  }
}

/** Studying or caring for somebody away from home, for a time. */
export function temporaryStay(by: Chance, today: number, unit: string): Stay {
  const from = today - by.between(10, 150)
  return { kind: 'temporary', unit, from, to: from + by.between(170, 340), cause: 'introduced', endCause: 'ended' }
}

/** Sent to strengthen a cell of few members. */
export function assignedStay(by: Chance, today: number, unit: string): Stay {
  return {
    kind: 'assigned',
    unit,
    from: Math.max(reformed, today - by.between(30, 480)),
    to: forever,
    cause: 'assigned',
  }
}
