import { z } from 'zod'
import { rule } from '#kernel/rule.ts'
import { charterNote, cite } from './sources.ts'
import { counted, every } from './words.ts'

const wardSheet = {
  vi: 'Theo phiếu chấm của một phường sau 42-HD/BTCTW, không phải quy định chung.',
  en: 'From one ward’s sheet after 42-HD/BTCTW; no general regulation.',
}

const small = z.int().positive().max(1000)

export const regularEvery = rule({
  id: 'meetings.every',
  vi: 'Sinh hoạt chi bộ thường kỳ',
  en: 'Regular cell meeting',
  says: { vi: 'Chi bộ sinh hoạt thường kỳ {value}.', en: 'A cell meets regularly {value}.' },
  unit: 'months',
  words: every('months'),
  shape: small,
  versions: {
    '2021-07-30': { value: 1, cites: [cite('Điều lệ Đảng', '24.2')], trust: 'reported', note: charterNote },
  },
})

export const thematicEvery = rule({
  id: 'meetings.thematicEvery',
  vi: 'Sinh hoạt chuyên đề',
  en: 'Thematic meeting',
  says: {
    vi: 'Chi bộ sinh hoạt chuyên đề ít nhất {value}, không thay buổi thường kỳ.',
    en: 'A cell holds a thematic meeting at least {value}; it does not replace the regular one.',
  },
  unit: 'months',
  words: every('months'),
  shape: small,
  versions: {
    '2018-07-06': { value: 3, cites: [cite('12-HD/BTCTW (2018)')], trust: 'reported' },
    '2025-10-28': { value: 3, cites: [cite('42-HD/BTCTW')], trust: 'reported' },
  },
})

export const minutesAtLeast = rule({
  id: 'meetings.minutesAtLeast',
  vi: 'Thời lượng buổi sinh hoạt',
  en: 'Length of a meeting',
  says: { vi: 'Buổi sinh hoạt kéo dài ít nhất {value}.', en: 'A meeting lasts at least {value}.' },
  unit: 'minutes',
  words: ({ regular, withThematic }) =>
    withThematic === null
      ? counted('minutes')(regular)
      : {
          vi: `${regular} phút, có chuyên đề thì ${withThematic} phút`,
          en: `${regular} minutes, with a thematic part ${withThematic} minutes`,
        },
  settableBy: ['centre', 'province'],
  shape: z.object({ regular: small, withThematic: small.nullable() }),
  versions: {
    '2018-07-06': {
      value: { regular: 90, withThematic: null },
      cites: [cite('12-HD/BTCTW (2018)')],
      trust: 'reported',
    },
    '2025-10-28': { value: { regular: 90, withThematic: 120 }, cites: [cite('42-HD/BTCTW')], trust: 'reported' },
  },
})

export const attendanceGoal = rule({
  id: 'meetings.attendanceGoal',
  vi: 'Tỷ lệ dự sinh hoạt',
  en: 'Attendance goal',
  says: {
    vi: 'Phấn đấu trên {value} đảng viên được tính có mặt; đảng viên được miễn và đi nhiệm vụ đặc biệt không tính.',
    en: 'The goal is that more than {value} of the members who count attend; exempt and special-duty members do not count.',
  },
  unit: 'percent',
  words: (value) => ({ vi: `${value} %`, en: `${value}%` }),
  settableBy: ['centre', 'province'],
  shape: z.int().min(1).max(100),
  versions: {
    '2018-07-06': { value: 85, cites: [cite('12-HD/BTCTW (2018)')], trust: 'reported' },
    '2025-10-28': { value: 90, cites: [cite('42-HD/BTCTW')], trust: 'reported' },
  },
})

export const documentsBefore = rule({
  id: 'meetings.documentsBefore',
  vi: 'Gửi tài liệu trước buổi sinh hoạt',
  en: 'Documents before a meeting',
  says: {
    vi: 'Tài liệu được gửi trước buổi sinh hoạt ít nhất {value}.',
    en: 'Documents are posted at least {value} before the meeting.',
  },
  unit: 'days',
  words: counted('days'),
  settableBy: ['centre', 'province', 'commune'],
  shape: small,
  versions: { '2025-10-28': { value: 1, cites: [cite('42-HD/BTCTW')], trust: 'reported' } },
})

export const minutesAfter = rule({
  id: 'meetings.minutesAfter',
  vi: 'Đưa biên bản sau buổi sinh hoạt',
  en: 'Minutes after a meeting',
  says: {
    vi: 'Biên bản được đưa lên trong {value} sau buổi sinh hoạt.',
    en: 'The minutes are posted within {value} after the meeting.',
  },
  unit: 'days',
  words: counted('days'),
  settableBy: ['centre', 'province', 'commune'],
  shape: small,
  versions: { '2025-10-28': { value: 2, cites: [], trust: 'reported', note: wardSheet } },
})

const pilot = {
  vi: 'Thí điểm; chưa rõ còn áp dụng theo 208-QĐ/TW hay không.',
  en: 'A pilot; whether it stands under 208-QĐ/TW is not known.',
}

export const groupFrom = rule({
  id: 'meetings.groupFrom',
  vi: 'Chi bộ được họp theo tổ',
  en: 'Cells that may meet in groups',
  says: {
    vi: 'Chi bộ có tổ đảng và từ {value} trở lên được thay một số buổi bằng họp tổ.',
    en: 'A cell with groups and at least {value} may replace some meetings by group meetings.',
  },
  unit: 'members',
  words: counted('people'),
  shape: small,
  versions: { '2022-12-27': { value: 50, cites: [cite('03-HD/TW')], trust: 'reported', note: pilot } },
})

export const groupPerYear = rule({
  id: 'meetings.groupPerYear',
  vi: 'Số lần họp theo tổ trong năm',
  en: 'Group meetings in a year',
  says: { vi: 'Họp theo tổ nhiều nhất {value} một năm.', en: 'Group meetings at most {value} a year.' },
  unit: 'meetings',
  words: counted('meetings'),
  shape: small,
  versions: { '2022-12-27': { value: 3, cites: [cite('03-HD/TW')], trust: 'reported', note: pilot } },
})
