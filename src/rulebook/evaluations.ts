import { z } from 'zod'
import { rule } from '#kernel/rule.ts'
import { cite } from './sources.ts'
import { floors } from './words.ts'

/** Points from which each level begins, highest first; below the last is the lowest level. */
const Floors = z.tuple([z.int(), z.int(), z.int()]).refine(([a, b, c]) => a > b && b > c && c > 0)

export const scoreLevels = rule({
  id: 'scores.levels',
  vi: 'Mức chấm buổi sinh hoạt',
  en: 'Levels of a meeting’s score',
  says: {
    vi: 'Buổi sinh hoạt được xếp Tốt, Khá, Trung bình từ {value}; dưới mức cuối là Kém.',
    en: 'A meeting is rated good, fair, average from {value}; below the last it is poor.',
  },
  unit: 'points',
  words: floors,
  settableBy: ['province'],
  note: {
    vi: 'Bảng điểm riêng của Nghệ An chưa có: để trống đến khi tỉnh nhập.',
    en: 'Nghệ An’s own table is not known: empty until the province enters it.',
  },
  shape: Floors,
  versions: {
    '2025-10-28': {
      value: [90, 70, 50],
      cites: [],
      trust: 'reported',
      note: {
        vi: 'Cách làm ở hai nơi khác, không phải quy định của Nghệ An.',
        en: 'The practice of two other places, not a regulation of Nghệ An.',
      },
    },
  },
})

export const evaluationLevels = rule({
  id: 'evaluations.levels',
  vi: 'Mức xếp loại hằng năm',
  en: 'Levels of the yearly evaluation',
  says: {
    vi: 'Hoàn thành xuất sắc, hoàn thành tốt, hoàn thành nhiệm vụ từ {value}, cùng các điều kiện khác.',
    en: 'Excellent, good and completed begin at {value}, beside other conditions.',
  },
  unit: 'points',
  words: floors,
  shape: Floors,
  versions: { '2025-08-30': { value: [90, 70, 50], cites: [cite('366-QĐ/TW')], trust: 'reported' } },
})

export const excellentCap = rule({
  id: 'evaluations.excellentCap',
  vi: 'Tỷ lệ hoàn thành xuất sắc',
  en: 'Cap on excellent ratings',
  says: {
    vi: 'Số đảng viên hoàn thành xuất sắc không quá {value} số được xếp hoàn thành tốt trong một tổ chức cơ sở đảng.',
    en: 'Members rated excellent are at most {value} of those rated good inside one grassroots organisation.',
  },
  unit: 'percent',
  words: (value) => ({ vi: `${value} %`, en: `${value}%` }),
  settableBy: ['centre', 'province'],
  note: {
    vi: 'Cách lấy gốc và làm tròn do tỉnh đặt; chưa rõ.',
    en: 'The province sets the base and the rounding; not known yet.',
  },
  shape: z.int().min(1).max(100),
  versions: {
    '2019-10-18': {
      value: 20,
      cites: [cite('21-HD/BTCTW')],
      trust: 'reported',
      doubts: {
        '2023-10-04': {
          trust: 'presumed',
          document: '124-QĐ/TW',
          because: {
            vi: 'Từ 04/10/2023 có 124-QĐ/TW rồi 366-QĐ/TW, chưa đọc được điểm này; tạm giữ như 21-HD/BTCTW.',
            en: '124-QĐ/TW of 4 October 2023 and then 366-QĐ/TW were not read on this point; kept as in 21-HD/BTCTW.',
          },
        },
      },
    },
  },
})
