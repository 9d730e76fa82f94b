import { isBare } from '#engines/linkage/spelling.ts'
import { partyBodies } from './party-bodies.ts'
import type { Place } from './place.ts'
import { isOtherProvince, province, resolveUnit } from './resolve.ts'
import { withKind, wholeName } from './mention.ts'
import { keyText, segmentsOf, textOf, type Word } from './wording.ts'

/** A unit named in running text, and the word that leads to it: "đến", "về" (`to`), "từ" (`from`). */
export interface Named {
  readonly place: Place
  readonly lead: 'to' | 'from' | undefined
}

interface Found {
  /** First word behind the unit. */
  readonly to: number
  readonly place: Place
}

/** Letters of a title that are looked at. */
const longest = 1_000

/**
 * The units that a title names: "Danh sách đảng viên của Đảng bộ UBND tỉnh giới thiệu về phường Trường Vinh". Without
 * a word for what it is a name is not taken for a unit, unless it is the whole line. The province itself is left out.
 */
export function unitsNamedIn(whole: string): readonly Named[] {
  const line = whole.slice(0, longest)
  const segments = segmentsOf(asFilledIn(line))
  const [only] = segments
  if (segments.length === 1 && only && wholeName(only)) return placeAs(textOf(only), undefined)
  // where the marks are there, "từ" is told from "tư" and "năm" from "nam"
  const marked = !isBare(line)
  return unitsAmong(segments.flatMap((segment) => [...segment.map((word) => read(word, marked)), comma]))
}

/** Without the signs of papers ("Số 12-CV/ĐU"), the dots of a form, and what a form offers: "xã/phường: Trường Vinh". */
function asFilledIn(line: string): string {
  return line
    .normalize('NFC')
    .replace(/(?:(?<!\p{L})s[ốo]\s*:?\s*)?(?<![\p{L}\d])\d{1,5}\s*[-–]\s*\p{Lu}{1,5}\s*\/\s*\p{Lu}[\p{Lu}-]*/gu, ' , ')
    .replace(/[.…_]{2,}/gu, ' ')
    .replace(/(?<!\p{L})(?:(?:phường|xã|thị trấn)\s*[/,]\s*)+(?:phường|xã|thị trấn)\s*:/giu, ' ')
    .replace(/(?<!\p{L})(phường|xã|thị trấn)\s*:/giu, '$1 ')
}

function unitsAmong(words: readonly ReadWord[]): readonly Named[] {
  const named: Named[] = []
  let lead: Lead = undefined
  for (let at = 0; at < words.length;) {
    const found = unitAt(words, at)
    if (!found) lead = leadAfter(words, at, lead, isOnlyCell(named.at(-1)?.place))
    else if (found.place.committee?.key !== province) named.push({ place: found.place, lead })
    at = found?.to ?? at + 1
  }
  return named
}

type Lead = Named['lead']

interface ReadWord extends Word {
  /** As it is looked up among the small words of a sentence. */
  readonly said: string
}

const comma: ReadWord = { raw: ',', folded: ',', said: ',' }

function read(word: Word, marked: boolean): ReadWord {
  return { ...word, said: marked ? word.raw.normalize('NFC').toLowerCase() : word.folded }
}

function placeAs(text: string, lead: Lead): readonly Named[] {
  const place = resolveUnit(text)
  return place ? [{ place, lead }] : []
}

function isOnlyCell(place: Place | undefined): boolean {
  return place !== undefined && !place.commune && !place.committee && place.cell !== undefined
}

/** "đến ngày", "từ tháng 7", "về việc" lead to no unit; "của" and "do" lead back to whose list it is. */
function leadAfter(words: readonly ReadWord[], at: number, lead: Lead, lastIsCell: boolean): Lead {
  const [word, next] = [words[at], words[at + 1]]
  if (!word) return lead
  if (back.has(word.said)) return lastIsCell ? lead : undefined
  const leads = leading.get(word.said)
  if (leads === undefined || (next && (/^\d/u.test(next.raw) || noUnit.has(next.folded)))) return lead
  return leads
}

const leading: ReadonlyMap<string, 'to' | 'from'> = new Map([
  ['đến', 'to'],
  ['về', 'to'],
  ['từ', 'from'],
  ['den', 'to'],
  ['ve', 'to'],
  ['tu', 'from'],
])
const back: ReadonlySet<string> = new Set(['của', 'do', 'cua'])
const noUnit: ReadonlySet<string> = new Set(['ngay', 'thang', 'quy', 'nam', 'nay', 'het', 'viec', 'dau', 'cuoi', 'dot'])

function unitAt(words: readonly ReadWord[], at: number): Found | undefined {
  if (words[at] === comma) return undefined
  const prefix = prefixAt(words, at)
  const start = at + prefix
  return (
    communeAt(words, at, start) ??
    bodyAt(words, start) ??
    (prefix > 0 || agencyAt(words, at) ? textUnit(words, at, start) : undefined)
  )
}

const heads: readonly string[] = [
  'ban chap hanh dang bo',
  'bch dang bo',
  'dang bo co so',
  'chi bo co so',
  'dang bo',
  'dang uy',
  'chi bo',
  'thanh uy',
  'huyen uy',
  'thi uy',
  'ban to chuc dang uy',
  'van phong dang uy',
]

/** How many words of "Đảng bộ", "Chi bộ" … stand here. */
function prefixAt(words: readonly Word[], at: number): number {
  const head = heads
    .filter((h) => keyText(words.slice(at, at + h.split(' ').length)) === h)
    .toSorted((a, b) => b.length - a.length)[0]
  return head?.split(' ').length ?? 0
}

/** "phường Trường Vinh", with the cell before and the city behind; "Đảng bộ Trường Vinh" too. */
function communeAt(words: readonly ReadWord[], at: number, start: number): Found | undefined {
  const close = words.slice(start, start + 10)
  const clause = upTo(close, (w) => w === comma)
  const end = upTo(clause, (w) => stops.has(w.said)).length
  const found = withKind(clause)
  // words before the kind must belong to the unit: a cell, the police of the ward; what is a small word elsewhere may be in the name
  if (found && found.from <= end && (found.from === 0 || (start > at && found.from <= 6)))
    return made(words, at, withProvince(words, start + found.to))
  if (start === at) return undefined
  for (const length of [3, 2]) {
    const name = clause.slice(0, length)
    if (name.length === length && wholeName(name)) return made(words, at, withProvince(words, start + length))
  }
  return undefined
}

function upTo<T>(all: readonly T[], isEnd: (one: T) => boolean): readonly T[] {
  const end = all.findIndex(isEnd)
  return end < 0 ? all : all.slice(0, end)
}

/** Behind the unit the province it lies in, if that is another: "phường Quang Trung, tỉnh Thanh Hóa". */
function withProvince(words: readonly ReadWord[], to: number): number {
  const from = words[to] === comma ? to + 1 : to
  const segment = upTo(words.slice(from, from + 6), (w) => w === comma)
  const length = [...segment.keys()].map((i) => i + 1).find((n) => isOtherProvince(segment.slice(0, n), true))
  return length === undefined ? to : from + length
}

function made(words: readonly Word[], at: number, to: number): Found | undefined {
  const place = resolveUnit(textOf(words.slice(at, to)))
  return place && { to, place }
}

function bodyAt(words: readonly Word[], start: number): Found | undefined {
  const skip = words[start]?.folded === 'cac' ? 1 : 0
  const from = start + skip
  const written = partyBodies
    .flatMap((body) => body.written)
    .find((text) => keyText(words.slice(from, from + text.split(' ').length)) === text)
  return written === undefined ? undefined : made(words, from, from + written.split(' ').length)
}

const agencies =
  /^(?:so (?!\d|luong|lieu|bien|dang|the|gioi|tiep|ghi|quan ly)|cong ty|tong cong ty|benh vien|truong (?:thpt|thcs|tieu hoc|th |mam non|mn |dai hoc|cao dang|chinh tri|trung cap)|ban (?:dan van|tuyen giao|noi chinh|quan ly|dan toc)|van phong|cuc|chi cuc|ngan hang|toa an|vien kiem sat|kho bac|tinh doan|lien doan|hoi (?:nong dan|lien hiep|cuu chien binh|chu thap do|nha bao|van hoc|luat gia|dong y)|doan thanh nien|uy ban mat tran|mat tran to quoc|thanh tra|bao hiem|dai phat thanh)/u

function agencyAt(words: readonly ReadWord[], at: number): boolean {
  // a book ("sổ") or a number ("số") is no department ("sở")
  return !['sổ', 'số'].includes(words[at]?.said ?? '') && agencies.test(keyText(words.slice(at, at + 4)))
}

/** Up to a word that no name of a unit holds. */
function textUnit(words: readonly ReadWord[], at: number, start: number): Found | undefined {
  let to = start
  while (to < words.length && !endsAt(words, to, start)) to += 1
  if (to === start || !isNaming(words.slice(start, to))) return undefined
  return made(words, at, withProvince(words, to))
}

/** "Chi bộ ghi rõ …", "Văn phòng Đảng ủy cung cấp", "Đảng ủy phường": no name follows. */
function isNaming(name: readonly ReadWord[]): boolean {
  return !unnaming.test(keyText(name)) && name.some(({ folded }) => /[\p{L}\d]/u.test(folded) && !kinds.has(folded))
}

const unnaming =
  /^(?:ghi|dien|nop|cung cap|xac nhan|bao cao|de nghi|ky ten|nay|truc thuoc|cap tren|cap duoi|co trach nhiem|can cu|tong hop so lieu)(?: |$)/u

function endsAt(words: readonly ReadWord[], at: number, start: number): boolean {
  const word = words[at]
  if (word === undefined || word === comma || (stops.has(word.said) && !isInName(words, at, start))) return true
  const next = keyText(words.slice(at, at + 2))
  return (
    at > start &&
    (prefixAt(words, at) > 0 ||
      next === 'dang cong' ||
      next === 'dang vien' ||
      next === 'danh sach' ||
      next === 'dong chi')
  )
}

/** "xã Kỳ Anh", "xã Quỳnh Lập": small words of a sentence that also stand in names of communes. */
function isInName(words: readonly ReadWord[], at: number, start: number): boolean {
  const before = words.slice(Math.max(start, at - 2), at)
  return inNames.has(words[at]?.folded ?? '') && before.some((w) => kinds.has(w.folded))
}

const inNames: ReadonlySet<string> = new Set(['ky', 'lap', 'quy', 'vien', 'thang'])
const kinds: ReadonlySet<string> = new Set(['xa', 'phuong', 'thi', 'tran', 'x.', 'p.'])

const stops: ReadonlySet<string> = new Set(
  [
    'của do theo giới thiệu chuyển tiếp nhận tháng quý năm từ đến về tính gửi lập danh sách ngày đi đã được viên trong đợt kỳ nghỉ',
    'gioi thieu chuyen tiep thang quy gui lap danh ngay duoc vien',
  ].flatMap((words) => words.split(' ')),
)
