import { canonical } from '#engines/linkage/spelling.ts'
import { fold } from '#kernel/names.ts'
import data from '../../../data/nghe-an-units.json' with { type: 'json' }
import type { Commune, CommuneList } from './place.ts'

interface Gazetteer {
  /** By name without marks. */
  readonly byName: ReadonlyMap<string, readonly Named[]>
  readonly districts: ReadonlyMap<string, string>
  /** `list:code` → what has become of it: codes of 2025. */
  readonly today: ReadonlyMap<string, readonly string[]>
  readonly units2025: ReadonlyMap<string, Commune>
  /** Code of 2025 → former district-level units its parts belonged to. */
  readonly districtsOf: ReadonlyMap<string, ReadonlySet<string>>
}

export interface Named {
  readonly commune: Commune
  /** The spellings that count as its name, with tones in one place. */
  readonly spellings: readonly string[]
}

let made: Gazetteer | undefined

/** The units of Nghệ An before and after the reforms of 2024 and 2025, made ready once, when first asked for. */
export function gazetteer(): Gazetteer {
  made ??= make()
  return made
}

interface Row {
  readonly code: string
  readonly name: string
  readonly kindVi: string
  readonly district?: string
  readonly aliases?: readonly string[]
}

function make(): Gazetteer {
  const lists: readonly [CommuneList, readonly Row[]][] = [
    [2025, data.units2025],
    [2024, data.units2024],
    [2023, data.units2023],
  ]
  const named = lists.flatMap(([list, rows]) => rows.map((row) => nameOf(list, row)))
  const to2025 = mapped(data.map2025, (code) => [code])
  const to2024 = mapped(data.map2024, (code) => to2025.get(code) ?? [])
  return {
    byName: Map.groupBy(named, ({ commune }) => fold(commune.name)),
    districts: new Map(data.districts.map((d) => [fold(d.name), d.code])),
    today: new Map([
      ...data.units2025.map((u) => [`2025:${u.code}`, [u.code]] as const),
      ...[...to2025].map(([code, to]) => [`2024:${code}`, to] as const),
      ...[...to2024].map(([code, to]) => [`2023:${code}`, [...new Set(to)]] as const),
    ]),
    units2025: new Map(named.filter((n) => n.commune.list === 2025).map((n) => [n.commune.code, n.commune])),
    districtsOf: districtsOf(to2025),
  }
}

function nameOf(list: CommuneList, row: Row): Named {
  const district = row.district === undefined ? {} : { district: row.district }
  return {
    commune: { list, code: row.code, name: row.name, kind: kindOf(row.kindVi), ...district },
    spellings: [row.name, ...(row.aliases ?? [])].map(canonical),
  }
}

function kindOf(kind: string): Commune['kind'] {
  return kind === 'phường' || kind === 'thị trấn' ? kind : 'xã'
}

function mapped(
  rows: readonly { readonly from: string; readonly to: string }[],
  through: (code: string) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const grouped = Map.groupBy(rows, (row) => row.from)
  return new Map([...grouped].map(([from, to]) => [from, to.flatMap((row) => through(row.to))]))
}

function districtsOf(to2025: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const unit of data.units2024)
    for (const code of to2025.get(unit.code) ?? []) {
      const districts = found.get(code) ?? new Set()
      found.set(code, districts.add(unit.district))
    }
  return found
}
