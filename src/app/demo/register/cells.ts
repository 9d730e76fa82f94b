import type { Chance } from '../people/index.ts'
import { anId } from './ids.ts'
import { longAgo, reform, resolution, type CellKind, type Drawing, type Place, type PlannedCell } from './plan.ts'

/** A committee whose cells are to be drawn up. */
export interface Holder {
  readonly id: string
  /** As its cells' addresses name it: `phường Trường Vinh`. */
  readonly called: string
  readonly land: 'ward' | 'lowland' | 'mountain'
  /** Units it came from on 1 July 2025; empty: it stood before. */
  readonly before: readonly Former[]
  readonly members: number
}

export interface Former {
  readonly id: string
  readonly name: string
}

/** A cell that is there for a reason of its own. */
export interface Known {
  readonly name: string
  /** Name of the former unit it stood below. */
  readonly before?: string
  readonly members?: number
  readonly residents?: number
  readonly lost?: number
  readonly aliases?: readonly string[]
}

const ages = {
  ward: { retired: 0.875, cameFromWork: 0.85, mean: 74, least: 24, most: 150 },
  lowland: { retired: 0.62, cameFromWork: 0.45, mean: 31, least: 8, most: 84 },
  mountain: { retired: 0.4, cameFromWork: 0.35, mean: 19, least: 4, most: 44 },
} as const

/** The cells of a commune: its agency, schools, health station and firms, and the blocks or hamlets people live in. */
export function communeCells(drawing: Drawing, by: Chance, holder: Holder, known: readonly Known[] = []): void {
  const start = drawing.cells.length
  const agency = Math.min(by.between(25, 38), Math.max(3, Math.round(holder.members / 12)))
  place(drawing, by, holder, { name: `Cơ quan ${holder.called}`, kind: 'communeAgencyCell', members: agency })
  const formers = Math.max(1, holder.before.length)
  for (let i = 0; i < formers; i += 1) workCells(drawing, by, holder, i)
  const working = drawing.cells.slice(start).reduce((sum, cell) => sum + cell.members, 0)
  residentialCells(drawing, by, holder, known, holder.members - working)
}

function workCells(drawing: Drawing, by: Chance, holder: Holder, at: number): void {
  const where = holder.before[at]?.name ?? holder.called
  const many = Math.max(0.05, Math.min(1, holder.members / (900 * Math.max(1, holder.before.length))))
  const wish = (n: number) => Math.max(2, Math.round(n * many))
  if (holder.members < 60) return
  for (const name of schoolsOf(holder, where, at))
    place(drawing, by, holder, { name, kind: 'schoolCell', members: wish(by.between(14, 30)), former: at })
  if (at === 0) careAndFirms(drawing, by, holder, wish)
}

function schoolsOf(holder: Holder, where: string, at: number): readonly string[] {
  return [
    `Trường Tiểu học ${where}`,
    ...(at % 2 === 0 ? [`Trường THCS ${where}`] : []),
    ...(holder.land === 'ward' || at === 0 ? [`Trường Mầm non ${where}`] : []),
  ]
}

function careAndFirms(drawing: Drawing, by: Chance, holder: Holder, wish: (n: number) => number): void {
  place(drawing, by, holder, {
    name: `Trạm Y tế ${holder.called}`,
    kind: 'hospitalCell',
    members: wish(by.between(8, 14)),
  })
  const firms = holder.land === 'ward' ? 5 : 1
  for (let i = 1; i <= firms && holder.members > 400; i += 1)
    place(drawing, by, holder, {
      name: `Công ty số ${i} ${holder.called}`,
      kind: 'enterpriseCell',
      members: wish(by.between(4, 12)),
    })
}

function residentialCells(
  drawing: Drawing,
  by: Chance,
  holder: Holder,
  known: readonly Known[],
  members: number,
): void {
  const { mean, least, most } = ages[holder.land]
  const names = cellNames(holder.land, known)
  const wanted: (Known & { members?: number })[] = [...known]
  const fixed = known.reduce((sum, cell) => sum + (cell.members ?? 0), 0)
  const count = Math.max(known.length, Math.round((members - fixed) / mean) + known.filter((k) => k.members).length, 1)
  for (let i = 0; wanted.length < count; i += 1) wanted.push({ name: names[i] ?? `${names[0] ?? 'Xóm'} ${i}` })
  const drawn = wanted.map(
    (cell) =>
      cell.members ?? -Math.min(most, Math.max(least, Math.round(mean * (0.35 + 0.65 * by.next() + 0.65 * by.next())))),
  )
  for (const [at, size] of toSum(drawn, members - fixed).entries()) {
    const cell = wanted[at]
    if (cell) place(drawing, by, holder, { ...cell, kind: 'residentialCell', members: size, former: at })
  }
}

/** Negative sizes are wishes: they are stretched to the sum, at least three each; the others stand. */
function toSum(sizes: readonly number[], sum: number): readonly number[] {
  const wished = sizes.reduce((all, size) => (size < 0 ? all - size : all), 0)
  let [left, weight] = [sum, wished]
  return sizes.map((size) => {
    if (size >= 0) return size
    const share = Math.max(3, Math.round((left * -size) / weight))
    left -= share
    weight += size
    return share
  })
}

interface Wish extends Known {
  readonly kind: CellKind
  readonly members: number
  /** Index into the holder's former units. */
  readonly former?: number
}

function place(drawing: Drawing, by: Chance, holder: Holder, wish: Wish): void {
  const isNew = wish.kind === 'communeAgencyCell' && holder.before.length > 0
  const from = isNew ? reform : longAgo
  const living = wish.kind === 'residentialCell'
  addCell(drawing, by, {
    kind: wish.kind,
    name: wish.name,
    aliases: living ? aliasesOf(wish.name) : [],
    committee: holder.id,
    from,
    under: isNew ? [{ parent: holder.id, from }] : placesOf(holder, wish),
    members: wish.members,
    ...(living
      ? livingIn(wish, ages[holder.land])
      : { residents: wish.residents ?? 0, lost: wish.lost ?? 0, ...working }),
  })
}

const working = { retired: 0, cameFromWork: 0 }

/** Who lives in a hamlet or block: as wished, else (-1) as many as the draw gives. */
function livingIn({ residents = -1, lost = -1 }: Wish, { retired, cameFromWork }: (typeof ages)[Holder['land']]) {
  return { residents, lost, retired, cameFromWork }
}

function aliasesOf(name: string): readonly string[] {
  return /^(Khối|Xóm)/.test(name) ? [`CB ${name.replace(/^./, (letter) => letter.toLowerCase())}`] : []
}

function placesOf({ id, before }: Holder, wish: Wish): readonly Place[] {
  const former = before.find((f) => f.name === wish.before) ?? before[(wish.former ?? 0) % Math.max(1, before.length)]
  if (!former) return [{ parent: id, from: longAgo }]
  return [
    { parent: former.id, from: longAgo },
    { parent: id, from: reform, decision: resolution },
  ]
}

interface NewCell extends Omit<PlannedCell, 'unit'> {
  readonly aliases: readonly string[]
  readonly under: readonly Place[]
}

/** Adds a cell to the tree and to what is to be filled; `residents` and `lost` below zero: shared out later. */
export function addCell(drawing: Drawing, by: Chance, { aliases, under, ...cell }: NewCell): void {
  const unit = anId(by)
  drawing.units.push({
    id: unit,
    kind: cell.kind,
    name: `Chi bộ ${cell.name}`,
    short: cell.name,
    aliases,
    from: cell.from,
    under,
  })
  drawing.cells.push({ ...cell, unit })
}

const firstWords = 'Yên Tân Trung Văn Quang Đông Xuân Vĩnh Bình Phúc An Mỹ Tây Long Kim Hòa'.split(' ')
const secondWords = 'Hòa Tiến Thành Phú Vinh Sơn Phượng Lộc Lâm Giang Nam Thịnh Bắc Hải'.split(' ')

/** Names for the cells beside the known ones: numbers first, then two words; in the mountains `Bản …`. */
function cellNames(land: Holder['land'], known: readonly Known[]): readonly string[] {
  const word = { ward: 'Khối', lowland: 'Xóm', mountain: 'Bản' }[land]
  const taken = new Set(known.map(({ name }) => name))
  const numbers =
    land === 'mountain' ? [] : Array.from({ length: land === 'ward' ? 0 : 24 }, (_, n) => `${word} ${n + 1}`)
  const words = Array.from({ length: firstWords.length * secondWords.length }, (_, n) => {
    const [first, second] = [firstWords[n % firstWords.length], secondWords[n % secondWords.length]] // 15 and 14: each pair once
    return first === second ? '' : `${word} ${first} ${second}`
  })
  return [...numbers, ...words].filter((name) => name !== '' && !taken.has(name))
}
