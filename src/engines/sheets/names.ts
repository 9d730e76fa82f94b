import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import { readDate } from './dates.ts'
import { looksLikeFormula, squeeze } from './texts.ts'
import type { Because } from './understanding.ts'

export type Sex = 'male' | 'female'

/** What a name cell holds beside the name. */
export interface NameRead {
  /** Empty where the cell has no name. */
  readonly name: string
  readonly sex?: Sex
  /** The text of a birth date that stood in the same cell. */
  readonly birth?: string
  readonly mark?: 'doubtful' | 'wrong'
  readonly because?: Because
}

const honorific =
  /^(?:(?:đ\s?\/\s?c|đ\.\s?c\.?|đc\.?|đồng chí|d\s?\/\s?c|dong chi|ông|bà|ong|anh|chị|cô|mr|mrs|ms)(?![\p{L}\p{M}])[.:)]*\s*)+/iu
const numbered = /^\(?\d{1,4}\s*[.)/-]\s*(?=\p{L})/u
const bornWords = String.raw`(?:\(|,|;|-|–|\/|:|\bsinh(?:\s+(?:năm|ngày|nam|ngay))?\b|\bs\.?n\.?\b|\bn\.?s\.?\b|\bngày\b|\s)`
const born = new RegExp(
  String.raw`^(\D*?\p{L}[.]?)\s*${bornWords}+\s*((?:ngày\s*)?\d[\d\s/.,\-–]*(?:tháng\s*\d{1,2}\s*)?(?:năm\s*\d{4})?)\s*\)?\s*$`,
  'iu',
)

/** Parts a name cell. The name keeps its marks as they are; capitals become `Nguyễn Văn An`. */
export function readName(text: string, today: Day): NameRead {
  const cell = squeeze(text).replace(/^'+/u, '').normalize('NFC')
  if (looksLikeFormula(cell)) return { name: cell, mark: 'doubtful', because: { code: 'formula' } }
  if (cell.length > 120) return { name: cell.slice(0, 120), mark: 'wrong', because: { code: 'tooLong' } }
  const dated = partBirth(cell.replace(numbered, ''), today)
  const noted = partSex(dated.rest)
  const titled = partHonorific(noted.rest)
  const bare = bareName(titled.rest)
  const sex = noted.sex ?? titled.sex
  return {
    name: properCase(bare.name),
    ...(sex ? { sex } : {}),
    ...(dated.birth === undefined ? {} : { birth: dated.birth }),
    ...judge(bare.name, bare.cut, dated.birth),
  }
}

function judge(name: string, cut: boolean, birth: string | undefined): Pick<NameRead, 'mark' | 'because'> {
  if (name !== '' && /\uFFFD|\p{L}\?|\?\p{L}/u.test(name))
    return { mark: 'doubtful', because: { code: 'spoiltLetters' } }
  if (name !== '' && (/[\d:;,@#$%^*_=<>{}|\\]/u.test(name) || !/\p{L}/u.test(name)))
    return { mark: 'doubtful', because: { code: 'notAName' } }
  if (cut) return { mark: 'doubtful', because: { code: 'mixedCell' } }
  if (name !== '' && name.split(' ').length > 5) return { mark: 'doubtful', because: { code: 'notAName' } }
  return birth === undefined ? {} : { because: { code: 'mixedCell' } }
}

function partBirth(cell: string, today: Day): { rest: string; birth?: string } {
  if (!/\d/u.test(cell)) return { rest: cell }
  const found = born.exec(cell)
  const [, rest, birth] = found ?? []
  if (rest === undefined || birth === undefined) return { rest: cell }
  const read = readDate(birth, today, true)
  return typeof read === 'string' ? { rest: cell } : { rest: rest.trim(), birth }
}

function partSex(cell: string): { rest: string; sex?: Sex } {
  // only in brackets or after a comma: "Nguyễn Văn Nam" is a man named Nam
  const found = /^(.*?)\s*(?:[([]\s*(nam|nữ|nu)\s*[)\]]|[,;]\s*(nam|nữ|nu))\s*$/iu.exec(cell)
  if (!found) return { rest: cell }
  return { rest: found[1] ?? '', sex: fold(found[2] ?? found[3] ?? '') === 'nam' ? 'male' : 'female' }
}

const sexOfTitle: Readonly<Record<string, Sex>> = {
  ong: 'male',
  anh: 'male',
  mr: 'male',
  ba: 'female',
  chi: 'female',
  co: 'female',
  mrs: 'female',
  ms: 'female',
}

function partHonorific(cell: string): { rest: string; sex?: Sex } {
  const found = honorific.exec(cell)?.[0]
  // "Bà" may be all there is, and a family name may look like a title: one word must be left for family name and given name
  const rest = found === undefined ? cell : cell.slice(found.length)
  if (found === undefined || !/^\p{L}+\s+\p{L}/u.test(rest) || isMiddleName(found, rest)) return { rest: cell }
  const word = fold(found)
    .replace(/^(?:d ?\/ ?c|d\. ?c|dc|dong chi)[.: ]*/u, '')
    .replace(/[.: )]/gu, '')
  const sex = sexOfTitle[word]
  return sex ? { rest, sex } : { rest }
}

/** "Ông Văn Tùng" bears the family name Ông. */
function isMiddleName(title: string, rest: string): boolean {
  return /^(?:ông|ong|cô)\s*$/iu.test(title) && /^(?:văn|thị|van|thi)\s/iu.test(rest)
}

function bareName(cell: string): { name: string; cut: boolean } {
  // "Nguyễn Văn An - Bí thư": what follows a dash is no name
  const [first = '', ...after] = cell.split(/\s[-–—]\s/u)
  const trimmed = first.replace(/[\s.,;:*–\-(]+$/u, '').replace(/^[\s.,;:*–-]+/u, '')
  const name = trimmed
    .replace(/\s*[([][^)\]]*[)\]]?\s*/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return name === '' ? { name: trimmed, cut: false } : { name, cut: name !== trimmed || after.join('').trim() !== '' }
}

/** Words all in capitals or all in small letters get one capital; others keep their own (`H'Bia`, `McKay`). */
export function properCase(name: string): string {
  return name.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const mixed = word !== word.toUpperCase() && word !== word.toLowerCase()
    const [head = '', ...rest] = Array.from(word)
    if (mixed) return head.toUpperCase() + rest.join('')
    return head.toUpperCase() + rest.join('').toLowerCase()
  })
}

const sexes: Readonly<Record<string, Sex>> = {
  nam: 'male',
  m: 'male',
  male: 'male',
  ong: 'male',
  trai: 'male',
  nu: 'female',
  f: 'female',
  female: 'female',
  ba: 'female',
  gai: 'female',
}

/** Nam, Nữ, Nu, M/F, Ông/Bà. */
export function readSex(text: string): Sex | undefined {
  return sexes[fold(text).replace(/[^a-z]/gu, '')]
}
