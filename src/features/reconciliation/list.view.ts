import type { Because } from '#engines/sheets/index.ts'
import type { Day } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/text.ts'
import type { DraftCell, DraftRow, ListHead, Warning } from './draft.ts'
import type { Job, ListInfo, Marked, Preview, PreviewRow } from './lists.contract.ts'
import { fieldLabels } from './field-labels.ts'
import { noteProblem } from './read.ts'
import { problemText } from './texts.ts'
import { textOf, writtenPart } from './partial.ts'

export interface ListSeen {
  readonly id: string
  readonly kind: ListInfo['kind']
  readonly state: ListInfo['state']
  readonly file_name: string
  readonly sheet: string | null
  readonly supplied_by: string | null
  readonly speaks_for: readonly string[]
  readonly rows: number
  readonly head: ListHead | null
  readonly uploaded_by: string
  readonly uploaded_by_name: string
  readonly uploaded_at: Date
  readonly accepted_at: Date | null
  readonly expires_at: Date | null
}

export interface JobSeen {
  readonly id: string
  readonly state: 'waiting' | 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed'
  readonly done: number
  readonly total: number | null
}

const jobFailed: Text = { vi: 'Việc này không làm xong được', en: 'This could not be finished' }

export function jobView(job: JobSeen, language: Language): Job {
  return {
    id: job.id,
    state: job.state === 'cancelling' ? 'running' : job.state,
    done: job.done,
    total: job.total,
    problem: job.state === 'failed' ? { code: 'jobs.failed', title: jobFailed[language] } : null,
  }
}

export function listView(
  list: ListSeen,
  job: Job | null,
  may: { readonly account: string; readonly addList: boolean },
  tellRefusal: (refusal: NonNullable<ListHead['refusal']>) => Text,
  language: Language,
): ListInfo {
  const refusal = list.head?.refusal
  const problem = refusal ? { code: refusal.code, title: tellRefusal(refusal)[language] } : null
  return {
    id: list.id,
    kind: list.kind,
    state: list.state,
    fileName: list.file_name,
    sheet: list.sheet,
    suppliedBy: list.supplied_by,
    speaksFor: [...list.speaks_for],
    rows: list.rows,
    uploadedAt: list.uploaded_at.toISOString(),
    uploadedBy: list.uploaded_by_name,
    acceptedAt: list.accepted_at?.toISOString() ?? null,
    expiresAt: list.expires_at?.toISOString() ?? null,
    job: job && problem ? { ...job, problem } : job,
    may: may.addList ? mayDo(list, may.account) : [],
  }
}

function mayDo(list: ListSeen, account: string): ListInfo['may'] {
  if (list.state === 'accepted') return ['withdraw']
  if (list.uploaded_by !== account || list.state === 'withdrawn') return []
  return list.state === 'draft' ? ['edit', 'accept', 'cancel'] : ['cancel']
}

export function previewRow(row: DraftRow, language: Language): PreviewRow {
  return {
    row: row.row,
    values: Object.fromEntries(Object.entries(row.cells).map(([field, cell]) => [field, marked(cell, language)])),
  }
}

const sexes = { male: { vi: 'Nam', en: 'Male' }, female: { vi: 'Nữ', en: 'Female' } } as const

function shown(value: Pick<DraftCell, 'text' | 'date'>, language: Language): string {
  if (value.date) return writtenPart(textOf(value.date))
  if (value.text === 'male' || value.text === 'female') return sexes[value.text][language]
  return value.text ?? ''
}

function marked(cell: DraftCell, language: Language): Marked {
  return {
    text: shown(cell, language),
    raw: cell.raw,
    mark: cell.mark ?? null,
    because: cell.because && cell.mark ? wordsOf(cell.because, cell.raw)[language] : null,
    instead: cell.instead ? shown(cell.instead, language) : null,
    settled: cell.settled === true,
  }
}

function wordsOf({ code, facts }: Because, raw: string): Text {
  return problemText({ code, facts: { ...facts, raw } })
}

const leftOut: Readonly<Record<string, Text>> = {
  total: { vi: 'dòng cộng', en: 'total' },
  signature: { vi: 'dòng ký tên', en: 'signature' },
  header: { vi: 'đầu bảng lặp lại', en: 'repeated header' },
  group: { vi: 'tên nhóm', en: 'group heading' },
  numbering: { vi: 'dòng đánh số cột', en: 'column numbers' },
}

export interface Counted {
  readonly rows: number
  readonly marked: number
  readonly doubtful: number
  readonly wrong: number
}

export function previewView(
  list: ListInfo,
  reconciliation: string,
  head: ListHead,
  counts: Counted,
  language: Language,
): Preview {
  return {
    list,
    reconciliation,
    understood: counts.rows - counts.marked,
    doubtful: counts.doubtful,
    wrong: counts.wrong,
    rowsInFile: counts.rows,
    columns: head.columns.map(({ field, header }) => ({
      field,
      header,
      label: fieldLabels[field]?.[language] ?? header,
    })),
    dropped: [...head.dropped],
    unknownHeaders: [...head.unknownHeaders],
    otherSheets: [...head.otherSheets],
    oldFont: head.oldFont,
    leftOut: head.leftOut.map(({ row, why }) => ({ row, why: leftOut[why]?.[language] ?? why })),
    nameless: [...head.nameless],
    warnings: head.warnings.map((w) => warningWords(w)[language]),
    duplicates: head.duplicates.map((rows) => [...rows]),
  }
}

function warningWords(warning: Warning): Text {
  switch (warning.code) {
    case 'sameFile':
      return {
        vi: 'Tệp này đã được nhận vào lần đối chiếu này. Nhận nữa cũng không tính ai hai lần.',
        en: 'This very file was accepted here already. Accepting it again counts nobody twice.',
      }
    case 'anotherYear':
      return {
        vi: `Hầu hết các ngày trong danh sách thuộc năm ${warning.year}. Đồng chí kiểm tra xem có đúng danh sách cần đưa vào không.`,
        en: `Most days in this list are of ${warning.year}. Check that it is the list you mean.`,
      }
    case 'inTheFuture':
      return {
        vi: `${warning.rows} dòng có ngày giới thiệu hoặc tiếp nhận chưa đến; ngày đó được để trống nếu không sửa.`,
        en: `${warning.rows} rows tell a day of introduction or reception yet to come; unless mended, it is left empty.`,
      }
    case 'manyDuplicates':
      return {
        vi: `${warning.rows} dòng lặp lại người đã có ở dòng khác trong cùng danh sách.`,
        en: `${warning.rows} rows repeat somebody who stands in another row of this list.`,
      }
    case 'hiddenSheet':
    case 'formulaWithoutValue':
    case 'spoiltLetters':
      return problemText(noteProblem(warning))
  }
}

/** The year most event days of a list belong to, where it is not this year or the one before. */
export function anotherYear(days: readonly Day[], today: Day): number | undefined {
  if (days.length === 0) return undefined
  const years = Map.groupBy(days, (d) => Number(d.slice(0, 4)))
  const [year, of] = [...years].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [0, []]
  const thisYear = Number(today.slice(0, 4))
  return of.length * 2 > days.length && (year < thisYear - 1 || year > thisYear) ? year : undefined
}
