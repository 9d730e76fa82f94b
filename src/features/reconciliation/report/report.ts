import { written, type Day } from '#kernel/day.ts'
import type { LedgerOf } from '../ledger.ts'
import { peopleIn } from '../ledger.ts'
import type { LedgerCell, Quarter } from '../quarterly.ts'
import { daysOf, openAfter } from '../quarterly.ts'
import { spaced } from '#features/audit/index.ts'
import { writtenPart } from '#features/lists/index.ts'
import type { PersonView } from '../wire.ts'

/** The office that makes the report, as its paper names it. */
export interface Office {
  /** `Đảng bộ phường Trường Vinh`. */
  readonly name: string
  readonly superior: string | undefined
  /** The last seal of the history, so that it leaves the server on paper; there is none before the first midnight. */
  readonly seal?: { readonly day: Day; readonly shown: string } | undefined
}

/** `Dấu niêm của Chi Bộ đến hết ngày 31/10/2026: B3WN 8XKQ 5M2C.` */
export function sealLine({ seal }: Office): readonly string[] {
  return seal === undefined ? [] : [`Dấu niêm của Chi Bộ đến hết ngày ${written(seal.day)}: ${spaced(seal.shown)}.`]
}

const roman = { '1': 'I', '2': 'II', '3': 'III', '4': 'IV' } as const

export function quarterText(quarter: Quarter): string {
  const q = quarter.slice(6)
  return `quý ${q === '1' || q === '2' || q === '3' || q === '4' ? roman[q] : q} năm ${quarter.slice(0, 4)}`
}

export const figures = [
  'openBefore',
  'sent',
  'arrived',
  'elsewhere',
  'doubtful',
  'notCompared',
  'notSeenOverdue',
  'notSeenRunning',
  'notSeenUnknown',
  'openAfter',
  'unannounced',
  'neverIntroduced',
] as const satisfies readonly (LedgerCell | 'openAfter')[]

export const figureNames: Readonly<Record<(typeof figures)[number], string>> = {
  openBefore: 'Đầu quý còn',
  sent: 'Giới thiệu trong quý',
  arrived: 'Đã đến nơi',
  elsewhere: 'Tiếp nhận ở nơi khác',
  doubtful: 'Cần xem',
  notCompared: 'Chưa so được',
  notSeenOverdue: 'Chưa thấy: quá hạn (chờ xác nhận)',
  notSeenRunning: 'Chưa thấy: còn hạn',
  notSeenUnknown: 'Chưa thấy: chưa rõ hạn',
  openAfter: 'Cuối quý còn',
  unannounced: 'Đã tiếp nhận, chưa thấy giới thiệu',
  neverIntroduced: 'Đã nghỉ hưu, chưa thấy giới thiệu',
}

const annexes: readonly (readonly [title: string, cells: readonly LedgerCell[]])[] = [
  ['Chưa thấy trong danh sách tiếp nhận', ['notSeenOverdue', 'notSeenRunning', 'notSeenUnknown']],
  ['Cặp cần xem', ['doubtful']],
  ['Chưa so được vì chưa có danh sách của nơi nhận', ['notCompared']],
  ['Tiếp nhận ở nơi khác nơi được giới thiệu', ['elsewhere']],
  ['Đã tiếp nhận, chưa thấy giới thiệu trong các danh sách đã đưa vào', ['unannounced']],
  ['Đã nghỉ hưu, chưa thấy giới thiệu trong các danh sách đã đưa vào', ['neverIntroduced']],
]

/** Everybody whom the annex names, so that they can be loaded at once. */
export function namedIn({ lines }: LedgerOf): readonly string[] {
  return annexes.flatMap(([, cells]) => cells.flatMap((cell) => peopleIn(lines, cell)))
}

export interface Annex {
  readonly title: string
  readonly people: readonly AnnexPerson[]
}

export interface AnnexPerson {
  readonly n: number
  readonly name: string
  readonly born: string
  readonly from: string
  readonly to: string
  readonly when: string
}

export function annexesOf({ lines }: LedgerOf, people: ReadonlyMap<string, PersonView>): readonly Annex[] {
  return annexes.flatMap(([title, cells], i) => {
    const found = cells.flatMap((cell) => peopleIn(lines, cell)).flatMap((id) => people.get(id) ?? [])
    if (found.length === 0) return []
    return [
      { title: `${i + 1}. ${title} (${found.length} đồng chí)`, people: found.map((p, at) => annexPerson(p, at + 1)) },
    ]
  })
}

function annexPerson(person: PersonView, n: number): AnnexPerson {
  const { name, born, from, to, seenAs } = person
  return {
    n,
    name,
    born: writtenPart(born),
    from: from ?? '',
    to: seenAs?.to === undefined || seenAs.to === null ? (to ?? '') : `${to ?? ''}; tiếp nhận tại ${seenAs.to}`,
    when: whenOf(person),
  }
}

function whenOf(person: PersonView): string {
  const presentation = person.clocks.find((c) => c.rule === 'transfers.presentation')
  const told: readonly (readonly [string, string | null | undefined])[] = [
    ['giới thiệu', person.introducedOn],
    ['tiếp nhận', person.receivedOn ?? person.seenAs?.receivedOn],
    ['nghỉ hưu', person.source.kind === 'residing' ? person.retiredOn : null],
    [presentation?.state === 'overdue' ? 'quá hạn, chờ xác nhận, hạn là' : 'hạn nộp giấy', presentation?.dueOn],
  ]
  const sentences = told.flatMap(([label, on]) => (on ? [`${label} ${writtenPart(on)}`] : []))
  return sentences.length === 0 ? 'danh sách không ghi ngày' : sentences.join('; ')
}

interface WordData {
  readonly [tag: string]: string | number | readonly WordData[]
}

/** What the Word template is filled with; number, day and signature stay blank. */
export function wordData(ledger: LedgerOf, office: Office, annex: readonly Annex[], today: Day): WordData {
  const { quarter, lines } = ledger
  const place = office.name.replace(/^.*?(?:phường|xã|thị trấn)\s+/iu, '')
  const count = (cell: LedgerCell | 'openAfter', only = lines) => peopleIn(only, cell).length
  const text = quarterText(quarter)
  return {
    superior: (office.superior ?? '').toUpperCase(),
    superiorPlain: office.superior === undefined ? 'Cấp ủy cấp trên' : bodyOf(office.superior),
    issuer: bodyOf(office.name).toUpperCase(),
    place,
    year: quarter.slice(0, 4),
    quarterText: text,
    quarterCaps: text.toUpperCase(),
    signFor: 'ĐẢNG ỦY',
    intro: introOf(office, quarter, today),
    findings: findingsOf(count).map((finding) => ({ text: finding })),
    grounds: [...grounds, ...sealLine(office)].map((ground) => ({ text: ground })),
    lines: lines.map((line, i) => ({
      n: i + 1,
      from: line.from === '' ? 'Chưa rõ' : line.from,
      to: line.to === '' ? 'Chưa rõ' : line.to,
      ...Object.fromEntries(figures.map((f) => [f, count(f, [line])])),
    })),
    ...Object.fromEntries(figures.map((f) => [`total_${f}`, count(f)])),
    annexes: annex.map(({ title, people }) => ({ title, people: people.map((p) => ({ ...p })) })),
  }
}

/** The committee that signs for an organisation: Đảng bộ phường → Đảng ủy phường, Đảng bộ tỉnh → Tỉnh ủy. */
function bodyOf(organisation: string): string {
  return organisation.replace(/^Đảng bộ tỉnh\b/u, 'Tỉnh ủy').replace(/^Đảng bộ(?=\s)/u, 'Đảng ủy')
}

function introOf(office: Office, quarter: Quarter, today: Day): string {
  const { last } = daysOf(quarter)
  const until = today < last ? `đến ngày ${written(today)}` : `đến hết ngày ${written(last)}`
  return `${bodyOf(office.name)} báo cáo kết quả đối chiếu danh sách đảng viên được giới thiệu chuyển sinh hoạt đảng với danh sách tiếp nhận, ${quarterText(quarter)}, ${until}, như sau.`
}

function findingsOf(count: (cell: LedgerCell | 'openAfter') => number): readonly string[] {
  const open = openAfter.reduce((n, cell) => n + count(cell), 0)
  return [
    `Đầu quý còn ${count('openBefore')} đồng chí chưa rõ; trong quý được giới thiệu ${count('sent')} đồng chí.`,
    `Đã đến nơi ${count('arrived')} đồng chí; tiếp nhận ở nơi khác nơi được giới thiệu ${count('elsewhere')} đồng chí.`,
    `Cuối quý còn ${open} đồng chí: cần xem ${count('doubtful')}, chưa so được ${count('notCompared')}, chưa thấy trong danh sách tiếp nhận ${count('notSeenOverdue') + count('notSeenRunning') + count('notSeenUnknown')} (quá hạn ${count('notSeenOverdue')}, chờ xác nhận; còn hạn ${count('notSeenRunning')}; chưa rõ hạn ${count('notSeenUnknown')}).`,
    `Ngoài ra, đã tiếp nhận nhưng chưa thấy giới thiệu ${count('unannounced')} đồng chí; đã nghỉ hưu nhưng chưa thấy giới thiệu trong các danh sách đã đưa vào ${count('neverIntroduced')} đồng chí.`,
  ]
}

const grounds: readonly string[] = [
  'Hạn nộp giấy giới thiệu tính bằng ngày làm việc kể từ ngày được giới thiệu, theo bản quy định có hiệu lực vào ngày đó; các mức chưa đọc được nguyên văn ghi “chờ xác nhận”.',
  'Người được giới thiệu tính vào quý có ngày giới thiệu; danh sách không ghi ngày thì tính theo ngày nhận danh sách.',
  'Chưa thấy trong danh sách tiếp nhận không có nghĩa là có lỗi: danh sách có thể thiếu, giấy có thể đang chuyển.',
]
