import { day, type Day } from '#kernel/day.ts'
import { foundUnit, moveUnit, succeedUnit } from '#features/units/index.server.ts'
import type { Tx } from '#platform/db/index.ts'
import { agencies, home, places } from './people/index.ts'

/** The units of the demo by what the rest of the demo calls them. */
export interface DemoTree {
  readonly province: string
  readonly ward: string
  /** By the names in `people/places.ts`: who sends. */
  readonly agencies: ReadonlyMap<string, string>
}

const longAgo = day('1991-08-12') // the province in its present borders
const reform = day('2025-07-01') // two levels instead of three
const resolution = '1678/NQ-UBTVQH15'

/** Blocks of the home ward, each with the ward it stood in before the reform. */
const blocks: readonly (readonly [cell: string, before: string])[] = [
  ['Khối 3', 'Trung Đô'],
  ['Khối 7', 'Hưng Dũng'],
  ['Khối 12', 'Hưng Dũng'],
  ['Khối Trung Hợp', 'Hưng Dũng'],
  ['Khối 5', 'Trường Thi'],
  ['Khối 9', 'Bến Thủy'],
  ['Khối 15', 'Vinh Tân'],
]

/** The province with the ward Trường Vinh, its neighbours and two agencies, before and after 1 July 2025. */
export async function foundTree(tx: Tx): Promise<DemoTree> {
  const province = await foundUnit(tx, {
    kind: 'provincialCommittee',
    name: 'Đảng bộ tỉnh Nghệ An',
    short: 'Tỉnh ủy Nghệ An',
    from: longAgo,
  })
  const city = await committee(tx, 'districtCommittee', 'Đảng bộ thành phố Vinh', province, longAgo)
  const ward = await communes(tx, province)
  const before = await formerWards(tx, { city, ward })
  for (const [name, former] of blocks) {
    const cell = await foundUnit(tx, {
      kind: 'residentialCell',
      name: `Chi bộ ${name}`,
      short: name,
      aliases: [`CB ${name.replace('Khối', 'khối')}`],
      parent: before.get(former) ?? city,
      from: longAgo,
    })
    await moveUnit(tx, { unit: cell, parent: ward, from: reform, decision: resolution })
  }
  return { province, ward, agencies: await senders(tx, province) }
}

function committee(tx: Tx, kind: string, name: string, parent: string, from: Day): Promise<string> {
  return foundUnit(tx, { kind, name, parent, from })
}

/** The wards and communes of today; answers the home ward. */
async function communes(tx: Tx, province: string): Promise<string> {
  const ids = new Map<string, string>()
  for (const place of places)
    ids.set(
      place.name,
      await foundUnit(tx, {
        kind: 'communeCommittee',
        name: `Đảng bộ ${place.kind} ${place.name}`,
        short: `${place.kind === 'phường' ? 'P.' : 'X.'} ${place.name}`,
        parent: province,
        from: reform,
        decision: resolution,
      }),
    )
  return found(ids, home.name)
}

/** The wards of Vinh that became the home ward: they answered for their blocks until the reform. */
async function formerWards(
  tx: Tx,
  { city, ward }: { readonly city: string; readonly ward: string },
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const name of home.before) {
    const id = await committee(tx, 'communeCommittee', `Đảng bộ phường ${name}`, city, longAgo)
    await succeedUnit(tx, { from: id, to: ward, on: reform, decision: resolution })
    ids.set(name, id)
  }
  return ids
}

async function senders(tx: Tx, province: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { name, below } of agencies) {
    const id = await committee(tx, 'superiorAgencyCommittee', name, province, reform)
    ids.set(name, id)
    for (const office of below) await committee(tx, 'agencyCell', `Chi bộ ${office}`, id, reform)
  }
  return ids
}

export function found(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo knows no unit called ${name}`)
  return id
}
