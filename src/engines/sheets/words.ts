import type { FieldWord, ValueKind, Vocabulary } from './understanding.ts'

interface Phrase {
  readonly words: string
  readonly length: number
  readonly field?: FieldWord
  readonly what?: string
}

/** A vocabulary made ready for matching. */
export interface Words {
  readonly vocabulary: Vocabulary
  readonly exact: ReadonlyMap<string, Phrase>
  /** Phrases of two words and more, longest first, that may stand inside a longer header. */
  readonly inside: readonly Phrase[]
  /** Phrases that tell of a day wherever they stand beside a word of time. */
  readonly within: readonly Phrase[]
}

export function prepare(vocabulary: Vocabulary): Words {
  const phrases: Phrase[] = [
    ...vocabulary.fields.flatMap((field) => field.headers.map((h) => ({ ...phrase(h), field }))),
    ...vocabulary.dropped.flatMap(({ what, headers }) => headers.map((h) => ({ ...phrase(h), what }))),
    ...(vocabulary.unwanted ?? []).map(phrase),
  ]
  const exact = new Map<string, Phrase>()
  for (const each of phrases) if (!exact.has(each.words)) exact.set(each.words, each)
  // one word alone may be short for another thing: "GT" is a sex, "Giới thiệu" is not
  const written = phrases
    .filter((each) => each.length > 1)
    .map((each) => ({ ...each, ...phrase(inFull(each.words, vocabulary)) }))
  for (const each of written) if (!exact.has(each.words)) exact.set(each.words, each)
  const inside = phrases
    .filter((each) => each.length > 1 || (each.what !== undefined && each.words.length > 3))
    .toSorted((a, b) => b.words.length - a.words.length)
  const within = vocabulary.fields.flatMap((field) => (field.within ?? []).map((h) => ({ ...phrase(h), field })))
  return { vocabulary, exact, inside, within }
}

function inFull(text: string, { shorthand = [] }: Vocabulary): string {
  const padded = shorthand.reduce((words, [short, long]) => words.replaceAll(` ${short} `, ` ${long} `), ` ${text} `)
  return padded.replace(/ +/gu, ' ').trim()
}

function phrase(header: string): Pick<Phrase, 'words' | 'length'> {
  return { words: header, length: header.split(' ').length }
}

/** Words that say nothing about what a column holds; around a day also those that only measure time. */
const fillers = new Set([
  'dang',
  'vien',
  'dong',
  'chi',
  'cua',
  'cac',
  'neu',
  'co',
  'theo',
  'ghi',
  'ro',
  'va',
  'den',
  'o',
  'tai',
  'du',
  'kien',
  'se',
  'da',
])
const timeWords = new Set(['ngay', 'thang', 'nam', 'thoi', 'gian', 'diem', 'tu', 'ke', 'luc'])

/** Words that make another thing of a column: "Số …" is no day, "Nơi …" no name. */
const strange = new Set([
  'so',
  'noi',
  'nguoi',
  'ly',
  'do',
  'con',
  'cha',
  'me',
  'vo',
  'chong',
  'cu',
  'cap',
  'lan',
  'truoc',
  'khac',
])

export function isTime(kind: ValueKind | undefined): boolean {
  return kind === 'day' || kind === 'birth'
}

export interface Match {
  readonly phrase: Phrase
  readonly exact: boolean
}

export function matchWords(words: Words, text: string): Match | undefined {
  if (text === '' || text.length > 120) return undefined
  const plain = matchWritten(words, text)
  const full = inFull(text, words.vocabulary)
  if (plain?.exact === true || full === text) return plain
  return matchWritten(words, full) ?? plain
}

function matchWritten(words: Words, text: string): Match | undefined {
  const apart = text.replace(/\//gu, ' ')
  const whole = words.exact.get(text) ?? words.exact.get(apart) ?? words.exact.get(text.replace(/^\d+ | \d+$/gu, ''))
  if (whole) return { phrase: whole, exact: true }
  const padded = ` ${apart} `
  const found = words.inside.find((each) => padded.includes(` ${each.words} `) && covers(each, apart))
  const telling = found ?? toldWithin(words, apart)
  return telling ? { phrase: telling, exact: false } : otherwiseDated(words, apart)
}

/** "Thời điểm …", "Ngày, tháng …" and "… ngày" say the same as "Ngày …". */
function otherwiseDated(words: Words, text: string): Match | undefined {
  const rest =
    /^(?:thoi (?:diem|gian)|ngay thang(?: nam)?) (.+)$/u.exec(text)?.[1] ?? /^(?!ngay )(.+) ngay$/u.exec(text)?.[1]
  const found = rest === undefined ? undefined : words.exact.get(`ngay ${rest}`)
  return found && isTime(found.field?.kind) ? { phrase: found, exact: true } : undefined
}

/** A day that its own words tell, unless it is a number, or a day of somebody else. */
function toldWithin({ within }: Words, text: string): Phrase | undefined {
  if (!/^(?:ngay|thoi) | (?:ngay|tu)$/u.test(text) || /(?:^| )(?:so|con|cha|me|vo|chong)(?: |$)/u.test(text))
    return undefined
  return within.find((each) => ` ${text} `.includes(` ${each.words} `))
}

function covers(found: Phrase, text: string): boolean {
  // what must be dropped is named for it wherever its words stand
  if (found.what !== undefined) return true
  const time = isTime(found.field?.kind)
  const rest = ` ${text} `.replace(` ${found.words} `, ' ').trim().split(' ')
  const telling = rest.filter((word) => word !== '' && !fillers.has(word) && !(time && timeWords.has(word)))
  if (found.field && telling.some((word) => strange.has(word) || timeWords.has(word))) return false
  return telling.length < found.length
}
