import { canonical, isBare } from '#engines/linkage/spelling.ts'
import { day, type Day } from '#kernel/day.ts'
import { gazetteer, type Named } from './gazetteer.ts'
import type { Commune } from './place.ts'
import { inDistrict, successors } from './succession.ts'
import { keyText, textOf, type Word } from './wording.ts'

/** A stretch of words that names a commune. */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly name: readonly Word[]
  readonly kind: Commune['kind'] | undefined
  readonly candidates: readonly Named[]
  /** A letter off. */
  readonly near: boolean
}

export interface Chosen {
  readonly commune: Commune
  readonly sure: boolean
  readonly alternatives: readonly Commune[]
}

const reform = day('2025-07-01')
const longestName = 3

const kindWords: readonly { readonly words: readonly string[]; readonly kind: Commune['kind'] }[] = [
  { words: ['thi', 'tran'], kind: 'thị trấn' },
  { words: ['tt.'], kind: 'thị trấn' },
  { words: ['tt'], kind: 'thị trấn' },
  { words: ['phuong'], kind: 'phường' },
  { words: ['p.'], kind: 'phường' },
  { words: ['p'], kind: 'phường' },
  { words: ['f.'], kind: 'phường' },
  { words: ['f'], kind: 'phường' },
  { words: ['xa'], kind: 'xã' },
  { words: ['x.'], kind: 'xã' },
  { words: ['x'], kind: 'xã' },
]

/** "… phường Hưng Dũng …": a word for the kind of commune and a name behind it. */
export function withKind(words: readonly Word[]): Mention | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const kind = kindAt(words, at)
    const found = kind && nameFrom(words, at + kind.words.length, kind.kind)
    if (found) return { ...found, from: at }
  }
  return undefined
}

/** The words as a whole are a name: "Hưng Dũng". */
export function wholeName(words: readonly Word[]): Mention | undefined {
  const candidates = gazetteer().byName.get(keyText(words))
  return candidates && { from: 0, to: words.length, name: words, kind: undefined, candidates, near: false }
}

/** "Khối 3 Hưng Dũng": what stands behind a cell that has a name of its own already. */
export function behindCell(words: readonly Word[]): Mention | undefined {
  for (let length = longestName; length >= 2; length -= 1) {
    const from = words.length - length
    const found = from >= 2 && wholeName(words.slice(from))
    if (found) return { ...found, from, to: words.length }
  }
  return undefined
}

interface ChoosingBy {
  readonly districts: readonly string[]
  readonly on?: Day | undefined
  /** A block ("khối") lies in a ward or a township. */
  readonly inTown?: boolean
}

/** Which of the communes of that name is meant; what else could be, where that can be told. */
export function choose(mention: Mention, { districts, on, inTown = false }: ChoosingBy): Chosen | undefined {
  const { kind, candidates, name } = mention
  const ofKind = narrowed(candidates, ({ commune }) =>
    kind === undefined ? !inTown || commune.kind !== 'xã' : commune.kind === kind,
  )
  const text = textOf(name)
  const spelt = canonical(text)
  const ofSpelling = isBare(text) ? ofKind : narrowed(ofKind, (c) => c.spellings.includes(spelt))
  const placed = narrowed(ofSpelling, (c) => districts.length === 0 || districts.some((d) => lies(c.commune, d)))
  const [first, ...rest] = inOrder(
    placed.map((c) => c.commune),
    on,
  )
  if (!first) return undefined
  const alternatives = rest.filter((other) => becomesOther(first, other))
  const misspelt = mention.near || (kind !== undefined && first.kind !== kind && first.list !== 2025)
  return { commune: first, sure: !misspelt && alternatives.length === 0, alternatives }
}

function lies(commune: Commune, district: string): boolean {
  return inDistrict(commune, district)
}

/** What a hint leaves over; a hint that fits nothing is a slip and changes nothing. */
function narrowed<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const left = all.filter(fits)
  return left.length > 0 ? left : all
}

/** The lists in force on the day first, then the newest. */
function inOrder(communes: readonly Commune[], on: Day | undefined): readonly Commune[] {
  const rank = ({ list }: Commune) => (on !== undefined && on < reform && list === 2025 ? 2022 : list)
  return communes.toSorted((a, b) => rank(b) - rank(a))
}

function becomesOther(a: Commune, b: Commune): boolean {
  const codes = new Set(successors(a).map((c) => c.code))
  return !successors(b).some((c) => codes.has(c.code))
}

function kindAt(words: readonly Word[], at: number) {
  // "thị xã" is a town, a former district
  if (words[at - 1]?.folded === 'thi') return undefined
  return kindWords.find((k) => k.words.every((word, i) => words[at + i]?.folded === word))
}

function nameFrom(words: readonly Word[], from: number, kind: Commune['kind']): Mention | undefined {
  for (let length = longestName; length >= 1; length -= 1) {
    const name = words.slice(from, from + length)
    const candidates = name.length === length ? gazetteer().byName.get(keyText(name)) : undefined
    if (candidates) return { from, to: from + length, name, kind, candidates, near: false }
  }
  return nearName(words.slice(from, from + 2), from, kind)
}

/** A slip of one letter behind the first of a word; a ward is no slip for a commune: it may as well lie outside the province. */
function nearName(name: readonly Word[], from: number, kind: Commune['kind']): Mention | undefined {
  const text = keyText(name)
  if (name.length < 2 || text.length < 7) return undefined
  const close = [...gazetteer().byName].filter(
    ([known, all]) =>
      isOneOff(known, text) && initials(known) === initials(text) && all.some((one) => one.commune.kind === kind),
  )
  const [only] = close
  if (!only || close.length > 1) return undefined
  return { from, to: from + name.length, name, kind, candidates: only[1], near: true }
}

function initials(text: string): string {
  return text
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
}

/** One letter added, left out or changed. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head += 1
  let tail = 0
  const shorter = Math.min(a.length, b.length)
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  return Math.max(a.length, b.length) - head - tail <= 1
}
