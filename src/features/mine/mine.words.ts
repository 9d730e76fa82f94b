import { written, day } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/text.ts'
import { statusWords, whatWords } from '#features/people/index.ts'
import type { RequestView, Said, Source } from './mine.contract.ts'
import type { Outcome, RequestKind } from './request.ts'

type FieldWords = Readonly<Record<string, Text>>

/** The words of this page, for the screen and for paper. */
export const kindsOfRequest: Readonly<Record<RequestKind, Text>> = {
  correction: { vi: 'Sửa chỗ sai', en: 'Correction' },
  restriction: { vi: 'Tạm ngừng dùng', en: 'Restriction' },
  erasure: { vi: 'Xóa', en: 'Erasure' },
  objection: { vi: 'Phản đối, hỏi', en: 'Objection or question' },
  complaint: { vi: 'Khiếu nại lên cấp trên', en: 'Complaint to the level above' },
}

export const outcomeWords: Readonly<Record<Outcome, Text>> = {
  done: { vi: 'Đã làm', en: 'Done' },
  partly: { vi: 'Làm được một phần', en: 'Done in part' },
  refused: { vi: 'Không làm được', en: 'Refused' },
}

const told: FieldWords = whatWords
const statusTold: FieldWords = statusWords
/** As the forms of the record call them. */
const more: FieldWords = {
  workplace: { vi: 'nơi công tác', en: 'workplace' },
  actualResidence: { vi: 'nơi ở thực tế', en: 'actual residence' },
  skills: { vi: 'sở trường', en: 'skills' },
  belonging: { vi: 'nơi sinh hoạt', en: 'cell' },
  post: { vi: 'chức vụ', en: 'post' },
}

/** What a field or thing is called in a sentence: `ngày vào Đảng`. */
export function fieldText(field: string, language: Language): string {
  return (more[field] ?? told[field])?.[language] ?? field
}

export function statusText(status: string, language: Language): string {
  return statusTold[status]?.[language] ?? status
}

function dayWritten(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? written(day(text)) : text.split('-').toReversed().join('/')
}

/** A value as people read it: days as days, the sexes in words. */
export function valueText(field: string, value: string, language: Language): string {
  if (field === 'sex')
    return value === 'female' ? (language === 'vi' ? 'Nữ' : 'Female') : language === 'vi' ? 'Nam' : 'Male'
  return /^\d{4}(-\d\d){0,2}$/.test(value) && field !== 'card' ? dayWritten(value) : value
}

const sources: Readonly<Record<Source['how'] | 'answered', (unit: string | null, on: string) => Text>> = {
  list: (unit, on) => ({
    vi: `danh sách${unit === null ? '' : ` của ${unit}`}, ${on}`,
    en: `a list${unit === null ? '' : ` of ${unit}`}, ${on}`,
  }),
  typed: (unit, on) => ({
    vi: `cán bộ${unit === null ? '' : ` ${unit}`} gõ, ${on}`,
    en: `typed by staff${unit === null ? '' : ` of ${unit}`}, ${on}`,
  }),
  compared: (unit, on) => ({
    vi: `so các danh sách${unit === null ? '' : ` ở ${unit}`}, ${on}`,
    en: `lists compared${unit === null ? '' : ` at ${unit}`}, ${on}`,
  }),
  answered: (unit, on) => ({
    vi: `cán bộ${unit === null ? '' : ` ${unit}`}, ${on}`,
    en: `staff${unit === null ? '' : ` of ${unit}`}, ${on}`,
  }),
  begin: (_unit, on) => ({ vi: `có từ khi lập sổ, ${on}`, en: `there when the register began, ${on}` }),
}

/** From where something came: `danh sách của Đảng bộ UBND tỉnh, 12/01/2026`. */
export function sourceText(
  { how, unit, on }: Omit<Source, 'how'> & { readonly how: Source['how'] | 'answered' },
  language: Language,
): string {
  return sources[how](unit, dayWritten(on))[language]
}

const standsWords: Readonly<Record<string, Text>> = {
  arrived: { vi: 'Đã thấy đồng chí ở nơi nhận', en: 'You were found at the receiving place' },
  wrongDestination: {
    vi: 'Đồng chí được tiếp nhận ở nơi khác nơi ghi trong danh sách',
    en: 'You were received at another place than the list says',
  },
  doubtful: { vi: 'Chưa rõ có phải cùng một người', en: 'It is not clear whether it is the same person' },
  notSeenYet: {
    vi: 'Chưa thấy đồng chí trong danh sách nơi nhận',
    en: 'You were not seen in the lists of the receiving place yet',
  },
  notCompared: { vi: 'Chưa so được với danh sách nơi nhận', en: 'There was no list to compare with yet' },
  unannounced: {
    vi: 'Đã tiếp nhận, chưa thấy giới thiệu',
    en: 'You were received, and no introduction was seen',
  },
  neverIntroduced: {
    vi: 'Đã nghỉ hưu, chưa thấy giới thiệu về nơi cư trú',
    en: 'Retired, and no introduction to the residence was seen',
  },
}

/** What was said, as one line. */
export function saidText(said: Said, language: Language): string {
  switch (said.kind) {
    case 'status':
      return statusSince(said, language)
    case 'record': {
      const fields = said.fields.map((f) => fieldText(f.field, language)).join(', ')
      return language === 'vi' ? `Sửa ${fields}` : `Changed: ${fields}`
    }
    case 'merge':
      return merged[language]
    case 'case':
      return standsWords[said.stands ?? '']?.[language] ?? ''
  }
}

function statusSince({ status, on }: Said, language: Language): string {
  return `${statusText(status ?? '', language)} ${language === 'vi' ? 'từ' : 'from'} ${dayWritten(on)}`
}

const merged: Text = {
  vi: 'Hai hồ sơ của đồng chí được gộp làm một',
  en: 'Two records of yours were merged into one',
}

/** What a request asks for, as one line: `Sửa ngày vào Đảng thành 03/02/2003`. */
export function requestText(
  { kind, field, proposed }: Pick<RequestView, 'kind' | 'field' | 'proposed'>,
  language: Language,
): string {
  if (kind !== 'correction' || field === null) return kindsOfRequest[kind][language]
  const what = fieldText(field, language)
  if (language === 'vi') return `Sửa ${what}${proposed === null ? '' : ` thành ${valueText(field, proposed, 'vi')}`}`
  return `Correct: ${what}${proposed === null ? '' : `, to ${valueText(field, proposed, 'en')}`}`
}

/** What is deliberately not kept of anybody. */
export const notStored: Text = {
  vi: 'dân tộc, tôn giáo, người trong nhà, hàng xóm, sức khỏe.',
  en: 'ethnicity, religion, household, neighbours, health.',
}

/** Ways of reaching somebody and what came of it. */
export const wayWords: FieldWords = {
  call: { vi: 'gọi điện', en: 'a call' },
  visit: { vi: 'đến nhà', en: 'a visit' },
  letter: { vi: 'gửi thư', en: 'a letter' },
  message: { vi: 'nhắn tin', en: 'a message' },
  throughCell: { vi: 'qua chi bộ', en: 'through the cell' },
}

export const reachedWords: FieldWords = {
  met: { vi: 'đã gặp', en: 'met' },
  notReached: { vi: 'không gặp được', en: 'not reached' },
  messageLeft: { vi: 'đã nhắn lại', en: 'a message was left' },
  goodReason: { vi: 'có lý do chính đáng', en: 'there is a good reason' },
  receivedElsewhere: { vi: 'nơi khác đã tiếp nhận', en: 'received elsewhere' },
}
