import { fold } from '#kernel/names.ts'

export type Sex = 'male' | 'female'

/** Short words before a name, folded and without dots: degrees, professions and honours. None of them is a part of a name. */
const short = new Set(
  list(
    'ths|ts|gs|pgs|tskh|cn|ks|ktv|kts|bs|bsck|bscki|bsckii|ck|cki|ckii|ds|dsck|dscki|dsckii|dd|ls|gv|gvc|gvcc|ngnd|ngut|nsnd|nsut|ttnd|ttut|ahld|ncs|dc|mr|mrs|ms',
  ),
)

/** Longer ones, as they are written. */
const long = [
  'đồng chí|ông|bà|anh|chị|cô|cụ|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|cử nhân|kỹ sư|kĩ sư|kiến trúc sư|bác sĩ|bác sỹ|dược sĩ|dược sỹ|luật sư|giáo sư|phó giáo sư',
  'nhà giáo nhân dân|nhà giáo ưu tú|thầy thuốc nhân dân|thầy thuốc ưu tú|nghệ sĩ nhân dân|nghệ sĩ ưu tú|nghệ sỹ nhân dân|nghệ sỹ ưu tú',
  'đại tá|thượng tá|trung tá|thiếu tá|đại úy|đại uý|thượng úy|thượng uý|trung úy|trung uý|thiếu úy|thiếu uý|chuẩn úy|chuẩn uý',
  'thượng sĩ|thượng sỹ|trung sĩ|trung sỹ|hạ sĩ|hạ sỹ|đại tướng|thượng tướng|trung tướng|thiếu tướng|binh nhất|binh nhì',
].flatMap(list)

/** The same without marks, where that is not a part of a name. */
const bare = new Set(
  long.filter((title) => title.includes(' ') || title === 'ông' || title === 'anh').map((title) => fold(title)),
)
const whole = new Set([...long, ...bare])

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

function list(words: string): string[] {
  return words.split('|')
}

interface Titled {
  readonly rest: string
  readonly sex?: Sex
}

/** Takes forms of address, degrees and ranks off the front of a name: "Đ/c PGS.TS. Đại tá Nguyễn Văn An". */
export function partTitles(cell: string): Titled {
  const found = titleAt(cell)
  if (!found) return { rest: cell }
  const further = partTitles(found.rest)
  const sex = sexOfTitle[found.word] ?? further.sex
  return sex === undefined ? { rest: further.rest } : { rest: further.rest, sex }
}

function titleAt(cell: string): { readonly word: string; readonly rest: string } | undefined {
  const comrade = /^[đd]\s?[/.]\s?c(?![\p{L}\p{M}])/iu.exec(cell)?.[0]
  const found = comrade ?? longAt(cell) ?? shortAt(cell)
  if (found === undefined) return undefined
  const rest = cell.slice(found.length).replace(/^[\s.,:)/-]+/u, '')
  const word = fold(found)
  // a family name may look like a title: family name and given name must be left
  return /^\p{L}\S*\s+\p{L}/u.test(rest) && !isFamilyName(word, rest) ? { word, rest } : undefined
}

/** "PGS", "BSCKII", "CK1". */
function shortAt(cell: string): string | undefined {
  const word = /^[\p{L}\p{M}]+[12]?(?=[\s.,:)/-])/u.exec(cell)?.[0]
  return word !== undefined && short.has(fold(word).replace(/[12]$/u, '')) ? word : undefined
}

function longAt(cell: string): string | undefined {
  for (let words = 4; words > 0; words -= 1) {
    const text = new RegExp(String.raw`^(?:[\p{L}\p{M}]+\s+){${words - 1}}[\p{L}\p{M}]+(?=[\s.,:)/-])`, 'u').exec(
      cell,
    )?.[0]
    if (text !== undefined && whole.has(text.toLowerCase().replace(/\s+/gu, ' '))) return text
  }
  return undefined
}

/** "Ông Văn Tùng" bears the family name Ông. */
function isFamilyName(title: string, rest: string): boolean {
  return /^(?:ong|co|cu)$/u.test(title) && /^(?:văn|thị|van|thi)\s/iu.test(rest)
}
