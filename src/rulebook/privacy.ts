import { z } from 'zod'
import { rule, term } from '#kernel/rule.ts'
import { cite } from './sources.ts'
import { counted } from './words.ts'

/** Erasure of a reconciliation: a setting of the office, which nobody has made yet. */
export const keptFor = term({
  id: 'reconciliation.keptFor',
  vi: 'Giữ dữ liệu đối chiếu',
  en: 'Keeping a reconciliation',
  says: {
    vi: 'Dữ liệu của một cuộc đối chiếu được giữ {value} sau danh sách cuối cùng rồi xóa.',
    en: 'The data of a reconciliation is kept for {value} after its last list and then erased.',
  },
  unit: 'months',
  words: counted('months'),
  settableBy: ['province', 'commune'],
  note: { vi: 'Để trống đến khi văn phòng đặt.', en: 'Empty until the office sets it.' },
  shape: z.int().positive().max(120),
  versions: {},
})

const untilSet = {
  vi: 'Để trống đến khi cơ quan có thẩm quyền đặt: chưa đặt thì không xóa gì.',
  en: 'Empty until whoever may sets it: until then nothing is erased.',
}

/** Who read whose data: how long it is kept. No number is known, so none stands here. */
export const readingsKeptFor = term({
  id: 'privacy.readingsKeptFor',
  vi: 'Giữ nhật ký đọc dữ liệu',
  en: 'Keeping the log of readings',
  says: {
    vi: 'Nhật ký ai đã đọc dữ liệu của ai được giữ {value} rồi xóa; dấu niêm còn lại.',
    en: 'Who read whose data is kept for {value} and then erased; the seals stay.',
  },
  unit: 'months',
  words: counted('months'),
  settableBy: ['province'],
  note: untilSet,
  shape: z.int().positive().max(600),
  versions: {},
})

/** What events say: how long it is kept. That they happened stays. */
export const bodiesKeptFor = term({
  id: 'privacy.bodiesKeptFor',
  vi: 'Giữ nội dung lịch sử thay đổi',
  en: 'Keeping what the history says',
  says: {
    vi: 'Nội dung của lịch sử thay đổi được giữ {value} rồi xóa; việc đã xảy ra, do ai, ngày nào thì còn.',
    en: 'What the history says is kept for {value} and then erased; that it happened, by whom and when stays.',
  },
  unit: 'months',
  words: counted('months'),
  settableBy: ['province'],
  note: untilSet,
  shape: z.int().positive().max(600),
  versions: {},
})

const notRead = {
  vi: 'Chưa đọc nguyên văn điểm này của luật và nghị định; cần xác nhận.',
  en: 'This point of law and decree was not read; to be confirmed.',
}

export const breachNotice = rule({
  id: 'privacy.breachNotice',
  vi: 'Báo sự cố dữ liệu cá nhân',
  en: 'Notice of a data breach',
  says: {
    vi: 'Sự cố dữ liệu cá nhân được báo cho cơ quan chuyên trách trong {value}.',
    en: 'A breach of personal data is notified to the specialised body within {value}.',
  },
  unit: 'hours',
  words: counted('hours'),
  shape: z.int().positive().max(1000),
  versions: { '2026-01-01': { value: 72, cites: [cite('91/2025/QH15')], trust: 'presumed', note: notRead } },
})

export const impactFile = term({
  id: 'privacy.impactFile',
  vi: 'Hồ sơ đánh giá tác động xử lý dữ liệu',
  en: 'Impact assessment file',
  says: {
    vi: 'Hồ sơ đánh giá tác động được gửi trong {value} kể từ ngày bắt đầu xử lý dữ liệu.',
    en: 'The impact assessment file is sent within {value} of the first day of processing.',
  },
  unit: 'days',
  words: counted('days'),
  shape: z.int().positive().max(1000),
  versions: { '2026-01-01': { value: 60, cites: [cite('91/2025/QH15')], trust: 'presumed', note: notRead } },
})
