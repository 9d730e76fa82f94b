import { chance } from '../people/index.ts'
import { drawProvince } from './country.ts'
import { anId } from './ids.ts'
import { drawNgheAn, type Landmarks } from './nghe-an.ts'
import { isWork, longAgo, type Drawing, type Plan, type PlannedCell, type Region } from './plan.ts'

export interface RegisterWish {
  /** People who are members today. Up to 100,000: a slice of the province; up to a million: all of it; beyond: a country. */
  readonly members: number
  /** Units of all kinds. Whoever says how many asks for a country, with however few people. */
  readonly units?: number
  readonly seed: number
}

export const provinceFrom = 100_000
export const countryFrom = 1_000_000
const provinces = 34
const ngheAn = 200_000 // of a million members and more

/** The tree to be founded and how many are to be in each cell: the same wish gives the same plan. */
export type DrawnPlan = Plan & { readonly landmarks: Landmarks }

export function drawPlan(wish: RegisterWish): DrawnPlan {
  return wish.members < countryFrom && wish.units === undefined ? aProvince(wish) : aCountry(wish)
}

function aProvince({ members, seed }: RegisterWish): DrawnPlan {
  const by = chance(seed)
  const drawing: Drawing = { units: [], successions: [], cells: [] }
  const landmarks = drawNgheAn(drawing, by, { members, extent: members < provinceFrom ? 'slice' : 'whole' })
  settle(drawing.cells, members)
  return { ...drawing, regions: [{ code: '040', cells: drawing.cells }], landmarks }
}

function aCountry({ members, units = Math.round(members / 24), seed }: RegisterWish): DrawnPlan {
  const by = chance(seed)
  const drawing: Drawing = { units: [], successions: [], cells: [] }
  const above = anId(by)
  drawing.units.push({ id: above, kind: 'centralCommittee', name: 'Trung ương (mẫu)', from: longAgo, under: [] })
  const first = Math.min(ngheAn, Math.round(members / 5))
  const landmarks = drawNgheAn(drawing, by, { members: first, extent: 'whole', above })
  settle(drawing.cells, first)
  const regions: Region[] = [{ code: '040', cells: drawing.cells }]
  for (let number = 1; number < provinces; number += 1) {
    const people = shareOf(members - first, number)
    const tree = Math.floor((units - drawing.units.length) / (provinces - number))
    const drawn = drawProvince(by, { number, above, members: people, units: tree })
    settle(drawn.cells, people)
    for (const unit of drawn.units) drawing.units.push(unit)
    regions.push({ code: String(100 + number), cells: drawn.cells })
  }
  return { units: drawing.units, successions: drawing.successions, regions, landmarks }
}

function shareOf(sum: number, number: number): number {
  const parts = provinces - 1
  return Math.floor((sum * number) / parts) - Math.floor((sum * (number - 1)) / parts)
}

/** Of those who work, this many also belong where they live: 20,839 beside 25,000 in one city. */
const residing = 0.78
/** Retired and never transferred, for one who works and resides. */
const lost = 0.025

/** Brings the cells to the sum of members, and shares out who lives where. */
function settle(cells: readonly PlannedCell[], members: number): void {
  toMembers(cells, members)
  const workers = cells.reduce((sum, cell) => (isWork(cell) ? sum + cell.members : sum), 0)
  const open = cells.filter((cell) => cell.residents < 0)
  let left =
    Math.round(workers * residing) -
    cells.reduce((sum, cell) => sum + Math.max(0, cell.residents) + Math.max(0, cell.lost), 0)
  let weight = open.reduce((sum, cell) => sum + drawOf(cell), 0)
  for (const cell of open) {
    const share = weight > 0 ? Math.max(0, Math.round((left * drawOf(cell)) / weight)) : 0
    left -= share
    weight -= drawOf(cell)
    if (cell.lost < 0) cell.lost = Math.round(share * lost)
    cell.residents = share - cell.lost
  }
  for (const cell of cells) if (cell.lost < 0) cell.lost = 0
}

/** People who work live in towns rather than in the mountains, as those do who retired from such work. */
function drawOf({ members, retired }: PlannedCell): number {
  return members * retired ** 3
}

/** Rounding left a few too many or too few: the largest cells whose size nobody told take them. */
function toMembers(cells: readonly PlannedCell[], members: number): void {
  let over = cells.reduce((sum, cell) => sum + cell.members, 0) - members
  const large = cells
    .filter((cell) => cell.members > 12 && cell.residents < 0)
    .toSorted((a, b) => b.members - a.members)
  const able = large.length > 0 ? large : cells
  for (let i = 0; over !== 0 && able.length > 0; i += 1) {
    const cell = able[i % able.length]
    const step = over > 0 ? 1 : -1
    if (!cell || (step > 0 && i > able.length * 100)) return
    if (step > 0 && cell.members < 2) continue
    cell.members -= step
    over -= step
  }
}
