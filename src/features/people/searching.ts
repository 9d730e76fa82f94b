import { fold } from '#kernel/names.ts'

/** What somebody looks for: whole words, the beginning of the word being typed, the beginning of a card number. */
export interface Sought {
  readonly words: readonly string[]
  readonly beginning: string | undefined
  readonly number: string | undefined
}

/** From this many digits on, digits are a card number. */
const digitsOfACard = 6

/** Words without marks; of the last one the beginning is enough. Digits, also parted by blanks or points, are a card number. */
export function readSearch(typed: string | undefined): Sought {
  const whole = (typed ?? '').replace(/[\s.]+/g, '')
  if (new RegExp(`^\\d{${String(digitsOfACard)},}$`).test(whole))
    return { words: [], beginning: undefined, number: whole }
  const all = fold(typed ?? '')
    .split(' ')
    .filter((word) => word !== '')
  const number = all.find((word) => new RegExp(`^\\d{${String(digitsOfACard)},}$`).test(word))
  const words = all.filter((word) => word !== number)
  return { words: words.slice(0, -1), beginning: words.at(-1), number }
}

export function isSought({ words, beginning, number }: Sought): boolean {
  return words.length > 0 || beginning !== undefined || number !== undefined
}

/** A word of names and how many names in a million hold it. */
export interface Weighed {
  readonly token: string
  readonly weight: number
}

/** More beginnings than these are walked by name: they are so frequent that a page is soon full. */
export const mostTokens = 150

/** The country, in millions, and a page: what a search is weighed with. A smaller unit only makes every way shorter. */
const millions = 5
const page = 50

/**
 * Which words lead a search: rows come in the order of names under each of them, and the other words are only looked at. Led are
 * those under which fewest rows are looked at until a page is full, if words meet as often as chance has it. `undefined`: none
 * leads, the list itself is walked.
 */
export function leading({ words, beginning }: Sought, known: readonly Weighed[]): readonly string[] | undefined {
  const candidates = words.map((word) => [word])
  const begun = beginning === undefined ? [] : known.filter(({ token }) => token.startsWith(beginning))
  if (beginning !== undefined && begun.length <= mostTokens) candidates.push(begun.map(({ token }) => token))
  const weights = new Map(known.map(({ token, weight }) => [token, weight]))
  const weigh = (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + (weights.get(token) ?? 0), 0)
  const share = (tokens: readonly string[]) => Math.min(1, Math.max(weigh(tokens), 1) / 1_000_000)
  const looked = (tokens: readonly string[]) => {
    const others = candidates.filter((one) => one !== tokens).reduce((part, one) => part * share(one), 1)
    return tokens.reduce((sum, token) => sum + Math.min((weights.get(token) ?? 0) * millions, page / others), 0)
  }
  return candidates.toSorted((a, b) => looked(a) - looked(b) || weigh(a) - weigh(b) || a.length - b.length)[0]
}
