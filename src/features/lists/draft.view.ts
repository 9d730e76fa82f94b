import type { Because } from '#engines/sheets/index.ts'
import type { Language, Text } from '#kernel/text.ts'
import type { Job, Marked, PreviewRow, SheetSeen } from './draft.contract.ts'
import type { DraftCell, DraftRow, ListHead, Warning } from './draft.ts'
import { textOf, writtenPart } from './partial.ts'
import { readingText } from './reading-texts.ts'
import { noteProblem } from './reading.ts'

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
  return readingText({ code, facts: { ...facts, raw } })
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

/** What a column is called on the screen, by its field; a field nobody named is called as the file heads it. */
export type FieldLabels = Readonly<Record<string, Text>>

export function sheetView(head: ListHead, counts: Counted, labels: FieldLabels, language: Language): SheetSeen {
  return {
    understood: counts.rows - counts.marked,
    doubtful: counts.doubtful,
    wrong: counts.wrong,
    rowsInFile: counts.rows,
    columns: head.columns.map(({ field, header }) => ({ field, header, label: labels[field]?.[language] ?? header })),
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
      return readingText(noteProblem(warning))
  }
}
