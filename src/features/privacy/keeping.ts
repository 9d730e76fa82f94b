import type { TermRule } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'
import { bodiesKeptFor, keptFor, readingsKeptFor } from '#rulebook/index.ts'

/** A rule of keeping: what goes when. */
export interface Keeping {
  readonly rule: string
  readonly what: Text
  /** As the program does it, where that is fixed. */
  readonly how: Text
  /** The rule of the rulebook whose months somebody sets; until then nothing goes. */
  readonly term?: TermRule
  /** Set on this page, for the whole installation; otherwise where it says. */
  readonly setHere?: boolean
}

const byTheProgram = { vi: 'Do chương trình đặt, không phải quy định.', en: 'The program’s own, no regulation.' }

function own(rule: string, what: Text, how: Text): Keeping {
  return { rule, what, how: { vi: `${how.vi} ${byTheProgram.vi}`, en: `${how.en} ${byTheProgram.en}` } }
}

export const keepings: readonly Keeping[] = [
  own(
    'privacy.listDraftsKept',
    { vi: 'bản đọc thử của danh sách đối chiếu', en: 'drafts of lists to compare' },
    { vi: 'Xóa sau 24 giờ nếu không ai nhận.', en: 'Erased after 24 hours unless accepted.' },
  ),
  own(
    'privacy.importDraftsKept',
    { vi: 'bản đọc thử của danh sách nhập vào sổ', en: 'drafts of imports' },
    { vi: 'Xóa sau 24 giờ nếu không ai nhận.', en: 'Erased after 24 hours unless accepted.' },
  ),
  own(
    'privacy.answersKept',
    { vi: 'câu trả lời của lệnh', en: 'answers of commands' },
    {
      vi: 'Xóa nội dung sau 1 ngày, dấu của lệnh sau 30 ngày.',
      en: 'What they said after a day, that they were asked after 30.',
    },
  ),
  own(
    'privacy.jobsKept',
    { vi: 'việc nền đã xong', en: 'finished jobs' },
    { vi: 'Xóa sau 7 ngày.', en: 'Erased after 7 days.' },
  ),
  own(
    'privacy.signInsKept',
    { vi: 'các lần đăng nhập', en: 'times of signing in' },
    { vi: 'Xóa sau 90 ngày.', en: 'Erased after 90 days.' },
  ),
  {
    rule: keptFor.id,
    what: { vi: 'dữ liệu của một cuộc đối chiếu', en: 'the data of a reconciliation' },
    how: {
      vi: 'Theo số tháng mà văn phòng đặt ở từng cuộc đối chiếu; chưa đặt thì không xóa.',
      en: 'After the months the office sets with each; unset, nothing goes.',
    },
    term: keptFor,
  },
  {
    rule: readingsKeptFor.id,
    what: { vi: 'nhật ký ai đã đọc gì', en: 'the log of who read what' },
    how: {
      vi: 'Xóa sau số tháng đã đặt, dấu niêm còn lại; chưa đặt thì không xóa.',
      en: 'Erased after the months set here, seals stay; unset, nothing goes.',
    },
    term: readingsKeptFor,
    setHere: true,
  },
  {
    rule: bodiesKeptFor.id,
    what: { vi: 'nội dung của lịch sử thay đổi', en: 'what the history says' },
    how: {
      vi: 'Xóa sau số tháng đã đặt, việc đã xảy ra thì còn; chưa đặt thì không xóa.',
      en: 'Erased after the months set here, that it happened stays; unset, nothing goes.',
    },
    term: bodiesKeptFor,
    setHere: true,
  },
  {
    rule: 'privacy.membersKept',
    what: { vi: 'hồ sơ đảng viên, chức vụ', en: 'records of members, posts' },
    how: {
      vi: 'Giữ đến khi hai người quyết định xóa; chưa rõ thời hạn theo quy định.',
      en: 'Kept until two people decide to erase; no term is known.',
    },
  },
  {
    rule: 'privacy.tombstonesKept',
    what: { vi: 'dấu đã xóa một người', en: 'tombstones of the erased' },
    how: {
      vi: 'Giữ mãi để chứng minh và để bản sao lưu cũ không đưa ai trở lại; không có tên.',
      en: 'Kept for good, as proof and against older backups; no name.',
    },
  },
]

export function keepingWords(rule: string): Text {
  const found = keepings.find((one) => one.rule === rule)
  return found
    ? {
        vi: capital(`${found.what.vi}: ${small(found.how.vi)}`),
        en: capital(`${found.what.en}: ${small(found.how.en)}`),
      }
    : { vi: rule, en: rule }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function small(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
