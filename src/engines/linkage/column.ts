import { Growing } from './array.ts'
import { codes } from './codes.ts'
import type { Comparison, Level } from './comparison.ts'
import { dates } from './dates.ts'
import { hash, stir } from './distance.ts'
import { identifiers } from './identifiers.ts'
import { names } from './names.ts'
import type { Field, FieldKind, Table } from './pair.ts'
import { texts } from './texts.ts'

/** One field of both lists: every different value once, rows as numbers of values. Value 0 is missing. */
export interface Column {
  readonly field: Field
  readonly levels: readonly Level[]
  readonly left: Int32Array
  readonly right: Int32Array
  /** Level of two values, neither missing; symmetric. */
  level(a: number, b: number): number
  /** How telling the content shared at this level is, in bits; 0 where it does not count. */
  rarity(level: number, a: number, b: number): number
  /** The same two for a value of another column of the same kind: given and family name in each other's place. */
  levelAcross(a: number, other: Column, b: number): number
  value(id: number): unknown
  /** By kind of key, by value: a hash under which rows are brought together; 0 for none. */
  readonly keys: readonly Growing[]
  /** By value: the same in every order of the rows. */
  readonly hashes: readonly number[]
  /** Reads one more value, which the lists may not have, without counting it. */
  admit(text: string): number
  readonly text: (id: number) => string
}

export function makeColumn(field: Field, at: number, left: Table, right: Table | undefined): Column {
  const make = <V>(comparison: Comparison<V>) => columnOf(field, comparison, at, left, right)
  const makers: Record<FieldKind, () => Column> = {
    name: () => make(names),
    date: () => make(dates),
    identifier: () => make(identifiers),
    code: () => make(codes),
    text: () => make(texts),
  }
  return makers[field.kind]()
}

/** Values of a column, each once, with how often it stands in the lists. */
class Dictionary<V> {
  readonly values: (V | undefined)[] = [undefined]
  readonly texts: string[] = ['']
  readonly counts: number[] = [0]
  readonly #ids = new Map<string, number>([['', 0]])
  readonly #comparison: Comparison<V>

  constructor(comparison: Comparison<V>) {
    this.#comparison = comparison
  }

  idOf(text: string): number {
    const known = this.#ids.get(text)
    if (known !== undefined) return known
    const value = this.#comparison.read(text)
    const id = value === undefined ? 0 : this.values.length
    this.#ids.set(text, id)
    if (value === undefined) return 0
    this.values.push(value)
    this.texts.push(text)
    this.counts.push(0)
    return id
  }

  rows(table: Table, at: number): Int32Array {
    const ids = new Int32Array(table.length)
    for (let i = 0; i < table.length; i += 1) {
      const id = this.idOf(table[i]?.[at] ?? '')
      ids[i] = id
      if (id) this.counts[id] = (this.counts[id] ?? 0) + 1
    }
    return ids
  }
}

function columnOf<V>(
  field: Field,
  comparison: Comparison<V>,
  at: number,
  one: Table,
  other: Table | undefined,
): Column {
  const dictionary = new Dictionary(comparison)
  const left = dictionary.rows(one, at)
  const right = other ? dictionary.rows(other, at) : left
  const { values } = dictionary
  const rarity = rarities(comparison, dictionary)
  const packed = pack(comparison, values.length)
  const keys = Array.from({ length: comparison.kindsOfKeys }, () => new Growing(values.length))
  const hashes: number[] = []
  const index = (id: number) => {
    const value = values[id]
    const written = value === undefined ? [] : comparison.keys(value)
    for (const [kind, known] of keys.entries()) known.push(keyOf(written[kind] ?? '', kind))
    hashes[id] = hash(dictionary.texts[id] ?? '')
    packed.admit(value)
  }
  for (let id = 0; id < values.length; id += 1) index(id)
  const { levels } = comparison
  const compare = (a: V | undefined, b: V | undefined) =>
    a === undefined || b === undefined ? levels.length - 1 : comparison.compare(a, b)
  return {
    field,
    levels,
    left,
    right,
    keys,
    hashes,
    level: (a, b) => {
      const found = packed.level(a, b)
      return found < 0 ? compare(values[a], values[b]) : found
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asked only of columns of one kind
    levelAcross: (a, across, b) => compare(values[a], across.value(b) as V | undefined),
    value: (id) => values[id],
    rarity: rarity.of,
    admit(text) {
      const id = dictionary.idOf(text)
      if (hashes[id] === undefined) {
        index(id)
        rarity.admit(id)
      }
      return id
    },
    text: (id) => dictionary.texts[id] ?? '',
  }
}

/** 0 where there is no key. */
function keyOf(text: string, kind: number): number {
  return text === '' ? 0 : stir(hash(text), kind) | 0 || 1
}

/** The integers by which values are told apart without reading them, value by value. */
function pack<V>({ quick }: Comparison<V>, expected: number) {
  if (!quick) return { admit: () => undefined, level: () => -1 }
  const { width } = quick
  const integers = new Growing(expected * width)
  const none = Array.from({ length: width }, () => 0)
  return {
    admit(value: V | undefined) {
      for (const integer of value === undefined ? none : quick.pack(value)) integers.push(integer)
    },
    level: (a: number, b: number) => quick.level(integers.array, a * width, b * width),
  }
}

/** No content is rarer than this: people of one family and one hamlet share rare names, and lists repeat their errors. */
const rarest = 22
/** Pairs of strangers that the typical rarity of a kind stands for. */
const typicalPairs = 1000

/** Of every value and content: minus log2 of its share among people who are not the pair itself. */
function rarities<V>(comparison: Comparison<V>, dictionary: Dictionary<V>) {
  const { values, counts } = dictionary
  const rows = counts.reduce((sum, n) => sum + n, 0)
  const ids = comparison.typical.map(() => new Map<string, number>())
  const totals = comparison.typical.map((): number[] => [])
  const words = new Map<string, number>()
  const count = (id: number) => {
    const [value, n] = [values[id], counts[id] ?? 0]
    if (value === undefined) return
    for (const word of comparison.words?.(value) ?? []) words.set(word, (words.get(word) ?? 0) + n)
    for (const [c, content] of comparison.contents(value).entries()) {
      const known = ids[c] ?? new Map<string, number>()
      ids[c] = known
      known.set(content, (known.get(content) ?? 0) + n)
    }
  }
  for (let id = 1; id < values.length; id += 1) count(id)
  for (const [c, known] of ids.entries()) totals[c] = [...known.values()].toSorted((a, b) => a - b)

  const seen = (word: string, before: number) => shrunk(words.get(word) ?? 0, rows, before)
  const bits = comparison.typical.map((): number[] => [0])
  const admit = (id: number) => {
    const value = values[id]
    if (value === undefined) return
    for (const [c, content] of comparison.contents(value).entries()) {
      const share = shrunk(ids[c]?.get(content) ?? 0, rows, comparison.expected(value, c, seen))
      const list = bits[c]
      if (list) list[id] = Math.min(rarest, -Math.log2(share))
    }
  }
  for (let id = 1; id < values.length; id += 1) admit(id)

  const average = comparison.typical.map((before, c) => {
    const pairs = (totals[c] ?? []).reduce((sum, n) => sum + n * (n - 1), 0)
    return -Math.log2((pairs + before * typicalPairs) / (rows * Math.max(0, rows - 1) + typicalPairs))
  })
  const terms = comparison.levels.map((level) => ({
    bits: bits[level.content] ?? [],
    counts: level.counts,
    from: level.u === 'rarity' ? 0 : (average[level.content] ?? 0),
  }))
  const of = (level: number, a: number, b: number): number => {
    const term = terms[level]
    if (term === undefined || term.counts === 0) return 0
    return (Math.min(term.bits[a] ?? 0, term.bits[b] ?? 0) - term.from) * term.counts
  }
  return { of, admit }
}

/**
 * A share from `n` sightings in `rows` rows, the two rows at hand left out, starting from what was believed before as if it had
 * been seen once: with few rows the belief, with many the lists.
 */
function shrunk(n: number, rows: number, before: number): number {
  return Math.min(1, (Math.max(0, n - 2) + 1) / (Math.max(0, rows - 2) + 1 / before))
}
