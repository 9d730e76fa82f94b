import { canonical } from '#engines/linkage/spelling.ts'
import type { Day } from '#kernel/day.ts'
import { endStatuses, type AffiliationKind } from '../member.ts'
import { cellKey, resolver, type Resolved, type Unit } from './cells.ts'
import { differenceOf, type Change } from './difference.ts'
import type { Entry } from './entry.ts'
import { goneOf } from './gone.ts'
import { match, type Match } from './linking.ts'
import { someoneGone } from './returning.ts'
import type { Found, GoneOutcome, Other, PersonShown, RowOutcome, Standing, WaitingBecause } from './outcome.ts'
import type { Person } from './person.ts'

export interface ToCompare {
  readonly entries: readonly Entry[]
  readonly people: readonly Person[]
  readonly kind: AffiliationKind
  readonly on: Day
  readonly cellOf: (entry: Entry) => PlacedCell
  /** What a person decided about a row: the id of who it is, or `new`. */
  readonly verdicts: ReadonlyMap<number, string>
}

export interface PlacedCell {
  readonly cell: Found['cell']
  readonly why: WaitingBecause | null
}

export interface Compared {
  readonly rows: readonly RowOutcome[]
  readonly gone: readonly GoneOutcome[]
}

/** Which cell each row belongs to, among those the account may put people into. `on`: the day of the list. */
export function placing(
  units: readonly Unit[],
  chosen: Readonly<Record<string, string>>,
  on: Day,
): (entry: Pick<Entry, 'cell'>) => PlacedCell {
  const resolve = resolver(units, chosen)
  const known = new Map(units.map((unit) => [unit.id, unit]))
  return ({ cell }) => {
    const resolved: Resolved = resolve(cell)
    if (resolved.unit === null) return { cell: null, why: resolved.why }
    const { name = '', since = '' } = known.get(resolved.unit) ?? {}
    return { cell: { id: resolved.unit, name, ...(since > on && { since }) }, why: null }
  }
}

/** Where every row stands against the register, and who of its cells stands in no row. Pure: the same twice gives the same. */
export function compare(given: ToCompare): Compared {
  const firsts = firstRows(given.entries)
  const single = given.entries.filter((entry) => firsts.get(entry.row) === entry.row)
  const decided = verdictsOf(given, single)
  const open = single.filter((entry) => !decided.has(entry.row))
  const taken = new Set([...decided.values()].map((person) => person?.person))
  const free = given.people.filter((person) => !taken.has(person.person) && !person.past)
  const { sure, doubtful, faint } = match(open, free)
  const known = new Map<number, Person | undefined>(decided)
  for (const m of sure) known.set(open[m.entry]?.row ?? -1, free[m.person])
  const doubts = Map.groupBy(doubtful, (m) => open[m.entry]?.row ?? -1)
  const theGone = goneAlike(given, single, known)
  const rows = given.entries.map((entry) => {
    const first = firsts.get(entry.row) ?? entry.row
    if (first !== entry.row) return doubleOf(entry, first, given)
    const person = known.get(entry.row)
    const gone = theGone.get(entry.row) ?? []
    if (person?.past) return returningRow(entry, person, gone, given)
    if (person) return knownRow(entry, person, given)
    if (known.has(entry.row)) return newRow(entry, given)
    return openRow(entry, [...othersOf(entry, doubts.get(entry.row) ?? [], free, given), ...gone], given)
  })
  const hints = [...doubtful, ...faint].map((m) => ({
    row: open[m.entry]?.row ?? 0,
    person: free[m.person]?.person ?? '',
    doubt: m.probability > 0.5,
  }))
  return { rows, gone: goneOf(rows, given, hints) }
}

/** Of each row the first row of the file that is the same person by what stands in the file alone. */
function firstRows(entries: readonly Entry[]): ReadonlyMap<number, number> {
  const seen = new Map<string, Seen>()
  return new Map(
    entries.map((entry) => {
      const keys = sameness(entry)
      const before = keys.map((key) => seen.get(key)).find((s) => s && cardsAgree(s.card, entry.known.card))
      const first = before?.row ?? entry.row
      for (const key of keys) if (!seen.has(key)) seen.set(key, { row: first, card: entry.known.card })
      return [entry.row, first]
    }),
  )
}

interface Seen {
  readonly row: number
  readonly card: string | null
}

/** A card number; a name with a full birth date. */
function sameness({ known: { name, born, card } }: Entry): readonly string[] {
  return [
    ...(card === null ? [] : [`card ${card}`]),
    ...(born?.length === 10 ? [`born ${born} ${canonical(name ?? '')}`] : []),
  ]
}

function cardsAgree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b
}

/** Rows somebody decided about: the person, or nobody where they are new. A person who is gone decides nothing. */
function verdictsOf({ people, verdicts }: ToCompare, single: readonly Entry[]): Map<number, Person | undefined> {
  const byId = new Map(people.map((p) => [p.person, p]))
  return new Map(
    single.flatMap(({ row }): [number, Person | undefined][] => {
      const verdict = verdicts.get(row)
      if (verdict === 'new') return [[row, undefined]]
      const person = verdict === undefined ? undefined : byId.get(verdict)
      return person ? [[row, person]] : []
    }),
  )
}

export function shownPerson({ person, version, record, belongs }: Person): PersonShown {
  return { person, version, name: record.name ?? '', born: record.born, cell: belongs[0]?.name ?? null }
}

function blank(entry: Entry, { cellOf }: ToCompare): Found {
  return {
    cell: cellOf(entry).cell,
    known: null,
    changes: [],
    others: [],
    first: null,
    why: null,
    called: cellKey(entry.cell),
  }
}

function doubleOf(entry: Entry, first: number, given: ToCompare): RowOutcome {
  return {
    row: entry.row,
    stands: 'double',
    person: null,
    seen: null,
    cell: null,
    found: { ...blank(entry, given), first },
  }
}

function knownRow(entry: Entry, person: Person, given: ToCompare): RowOutcome {
  const found = blank(entry, given)
  const { why } = given.cellOf(entry)
  const changes = differenceOf(entry, person, { ...given, cell: found.cell })
  // whoever is known stays where they are when the file names no cell; a cell nobody knows is asked about
  const waits = why === 'unknown' || why === 'several' ? why : null
  return {
    row: entry.row,
    stands: person.writes === false ? 'elsewhere' : waits ? 'waiting' : standingOf(changes),
    person: person.person,
    seen: person.version,
    cell: found.cell?.id ?? person.belongs.find((b) => b.kind === given.kind)?.unit ?? null,
    found: { ...found, known: shownPerson(person), changes, why: waits },
  }
}

export function standingOf(changes: readonly Change[]): Standing {
  if (changes.length === 0) return 'same'
  return changes.every((c) => c.kept !== null || c.blocked) ? 'kept' : 'changed'
}

function othersOf(
  entry: Entry,
  doubts: readonly Match[],
  people: readonly Person[],
  given: ToCompare,
): readonly Other[] {
  const { cell } = given.cellOf(entry)
  return doubts.flatMap((m): Other[] => {
    const person = people[m.person]
    if (!person) return []
    const { probability, reasons } = m
    const changes = differenceOf(entry, person, { ...given, cell })
    return [{ ...shownPerson(person), probability, reasons, changes, writes: person.writes !== false }]
  })
}

/** A row somebody has to decide about; else it is somebody new. */
function openRow(entry: Entry, others: readonly Other[], given: ToCompare): RowOutcome {
  if (others.length === 0) return newRow(entry, given)
  const found = blank(entry, given)
  const isReturn = isOfTheGone(others)
  return {
    row: entry.row,
    stands: isReturn ? 'returning' : 'doubtful',
    person: null,
    seen: null,
    cell: found.cell?.id ?? null,
    found: { ...found, others, why: isReturn ? given.cellOf(entry).why : null },
  }
}

/** Everybody a row may be belongs nowhere today. */
export function isOfTheGone(others: readonly Other[]): boolean {
  return others.length > 0 && others.every((other) => other.past !== undefined)
}

/**
 * Whom each row may be of those who belong nowhere today. Asked only of rows that are nobody of today's lists for sure: whoever came back
 * and was entered anew before is known by the record that is in use.
 */
function goneAlike(
  { people, on }: ToCompare,
  single: readonly Entry[],
  known: ReadonlyMap<number, Person | undefined>,
): ReadonlyMap<number, readonly Other[]> {
  const gone = people.filter((person) => person.past)
  const open = single.filter(({ row }) => !known.has(row) || known.get(row)?.past)
  const decided = new Map([...known].flatMap(([row, person]) => (person ? [[person.person, row] as const] : [])))
  const { sure, doubtful } = match(open, gone)
  const found = [...sure, ...doubtful].flatMap((m): [number, Other][] => {
    const [entry, person] = [open[m.entry], gone[m.person]]
    if (!entry || !person || (decided.get(person.person) ?? entry.row) !== entry.row) return []
    return [[entry.row, someoneGone(entry, person, m, on)]]
  })
  return new Map([...Map.groupBy(found, ([row]) => row)].map(([row, alike]) => [row, alike.map(([, other]) => other)]))
}

/** Somebody said that the row is this person, who belongs nowhere today. */
function returningRow(entry: Entry, person: Person, alike: readonly Other[], given: ToCompare): RowOutcome {
  const found = blank(entry, given)
  const said = someoneGone(entry, person, { probability: 0.5, reasons: [] }, given.on)
  const other = alike.find((o) => o.person === person.person) ?? said
  const stands = !other.past?.hindrance
  return {
    row: entry.row,
    stands: 'returning',
    person: stands ? person.person : null,
    seen: stands ? person.version : null,
    cell: found.cell?.id ?? null,
    found: {
      ...found,
      known: stands ? shownPerson(person) : null,
      changes: stands ? other.changes : [],
      others: [other, ...alike.filter((o) => o !== other)],
      why: given.cellOf(entry).why,
    },
  }
}

function newRow(entry: Entry, given: ToCompare): RowOutcome {
  const found = blank(entry, given)
  const ended = endStatuses.some((s) => s === entry.status)
  const why = ended ? 'ended' : given.cellOf(entry).why
  return {
    row: entry.row,
    stands: why === null ? 'new' : 'waiting',
    person: null,
    seen: null,
    cell: found.cell?.id ?? null,
    found: { ...found, why },
  }
}
