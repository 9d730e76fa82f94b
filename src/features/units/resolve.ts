import type { Day } from '#kernel/day.ts'
import { choose, behindCell, wholeName, withKind, type Chosen, type Mention } from './mention.ts'
import { gazetteer } from './gazetteer.ts'
import { otherProvinces, partyBodies, provinceWritten } from './party-bodies.ts'
import type { Committee, Commune, Place } from './place.ts'
import { keyText, segmentsOf, textOf, type Word } from './wording.ts'

/** What is known beside the text. */
export interface PlaceContext {
  /** The one commune that a bare "Khối 3" belongs to. */
  readonly commune?: Commune | undefined
  /** The one organisation, no commune, whose cells these are. */
  readonly under?: Committee | undefined
  /** `all`: whatever names no commune belongs to it too, not only cells of blocks and hamlets. */
  readonly rollUp?: 'cells' | 'all'
  /** The day of which the text speaks: names before a reform are read by it. */
  readonly on?: Day | undefined
}

/** Said instead of a unit. */
const namesNothing: ReadonlySet<string> = new Set([
  '',
  'noi cu tru',
  'noi cu tru moi',
  'dia phuong',
  'noi o',
  'noi khac',
  'khong ro',
  'chua ro',
])

/** The key of the province's own top bodies. */
export const province = 'province'

/** Letters of a name that are looked at: the longest official ones have half as many. */
const longest = 300

/** Understands a name of a unit as people write it; `undefined` for an empty text. Never throws. */
export function resolveUnit(written: string, context: PlaceContext = {}): Place | undefined {
  const text = written.slice(0, longest)
  const cleaned = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const all = segmentsOf(text)
  if (all.length === 0 || namesNothing.has(keyText(bare(all.flat())))) return undefined
  const abroad = all.some((segment, at) => isOtherProvince(segment, at > 0 && at === all.length - 1))
  const segments = withoutProvince(all)
  if (abroad) return outside(cleaned, segments, context)
  const { rest, districts } = takeDistricts(segments)
  return (
    inCommune(cleaned, rest, districts, context) ??
    alone(cleaned, rest, districts) ??
    outside(cleaned, segments, context)
  )
}

function inCommune(
  text: string,
  segments: Segments,
  districts: readonly string[],
  { on }: PlaceContext,
): Place | undefined {
  const found = mentionIn(segments)
  if (!found) return undefined
  const { mention, at } = found
  const behind = segments.slice(at + 1).flatMap((s) => gazetteer().districts.get(keyText(s)) ?? [])
  const before = [...segments.slice(0, at), (segments[at] ?? []).slice(0, mention.from)]
  const inTown = before.some((words) => /^k(?:hoi|\.)/u.test(keyText(bare(words))))
  const chosen = choose(mention, { districts: [...districts, ...behind], on, inTown })
  if (!chosen) return undefined
  return placed(text, chosen, cellText(before))
}

function placed(text: string, chosen: Chosen, cell: { text: string; sure: boolean } | undefined): Place {
  const { commune, alternatives } = chosen
  const sure = chosen.sure && cell?.sure !== false
  return { text, commune, sure, alternatives, ...(cell ? { cell: cell.text } : {}) }
}

type Segments = readonly (readonly Word[])[]

/** A name with its kind anywhere first; else a part that is a name as a whole, from the back; else a name behind a cell. */
function mentionIn(segments: Segments): { readonly mention: Mention; readonly at: number } | undefined {
  const backwards = segments.map((_, i) => segments.length - 1 - i)
  const ways: readonly ((words: readonly Word[]) => Mention | undefined)[] = [
    withKind,
    (words) => shifted(words, wholeName),
    (words) => (startsCell(bare(words)) ? shifted(words, behindCell) : undefined),
  ]
  for (const way of ways)
    for (const at of way === withKind ? segments.keys() : backwards) {
      const mention = way(segments[at] ?? [])
      if (mention) return { mention, at }
    }
  return undefined
}

/** Looks behind "Đảng bộ", "Chi bộ" … and counts from the start of the segment all the same. */
function shifted(words: readonly Word[], way: (words: readonly Word[]) => Mention | undefined): Mention | undefined {
  const offset = words.length - bare(words).length
  const found = way(bare(words))
  return found && { ...found, from: found.from + offset, to: found.to + offset }
}

/** A former district alone ("Thành ủy Vinh"), or one of the province's own bodies. */
function alone(text: string, segments: Segments, districts: readonly string[]): Place | undefined {
  const left = segments.map(bare).filter((s) => s.length > 0)
  const named = left.length === 1 && left[0] ? gazetteer().districts.get(keyText(left[0])) : undefined
  const district = left.length === 0 ? districts[0] : named
  return district === undefined ? undefined : { text, district, sure: true, alternatives: [] }
}

/** Outside the data: one of the known Party bodies, a bare cell, or a text. */
function outside(text: string, segments: Segments, context: PlaceContext): Place {
  const body = segments.map(bodyOf).find((found) => found !== undefined)
  if (body) return { text, committee: body, sure: true, alternatives: [], ...cellBefore(segments) }
  const [first = [], ...others] = segments
  if (others.length === 0 && isCell(first)) return bareCell(text, bare(first), context)
  return byText(text, segments, context)
}

function byText(text: string, segments: Segments, context: PlaceContext): Place {
  const [first = [], ...others] = segments
  const startsWithCell = isCell(first)
  const committee = committeeOf(startsWithCell ? others : segments, startsWithCell ? undefined : text)
  const commune = context.rollUp === 'all' ? context.commune : undefined
  const cell = startsWithCell ? { cell: cellName(bare(first)).text } : {}
  return {
    text,
    committee,
    sure: true,
    alternatives: [],
    ...cell,
    ...(commune ? { commune } : {}),
    ...underOf(context),
  }
}

function bareCell(text: string, words: readonly Word[], context: PlaceContext): Place {
  const { text: cell, sure } = cellName(words)
  const { commune } = context
  return { text, cell, sure, alternatives: [], ...(commune ? { commune } : underOf(context)) }
}

function underOf({ under }: PlaceContext): Pick<Place, 'under'> {
  return under ? { under } : {}
}

function committeeOf(segments: Segments, whole: string | undefined) {
  // the committee above the cell, where the text names both
  const headed = segments.findLast((words) => /^dang (?:bo|uy)/u.test(keyText(words)))
  const abroad = segments.filter((words) => words !== headed && isOtherProvince(words, true)).flat()
  const words = headed ? [...bare(headed), ...abroad] : segments.flatMap((s) => bare(s))
  const said = keyText((words.length > 0 ? words : segments.flat()).filter((w) => !silent.has(w.folded)))
  const key = said
    .replace(/ (?:thanh pho|tinh) (?=\S)/gu, ' ')
    .replace(/^p\.? (?=\S)/u, 'phuong ')
    .replace(/^x\.? (?=\S)/u, 'xa ')
    .replace(/ (?:tphcm|hcm)$/u, ' ho chi minh')
  const short = /^(\S+ \S+ \S+.*)(?<! ha) tinh$/u.exec(key)?.[1] ?? key
  return { key: short, name: headed ? textOf(headed) : (whole ?? textOf(segments.flat())), known: false }
}

/** Words that some write and some leave out. */
const silent: ReadonlySet<string> = new Set(['cac', 'va', '&'])

function bodyOf(words: readonly Word[]) {
  const key = keyText(bare(words))
    .replace(/^cac /u, '')
    .replace(/ nghe an$/u, '')
  if (provinceWritten.includes(key)) return { key: province, name: textOf(words), known: true }
  const body = partyBodies.find((b) => b.written.includes(key))
  return body && { key: body.key, name: body.name, known: true }
}

function cellBefore(segments: Segments): { cell?: string } {
  const [first] = segments
  return first && segments.length > 1 && !bodyOf(first) ? { cell: cellName(bare(first)).text } : {}
}

const prefixes: readonly string[] = [
  'chuyen ve',
  'chuyen den',
  'noi den',
  'noi di',
  've',
  'den',
  'tu',
  'ban chap hanh',
  'ban thuong vu',
  'bch',
  'btv',
  'dang bo co so',
  'chi bo co so',
  'dang bo bo phan',
  'dang bo',
  'dang uy',
  'chi bo',
  'chi uy',
  'thanh uy',
  'huyen uy',
  'thi uy',
]

/** Without "Đảng bộ", "Chi bộ" and the like at the front. */
function bare(words: readonly Word[]): readonly Word[] {
  const text = keyText(words)
  const prefix = prefixes.find((p) => text === p || text.startsWith(`${p} `))
  return prefix === undefined ? words : bare(words.slice(prefix.split(' ').length))
}

const cellStart =
  /^(?:khoi(?! (?:cac )?(?:co quan|doanh nghiep|dan van|van hoa|mat tran|noi chinh|truong))|k\.?|xom|x\.?|ban(?! (?:to chuc|dan van|tuyen|noi chinh|quan ly|chi huy|thuong|bao ve|dan toc|giai phong|tiep|dieu))|thon|lang(?! (?:tre|nghe))|to dan pho|to(?= \d)|khu(?! (?:cong nghiep|kinh te|bao ton|di tich|quan ly))|khu pho)(?: |$)/u

function startsCell(words: readonly Word[]): boolean {
  return cellStart.test(keyText(words))
}

/** "Khối 3", "Xóm Đông", "Chi bộ 5", "Chi bộ số 5": a cell of a block or hamlet by its words. */
function isCell(words: readonly Word[]): boolean {
  const named = bare(words)
  return startsCell(named) || (named.length < words.length && /^(?:so )?\d+$/u.test(keyText(named)))
}

function cellText(segments: Segments): { text: string; sure: boolean } | undefined {
  const words = segments.flatMap((s) => bare(s))
  return words.length === 0 ? undefined : cellName(words)
}

/** The letter for "Khối" or "Xóm" written out; initials inside a name stay, and are doubtful. */
function cellName(words: readonly Word[]): { text: string; sure: boolean } {
  const [first, ...rest] = words
  if (/^(?:so )?\d+$/u.test(keyText(words))) return { text: `Chi bộ ${textOf(words)}`, sure: true }
  const full = { k: 'Khối', 'k.': 'Khối', x: 'Xóm', 'x.': 'Xóm' }[first?.folded ?? '']
  const text = textOf(first && full !== undefined ? [{ raw: full, folded: full }, ...rest] : words)
  return { text, sure: !rest.some((w) => /^[a-z]\.?$/u.test(w.folded)) }
}

/** "tỉnh Thanh Hóa", "TP Hà Nội" anywhere; without its kind only as the last part: "Hòa Bình" may be a hamlet too. */
export function isOtherProvince(words: readonly Word[], isLast: boolean): boolean {
  const key = keyText(words)
  if (isLast && otherProvinces.has(key)) return true
  const told = /(?:^| )(?:tinh|thanh pho|t\.) (\S+(?: \S+){0,3})$/u.exec(key)?.[1]
  return told !== undefined && otherProvinces.has(told)
}

/** "Nghệ An" says nothing inside Nghệ An; "tỉnh" stays, since "UBND tỉnh" is not the ward's. */
function withoutProvince(segments: Segments): Segments {
  const left = segments
    .map((words) => {
      const key = keyText(words)
      if (key === 'nghe an' || key === 'tinh nghe an') return []
      return key.endsWith(' nghe an') ? words.slice(0, -2) : words
    })
    .filter((words) => words.length > 0)
  return left.length > 0 ? left : segments
}

const districtWords: readonly string[] = ['thanh pho', 'thi xa', 'huyen', 'h.', 'thanh uy', 'huyen uy', 'thi uy', 't.p']

/** Names of former districts with the word for their kind, taken out of the text. */
function takeDistricts(segments: Segments): { readonly rest: Segments; readonly districts: readonly string[] } {
  const districts: string[] = []
  const rest = segments.map((words) => {
    const found = districtIn(words)
    if (!found) return words
    districts.push(found.code)
    return [...words.slice(0, found.from), ...words.slice(found.to)]
  })
  return { rest: rest.filter((words) => words.length > 0), districts }
}

function districtIn(words: readonly Word[]) {
  for (let at = 0; at < words.length; at += 1)
    for (const kind of districtWords) {
      const length = kind.split(' ').length
      if (keyText(words.slice(at, at + length)) !== kind) continue
      const found = districtNamed(words, at + length)
      if (found) return { ...found, from: at }
    }
  return undefined
}

function districtNamed(words: readonly Word[], from: number) {
  for (const length of [2, 1]) {
    const code = gazetteer().districts.get(keyText(words.slice(from, from + length)))
    if (code !== undefined && from + length <= words.length) return { code, to: from + length }
  }
  return undefined
}
