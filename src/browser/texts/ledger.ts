import type { Shape } from './dictionary.ts'

interface Moment {
  readonly time: string
  readonly day: string
}

const vi = {
  title: 'Báo cáo chuyển đi, chuyển đến theo quý',
  lead: 'Mỗi con số mở ra những người làm nên nó. Mang sang đầu kỳ + giới thiệu trong kỳ = đã đến + nơi khác + còn lại cuối kỳ.',
  quarter: 'Quý',
  quarterName: (q: string, year: string) => `Quý ${q}/${year}`,
  word: 'Tải Word',
  excel: 'Tải Excel',
  table: 'Bảng theo từng nơi gửi và nơi nhận',
  total: 'Cộng',
  none: 'Quý này không có ai chuyển đi hay chuyển đến.',
  columns: {
    pair: 'Nơi gửi, nơi nhận',
    openBefore: 'Mang sang đầu kỳ',
    sent: 'Giới thiệu trong kỳ',
    arrived: 'Đã đến nơi',
    elsewhere: 'Tiếp nhận nơi khác',
    openAfter: 'Còn lại cuối kỳ',
    doubtful: 'Cần xem',
    notCompared: 'Chưa so được',
    notSeenOverdue: 'Chưa thấy, quá hạn*',
    notSeenRunning: 'Chưa thấy, còn hạn',
    notSeenUnknown: 'Chưa thấy, chưa rõ hạn',
    unannounced: 'Chưa thấy giới thiệu',
    neverIntroduced: 'Nghỉ hưu, chưa thấy giới thiệu',
  },
  openGroup: 'Còn lại cuối kỳ, gồm',
  besideGroup: 'Ngoài danh sách giới thiệu',
  overdueNote: '* Quá hạn nộp giấy giới thiệu, chờ xác nhận.',
  unknownPlace: 'không ghi',
  changedSince: ({ time, day }: Moment, by: string) =>
    `${by} đã tải báo cáo quý này lúc ${time} ngày ${day}. Từ đó đến nay có số đã khác:`,
  changedFigure: (name: string, then: number, now: number) => `${name.replace('*', '')}: ${then} nay là ${now}`,
}

const en = {
  title: 'Leaving and arriving by quarter',
  lead: 'Every figure opens the people behind it. Open before + introduced = arrived + elsewhere + open after.',
  quarter: 'Quarter',
  quarterName: (q: string, year: string) => `Quarter ${q}/${year}`,
  word: 'Word',
  excel: 'Excel',
  table: 'By sender and receiver',
  total: 'Total',
  none: 'Nobody left or arrived in this quarter.',
  columns: {
    pair: 'Sender, receiver',
    openBefore: 'Open before',
    sent: 'Introduced',
    arrived: 'Arrived',
    elsewhere: 'Elsewhere',
    openAfter: 'Open after',
    doubtful: 'To look at',
    notCompared: 'Not compared',
    notSeenOverdue: 'Not seen, overdue*',
    notSeenRunning: 'Not seen, in time',
    notSeenUnknown: 'Not seen, unknown',
    unannounced: 'No introduction seen',
    neverIntroduced: 'Retired, no introduction seen',
  },
  openGroup: 'Open after, made of',
  besideGroup: 'Not in the lists of those introduced',
  overdueNote: '* Past the day for presenting the introduction, to be confirmed.',
  changedSince: ({ time, day }: Moment, by: string) =>
    `${by} took out the report of this quarter at ${time} on ${day}. Figures that have changed since:`,
  changedFigure: (name: string, then: number, now: number) => `${name.replace('*', '')}: ${then}, now ${now}`,
  unknownPlace: 'not written',
} satisfies Shape<typeof vi>

export const ledgerTexts = { vi, en }
