import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import { readDate } from './dates.ts'
import { looksLikeFormula, squeeze } from './texts.ts'
import { partTitles, type Sex } from './titles.ts'
import type { Because } from './understanding.ts'

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
  const noted = partNote(cell.replace(numbered, ''))
  const dated = partBirth(noted.rest, today)
  const sexed = partSex(dated.rest)
  const titled = partTitles(sexed.rest)
  const bare = bareName(titled.rest)
  const sex = sexed.sex ?? titled.sex
  return {
    name: properCase(bare.name),
    ...(sex ? { sex } : {}),
    ...(dated.birth === undefined ? {} : { birth: dated.birth }),
    ...judge(bare.name, bare.cut || noted.cut, dated.birth),
  }
}

function judge(name: string, cut: boolean, birth: string | undefined): Pick<NameRead, 'mark' | 'because'> {
  const code = name === '' ? undefined : doubtOf(name, cut)
  if (code) return { mark: 'doubtful', because: { code } }
  return birth === undefined ? {} : { because: { code: 'mixedCell' } }
}

function doubtOf(name: string, cut: boolean): Because['code'] | undefined {
  if (/\uFFFD|\p{L}\?|\?\p{L}/u.test(name)) return 'spoiltLetters'
  const strange = /[\d:;,@#$%^*_=<>{}|\\]/u.test(name) || !/\p{L}/u.test(name) || isShortened(name)
  if (strange) return 'notAName'
  if (cut) return 'mixedCell'
  return name.split(' ').length > 5 ? 'notAName' : undefined
}

/** "Ng. Văn An", "N.V. An": letters stand for a part of the name, or for a title nobody here knows. */
function isShortened(name: string): boolean {
  return /\p{L}\./u.test(name) || /(?:^|[\s-])[^\s.aeiouy'’.-]{2,}(?=[\s-]|$)/u.test(fold(name))
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

/** "Nguyễn Văn An - Bí thư", "Nguyễn Văn An –PBT": what follows a dash and holds no digit is neither name nor birth date. */
function partNote(cell: string): { rest: string; cut: boolean } {
  const found = /^(.*?\p{L}[^-–—]*?)(?:\s[-–—]\s*|\s*[–—]\s*|-\s)(\D*)$/u.exec(cell)
  return found ? { rest: found[1] ?? '', cut: found[2]?.trim() !== '' } : { rest: cell, cut: false }
}

function bareName(cell: string): { name: string; cut: boolean } {
  // what follows a comma is no name where family name and given name stand before it
  const [, first = cell, after = ''] = /^(\S+\s+[^,;:/|]*\S)\s*[,;:/|](.*)$/u.exec(cell) ?? []
  const trimmed = first.replace(/[\s.,;:*–\-(/|]+$/u, '').replace(/^[\s.,;:*–+-]+/u, '')
  const name = trimmed
    .replace(/\s*[([][^)\]]*[)\]]?\s*/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return name === '' ? { name: trimmed, cut: false } : { name, cut: name !== trimmed || after.trim() !== '' }
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
