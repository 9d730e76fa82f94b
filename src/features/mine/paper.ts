import { type Day, written, readDay } from '#kernel/day.ts'
import { titleBook, titles } from '#features/posts/index.ts'
import type { OwnPage, RequestView, Stored } from './mine.contract.ts'
import {
  fieldText,
  notStored,
  outcomeWords,
  requestText,
  saidText,
  sourceText,
  statusText,
  valueText,
} from './mine.words.ts'

type Line = Readonly<Record<'what' | 'value' | 'from', string>>

interface ReaderLine {
  readonly name: string
  readonly unit: string | null
  readonly on_day: Day
  readonly times: number
}

/** What fills the template of the own page. */
export function paperData(page: OwnPage, readers: readonly ReaderLine[], today: Day) {
  return {
    name: page.name,
    day: written(today),
    stored: storedLines(page.stored),
    notStored: notStored.vi,
    said: page.said.length === 0 ? [{ text: 'Chưa có gì.', words: '' }] : page.said.map(saidLine),
    requests: page.requests.length === 0 ? [{ text: 'Chưa có đề nghị nào.' }] : page.requests.map(requestLine),
    readers: readers.length === 0 ? [{ text: noReaders }] : readers.map(readerLine),
    terms: termLines(page.terms),
    contact: page.contact ? `${page.contact.name}, phụ trách dữ liệu cá nhân, ${page.contact.unit}` : 'cán bộ đảng ủy',
  }
}

const noReaders = 'Hỏi đồng chí phụ trách dữ liệu cá nhân: cán bộ in phiếu này không xem được ai đã đọc.'

function storedLines({ fields, belongings, statuses, posts, number }: Stored): Line[] {
  return [
    ...fields.map(({ field, value, source }) => ({
      what: capital(fieldText(field, 'vi')),
      value: valueText(field, value, 'vi'),
      from: sourceText(source, 'vi'),
    })),
    ...belongings.map(({ kind, unit, above, fromOn, toOn, source }) => ({
      what: capital(fieldText(kind, 'vi')),
      value: `${unit}${above === null ? '' : `, ${above}`}${period(fromOn, toOn)}`,
      from: sourceText(source, 'vi'),
    })),
    ...statuses.map(({ status, fromOn, toOn, source }) => ({
      what: 'Tình trạng',
      value: `${statusText(status, 'vi')}${period(fromOn, toOn)}`,
      from: sourceText(source, 'vi'),
    })),
    ...posts.map(({ title, unit, fromOn, toOn, source }) => ({
      what: 'Chức vụ',
      value: `${titleText(title)}, ${unit}${period(fromOn, toOn)}`,
      from: sourceText(source, 'vi'),
    })),
    ...(number ? [{ what: 'Số định danh', value: 'Đã mã hóa', from: sourceText(number, 'vi') }] : []),
  ]
}

function period(from: string, to: string | null): string {
  return ` (từ ${dayOf(from)}${to === null ? '' : ` đến trước ${dayOf(to)}`})`
}

function titleText(title: string): string {
  const known = titles.find((t) => t === title)
  return known === undefined ? title : titleBook[known].words.vi
}

function saidLine(said: OwnPage['said'][number]) {
  return {
    text: `${saidText(said, 'vi')}. Từ: ${sourceText(said.source, 'vi')}.`,
    words: said.words.map((w) => `Lời của đồng chí: “${w.words}”`).join(' '),
  }
}

function requestLine(request: RequestView) {
  const answered = request.steps.find((s) => s.what === 'answered')
  const said = answered?.outcome ? ` ${outcomeWords[answered.outcome].vi}: ${answered.words ?? ''}` : ''
  const until = answered ? '' : `, trả lời chậm nhất ${dayOf(request.dueOn)}`
  return { text: `${requestText(request, 'vi')}. Gửi ${dayOf(request.sentOn)}${until}.${said}` }
}

function readerLine({ name, unit, on_day: on, times }: ReaderLine) {
  return {
    text: `${written(on)}: ${name}${unit === null ? '' : `, ${unit}`}${times > 1 ? `, ${String(times)} lần` : ''}.`,
  }
}

function termLines(terms: OwnPage['terms']) {
  const told = [
    ['correction', 'Sửa chỗ sai'],
    ['restriction', 'Tạm ngừng dùng'],
    ['erasure', 'Xóa'],
    ['objection', 'Phản đối, hỏi'],
  ] as const
  return told.flatMap(([kind, what]) => {
    const term = terms[kind]
    return term
      ? [{ text: `${what}: gửi hôm nay thì được trả lời chậm nhất ${dayOf(term.dueOn)} (chờ xác nhận).` }]
      : []
  })
}

function dayOf(text: string): string {
  const found = readDay(text)
  return found === undefined ? text : written(found)
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
