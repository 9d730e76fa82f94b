import { day, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import { gazetteer } from './gazetteer.ts'
import { otherProvinces } from './party-bodies.ts'
import type { Committee, Commune, Place } from './place.ts'

const reform = day('2025-07-01')

/** The communes of 2025 that a commune has become (one, in Nghệ An, for all but none of its people). */
export function successors(commune: Commune): readonly Commune[] {
  const { today, units2025 } = gazetteer()
  return (today.get(`${commune.list}:${commune.code}`) ?? []).flatMap((code) => units2025.get(code) ?? [])
}

/** Whether the second commune is the first or what the first has become, or the other way round. */
export function sameCommune(a: Commune, b: Commune): boolean {
  if (a.list === b.list) return a.code === b.code
  const codes = new Set(successors(a).map((c) => c.code))
  return successors(b).some((c) => codes.has(c.code))
}

export function inDistrict(commune: Commune, district: string): boolean {
  if (commune.list !== 2025) return commune.district === district
  return gazetteer().districtsOf.get(commune.code)?.has(district) === true
}

/** `unknown`: one of them names no organisation, or it cannot be told which of several. */
export type Sameness = 'same' | 'different' | 'unknown'

/**
 * Whether two texts about units mean one organisation; another cell of the same commune is the same. Names before the
 * reform roll up to what has become of them, unless `on` lies before it: then two old communes are two.
 */
export function samePlace(a: Place, b: Place, on?: Day): Sameness {
  if (committeesAgree(a, b)) return 'same'
  if (a.commune && b.commune) return communesAgree(a, b, on)
  return byDistrict(a, b) ?? byDistrict(b, a) ?? byText(a, b)
}

/** A former district that stands alone covers its communes. */
function byDistrict(a: Place, { district, commune }: Place): Sameness | undefined {
  if (district === undefined || commune) return undefined
  if (a.commune) return a.sure && !inAny(a.commune, district) ? 'different' : 'same'
  return a.district === undefined ? undefined : sameIf(a.district === district)
}

function sameIf(same: boolean): Sameness {
  return same ? 'same' : 'different'
}

function communesAgree(a: Place, b: Place, on: Day | undefined): Sameness {
  if (a.commune && b.commune && agree(a.commune, b.commune, on)) return 'same'
  return meant(a).some((x) => meant(b).some((y) => agree(x, y, on))) ? 'unknown' : 'different'
}

function meant(place: Place): readonly Commune[] {
  return place.commune ? [place.commune, ...place.alternatives] : []
}

function agree(a: Commune, b: Commune, on: Day | undefined): boolean {
  if (sameCommune(a, b)) return true
  if (on !== undefined && on < reform) return false
  const codes = new Set(successors(a).map((c) => c.code))
  return successors(b).some((c) => codes.has(c.code))
}

function inAny(commune: Commune, district: string): boolean {
  return inDistrict(commune, district) || successors(commune).some((c) => inDistrict(c, district))
}

function byText(a: Place, b: Place): Sameness {
  // a bare cell may lie in any commune
  if (a.commune || b.commune) return isBareCell(a) || isBareCell(b) ? 'unknown' : 'different'
  const [textA, textB] = [keyOf(a), keyOf(b)]
  return textA === undefined || textB === undefined ? 'unknown' : sameIf(textA === textB)
}

function isBareCell(place: Place): boolean {
  return !place.commune && committeesOf(place).length === 0 && place.district === undefined
}

function keyOf(place: Place): string | undefined {
  return committeesOf(place)[0]?.key ?? (place.cell === undefined ? undefined : fold(place.cell))
}

function committeesAgree(a: Place, b: Place): boolean {
  return committeesOf(a).some((x) => committeesOf(b).some((y) => sameCommittee(x.key, y.key)))
}

function committeesOf({ committee, under }: Place): readonly Committee[] {
  return [committee, under].filter((c) => c !== undefined)
}

/** "Văn phòng Sở Y tế" stands under "Sở Y tế"; "phường Bến Thành" may be told with its province or without. */
function sameCommittee(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (!short.includes(' ')) return false
  return (
    long.endsWith(` ${short}`) || (long.startsWith(`${short} `) && otherProvinces.has(long.slice(short.length + 1)))
  )
}
