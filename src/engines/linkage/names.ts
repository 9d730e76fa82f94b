import { commonness, type Place } from './common-names.ts'
import type { Comparison, Level, Seen } from './comparison.ts'
import { isOneSlip, jaroWinkler } from './distance.ts'
import { canonical, foldedWords, isBare } from './spelling.ts'

/** A person's name, whole or a part of it. */
export interface Name {
  readonly spelt: string
  readonly words: readonly string[]
  readonly folded: string
  readonly joined: string
  readonly sorted: string
  readonly bare: boolean
}

export const nameLevel = {
  same: 0, lostMarks: 1, otherMarks: 2, reordered: 3, shortened: 4, slip: 5, alike: 6, otherMiddle: 7, sameGiven: 8, different: 9,
} as const // prettier-ignore

const whole = { regime: 0, counts: 1 }

const levels: readonly Level[] = [
  { ...whole, agreement: 'same', m: 0.86, u: 'rarity', content: 0 },
  { ...whole, agreement: 'sameButMarks', m: 0.86, u: 'rarity', content: 1, like: 0 },
  { ...whole, agreement: 'near', m: 0.015, u: 2e-4, content: 1 },
  { ...whole, agreement: 'swapped', m: 0.02, u: 'rarity', content: 1 },
  { ...whole, agreement: 'part', m: 0.03, u: 3e-4, content: 2 },
  { ...whole, agreement: 'near', m: 0.035, u: 8e-4, content: 1, counts: 0.5 },
  { ...whole, agreement: 'near', m: 0.015, u: 2e-3, content: 1, counts: 0.3 },
  { ...whole, agreement: 'part', m: 0.006, u: 3e-3, content: 2 },
  { ...whole, agreement: 'different', m: 0.006, u: 0.02, content: 3 },
  { ...whole, agreement: 'different', m: 0.008, u: 0.97, content: 3, counts: 0 },
]

export const names: Comparison<Name> = {
  levels,
  typical: [3e-4, 6e-4, 3e-3, 1.2e-2],
  read,
  contents: (name) => [name.spelt, name.sorted, outer(name), name.words.at(-1) ?? ''],
  words: (name) => name.words.map((word, i) => `${place(name, i)} ${word}`),
  expected,
  compare,
  keys: (name) => [
    name.sorted,
    outer(name),
    name.words.at(-1) ?? '',
    name.words.slice(-2).join(' '),
    name.words[0] ?? '',
    name.words.map((word) => word.slice(0, 2)).join(' '),
    skeleton(name),
  ],
}

function read(text: string): Name | undefined {
  const words = foldedWords(text)
  if (words.length === 0) return undefined
  return {
    spelt: canonical(text),
    words,
    folded: words.join(' '),
    joined: words.join(''),
    sorted: words.length > 1 ? words.toSorted().join(' ') : words.join(' '),
    bare: isBare(text),
  }
}

/** Family and given name, whichever stands first. */
function outer(name: Name): string {
  const [first = '', last = ''] = [name.words[0], name.words.at(-1)]
  if (name.words.length < 2) return first
  return first < last ? `${first} ${last}` : `${last} ${first}`
}

/** What a slip in a vowel leaves untouched. */
function skeleton(name: Name): string {
  return name.words.length > 1 ? name.sorted.replace(/[aeiouy]/g, '') : ''
}

function place(name: Name, at: number): Place {
  if (at === name.words.length - 1) return 'last'
  return at === 0 ? 'first' : 'between'
}

function expected(name: Name, content: number, seen: Seen): number {
  const share = (word: string, i: number) => seen(`${place(name, i)} ${word}`, commonness(word, place(name, i)))
  const last = name.words.length - 1
  const counted = content === 3 ? [last] : content === 2 ? [...new Set([0, last])] : name.words.keys().toArray()
  return counted.reduce((product, i) => product * share(name.words[i] ?? '', i), 1)
}

function compare(a: Name, b: Name): number {
  if (a.spelt === b.spelt) return nameLevel.same
  if (a.sorted === b.sorted || a.joined === b.joined) return sameLetters(a, b)
  if (isShortened(a, b) || isShortened(b, a)) return nameLevel.shortened
  const likeness = compareLetters(a, b)
  return likeness === nameLevel.different ? compareEnds(a, b) : likeness
}

function compareEnds(a: Name, b: Name): number {
  if (a.words.at(-1) !== b.words.at(-1)) return nameLevel.different
  const several = Math.min(a.words.length, b.words.length) > 1
  return several && a.words[0] === b.words[0] ? nameLevel.otherMiddle : nameLevel.sameGiven
}

function sameLetters(a: Name, b: Name): number {
  if (a.joined !== b.joined) return nameLevel.reordered
  const apartOnly = a.spelt.replaceAll(' ', '') === b.spelt.replaceAll(' ', '')
  return a.bare || b.bare || apartOnly ? nameLevel.lostMarks : nameLevel.otherMarks
}

/** The shorter leaves out middle names, or writes all but the given name as initials (N.V. Hùng). */
function isShortened(short: Name, long: Name): boolean {
  const [few, many] = [short.words, long.words]
  if (few.length < 2 || few.length > many.length || few.at(-1) !== many.at(-1)) return false
  let next = 0
  for (const word of few) {
    while (next < many.length && !stands(word, many[next])) next += 1
    next += 1
  }
  return next <= many.length && stands(few[0] ?? '', many[0])
}

function stands(word: string, full: string | undefined): boolean {
  return word === full || (word.length === 1 && full?.startsWith(word) === true)
}

/** Slips of writing. In a name of several words only one word may differ, so that Lan and Liên with the same family name stay two. */
function compareLetters(a: Name, b: Name): number {
  if (isOneSlip(a.joined, b.joined)) return nameLevel.slip
  if (a.words.length > 1 && b.words.length > 1) return compareWords(a, b)
  const likeness = a.joined.length > 3 && b.joined.length > 3 ? jaroWinkler(a.joined, b.joined) : 0
  return likeness >= 0.88 ? nameLevel.alike : nameLevel.different
}

function compareWords(a: Name, b: Name): number {
  if (a.words.length !== b.words.length) return nameLevel.different
  const others = a.words.filter((word, i) => word !== b.words[i])
  const against = b.words.filter((word, i) => word !== a.words[i])
  if (others.length > 2 || others.length === a.words.length) return nameLevel.different
  const slips = others.every(
    (word, i) => isOneSlip(word, against[i] ?? '') || jaroWinkler(word, against[i] ?? '') >= 0.9,
  )
  return slips ? nameLevel.alike : nameLevel.different
}
