import type { Chance } from '../people/index.ts'
import { addCell } from './cells.ts'
import { anId } from './ids.ts'
import { longAgo, type CellKind, type Drawing, type PlannedCell } from './plan.ts'

export interface ProvinceWish {
  readonly number: number
  readonly above: string
  readonly members: number
  /** Units of all kinds, with the province itself. */
  readonly units: number
}

const communesEach = 98 // 3,321 commune-level units in 34 provinces
const kinds: readonly (readonly [CellKind, string])[] = [
  ['communeAgencyCell', 'Cơ quan'],
  ['schoolCell', 'Trường Tiểu học'],
  ['schoolCell', 'Trường THCS'],
  ['hospitalCell', 'Trạm Y tế'],
  ['enterpriseCell', 'Công ty'],
]

/** A made-up province for measuring: communes and one committee of agencies, cells of like sizes; answers its cells. */
export function drawProvince(
  by: Chance,
  wish: ProvinceWish,
): { readonly units: Drawing['units']; readonly cells: readonly PlannedCell[] } {
  const drawing: Drawing = { units: [], successions: [], cells: [] }
  const name = String(wish.number).padStart(2, '0')
  const province = committee(drawing, by, 'provincialCommittee', `Đảng bộ tỉnh ${name}`, wish.above)
  const agencies = committee(drawing, by, 'superiorAgencyCommittee', `Đảng bộ các cơ quan tỉnh ${name}`, province)
  const communes = Array.from({ length: communesEach }, (_, n) => `${name}-${String(n + 1).padStart(3, '0')}`)
  const ids = communes.map((commune) => committee(drawing, by, 'communeCommittee', `Đảng bộ xã ${commune}`, province))
  const cells = Math.max(communesEach + 1, wish.units - drawing.units.length)
  for (let at = 0; at < cells; at += 1) {
    const members = Math.floor((wish.members * (at + 1)) / cells) - Math.floor((wish.members * at) / cells)
    if (at % 13 === 12) agencyCell(drawing, by, { at, members, agencies, name })
    else
      communeCell(drawing, by, {
        at,
        members,
        commune: communes[at % communesEach] ?? name,
        id: ids[at % communesEach] ?? province,
      })
  }
  return drawing
}

function committee(drawing: Drawing, by: Chance, kind: string, name: string, parent: string): string {
  const id = anId(by)
  drawing.units.push({ id, kind, name, from: longAgo, under: [{ parent, from: longAgo }] })
  return id
}

const work = { residents: 0, lost: 0, retired: 0, cameFromWork: 0, aliases: [], from: longAgo } as const

interface Cell {
  readonly at: number
  readonly members: number
}

function agencyCell(
  drawing: Drawing,
  by: Chance,
  { at, members, agencies, name }: Cell & { agencies: string; name: string },
): void {
  const under = [{ parent: agencies, from: longAgo }]
  addCell(drawing, by, {
    ...work,
    kind: 'agencyCell',
    name: `Phòng ${at + 1}, tỉnh ${name}`,
    committee: agencies,
    under,
    members,
  })
}

/** The first few cells of a commune are those of its agency, schools, station and firm; people live in the others. */
function communeCell(
  drawing: Drawing,
  by: Chance,
  { at, members, commune, id }: Cell & { commune: string; id: string },
): void {
  const round = Math.floor(at / communesEach)
  const under = [{ parent: id, from: longAgo }]
  const kind = kinds[round]
  if (kind)
    addCell(drawing, by, { ...work, kind: kind[0], name: `${kind[1]} xã ${commune}`, committee: id, under, members })
  else
    addCell(drawing, by, {
      ...work,
      kind: 'residentialCell',
      name: `Xóm ${round - kinds.length + 1}`,
      committee: id,
      under,
      members,
      residents: -1,
      lost: -1,
      retired: 0.6,
      cameFromWork: 0.5,
    })
}
