import { int } from './array.ts'
import { commonness, type Place } from './common-names.ts'
import type { Comparison, Level, Seen } from './comparison.ts'
import { bitsIn, hash, isOneSlip, jaroWinkler, lettersOf } from './distance.ts'
import { canonical, foldedWords, isBare } from './spelling.ts'

/** A person's name, whole or a part of it. */
export interface Name {
  readonly spelt: string
  readonly words: readonly string[]
  readonly folded: string
  readonly joined: string
  readonly sorted: string
  readonly bare: boolean
  /** Hashes and letters: nearly all pairs are told apart by them alone, without reading a text. */
  readonly hashes: Hashes
}

interface Hashes {
  readonly spelt: number
  readonly sorted: number
  readonly joined: number
  readonly first: number
  readonly last: number
  readonly letters: number
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
  quick: { width: 4, pack: ({ hashes: h }) => [h.sorted, h.joined, h.last, h.letters], level: quickLevel },
  kindsOfKeys: 7,
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

/** So many letters at most stand in one of two names that are alike, and not in the other. */
const mostApart = 6

function read(text: string): Name | undefined {
  const words = foldedWords(text)
  if (words.length === 0) return undefined
  const spelt = canonical(text)
  const joined = words.join('')
  const sorted = words.length > 1 ? words.toSorted().join(' ') : joined
  return {
    spelt,
    words,
    folded: words.join(' '),
    joined,
    sorted,
    bare: isBare(text),
    hashes: hashesOf(spelt, sorted, words),
  }
}

/** A small integer to the machine. */
function smallHash(text: string): number {
  return hash(text) >>> 2
}

function hashesOf(spelt: string, sorted: string, words: readonly string[]): Hashes {
  const joined = words.join('')
  return {
    spelt: smallHash(spelt),
    sorted: smallHash(sorted),
    joined: smallHash(joined),
    first: smallHash(words[0] ?? ''),
    last: smallHash(words.at(-1) ?? ''),
    letters: lettersOf(joined) & 0x7ffffff,
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
  return name.words.length > 1 ? name.joined.replace(/[aeiouy]/g, '') : ''
}

function place(name: Name, index: number): Place {
  if (name.words.length === 1) return 'alone'
  if (index === name.words.length - 1) return 'last'
  return index === 0 ? 'first' : 'between'
}

function expected(name: Name, content: number, seen: Seen): number {
  const share = (word: string, i: number) => seen(`${place(name, i)} ${word}`, commonness(word, place(name, i)))
  const last = name.words.length - 1
  const counted = content === 3 ? [last] : content === 2 ? [...new Set([0, last])] : name.words.keys().toArray()
  return counted.reduce((product, i) => product * share(name.words[i] ?? '', i), 1)
}

function compare(a: Name, b: Name): number {
  const [one, other] = [a.hashes, b.hashes]
  if (one.spelt === other.spelt && a.spelt === b.spelt) return nameLevel.same
  if (one.sorted === other.sorted || one.joined === other.joined) return sameLetters(a, b)
  if (one.last === other.last) return compareBefore(a, b)
  return compareLetters(a, b)
}

/** Different words, another last word and letters too far apart for a slip. */
function quickLevel(integers: Int32Array, a: number, b: number): number {
  for (let i = 0; i < 3; i += 1) if (int(integers, a + i) === int(integers, b + i)) return -1
  return bitsIn(int(integers, a + 3) ^ int(integers, b + 3)) > mostApart ? nameLevel.different : -1
}

/** Two names with the same last word, of most people the given name. */
function compareBefore(a: Name, b: Name): number {
  if (isShortened(a, b) || isShortened(b, a)) return nameLevel.shortened
  const likeness = compareLetters(a, b)
  if (likeness !== nameLevel.different) return likeness
  const several = Math.min(a.words.length, b.words.length) > 1
  return several && a.hashes.first === b.hashes.first ? nameLevel.otherMiddle : nameLevel.sameGiven
}

/** The given name first, and words written as one: Ngọc Nguyễn Thị, Nguyễn ThịNgọc. */
function isTurned(a: Name, b: Name): boolean {
  return a.joined.length === b.joined.length && a.words.length > 1 && (a.joined + a.joined).includes(b.joined)
}

function sameLetters(a: Name, b: Name): number {
  if (a.joined !== b.joined) return nameLevel.reordered
  const apartOnly = a.spelt.replaceAll(' ', '') === b.spelt.replaceAll(' ', '')
  return a.bare || b.bare || apartOnly ? nameLevel.lostMarks : nameLevel.otherMarks
}

/** The shorter leaves out middle names, or writes all but the given name as initials (N.V. Hùng). */
function isShortened(short: Name, long: Name): boolean {
  const [few, many] = [short.words, long.words]
  if (few.length < 2 || few.length > many.length) return false
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

/** Slips of writing, in any order of the words and beside a word left out; at least one word is the same. */
function compareLetters(a: Name, b: Name): number {
  const apart = bitsIn(a.hashes.letters ^ b.hashes.letters)
  if (apart > mostApart) return nameLevel.different
  if (apart === 0 && isTurned(a, b)) return nameLevel.reordered
  if (apart < 3 && isOneSlip(a.joined, b.joined)) return nameLevel.slip
  const alike = Math.min(a.words.length, b.words.length) > 1 ? haveLikeWords(a, b) : isLikeWord(a, b)
  return alike ? nameLevel.alike : nameLevel.different
}

function isLikeWord(a: Name, b: Name): boolean {
  return Math.min(a.joined.length, b.joined.length) > 3 && jaroWinkler(a.joined, b.joined) >= 0.88
}

function haveLikeWords(a: Name, b: Name): boolean {
  const others = a.words.filter((word) => !b.words.includes(word))
  const against = b.words.filter((word) => !a.words.includes(word))
  const shared = Math.min(a.words.length - others.length, b.words.length - against.length)
  if (shared === 0 || Math.min(others.length, against.length) > 2) return false
  const [few, many] = others.length < against.length ? [others, against] : [against, others]
  if (few.length === 0 || many.length - few.length > 1) return false
  return eachLikeSome(few, many) && (few.length < many.length || eachLikeSome(many, few))
}

function eachLikeSome(some: readonly string[], others: readonly string[]): boolean {
  return some.every((word) => others.some((other) => isLike(word, other)))
}

function isLike(a: string, b: string): boolean {
  return isOneSlip(a, b) || jaroWinkler(a, b) >= 0.9
}
