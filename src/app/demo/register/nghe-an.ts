import data from '../../../../data/nghe-an-units.json' with { type: 'json' }
import { home, places, type Chance } from '../people/index.ts'
import { agencyCells } from './agencies.ts'
import { communeCells, type Former, type Holder, type Known } from './cells.ts'
import { anId } from './ids.ts'
import { longAgo, reform, resolution, type Drawing } from './plan.ts'

/** The units by which the rest of the demo knows them. */
export interface Landmarks {
  readonly province: string
  /** Communes by name, as `Trường Vinh`. */
  readonly communes: ReadonlyMap<string, string>
  /** Provincial committees by name. */
  readonly agencies: ReadonlyMap<string, string>
}

/** `slice`: two wards, one commune of the mountains and two provincial committees are filled; the others stand empty. */
export type Extent = 'slice' | 'whole'

const neighbour = 'Vinh Phú'
const mountain = 'Con Cuông'
const highland = new Set(['415', '416', '417', '418', '420', '422']) // districts of the mountains

const numbered = Array.from({ length: 18 }, (_, n): Known => ({ name: `Khối ${n + 1}` }))
const blocksOf: Readonly<Record<string, string>> = { 'Khối 3': 'Trung Đô', 'Khối 7': 'Hưng Dũng', 'Khối 12': 'Hưng Dũng', 'Khối 5': 'Trường Thi', 'Khối 9': 'Bến Thủy', 'Khối 15': 'Vinh Tân' } // prettier-ignore

/** Cells of the sizes people told of, and those which the lists of the demo name. */
const known: Readonly<Record<string, readonly Known[]>> = {
  [home.name]: [
    ...numbered.map((cell) => ({ ...cell, before: blocksOf[cell.name] ?? '' })),
    { name: 'Khối Trung Hợp', before: 'Hưng Dũng', members: 100, residents: 220, lost: 9 },
    { name: 'Xóm Thuận Hòa', before: 'Hưng Hòa', members: 5, residents: 3, lost: 0 },
  ],
  [neighbour]: [
    ...numbered,
    { name: 'Xóm 20', before: 'Nghi Phú', residents: 163 },
    { name: 'Xóm 19', before: 'Nghi Phú' },
  ],
}

/** The province with `members` in its cells, before and after 1 July 2025. */
export function drawNgheAn(
  drawing: Drawing,
  by: Chance,
  { members, extent, above }: { readonly members: number; readonly extent: Extent; readonly above?: string },
): Landmarks {
  const province = anId(by)
  drawing.units.push({
    id: province,
    kind: 'provincialCommittee',
    name: 'Đảng bộ tỉnh Nghệ An',
    short: 'Tỉnh ủy Nghệ An',
    from: longAgo,
    under: above === undefined ? [] : [{ parent: above, from: longAgo }],
  })
  const sizes = sizesOf(members, extent)
  const formers = formerUnits(drawing, by, { province, of: new Set(sizes.communes.keys()) })
  const communes = new Map<string, string>()
  for (const unit of communesOf(extent)) {
    const size = sizes.communes.get(unit.name) ?? 0
    communes.set(unit.name, aCommune(drawing, by, { province, unit, size, formers }))
  }
  return { province, communes, agencies: agencyCells(drawing, by, { province, members: sizes.agencies }) }
}

type Commune = (typeof data.units2025)[number]

function communesOf(extent: Extent): readonly Commune[] {
  const shown = new Set(places.map(({ name }) => name))
  return data.units2025.filter(({ name }) => extent === 'whole' || shown.has(name))
}

interface Sizes {
  readonly communes: ReadonlyMap<string, number>
  readonly agencies: readonly number[]
}

const sliced = [[home.name, 0.296], [neighbour, 0.184], [mountain, 0.036]] as const // prettier-ignore

function sizesOf(members: number, extent: Extent): Sizes {
  if (extent === 'slice')
    return {
      communes: new Map(sliced.map(([name, share]) => [name, Math.round(members * share)])),
      agencies: [Math.round(members * 0.104), Math.round(members * 0.38)],
    }
  const agency = [Math.round(members * 0.013), Math.round(members * 0.0475)]
  const left = members - agency.reduce((sum, n) => sum + n, 0)
  const weights = data.units2025.map((unit) => [unit.name, weightOf(unit)] as const)
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return {
    communes: new Map(weights.map(([name, weight]) => [name, Math.round((left * weight) / all)])),
    agencies: agency,
  }
}

function weightOf(unit: Commune): number {
  return unit.from.length * { ward: 2.2, lowland: 1, mountain: 0.55 }[landOf(unit)] + 0.4
}

function landOf({ kindVi, from }: Commune): Holder['land'] {
  if (kindVi === 'phường') return 'ward'
  const district = data.units2024.find(({ code }) => code === from[0])?.district ?? ''
  return highland.has(district) ? 'mountain' : 'lowland'
}

/** Districts and communes that ended on 1 July 2025, of those communes that have members; by the commune that follows them. */
function formerUnits(
  drawing: Drawing,
  by: Chance,
  { province, of }: { readonly province: string; readonly of: ReadonlySet<string> },
): ReadonlyMap<string, readonly Former[]> {
  const districts = new Map<string, string>()
  const formers = new Map<string, Former[]>()
  for (const commune of data.units2025.filter(({ name }) => of.has(name))) {
    const before = data.units2024.filter(({ code }) => commune.from.includes(code))
    formers.set(
      commune.code,
      before.map((unit) => {
        const district = districts.get(unit.district) ?? aDistrict(drawing, by, province, unit.district)
        districts.set(unit.district, district)
        const id = anId(by)
        const under = [{ parent: district, from: longAgo }]
        drawing.units.push({
          id,
          kind: 'communeCommittee',
          name: `Đảng bộ ${unit.kindVi} ${unit.name}`,
          from: longAgo,
          to: reform,
          under,
        })
        return { id, name: unit.name }
      }),
    )
  }
  return formers
}

function aDistrict(drawing: Drawing, by: Chance, province: string, code: string): string {
  const id = anId(by)
  const called = data.districts.find((d) => d.code === code)?.fullName ?? code
  drawing.units.push({
    id,
    kind: 'districtCommittee',
    name: `Đảng bộ ${called.replace(/^./, (letter) => letter.toLowerCase())}`,
    from: longAgo,
    to: reform,
    under: [{ parent: province, from: longAgo }],
  })
  return id
}

interface CommuneWish {
  readonly province: string
  readonly unit: Commune
  readonly size: number
  readonly formers: ReadonlyMap<string, readonly Former[]>
}

function aCommune(drawing: Drawing, by: Chance, { province, unit, size, formers }: CommuneWish): string {
  const id = anId(by)
  drawing.units.push({
    id,
    kind: 'communeCommittee',
    name: `Đảng bộ ${unit.kindVi} ${unit.name}`,
    short: `${unit.kindVi === 'phường' ? 'P.' : 'X.'} ${unit.name}`,
    from: reform,
    decision: resolution,
    under: [{ parent: province, from: reform, decision: resolution }],
  })
  const before = formers.get(unit.code) ?? []
  for (const former of before) drawing.successions.push({ from: former.id, to: id, on: reform, decision: resolution })
  if (size > 0) {
    const holder = { id, called: `${unit.kindVi} ${unit.name}`, land: landOf(unit), before, members: size }
    communeCells(drawing, by, holder, known[unit.name])
  }
  return id
}

export function found(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo knows nothing called ${name}`)
  return id
}
