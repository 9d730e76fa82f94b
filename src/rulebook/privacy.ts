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
