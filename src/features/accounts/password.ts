import { type MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { fold } from '#kernel/names.ts'
import { usernameOf } from './account.ts'
import { usualWords } from './usual-words.ts'

/** Of what a password is guessed: one's own name or unit, what everybody takes or was stolen elsewhere, a row of keys, a day, or too little. */
export type Guessed = 'own' | 'common' | 'row' | 'day' | 'little'

export type PasswordRefusal =
  | { readonly code: 'accounts.passwordShort'; readonly least: number }
  | { readonly code: 'accounts.passwordGuessable'; readonly why: Guessed }

/** Letters a password has at least. */
export const shortest = 10

/** Powers of ten: how many guesses a password must be worth, by the estimate of zxcvbn. */
const enough = 10

/** Whose password it is: what a guesser who knows them would try first. */
export interface Whose {
  readonly username: string
  readonly name: string
  readonly units?: readonly string[]
}

let judge: ZxcvbnFactory | undefined

/** Long enough, and hard to guess for somebody who knows the words of the field, stolen passwords, and whose it is. Nothing leaves the machine. */
export function whyNotPassword(password: string, whose: Whose): PasswordRefusal | undefined {
  const typed = password.normalize('NFC')
  if (Array.from(typed).length < shortest) return { code: 'accounts.passwordShort', least: shortest }
  judge ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, usual: [...usualWords] },
    graphs: { qwerty: adjacencyGraphs.qwerty, keypad: adjacencyGraphs.keypad },
  })
  const known = wordsOf(whose)
  const judged = [...new Set([typed, compact(typed)])].map((one) => judge?.check(one, known))
  const [weakest] = judged.filter((one) => one !== undefined).toSorted((a, b) => a.guessesLog10 - b.guessesLog10)
  if (weakest === undefined || weakest.guessesLog10 >= enough) return undefined
  return { code: 'accounts.passwordGuessable', why: guessedBy(weakest.sequence) }
}

/** Words of the names, and neighbours written together: “Trường Vinh” gives truong, vinh and truongvinh. */
function wordsOf({ username, name, units = [] }: Whose): string[] {
  const words = [usernameOf(username), name, ...units].flatMap((text) => {
    const parts = fold(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
    return [...parts, ...parts.map((word, at) => word + (parts[at + 1] ?? '')), parts.join('')]
  })
  return [...new Set(words)].filter((word) => word.length > 2)
}

function guessedBy(sequence: readonly MatchExtended[]): Guessed {
  const of = (test: (match: MatchExtended) => boolean) => sequence.some(test)
  if (of((match) => match['dictionaryName'] === 'userInputs')) return 'own'
  if (of((match) => match.pattern === 'dictionary' && match.token.length > 3)) return 'common'
  if (of(({ pattern }) => ['repeat', 'sequence', 'spatial'].includes(pattern))) return 'row'
  return of(({ pattern }) => ['date', 'regex'].includes(pattern)) ? 'day' : 'little'
}

/** Without marks, capitals and what stands between words: so typed it is guessed as easily. */
function compact(words: string): string {
  return fold(words).replaceAll(/[\s._-]/g, '')
}
