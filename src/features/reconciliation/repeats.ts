import { canonical, foldedWords, isBare } from '#engines/linkage/spelling.ts'
import type { Entry } from './entry.ts'

/** The rows of one list that stand for one person, the first first. */
export type Repeated = readonly [Entry, ...Entry[]]

/**
 * Rows that repeat each other: the same card number, or the same name and full birth date and no two different card
 * numbers, wherever they go. A birth date that differs by a digit is another person.
 */
export function repeats(entries: readonly Entry[]): readonly Repeated[] {
  const groups = new Map(entries.map((entry) => [entry, { rows: [entry], card: entry.card }]))
  const byCard = new Map<string, Entry>()
  const byBirth = new Map<string, readonly Entry[]>()
  for (const entry of entries) {
    const key = birthKey(entry)
    const alike = key === undefined ? [] : (byBirth.get(key) ?? [])
    for (const other of [...ofCard(entry, byCard), ...alike]) join(groups, other, entry)
    if (key !== undefined) byBirth.set(key, [...alike, entry])
  }
  return inOrder(entries, groups)
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
