import type { Language, Text } from '#kernel/text.ts'
import type { Day } from '#kernel/day.ts'
import { day } from '#kernel/day.ts'
import { peopleIn, type LedgerOf } from '../ledger.ts'
import type { Group, PersonView } from '../wire.ts'
import { figureNames, figures, quarterText, sealLine, type Annex, type Office } from './report.ts'

type Cell = string | number | { readonly date: Day } | null

/** A sheet as a workbook is written from. */
export interface Sheet {
  readonly name: string
  readonly title?: readonly string[]
  readonly columns: readonly { readonly header: string; readonly width?: number }[]
  readonly rows: readonly (readonly Cell[])[]
  readonly bold?: readonly number[]
}

function counts(only: LedgerOf['lines']): readonly number[] {
  return figures.map((f) => peopleIn(only, f).length)
}

/** The report as a workbook: the ledger, then who stands behind its figures. */
export function reportSheets(ledger: LedgerOf, office: Office, annex: readonly Annex[]): readonly Sheet[] {
  const { lines, quarter } = ledger
  return [
    {
      name: 'Tổng hợp',
      title: [office.name, `Đảng viên chuyển đi, chuyển đến ${quarterText(quarter)}`, ...sealLine(office)],
      columns: [
        { header: 'TT', width: 5 },
        { header: 'Nơi gửi', width: 34 },
        { header: 'Nơi nhận', width: 34 },
        ...figures.map((f) => ({ header: figureNames[f], width: 13 })),
      ],
      rows: [
        ...lines.map((line, i) => [
          i + 1,
          line.from === '' ? 'Chưa rõ' : line.from,
          line.to === '' ? 'Chưa rõ' : line.to,
          ...counts([line]),
        ]),
        [null, 'Cộng', null, ...counts(lines)],
      ],
      bold: [lines.length],
    },
    {
      name: 'Danh sách',
      title: [office.name, `Danh sách kèm theo, ${quarterText(quarter)}`],
      columns: ['Nhóm', 'TT', 'Họ và tên', 'Ngày sinh', 'Nơi gửi', 'Nơi nhận', 'Mốc thời gian'].map((header) => ({
        header,
      })),
      rows: annex.flatMap(({ title, people }) => people.map((p) => [title, p.n, p.name, p.born, p.from, p.to, p.when])),
    },
  ]
}

const heads = {
  name: { vi: 'Họ và tên', en: 'Name' },
  born: { vi: 'Ngày sinh', en: 'Born' },
  card: { vi: 'Số thẻ đảng', en: 'Party card' },
  from: { vi: 'Nơi gửi', en: 'From' },
  to: { vi: 'Nơi nhận', en: 'To' },
  introduced: { vi: 'Ngày giới thiệu', en: 'Introduced' },
  seen: { vi: 'Tiếp nhận tại', en: 'Received at' },
  received: { vi: 'Ngày tiếp nhận', en: 'Received' },
  due: { vi: 'Hạn nộp giấy giới thiệu', en: 'Introduction due' },
  state: { vi: 'Tình trạng hạn', en: 'State of the term' },
  attempts: { vi: 'Số lần liên hệ', en: 'Attempts' },
  last: { vi: 'Liên hệ gần nhất', en: 'Last attempt' },
} as const satisfies Record<string, Text>

const states = {
  running: { vi: 'Còn hạn', en: 'Running' },
  overdue: { vi: 'Quá hạn, chờ xác nhận', en: 'Past due, to be confirmed' },
  stopped: { vi: 'Đã dừng', en: 'Stopped' },
  unknown: { vi: 'Chưa rõ', en: 'Unknown' },
} as const satisfies Record<string, Text>

const groups: Readonly<Record<Group, Text>> = {
  arrived: { vi: 'Đã đến nơi', en: 'Arrived' },
  wrongDestination: { vi: 'Tiếp nhận ở nơi khác', en: 'Received elsewhere' },
  doubtful: { vi: 'Cần xem', en: 'To be looked at' },
  notSeenYet: { vi: 'Chưa thấy', en: 'Not seen yet' },
  notCompared: { vi: 'Chưa so được', en: 'Not compared' },
  unannounced: { vi: 'Chưa thấy giới thiệu', en: 'Unannounced' },
  neverIntroduced: { vi: 'Nghỉ hưu, chưa giới thiệu', en: 'Never introduced' },
}

/** The people of one group as the screen lists them. */
export function rowsSheet(people: readonly PersonView[], group: Group | undefined, language: Language): Sheet {
  return {
    name: group === undefined ? heads.name[language] : groups[group][language],
    columns: Object.values(heads).map((head) => ({ header: head[language] })),
    rows: people.map((p) => rowOf(p, language)),
  }
}

function rowOf(p: PersonView, language: Language): readonly Cell[] {
  const clock = p.clocks.find((c) => c.rule === 'transfers.presentation')
  return [
    p.name,
    dated(p.born),
    p.card,
    p.from,
    p.to,
    dated(p.introducedOn),
    p.seenAs?.to ?? null,
    dated(p.seenAs?.receivedOn ?? p.receivedOn),
    dated(clock?.dueOn ?? null),
    clock ? states[clock.state][language] : null,
    p.attempts.n,
    dated(p.attempts.lastOn),
  ]
}

/** A whole day is a day in Excel; a month or a year stays the text it is. */
function dated(text: string | null): Cell {
  return text?.length === 10 ? { date: day(text) } : text
}
