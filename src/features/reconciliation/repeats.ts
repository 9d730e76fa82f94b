import { canonical, foldedWords, isBare } from '#engines/linkage/spelling.ts'
import type { Entry } from './entry.ts'

/** The rows of one list that stand for one person, the first first. */
export type Repeated = readonly [Entry, ...Entry[]]

/**
 * Rows that repeat each other: the same card number, or the same name and full birth date and no two different card
 * numbers, wherever they go. A birth date that differs by a digit is another person. The work grows with the rows alone,
 * however many of them share a name and a birth date.
 */
export function repeats(entries: readonly Entry[]): readonly Repeated[] {
  const groups = new Map(entries.map((entry) => [entry, { rows: [entry], card: entry.card }]))
  const byCard = new Map<string, Entry>()
  const byBirth = new Map<string, Map<string, Spelling>>()
  for (const entry of entries) {
    const key = birthKey(entry)
    const alike = key === undefined ? undefined : (byBirth.get(key) ?? new Map<string, Spelling>())
    if (key !== undefined && alike) byBirth.set(key, alike)
    for (const other of [...ofCard(entry, byCard), ...alikeTo(entry, alike)]) join(groups, other, entry)
    if (alike) remember(entry, alike)
  }
  return inOrder(entries, groups)
}

/**
 * Rows of one birth date and one spelling of a name. Two of them with different card numbers are never one person, and those
 * without a number are one; so a row with a number need only be held against the first without, a row without against the first.
 */
interface Spelling {
  readonly isBare: boolean
  readonly first: Entry
  withoutCard: Entry | undefined
}

function alikeTo(entry: Entry, spellings: ReadonlyMap<string, Spelling> | undefined): readonly Entry[] {
  const [own, bare] = [canonical(entry.name), isBare(entry.name)]
  return [...(spellings ?? [])].flatMap(([spelling, known]) => {
    if (spelling !== own && !bare && !known.isBare) return []
    const { first, withoutCard } = known
    return withoutCard && withoutCard !== first ? [first, withoutCard] : [first]
  })
}

function remember(entry: Entry, spellings: Map<string, Spelling>): void {
  const spelling = canonical(entry.name)
  const known = spellings.get(spelling)
  const withoutCard = entry.card === undefined ? entry : undefined
  if (known) known.withoutCard ??= withoutCard
  else spellings.set(spelling, { isBare: isBare(entry.name), first: entry, withoutCard })
}

interface Group {
  readonly rows: Entry[]
  card: string | undefined
}

/** The first row with the same card; a new card is remembered. */
function ofCard(entry: Entry, byCard: Map<string, Entry>): readonly Entry[] {
  if (entry.card === undefined) return []
  const first = byCard.get(entry.card)
  if (!first) byCard.set(entry.card, entry)
  return first ? [first] : []
}

function join(groups: Map<Entry, Group>, a: Entry, b: Entry): void {
  const [one, other] = [groups.get(a), groups.get(b)]
  if (!one || !other || one === other || !isRepeat(a, b) || !cardsAgree(one.card, other.card)) return
  for (const row of other.rows) groups.set(row, one)
  one.rows.push(...other.rows)
  one.card ??= other.card
}

function inOrder(entries: readonly Entry[], groups: ReadonlyMap<Entry, Group>): readonly Repeated[] {
  const rowsOf = Map.groupBy(entries, (entry) => groups.get(entry))
  return [...rowsOf.values()].flatMap(([head, ...rest]) => (head ? [[head, ...rest] as const] : []))
}

/** Whether two rows are one person by what stands in them alone. */
export function isRepeat(a: Entry, b: Entry): boolean {
  if (a.card !== undefined && a.card === b.card) return true
  const birth = birthDay(a)
  return birth !== undefined && birth === birthDay(b) && cardsAgree(a.card, b.card) && sameName(a.name, b.name)
}

/** Habits of spelling and capitals make no difference; marks do, unless one was written without any. */
export function sameName(a: string, b: string): boolean {
  if (canonical(a) === canonical(b)) return true
  return (isBare(a) || isBare(b)) && foldedWords(a).join(' ') === foldedWords(b).join(' ')
}

function cardsAgree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

function birthDay({ birth }: Entry): string | undefined {
  return birth && 'day' in birth ? birth.day : undefined
}

function birthKey(entry: Entry): string | undefined {
  const birth = birthDay(entry)
  return birth === undefined ? undefined : `${birth} ${foldedWords(entry.name).join(' ')}`
}
