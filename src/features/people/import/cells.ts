import { fold } from '#kernel/names.ts'

/** A unit at or below the one the list was given for, with all it is called. */
export interface Unit {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly above: string | null
  readonly labels: readonly string[]
  /** The day from which it stands where it stands. */
  readonly since: string
}

/** The cells that are called so or, with an empty text, all: by their names and that of the unit above, 200 at most. */
export function findCells(units: readonly Unit[], search: string): { readonly id: string; readonly name: string }[] {
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const wanted = fold(search)
  return cellsOf(units)
    .filter(({ labels }) => labels.some((label) => fold(label).includes(wanted)))
    .slice(0, 200)
    .map(({ id, name, above }) => ({ id, name: [name, above && names.get(above)].filter(Boolean).join(', ') }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))
}

export type Resolved =
  | { readonly unit: string }
  /** `noCell`: the row names none. `unknown`: nobody is called so here. `several`: more than one is. */
  | { readonly unit: null; readonly why: 'noCell' | 'unknown' | 'several' }

/** Kinds of units people belong to; the armed forces keep their own. */
const isCell = (kind: string) => kind.endsWith('Cell') && kind !== 'armedForcesCell'

/** The units to which rows may belong. */
export function cellsOf(units: readonly Unit[]): readonly Unit[] {
  return units.filter(({ kind }) => isCell(kind))
}

/**
 * Which cell a text of the file means, among the cells below the unit it was given for. `chosen` is what a person said about
 * texts nobody is called by. A cell that is the only one needs no naming.
 */
export function resolver(units: readonly Unit[], chosen: Readonly<Record<string, string>>): (text: string) => Resolved {
  const cells = cellsOf(units)
  const only = cells.length === 1 ? cells[0] : undefined
  const byKey = new Map<string, Set<string>>()
  const remember = (key: string, id: string) => byKey.set(key, (byKey.get(key) ?? new Set()).add(id))
  for (const { id, labels } of cells) for (const label of labels) for (const key of keysOf(label)) remember(key, id)
  const known = new Map(cells.map((cell) => [cell.id, cell]))
  const above = nearby(units)
  const answered = new Map<string, Resolved>()
  return (text) => {
    const key = cellKey(text)
    const before = answered.get(key)
    if (before) return before
    const found = resolve(text, key)
    answered.set(key, found)
    return found
  }

  function resolve(text: string, key: string): Resolved {
    const picked = chosen[key]
    if (picked !== undefined && known.has(picked)) return { unit: picked }
    if (key === '') return only ? { unit: only.id } : { unit: null, why: 'noCell' }
    const parts = partsOf(text)
    const matches = parts.map((part) => [...(byKey.get(cellKey(part)) ?? [])]).find((ids) => ids.length > 0)
    if (!matches) return { unit: null, why: 'unknown' }
    const [first, second] = matches
    if (first !== undefined && second === undefined) return { unit: first }
    const beside = matches.filter((id) => parts.some((part) => above(id).has(cellKey(part))))
    const [one, other] = beside
    return one !== undefined && other === undefined ? { unit: one } : { unit: null, why: 'several' }
  }
}

/** The text, its beginnings and ends, the longest first, and its parts: a comma or a dash may also stand within a name. */
function partsOf(text: string): readonly string[] {
  const cuts = [...text.matchAll(/[,;(/\n]|\s[-–—]\s/gu)].map(({ index, 0: cut }) => ({
    to: index,
    from: index + cut.length,
  }))
  const between = [0, ...cuts.map(({ from }) => from)].map((from, i) => text.slice(from, cuts[i]?.to))
  const beginnings = cuts.toReversed().map(({ to }) => text.slice(0, to))
  const ends = cuts.map(({ from }) => text.slice(from))
  return [text, ...beginnings, ...ends, ...between].filter((part) => part.trim() !== '')
}

/** What the units above a unit are called, as keys. */
function nearby(units: readonly Unit[]): (id: string) => ReadonlySet<string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const walked = new Map<string, ReadonlySet<string>>()
  const walk = (id: string | null): ReadonlySet<string> => {
    if (id === null) return new Set()
    const before = walked.get(id)
    if (before) return before
    const unit = byId.get(id)
    const keys = unit ? new Set([...unit.labels.map(cellKey), ...walk(unit.above)]) : new Set<string>()
    walked.set(id, keys)
    return keys
  }
  return (id) => walk(byId.get(id)?.above ?? null)
}

function keysOf(label: string): ReadonlySet<string> {
  return new Set([cellKey(label)])
}

const lead = /^(?:chi bo|dang bo|dang uy|chi uy|cb|đb|db)(?: (?:co so|bo phan|truc thuoc))? /u
const places: readonly (readonly [RegExp, string])[] = [
  [/\bk ?(?=\d)/gu, 'khoi '],
  [/\bx ?(?=\d)/gu, 'xom '],
  [/\bkhoi pho\b/gu, 'khoi'],
  [/\btdp\b/gu, 'to dan pho'],
  [/\bp (?=\p{L})/gu, 'phuong '],
]

/** As units are compared: without marks, what kind of committee it is, dots and zeros before a number. `CB Khối 03` → `khoi 3`. */
export function cellKey(text: string): string {
  const plain = fold(text.replace(/[.:()"“”'’]/gu, ' '))
    .replace(/\s+/g, ' ')
    .trim()
  const bare = plain.replace(lead, '')
  const spelt = places.reduce((so, [from, to]) => so.replace(from, to), bare)
  return spelt
    .replace(/\b0+(?=\d)/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
