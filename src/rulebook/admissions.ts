import { z } from 'zod'
import { rule, term } from '#kernel/rule.ts'
import { charterNote, cite } from './sources.ts'
import { counted } from './words.ts'

const months = z.int().positive().max(1200)
const workingDays = z.int().positive().max(1000)

const documentUnknown = {
  vi: 'Theo nguồn công khai của người làm công tác này; chưa rõ văn bản và điểm.',
  en: 'From public material of practitioners; document and point not known.',
}

export const target = rule({
  id: 'admissions.target',
  vi: 'Chỉ tiêu kết nạp',
  en: 'Admission target',
  says: {
    vi: 'Hằng năm kết nạp {value} tổng số đảng viên. Chỉ tiêu cấp trên giao là việc khác.',
    en: 'Each year {value} of all members are admitted. The target assigned by the superior is another thing.',
  },
  unit: 'percent',
  words: ({ from, to }) => ({ vi: `${from} đến ${to} %`, en: `${from} to ${to}%` }),
  settableBy: ['province', 'commune'],
  shape: z.object({ from: z.number().positive().max(100), to: z.number().positive().max(100) }),
  versions: {
    '2022-06-16': {
      value: { from: 3, to: 4 },
      cites: [cite('21-NQ/TW')],
      trust: 'reported',
      note: { vi: 'Chỉ tiêu của nhiệm kỳ mới chưa rõ.', en: 'The target of the new term is not known.' },
    },
  },
})

export const age = rule({
  id: 'admissions.age',
  vi: 'Tuổi kết nạp',
  en: 'Age at admission',
  says: {
    vi: 'Người được xem xét kết nạp từ đủ {value}, tính theo tháng, khi chi bộ xem xét.',
    en: 'A person is considered at {value}, by month, when the cell considers.',
  },
  unit: 'years',
  words: ({ from, to }) => ({ vi: `${from} đến ${to} tuổi`, en: `${from} to ${to} years` }),
  shape: z.object({ from: z.int().positive().max(120), to: z.int().positive().max(120) }),
  versions: {
    '2021-07-30': { value: { from: 18, to: 60 }, cites: [cite('24-QĐ/TW')], trust: 'reported' },
    '2026-07-26': { value: { from: 18, to: 60 }, cites: [cite('208-QĐ/TW')], trust: 'reported' },
  },
})

export const classValid = term({
  id: 'admissions.classValid',
  vi: 'Giấy chứng nhận lớp nhận thức về Đảng',
  en: 'Certificate of the awareness class',
  says: {
    vi: 'Giấy chứng nhận học lớp nhận thức về Đảng có giá trị {value}.',
    en: 'The certificate of the awareness class is valid for {value}.',
  },
  unit: 'months',
  words: counted('months'),
  shape: months,
  versions: { '2025-06-09': { value: 60, cites: [cite('06-HD/TW', '5.4')], trust: 'reported' } },
})

export const sponsorMonths = rule({
  id: 'admissions.sponsorMonths',
  vi: 'Người giới thiệu đã cùng công tác',
  en: 'A sponsor’s time together',
  says: {
    vi: 'Người giới thiệu là đảng viên chính thức đã cùng công tác, học tập hoặc cư trú ít nhất {value}.',
    en: 'A sponsor is an official member who worked, studied or lived with the person for at least {value}.',
  },
  unit: 'months',
  words: counted('months'),
  shape: months,
  versions: { '2025-06-09': { value: 12, cites: [], trust: 'reported', note: documentUnknown } },
})

export const ceremony = term({
  id: 'admissions.ceremony',
  vi: 'Tổ chức lễ kết nạp',
  en: 'Admission ceremony',
  says: {
    vi: 'Chi bộ tổ chức lễ kết nạp trong {value} kể từ ngày có quyết định.',
    en: 'The cell holds the ceremony within {value} of the decision.',
  },
  unit: 'workingDays',
  words: counted('workingDays'),
  shape: workingDays,
  versions: {
    '2025-07-01': {
      value: 30,
      cites: [cite('294-QĐ/TW')],
      trust: 'reported',
      note: { vi: 'Tính từ ngày nhận quyết định.', en: 'Counted from the day the decision is received.' },
    },
    '2026-07-26': {
      value: 30,
      cites: [cite('208-QĐ/TW')],
      trust: 'reported',
      note: {
        vi: 'Nguồn ghi từ ngày ban hành quyết định; lấy mốc sớm hơn.',
        en: 'The source says from the day of issue; the earlier clock is taken.',
      },
    },
  },
})

export const recognition = term({
  id: 'admissions.recognition',
  vi: 'Xét công nhận đảng viên chính thức',
  en: 'Recognition as an official member',
  says: {
    vi: 'Chi bộ xét công nhận trong {value} kể từ ngày hết thời gian dự bị; muộn thì vẫn công nhận từ ngày đó.',
    en: 'The cell considers recognition within {value} after probation; if late, recognition is as of that day.',
  },
  unit: 'workingDays',
  words: counted('workingDays'),
  shape: workingDays,
  versions: {
    '2025-07-01': { value: 30, cites: [cite('294-QĐ/TW')], trust: 'reported', note: documentUnknown },
    '2026-07-26': { value: 30, cites: [cite('208-QĐ/TW')], trust: 'reported' },
  },
})

export const probation = term({
  id: 'admissions.probation',
  vi: 'Thời gian dự bị',
  en: 'Probation',
  says: { vi: 'Đảng viên dự bị {value}, tính từ lễ kết nạp.', en: 'Probation lasts {value} from the ceremony.' },
  unit: 'months',
  words: counted('months'),
  shape: months,
  versions: {
    '2021-07-30': { value: 12, cites: [cite('Điều lệ Đảng', '5')], trust: 'reported', note: charterNote },
  },
})

export const vote = rule({
  id: 'admissions.vote',
  vi: 'Tỷ lệ biểu quyết kết nạp',
  en: 'Vote on admission',
  says: {
    vi: 'Nghị quyết kết nạp cần ít nhất {value} đảng viên chính thức tán thành.',
    en: 'The resolution needs at least {value} of the official members.',
  },
  unit: 'share',
  words: ({ of, outOf }) => ({ vi: `${of}/${outOf}`, en: `${of}/${outOf}` }),
  shape: z.object({ of: z.int().positive(), outOf: z.int().positive() }),
  versions: {
    '2025-07-01': { value: { of: 2, outOf: 3 }, cites: [], trust: 'reported', note: documentUnknown },
  },
})

export const readmissionAfter = term({
  id: 'readmission.after',
  vi: 'Kết nạp lại',
  en: 'Re-admission',
  says: {
    vi: 'Người đã ra khỏi Đảng được xét kết nạp lại sau ít nhất {value}.',
    en: 'Someone who left may be considered again after at least {value}.',
  },
  unit: 'months',
  words: counted('months'),
  shape: months,
  versions: { '2026-07-26': { value: 36, cites: [cite('208-QĐ/TW')], trust: 'reported' } },
})
