import type { Processing } from '#kernel/processing.ts'

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'reconciliation',
    title: { vi: 'Đối chiếu danh sách chuyển đi, chuyển đến', en: 'Comparing lists of who left and who arrived' },
    purpose: {
      vi: 'Thấy sớm đảng viên đã được giới thiệu mà nơi nhận chưa có tên, để liên hệ và giúp làm thủ tục.',
      en: 'To see early whom nobody has received yet, to reach them and to help.',
    },
    people: { vi: 'đảng viên chuyển sinh hoạt', en: 'members who move' },
    data: [
      {
        vi: 'họ tên, ngày sinh, giới tính, số thẻ, nơi đi, nơi đến, các ngày',
        en: 'name, birth, sex, card, from, to, days',
      },
      {
        vi: 'lần liên hệ: ngày, cách, kết quả; không có lời kể',
        en: 'attempts to reach them: day, way, outcome; no account of it',
      },
    ],
    tables: [
      'attempt',
      'clock',
      'draft_row',
      'issued_report',
      'kept_for',
      'list',
      'list_row',
      'pair',
      'problem',
      'reconciliation',
      'run',
      'standing',
      'subject',
      'subject_row',
    ],
    actions: [
      'reconciliation.read',
      'reconciliation.addList',
      'reconciliation.settle',
      'reconciliation.report',
      'transfers.recordAttempt',
    ],
    kept: ['privacy.listDraftsKept', 'reconciliation.keptFor'],
  },
]
