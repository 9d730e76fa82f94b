import type { Outcome } from '#features/reconciliation/reconcile.ts'
import { written } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/text.ts'
import { writeLine } from './output.ts'
import type { Answer } from './reconcile-answer.ts'

/** The answer for a person who reads the screen: how many in each group, then who, by row. */
export function tellAnswer(outcome: Outcome, answer: Answer, language: Language): void {
  const say = ({ vi, en }: Text) => writeLine(language === 'en' ? en : vi)
  say(introduction(answer))
  for (const { group, vi, en } of lines)
    say({ vi: `${vi}: ${answer[group].length}`, en: `${en}: ${answer[group].length}` })
  for (const { heading, rows } of sections(answer, namesByRow(outcome)).filter((s) => s.rows.length > 0)) {
    say({ vi: `\n${heading.vi}`, en: `\n${heading.en}` })
    for (const row of rows) writeLine(`  ${row}`)
  }
  if (answer.notSeenYet.length + answer.neverIntroduced.length > 0)
    say({ vi: '\nChưa thấy không có nghĩa là có lỗi.', en: '\nNot seen yet does not mean a fault.' })
}

function introduction({ compared, on }: Answer): Text {
  const [sent, received] = [compared.sent?.rows ?? 0, compared.received?.rows ?? 0]
  return {
    vi: `So ${sent} dòng đã giới thiệu đi với ${received} dòng đã tiếp nhận, tại ngày ${written(on)}.`,
    en: `Compared ${sent} rows sent with ${received} rows received, as of ${written(on)}.`,
  }
}

type Group =
  | 'arrived'
  | 'wrongDestination'
  | 'doubtful'
  | 'notSeenYet'
  | 'neverIntroduced'
  | 'unannounced'
  | 'notCompared'
  | 'duplicates'
  | 'problems'

const lines: readonly ({ readonly group: Group } & Text)[] = [
  { group: 'arrived', vi: 'Đã đến nơi', en: 'Arrived' },
  { group: 'wrongDestination', vi: 'Tiếp nhận ở nơi khác nơi được giới thiệu', en: 'Received elsewhere' },
  { group: 'doubtful', vi: 'Cặp cần xem', en: 'Pairs to look at' },
  { group: 'notSeenYet', vi: 'Chưa thấy trong danh sách tiếp nhận', en: 'Not seen yet in the receiving list' },
  { group: 'neverIntroduced', vi: 'Đã nghỉ hưu, chưa thấy giới thiệu', en: 'Retired, no introduction seen' },
  { group: 'unannounced', vi: 'Đã tiếp nhận, chưa thấy giới thiệu', en: 'Received, no introduction seen' },
  { group: 'notCompared', vi: 'Chưa so được', en: 'Not compared' },
  { group: 'duplicates', vi: 'Ghi nhiều lần', en: 'Repeated' },
  { group: 'problems', vi: 'Chỗ cần xem lại trong tệp', en: 'Problems in the files' },
]

interface Section {
  readonly heading: Text
  readonly rows: readonly string[]
}

function sections(answer: Answer, names: ReadonlyMap<string, string>): readonly Section[] {
  const name = (side: string, row: number) => `${row}. ${names.get(`${side}:${row}`) ?? ''}`
  return [
    {
      heading: { vi: 'Chưa thấy trong danh sách tiếp nhận:', en: 'Not seen yet in the receiving list:' },
      rows: answer.notSeenYet.flatMap((n) => [name('sent', n.sent), ...n.clocks.map((c) => `    ${c.because}`)]),
    },
    {
      heading: {
        vi: 'Đã nghỉ hưu, chưa thấy giới thiệu trong các danh sách đã đưa vào:',
        en: 'Retired, no introduction seen:',
      },
      rows: answer.neverIntroduced.map((n) => `${name('residing', n.residing)} (${written(n.retirement.on)})`),
    },
    {
      heading: { vi: 'Tiếp nhận ở nơi khác nơi được giới thiệu:', en: 'Received elsewhere:' },
      rows: answer.wrongDestination.map((w) => `${name('sent', w.sent)}  →  ${name('received', w.received)}`),
    },
    {
      heading: { vi: 'Chỗ cần xem lại trong tệp:', en: 'Problems in the files:' },
      rows: answer.problems.map((p) => [p.list, p.row, p.column, p.message].filter((x) => x !== null).join(' · ')),
    },
  ]
}

function namesByRow({ subjects }: Outcome): ReadonlyMap<string, string> {
  const all = [...subjects.sent, ...subjects.received, ...subjects.residing]
  return new Map(all.flatMap((s) => [...s.stands, ...s.repeated].map((e) => [`${e.side}:${e.row}`, e.name] as const)))
}
