import { z } from 'zod'
import { rule, term } from '#kernel/rule.ts'
import { cite } from './sources.ts'
import { between, counted, under } from './words.ts'

const notReadAsBefore = {
  vi: 'Chưa đọc được nguyên văn điểm này, tạm giữ như bản trước.',
  en: 'The wording of this point was not read; kept as in the version before.',
}

const notReadAsAfter = {
  vi: 'Chưa đọc được nguyên văn điểm này, tạm tính như bản 294-QĐ/TW.',
  en: 'The wording of this point was not read; taken to be as in 294-QĐ/TW.',
}

// 20-QĐ/TW replaced 294 on a day of 2026 that nobody here knows, and 208 replaced it on 26 July
const somewhereUnder20 = {
  '2026-01-01': {
    trust: 'presumed',
    document: '20-QĐ/TW',
    because: {
      vi: 'Năm 2026 có 20-QĐ/TW, chưa rõ nội dung và ngày hiệu lực. Việc từ 01/01/2026 đến 25/07/2026 vẫn tính theo bản 294-QĐ/TW.',
      en: '20-QĐ/TW is of 2026; its text and the day it took effect are not known. Events from 1 January to 25 July 2026 are still counted under 294-QĐ/TW.',
    },
  },
} as const

const months = z.int().positive().max(1200)
const workingDays = z.int().positive().max(1000)

export const procedure = term({
  id: 'transfers.procedure',
  vi: 'Làm thủ tục chuyển đi',
  en: 'Doing the transfer procedure',
  says: {
    vi: 'Đảng viên làm thủ tục chuyển sinh hoạt đảng trong {value}, tính từ ngày quyết định có hiệu lực hoặc từ ngày chuyển nơi cư trú.',
    en: 'A member does the transfer procedure within {value} from the day the decision takes effect or from the change of residence.',
  },
  unit: 'workingDays',
  words: counted('workingDays'),
  commonlySaid: { vi: 'hai tháng', en: 'two months' },
  shape: workingDays,
  versions: {
    '2021-07-30': { value: 60, cites: [cite('24-QĐ/TW', '6.3.1.a')], trust: 'presumed', note: notReadAsAfter },
    '2025-01-20': { value: 60, cites: [cite('232-QĐ/TW', '6.3.1.a')], trust: 'presumed', note: notReadAsAfter },
    '2025-07-01': { value: 60, cites: [cite('294-QĐ/TW', '6.3.1.a')], trust: 'reported', doubts: somewhereUnder20 },
    '2026-07-26': {
      value: 60,
      cites: [cite('208-QĐ/TW', '6.3.1.a')],
      trust: 'reported',
      note: {
        vi: 'Số ngày theo nguồn công khai; chưa đọc được nguyên văn.',
        en: 'The number of days is from public sources; the wording was not read.',
      },
    },
  },
})

export const presentation = term({
  id: 'transfers.presentation',
  vi: 'Nộp giấy giới thiệu',
  en: 'Presenting the introduction paper',
  says: {
    vi: 'Đảng viên nộp giấy giới thiệu cho chi ủy nơi nhận trong {value}, tính từ ngày được giới thiệu đi.',
    en: 'A member presents the introduction paper to the receiving cell committee within {value} from the day introduced out.',
  },
  unit: 'workingDays',
  words: counted('workingDays'),
  commonlySaid: { vi: 'một tháng', en: 'one month' },
  shape: workingDays,
  versions: {
    '2021-07-30': { value: 30, cites: [cite('24-QĐ/TW', '6.3.1')], trust: 'presumed', note: notReadAsAfter },
    '2025-01-20': { value: 30, cites: [cite('232-QĐ/TW', '6.3.1')], trust: 'presumed', note: notReadAsAfter },
    '2025-07-01': { value: 30, cites: [cite('294-QĐ/TW', '6.3.1')], trust: 'reported', doubts: somewhereUnder20 },
    '2026-07-26': { value: 30, cites: [cite('208-QĐ/TW', '6.3.1')], trust: 'presumed', note: notReadAsBefore },
  },
})

export const noShow = term({
  id: 'transfers.noShow',
  vi: 'Ba tháng chưa nộp hồ sơ',
  en: 'Three months without a dossier',
  says: {
    vi: 'Quá {value} kể từ ngày nhận phiếu báo mà chưa có hồ sơ thì cấp ủy nơi nhận báo cáo cấp ủy có thẩm quyền xem xét. Phần mềm không tự quyết định điều gì.',
    en: 'When no dossier came within {value} from the day of the notice, the receiving committee reports to the competent committee, which considers. The software decides nothing.',
  },
  unit: 'months',
  words: counted('months'),
  commonlySaid: { vi: 'quá ba tháng thì báo cáo', en: 'over three months: report' },
  shape: months,
  versions: {
    '2012-05-17': {
      value: 3,
      cites: [cite('12-HD/BTCTW', 'II.4.c')],
      trust: 'reported',
      doubts: {
        '2017-06-05': {
          trust: 'presumed',
          document: '09-HD/BTCTW',
          because: {
            vi: 'Từ 05/06/2017 có 09-HD/BTCTW và các hướng dẫn sau, chưa đọc được; tạm giữ như 12-HD/BTCTW năm 2012.',
            en: '09-HD/BTCTW of 5 June 2017 and later guidance were not seen; kept as in 12-HD/BTCTW of 2012.',
          },
        },
      },
    },
  },
})

export const dissolution = term({
  id: 'transfers.dissolution',
  vi: 'Chuyển khi tổ chức giải thể',
  en: 'Transfers when an organisation is dissolved',
  says: {
    vi: 'Tổ chức đảng giải thể thì cấp ủy cấp trên trực tiếp thu hồi hồ sơ, con dấu và làm thủ tục chuyển sinh hoạt cho đảng viên trong {value}.',
    en: 'When an organisation is dissolved, the committee directly above recovers dossiers and seal and does its members’ transfers within {value}.',
  },
  unit: 'workingDays',
  words: counted('workingDays'),
  shape: workingDays,
  versions: {
    '2021-07-30': {
      value: 30,
      cites: [cite('24-QĐ/TW', '6.3.5')],
      trust: 'reported',
      doubts: {
        '2025-01-20': {
          trust: 'presumed',
          document: '232-QĐ/TW',
          because: {
            vi: 'Từ 20/01/2025 đã có 232-QĐ/TW và các bản sau, chưa đọc được điểm này; tạm giữ như 24-QĐ/TW.',
            en: '232-QĐ/TW of 20 January 2025 and its successors were not read on this point; kept as in 24-QĐ/TW.',
          },
        },
      },
    },
  },
})

export const temporaryMonths = rule({
  id: 'transfers.temporaryMonths',
  vi: 'Sinh hoạt tạm thời',
  en: 'Temporary transfer',
  says: {
    vi: 'Đảng viên đổi nơi cư trú hoặc nơi làm việc từ {value} thì chuyển sinh hoạt tạm thời.',
    en: 'A change of residence or workplace for {value} is a temporary transfer.',
  },
  unit: 'months',
  words: under('months'),
  shape: z.object({ from: months, under: months }),
  versions: {
    '2025-01-20': {
      value: { from: 3, under: 12 },
      cites: [cite('232-QĐ/TW', '6.3.2'), cite('01-HD/TW', '10.2.2')],
      trust: 'reported',
    },
  },
})

export const studyMonths = rule({
  id: 'transfers.studyMonths',
  vi: 'Tạm thời để đi học',
  en: 'Away for study',
  says: {
    vi: 'Đảng viên đi học tập trung trong nước từ {value} rồi trở về thì chuyển sinh hoạt tạm thời.',
    en: 'Full-time training inside the country for {value}, then returning, is a temporary transfer.',
  },
  unit: 'months',
  words: between('months'),
  shape: z.object({ from: months, to: months }),
  versions: { '2025-01-20': { value: { from: 3, to: 24 }, cites: [cite('232-QĐ/TW', '6.3.2')], trust: 'reported' } },
})

/** A setting of the calendar (`calendarUnder`): the later due day is the milder reading. */
export const workedSaturdayCounts = rule({
  id: 'transfers.workedSaturdayCounts',
  vi: 'Thứ bảy làm bù',
  en: 'Saturdays worked in exchange',
  says: {
    vi: 'Thứ bảy làm bù có tính là ngày làm việc khi đếm thời hạn: {value}.',
    en: 'A Saturday worked in exchange counts as a working day of a term: {value}.',
  },
  unit: 'choice',
  words: (value) => (value ? { vi: 'có tính', en: 'yes' } : { vi: 'không tính', en: 'no' }),
  shape: z.boolean(),
  versions: {
    '2019-01-01': {
      value: false,
      cites: [],
      trust: 'presumed',
      note: {
        vi: 'Chưa thấy văn bản nào nói rõ; không tính thì hạn muộn hơn, nhẹ hơn cho đảng viên. Lịch nghỉ có từ ngày này.',
        en: 'No document seen says so; not counting them gives the later day, the milder reading. The calendar begins on this day.',
      },
    },
  },
})

export const answersInTransit = rule({
  id: 'transfers.answersInTransit',
  vi: 'Ai theo dõi đảng viên trên đường chuyển',
  en: 'Who answers for a member in transit',
  says: {
    vi: 'Từ khi giới thiệu đến khi tiếp nhận, theo dõi đảng viên là việc của {value}.',
    en: 'Between introduction and reception the one who answers for a member is {value}.',
  },
  unit: 'choice',
  words: (value) => (value === 'sender' ? { vi: 'nơi gửi', en: 'the sender' } : { vi: 'nơi nhận', en: 'the receiver' }),
  shape: z.enum(['sender', 'receiver']),
  versions: {
    '2021-07-30': {
      value: 'sender',
      cites: [],
      trust: 'presumed',
      note: { vi: 'Chưa thấy văn bản nào nói rõ; tạm hiểu như vậy.', en: 'No document seen says so; presumed.' },
    },
  },
})
