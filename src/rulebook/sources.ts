import type { Citation } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'

type Dated = `${number}-${number}-${number}`

/**
 * A document that a rule cites, or that stands in the chain of one. None has been read whole: `seen` says what was.
 * `issuedOn` is absent where the day is not known; then `year` may be.
 */
export interface Source {
  readonly title: Text
  readonly issuedOn?: Dated
  readonly year?: number
  /** Where it differs from the day of issue. */
  readonly inForceOn?: Dated
  /** What it replaced stays, since old cases are judged by it. */
  readonly replaces?: readonly string[]
  readonly seen: 'excerpt' | 'secondary' | 'title'
  readonly note?: Text
}

const charter = { vi: 'Quy định thi hành Điều lệ Đảng', en: 'Regulation implementing the Party Charter' }
const guidance = { vi: 'Hướng dẫn thi hành Điều lệ Đảng', en: 'Guidance on implementing the Party Charter' }
const memberWork = { vi: 'Hướng dẫn nghiệp vụ công tác đảng viên', en: 'Guidance on member work' }
const cellMeetings = {
  vi: 'Hướng dẫn nâng cao chất lượng sinh hoạt chi bộ',
  en: 'Guidance on the quality of cell meetings',
}
const residence = {
  vi: 'Quy định đảng viên đang công tác giữ mối liên hệ với nơi cư trú',
  en: 'Regulation on working members and the place where they live',
}
const evaluation = { vi: 'Quy định kiểm điểm, đánh giá, xếp loại', en: 'Regulation on review, evaluation and rating' }

/** Every document by the name it is cited by. Two of the same number carry the year of the younger one. */
export const sources = {
  'Điều lệ Đảng': {
    title: { vi: 'Điều lệ Đảng Cộng sản Việt Nam', en: 'Charter of the Communist Party of Vietnam' },
    seen: 'secondary',
  },
  '29-QĐ/TW': { title: charter, issuedOn: '2016-07-25', seen: 'secondary' },
  '24-QĐ/TW': { title: charter, issuedOn: '2021-07-30', replaces: ['29-QĐ/TW'], seen: 'excerpt' },
  '232-QĐ/TW': { title: charter, issuedOn: '2025-01-20', replaces: ['24-QĐ/TW'], seen: 'excerpt' },
  '294-QĐ/TW': {
    title: charter,
    issuedOn: '2025-05-26',
    inForceOn: '2025-07-01',
    replaces: ['232-QĐ/TW'],
    seen: 'excerpt',
  },
  '20-QĐ/TW': {
    title: charter,
    year: 2026,
    replaces: ['294-QĐ/TW'],
    seen: 'title',
    note: {
      vi: 'Biết có văn bản, chưa rõ nội dung và ngày hiệu lực.',
      en: 'The document is known to exist; its text and the day it took effect are not known.',
    },
  },
  '208-QĐ/TW': { title: charter, issuedOn: '2026-07-26', replaces: ['20-QĐ/TW'], seen: 'secondary' },
  '01-HD/TW': { title: guidance, issuedOn: '2021-09-28', seen: 'excerpt' },
  '06-HD/TW': { title: guidance, issuedOn: '2025-06-09', replaces: ['01-HD/TW'], seen: 'secondary' },
  '01-HD/TW (2026)': { title: guidance, issuedOn: '2026-05-19', replaces: ['06-HD/TW'], seen: 'secondary' },
  '12-HD/BTCTW': { title: memberWork, issuedOn: '2012-05-17', seen: 'excerpt' },
  '09-HD/BTCTW': { title: memberWork, issuedOn: '2017-06-05', replaces: ['12-HD/BTCTW'], seen: 'secondary' },
  '12-HD/BTCTW (2022)': { title: memberWork, year: 2022, replaces: ['09-HD/BTCTW'], seen: 'secondary' },
  '38-HD/BTCTW': {
    title: memberWork,
    replaces: ['12-HD/BTCTW (2022)'],
    seen: 'secondary',
    note: { vi: 'Ngày ban hành: các nguồn ghi 2024 hoặc 2025.', en: 'Day of issue: sources say 2024 or 2025.' },
  },
  '76-QĐ/TW': { title: residence, issuedOn: '2000-06-15', seen: 'secondary' },
  '213-QĐ/TW': { title: residence, issuedOn: '2020-01-02', replaces: ['76-QĐ/TW'], seen: 'excerpt' },
  '12-HD/BTCTW (2018)': { title: cellMeetings, issuedOn: '2018-07-06', seen: 'secondary' },
  '42-HD/BTCTW': { title: cellMeetings, issuedOn: '2025-10-28', replaces: ['12-HD/BTCTW (2018)'], seen: 'secondary' },
  '03-HD/TW': {
    title: { vi: 'Hướng dẫn thí điểm sinh hoạt tổ đảng', en: 'Guidance on the pilot of group meetings' },
    issuedOn: '2022-12-27',
    seen: 'secondary',
  },
  '21-HD/BTCTW': {
    title: { vi: 'Hướng dẫn kiểm điểm, đánh giá, xếp loại', en: 'Guidance on review, evaluation and rating' },
    issuedOn: '2019-10-18',
    seen: 'excerpt',
  },
  '124-QĐ/TW': { title: evaluation, issuedOn: '2023-10-04', seen: 'secondary' },
  '366-QĐ/TW': { title: evaluation, issuedOn: '2025-08-30', replaces: ['124-QĐ/TW'], seen: 'secondary' },
  '342-QĐ/TW': {
    title: { vi: 'Quy định về đảng phí', en: 'Regulation on Party fees' },
    issuedOn: '2010-12-28',
    seen: 'secondary',
  },
  '01-QĐ/TW': {
    title: { vi: 'Quy định về thẻ đảng và đảng phí', en: 'Regulation on Party cards and fees' },
    issuedOn: '2026-02-03',
    inForceOn: '2026-02-01',
    replaces: ['342-QĐ/TW'],
    seen: 'secondary',
  },
  '21-NQ/TW': {
    title: {
      vi: 'Nghị quyết về củng cố, xây dựng tổ chức cơ sở đảng và nâng cao chất lượng đảng viên',
      en: 'Resolution on strengthening grassroots Party organisations and the quality of members',
    },
    issuedOn: '2022-06-16',
    seen: 'secondary',
  },
  '33/2023/NĐ-CP': {
    title: {
      vi: 'Nghị định về cán bộ, công chức cấp xã và người hoạt động ở thôn',
      en: 'Decree on commune and hamlet staff',
    },
    year: 2023,
    seen: 'secondary',
  },
  '91/2025/QH15': {
    title: { vi: 'Luật Bảo vệ dữ liệu cá nhân', en: 'Law on the protection of personal data' },
    issuedOn: '2025-06-26',
    inForceOn: '2026-01-01',
    seen: 'excerpt',
  },
  '135/2020/NĐ-CP': {
    title: { vi: 'Nghị định về tuổi nghỉ hưu', en: 'Decree on the retirement age' },
    issuedOn: '2020-11-18',
    inForceOn: '2021-01-01',
    replaces: ['10/2012/QH13'],
    seen: 'excerpt',
  },
  '10/2012/QH13': { title: { vi: 'Bộ luật Lao động 2012', en: 'Labour Code of 2012' }, year: 2012, seen: 'secondary' },
} as const satisfies Record<string, Source>

export type SourceId = keyof typeof sources

export function cite(source: SourceId, point: string | null = null): Citation {
  return { source, point }
}

/** The document with this name, if the rulebook knows it. */
export function sourceOf(id: string): Source | undefined {
  const known: Readonly<Record<string, Source>> = sources
  return Object.hasOwn(known, id) ? known[id] : undefined
}

/** The Charter is older; this is the first day for which its point was checked. */
export const charterNote = {
  vi: 'Điều lệ có từ trước; ngày ở đây là ngày sớm nhất đã kiểm.',
  en: 'The Charter is older; this is the earliest day checked.',
}
