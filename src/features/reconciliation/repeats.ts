import { canonical, foldedWords, isBare } from '#engines/linkage/spelling.ts'
import type { Entry } from './entry.ts'

/** The rows of one list that stand for one person, the first first. */
export type Repeated = readonly [Entry, ...Entry[]]

/**
 * Rows that repeat each other: the same card number, or the same name and full birth date and no two different card
 * numbers, wherever they go. A birth date that differs by a digit is another person.
 */
export function repeats(entries: readonly Entry[]): readonly Repeated[] {
  const groups = new Groups(entries)
  const byCard = new Map<string, number>()
  const byBirth = new Map<string, number[]>()
  for (const [at, entry] of entries.entries()) {
    const { card } = entry
    const key = birthKey(entry)
    const near = [...(key === undefined ? [] : (byBirth.get(key) ?? []))]
    for (const other of [...(card === undefined ? [] : [byCard.get(card) ?? at]), ...near]) groups.join(other, at)
    if (card !== undefined && !byCard.has(card)) byCard.set(card, at)
    if (key !== undefined) byBirth.set(key, [...near, at])
  }
  return groups.all()
}

/** Rows that have been found to be one, each by the place of its first row. */
class Groups {
  readonly #entries: readonly Entry[]
  readonly #rows: Map<number, { at: number[]; card: string | undefined }>
  readonly #headOf: number[]

  constructor(entries: readonly Entry[]) {
    this.#entries = entries
    this.#headOf = entries.map((_, at) => at)
    this.#rows = new Map(entries.map(({ card }, at) => [at, { at: [at], card }]))
  }

  join(one: number, other: number): void {
    const [a, b] = [this.#entries[one], this.#entries[other]]
    const [first, second] = [this.#headOf[one] ?? one, this.#headOf[other] ?? other].toSorted((x, y) => x - y)
    const [into, from] = [this.#rows.get(first ?? 0), this.#rows.get(second ?? 0)]
    if (!a || !b || !into || !from || into === from) return
    if (!isRepeat(a, b) || !cardsAgree(into.card, from.card)) return
    for (const at of from.at) this.#headOf[at] = first ?? 0
    into.at.push(...from.at)
    into.card ??= from.card
    this.#rows.delete(second ?? 0)
  }

  all(): readonly Repeated[] {
    return [...this.#rows.values()].flatMap(({ at }) => {
      const [head, ...rest] = at.toSorted((x, y) => x - y).flatMap((i) => this.#entries[i] ?? [])
      return head ? [[head, ...rest] as const] : []
    })
  }
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
