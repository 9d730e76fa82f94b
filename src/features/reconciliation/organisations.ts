import type { Partial as DatePart } from '#engines/sheets/understanding.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import {
  resolveUnit,
  samePlace,
  unitsNamedIn,
  type Commune,
  type Place,
  type PlaceContext,
} from '#features/units/index.ts'
import type { Entry, GivenList, Kept, List, Side, SpeaksFor, Spoken } from './entry.ts'

/** Understands the units of accepted lists and whom each list speaks for; lists of a reconciliation explain each other. */
export function placeLists(given: readonly GivenList[]): readonly List[] {
  const titled = given.map((list) => titleOf(list))
  return titled.map((list) => placed(list, titled))
}

/** A list with what its title and the people who gave it say about organisations. */
interface Titled {
  readonly list: GivenList
  readonly own: readonly Spoken[]
  readonly other: readonly Place[]
  /** The one commune that a bare cell of the list's own side lies in. */
  readonly ownCommune: Commune | undefined
}

function titleOf(list: GivenList): Titled {
  const units = withoutSuperiors(joinedLines(list.title)).flatMap((line) => unitsNamedIn(line))
  const fromTitle = units.filter((u) => u.lead === undefined).map((u) => u.place)
  const given = Array.isArray(list.named) ? list.named : []
  const fromPeople = given.flatMap((name: string) => {
    const place = resolveUnit(name)
    return place ? [{ name: name.trim(), place }] : []
  })
  const named = organisationsAmong(fromTitle).map((place) => ({ name: nameOf(place), place }))
  const own = fromPeople.length > 0 ? fromPeople : distinct(named)
  // a list of those received may be headed "chuyển về phường …": that names no sender, yet tells where its cells lie
  const [near, far] = list.side === 'sent' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  const led = (lead: typeof near) => units.filter((u) => u.lead === lead).map((u) => u.place)
  const ownCommune = oneCommune(fromPeople.map((s) => s.place)) ?? oneCommune(fromTitle) ?? oneCommune(led(near))
  return { list, own, other: organisationsAmong(led(far)), ownCommune }
}

/** "Chi bộ Khối 3" beside "phường Trường Vinh" is no organisation of its own. */
function organisationsAmong(places: readonly Place[]): readonly Place[] {
  const hasCommune = places.some((place) => place.commune)
  return places.filter((place) => !hasCommune || place.commune || place.committee)
}

/**
 * At the head of a paper the organisation above stands over the one that drew it up: "ĐẢNG BỘ UBND TỈNH" over "ĐẢNG ỦY SỞ
 * TÀI CHÍNH". The list speaks for the lower one; what lies in a commune is the commune's.
 */
function withoutSuperiors(lines: readonly string[]): readonly string[] {
  const own = lines.filter((line) => !/^\W*(?:dang cong san viet nam|cong hoa xa hoi)/u.test(fold(line)))
  return own.filter((line, at) => {
    const below = own[at + 1] ?? ''
    const heads = above.some(([upper, lower]) => isHead(line, upper) && isHead(below, lower))
    return !heads || unitsNamedIn(line).some((u) => u.place.commune) || !unitsNamedIn(below).some(isOrganisation)
  })
}

/** What stands over what at the head of a paper. */
const above = [
  ['dang bo', 'dang uy'],
  ['dang bo', 'chi bo'],
  ['dang bo', 'chi uy'],
  ['dang uy', 'chi bo'],
  ['dang uy', 'chi uy'],
] as const

function isOrganisation({ place }: { readonly place: Place }): boolean {
  return place.commune !== undefined || place.committee !== undefined
}

function isHead(line: string, head: string): boolean {
  const said = fold(line).replace(/^[^a-z]+/u, '')
  return said.startsWith(`${head} `) && !/danh sach|dang vien|chuyen|tiep nhan|gioi thieu/u.test(said)
}

/** A line that ends with "về" goes on in the next. */
function joinedLines(title: readonly string[]): readonly string[] {
  return title.reduce<readonly string[]>((lines, line) => {
    const last = lines.at(-1)
    return last !== undefined && /\s(?:đến|về|từ|của)\s*$/iu.test(last.normalize('NFC'))
      ? [...lines.slice(0, -1), `${last} ${line}`]
      : [...lines, line]
  }, [])
}

function oneCommune(places: readonly Place[]): Commune | undefined {
  const named = distinct(places.filter((p) => p.commune).map((place) => ({ name: '', place })))
  return named.length === 1 ? named[0]?.place.commune : undefined
}

function placed(titled: Titled, all: readonly Titled[]): List {
  const { list } = titled
  const read = reader(titled, all)
  const entries = list.rows.map((row) => read(row))
  return { id: list.id, side: list.side, entries, speaksFor: speaksFor(titled, entries) }
}

/** What is known of the units on either side of a list when a row says little or nothing. */
interface Around {
  readonly context: PlaceContext
  readonly otherwise: Place | undefined
}

function reader(titled: Titled, all: readonly Titled[]): (row: Kept) => Entry {
  const { list } = titled
  const [near, far] = [nearOf(titled, all), farOf(titled, all)]
  const [from, to] = list.side === 'sent' ? [near, far] : [far, near]
  const resolve = remembering()
  return ({ from: fromText, to: toText, ...row }) => {
    const sender = placeIn(fromText, from, dayOf(row.introducedOn), resolve)
    const receiver = placeIn(toText, to, dayOf(row.receivedOn) ?? dayOf(row.introducedOn), resolve)
    return {
      ...row,
      id: `${list.id}:${row.row}`,
      list: list.id,
      side: list.side,
      ...(sender ? { from: sender } : {}),
      ...(receiver ? { to: receiver } : {}),
    }
  }
}

/** The list's own side: who sends in a sent list, who receives in the others. */
function nearOf(titled: Titled, all: readonly Titled[]): Around {
  const { list, own, ownCommune } = titled
  const only = own.length === 1 ? own[0]?.place : undefined
  const beside = list.side === 'residing' ? sideCommune(all, 'received') : undefined
  return {
    context: { commune: ownCommune ?? beside, rollUp: rollUp(titled), under: only?.committee },
    otherwise: only,
  }
}

/** The other side, as the title tells of it; else the one commune the facing lists belong to. */
function farOf({ list, other }: Titled, all: readonly Titled[]): Around {
  const facing = list.side === 'received' ? 'sent' : 'received'
  const others = distinct(other.map((place) => ({ name: '', place })))
  return {
    context: { commune: oneCommune(other) ?? sideCommune(all, facing) },
    otherwise: others.length === 1 ? other.at(-1) : undefined,
  }
}

/** Everything in a list of one ward lies in that ward, also its school and its police; a sender's own cells only as cells. */
function rollUp({ list, own }: Titled): 'cells' | 'all' {
  return list.side !== 'sent' && own.length === 1 ? 'all' : 'cells'
}

function sideCommune(all: readonly Titled[], side: Side): Commune | undefined {
  const ofSide = all.filter((t) => t.list.side === side)
  const named = ofSide.flatMap((t) => t.ownCommune ?? [])
  return oneCommune(named.map((commune) => ({ text: '', commune, sure: true, alternatives: [] })))
}

function placeIn(
  text: string | undefined,
  { context, otherwise }: Around,
  on: Day | undefined,
  resolve: typeof resolveUnit,
): Place | undefined {
  if (text === undefined) return otherwise
  return resolve(text, { ...context, on }) ?? otherwise
}

/** Lists repeat the same few units in every row. */
function remembering(): typeof resolveUnit {
  const known = new Map<string, Place | undefined>()
  return (text, context) => {
    const key = JSON.stringify([
      text,
      context?.commune,
      context?.rollUp,
      context?.under?.key,
      context?.on !== undefined && context.on < '2025-07-01',
    ])
    if (!known.has(key)) known.set(key, resolveUnit(text, context))
    return known.get(key)
  }
}

function speaksFor({ list, own }: Titled, entries: readonly Entry[]): SpeaksFor {
  if (list.named === 'all') return 'all'
  if (list.named !== undefined && own.length > 0) return own
  const column = entries.flatMap((e) => (list.side === 'sent' ? e.from : e.to) ?? [])
  const spoken = distinct(
    [...own, ...new Set(column)].map((one) => ('place' in one ? one : { name: nameOf(one), place: one })),
  )
  return spoken.length === 0 ? 'all' : spoken
}

function distinct(spoken: readonly Spoken[]): readonly Spoken[] {
  return spoken.reduce<readonly Spoken[]>((kept, one) => {
    // an office that is named counts beside the organisation it stands under, a mere block does not
    const known = kept.some((k) => samePlace(withoutUnder(k.place), withoutUnder(one.place)) === 'same')
    return known ? kept : [...kept, one]
  }, [])
}

function withoutUnder(place: Place): Place {
  const { under, ...alone } = place
  return under && place.committee ? alone : place
}

/** A unit by its name: the commune or the committee, without the cell in it. */
export function nameOf(place: Place): string {
  if (place.commune) return `${place.commune.kind} ${place.commune.name}`
  return place.committee?.name ?? place.under?.name ?? place.text
}

/** Whether a list would tell of somebody whom this unit sent or received. Where it cannot be told, it is taken to. */
export function speaks(spoken: SpeaksFor, place: Place | undefined): boolean {
  if (spoken === 'all' || place === undefined) return true
  return spoken.some((one) => samePlace(one.place, place) !== 'different')
}

export function dayOf(part: DatePart | undefined): Day | undefined {
  return part && 'day' in part ? part.day : undefined
}
