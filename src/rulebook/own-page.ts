import { z } from 'zod'
import type { Text } from '#kernel/text.ts'
import { rule, term } from '#kernel/rule.ts'
import { cite } from './sources.ts'
import { counted } from './words.ts'

/** How soon people are answered about their own data. The decree's own times were not read. */
const notRead = {
  vi: 'Chưa đọc được thời hạn trong Nghị định 356/2025/NĐ-CP; tạm đặt 10 ngày làm việc, cần xác nhận.',
  en: 'The times of Decree 356/2025/NĐ-CP were not read; set to 10 working days until confirmed.',
}

const ofTheProgram = {
  vi: 'Chưa có văn bản nào quy định; chương trình tạm đặt, cần xác nhận.',
  en: 'No document is known; set by the program until confirmed.',
}

const settableBy = ['province', 'commune'] as const

function answer(id: `privacy.${string}`, vi: string, en: string, says: Text) {
  return term({
    id,
    vi,
    en,
    says,
    unit: 'workingDays',
    words: counted('workingDays'),
    settableBy,
    shape: z.int().positive().max(250),
    versions: { '2026-01-01': { value: 10, cites: [cite('91/2025/QH15')], trust: 'presumed', note: notRead } },
  })
}

export const correctionAnswer = answer(
  'privacy.correctionAnswer',
  'Trả lời đề nghị sửa dữ liệu của mình',
  'Answer to a request for correction',
  {
    vi: 'Đề nghị sửa dữ liệu của mình được trả lời trong {value} kể từ ngày gửi.',
    en: 'A request to correct one’s own data is answered within {value} of the day it was sent.',
  },
)

export const restrictionAnswer = answer(
  'privacy.restrictionAnswer',
  'Trả lời đề nghị tạm ngừng dùng dữ liệu',
  'Answer to a request for restriction',
  {
    vi: 'Đề nghị tạm ngừng dùng dữ liệu của mình được trả lời trong {value} kể từ ngày gửi.',
    en: 'A request to restrict the use of one’s own data is answered within {value} of the day it was sent.',
  },
)

export const erasureAnswer = answer(
  'privacy.erasureAnswer',
  'Trả lời đề nghị xóa dữ liệu',
  'Answer to a request for erasure',
  {
    vi: 'Đề nghị xóa dữ liệu của mình được trả lời trong {value} kể từ ngày gửi.',
    en: 'A request to erase one’s own data is answered within {value} of the day it was sent.',
  },
)

export const objectionAnswer = answer(
  'privacy.objectionAnswer',
  'Trả lời việc phản đối hoặc hỏi về cách dùng dữ liệu',
  'Answer to an objection or a question',
  {
    vi: 'Đảng viên phản đối hoặc hỏi về cách dùng dữ liệu của mình thì được trả lời trong {value} kể từ ngày gửi.',
    en: 'An objection to, or a question about, the use of one’s own data is answered within {value} of the day it was sent.',
  },
)

export const complaintAnswer = answer(
  'privacy.complaintAnswer',
  'Trả lời khiếu nại về dữ liệu cá nhân',
  'Answer to a complaint about personal data',
  {
    vi: 'Khiếu nại lên cấp trên về câu trả lời đã nhận được trả lời trong {value} kể từ ngày gửi.',
    en: 'A complaint to the level above about an answer is answered within {value} of the day it was sent.',
  },
)

export const ownWord = term({
  id: 'privacy.ownWord',
  vi: 'Trả lời điều người khác ghi về mình',
  en: 'Answering what was said about oneself',
  says: {
    vi: 'Đảng viên trả lời điều người khác ghi về mình trong {value} kể từ ngày ghi; sau đó vẫn gửi được.',
    en: 'A member answers what was said about them within {value} of the day it was recorded; later words are taken all the same.',
  },
  unit: 'workingDays',
  words: counted('workingDays'),
  settableBy,
  shape: z.int().positive().max(250),
  versions: { '2026-01-01': { value: 10, cites: [], trust: 'presumed', note: ofTheProgram } },
})

/** How long the person concerned is not told of what an inspector reads, unless the inspector releases it. */
export const withheldReadings = rule({
  id: 'privacy.withheldReadings',
  vi: 'Cho biết muộn lượt đọc của cơ quan kiểm tra',
  en: 'Telling of an inspector’s readings later',
  says: {
    vi: 'Lượt đọc và quyền tạm của cán bộ kiểm tra được cho người có hồ sơ biết sau {value}, hoặc sớm hơn khi cán bộ kiểm tra cho phép.',
    en: 'What an inspector reads, and access given to one for a time, is told to the person concerned after {value}, or sooner when the inspector releases it.',
  },
  unit: 'days',
  words: counted('days'),
  settableBy: ['province'],
  shape: z.int().positive().max(1000),
  versions: { '2026-01-01': { value: 90, cites: [], trust: 'presumed', note: ofTheProgram } },
})
