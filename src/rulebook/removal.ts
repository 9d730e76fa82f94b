import { z } from 'zod'
import { rule, term } from '#kernel/rule.ts'
import { cite } from './sources.ts'
import { counted } from './words.ts'

const few = z.int().positive().max(120)

export const absentOrUnpaidMonths = rule({
  id: 'removal.absentOrUnpaidMonths',
  vi: 'Không sinh hoạt hoặc không đóng đảng phí',
  en: 'Absent or unpaid months',
  says: {
    vi: 'Không sinh hoạt hoặc không đóng đảng phí {value} trong năm mà không có lý do chính đáng thì chi bộ xem xét việc xóa tên.',
    en: 'Taking no part or paying no fees for {value} in a year without good reason is a ground on which the cell considers removal.',
  },
  unit: 'months',
  words: counted('months'),
  shape: few,
  versions: {
    '2021-07-30': { value: 3, cites: [cite('24-QĐ/TW', '8.1')], trust: 'reported' },
    '2026-02-01': {
      value: 3,
      cites: [cite('01-QĐ/TW'), cite('24-QĐ/TW', '8.1')],
      trust: 'reported',
      retroactive: {
        vi: '01-QĐ/TW ban hành 03/02/2026, áp dụng từ 01/02/2026.',
        en: '01-QĐ/TW was issued on 3 February 2026 and applies from 1 February 2026.',
      },
    },
    '2026-07-26': { value: 3, cites: [cite('208-QĐ/TW'), cite('01-QĐ/TW')], trust: 'reported' },
  },
})

export const noProgressMonths = rule({
  id: 'removal.noProgressMonths',
  vi: 'Đã được giáo dục mà không tiến bộ',
  en: 'Months without progress',
  says: {
    vi: 'Ý chí phấn đấu giảm sút, chi bộ đã giáo dục mà sau {value} không tiến bộ thì chi bộ xem xét việc xóa tên.',
    en: 'No progress {value} after the cell has educated a member whose will to strive weakened is a ground for considering removal.',
  },
  unit: 'months',
  words: counted('months'),
  shape: few,
  versions: { '2021-07-30': { value: 12, cites: [cite('24-QĐ/TW', '8.1')], trust: 'reported' } },
})

export const badStatusYears = rule({
  id: 'removal.badStatusYears',
  vi: 'Vi phạm tư cách đảng viên',
  en: 'Years of breached membership status',
  says: {
    vi: 'Vi phạm tư cách đảng viên {value} liền thì chi bộ xem xét việc xóa tên.',
    en: 'Breaching membership status for {value} running is a ground for considering removal.',
  },
  unit: 'years',
  words: counted('years'),
  shape: few,
  versions: { '2021-07-30': { value: 2, cites: [cite('24-QĐ/TW', '8.1')], trust: 'reported' } },
})

export const complaint = term({
  id: 'removal.complaint',
  vi: 'Khiếu nại việc xóa tên',
  en: 'Complaint after removal',
  says: {
    vi: 'Đảng viên bị xóa tên có quyền khiếu nại trong {value}.',
    en: 'A member removed from the list may complain within {value}.',
  },
  unit: 'workingDays',
  words: counted('workingDays'),
  shape: few,
  versions: {
    '2021-07-30': {
      value: 30,
      cites: [],
      trust: 'presumed',
      note: {
        vi: 'Chưa tìm được văn bản và điểm; cần xác nhận.',
        en: 'Document and point not found; to be confirmed.',
      },
    },
  },
})
