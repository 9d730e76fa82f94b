import type { ErrorKind } from './errors.ts'
import { places, type Place } from './places.ts'
import { does, type Hand } from './writing.ts'

/** How a place is written: as it is called today, by a name from before 1 July 2025, or shortened. */
export function placeText(hand: Hand, place: Place, errors: ErrorKind[]): string {
  const old = does(hand, 'oldUnitName', errors, place.before.length > 0)
  const name = old ? hand.by.pick(place.before) : place.name
  const kind = old && place.kind === 'xã' ? 'xã' : place.kind
  if (does(hand, 'unitShortened', errors)) return hand.by.pick(shortened(kind, name))
  return hand.by.pick([
    `Đảng bộ ${kind} ${name}`,
    `Đảng ủy ${kind} ${name}`,
    `${kind === 'xã' ? 'Xã' : 'Phường'} ${name}`,
  ])
}

function shortened(kind: Place['kind'], name: string): readonly string[] {
  return kind === 'xã'
    ? [`X. ${name}`, `ĐU xã ${name}`, `xã ${name}`]
    : [`P. ${name}`, `ĐU phường ${name}`, `P.${name}`]
}

/** A cell together with its place: `Chi bộ Khối 3, phường Trường Vinh`, `CB khối 3 - P. Hưng Dũng`. */
export function cellText(hand: Hand, cell: string, place: Place, errors: ErrorKind[]): string {
  const where = placeText(hand, place, errors).replace(/^(Đảng bộ|Đảng ủy|ĐU) /, '')
  const low = cell.replace(/^(Khối|Xóm)/, (word) => word.toLowerCase())
  return hand.by.pick([`Chi bộ ${cell}, ${where}`, `Chi bộ ${cell} - ${where}`, `CB ${low}, ${where}`])
}

/** Another place than this one, for those who hand in their papers elsewhere. */
export function elsewhere(hand: Hand, place: Place): Place {
  const other = hand.by.pick(places)
  return other === place ? elsewhere(hand, place) : other
}
