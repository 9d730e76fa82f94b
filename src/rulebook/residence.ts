import { z } from 'zod'
import { rule, term } from '#kernel/rule.ts'
import { cite } from './sources.ts'
import { counted, every } from './words.ts'

const months = z.int().positive().max(120)

export const contactEvery = rule({
  id: 'residence.contactEvery',
  vi: 'Gặp đảng viên đang công tác',
  en: 'Meeting working members',
  says: {
    vi: 'Đảng ủy xã, phường chỉ đạo chi bộ gặp đảng viên đang công tác {value} hoặc khi cần.',
    en: 'The commune committee directs cells to meet working members {value}, or when needed.',
  },
  unit: 'months',
  words: every('months'),
  shape: months,
  versions: { '2020-01-02': { value: 6, cites: [cite('213-QĐ/TW', '4')], trust: 'reported' } },
})

export const commentEvery = rule({
  id: 'residence.commentEvery',
  vi: 'Nhận xét nơi cư trú',
  en: 'Comment from the place of residence',
  says: {
    vi: 'Cấp ủy nơi công tác lấy ý kiến nhận xét của chi ủy nơi cư trú {value}.',
    en: 'The workplace committee asks the cell committee of the residence for its comment {value}.',
  },
  unit: 'months',
  words: every('months'),
  shape: months,
  versions: { '2020-01-02': { value: 12, cites: [cite('213-QĐ/TW', '3.4')], trust: 'reported' } },
})

export const remedyMonths = term({
  id: 'residence.remedyMonths',
  vi: 'Khắc phục điều đã góp ý',
  en: 'Mending a remark',
  says: {
    vi: 'Đảng viên được góp ý có {value} để khắc phục trước khi nhận xét gửi về nơi công tác.',
    en: 'A member has {value} to mend a remark before the comment goes to the workplace.',
  },
  unit: 'months',
  words: counted('months'),
  settableBy: ['commune', 'cell'],
  shape: months,
  versions: {
    '2022-01-01': {
      value: 12,
      cites: [],
      trust: 'reported',
      note: {
        vi: 'Cách làm của một chi bộ năm 2022, không phải quy định chung.',
        en: 'How one cell did it in 2022; no general regulation.',
      },
    },
  },
})
