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

/**
 * What is looked for by two words of a name at once: two words at least, each told once, the beginning among them unless one of the
 * whole words begins so itself. `undefined`: one word leads, or none.
 */
export function several({ words, beginning, number }: Sought): Pick<Sought, 'words' | 'beginning'> | undefined {
  if (number !== undefined) return undefined
  const whole = [...new Set(words)]
  const begun = beginning !== undefined && !whole.some((word) => word.startsWith(beginning)) ? beginning : undefined
  return whole.length + (begun === undefined ? 0 : 1) > 1 ? { words: whole, beginning: begun } : undefined
}

/** More beginnings than these are walked by name: they are so frequent that a page is soon full. */
export const mostTokens = 150

/**
 * The words that lead a search for one word: rows come in the order of names under each of them. `known`: the words of names that
 * begin so. `undefined`: none leads, the list itself is walked.
 */
export function leading({ words: [word], beginning }: Sought, known: readonly string[]): readonly string[] | undefined {
  if (word !== undefined) return [word]
  return beginning === undefined || known.length > mostTokens ? undefined : known
}
