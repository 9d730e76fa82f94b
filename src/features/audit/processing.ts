import type { Processing } from '#kernel/processing.ts'

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'audit',
    title: { vi: 'Dấu vết: ai đã đổi gì, ai đã đọc gì', en: 'The trail: who changed and who read what' },
    purpose: {
      vi: 'Chứng minh việc đã làm và để mỗi người biết ai đã đọc dữ liệu của mình.',
      en: 'To prove what was done, and to let everybody know who has read their data.',
    },
    people: { vi: 'đảng viên, người dùng chương trình', en: 'members, users of the program' },
    data: [
      { vi: 'việc đã làm, ngày giờ, người làm, người liên quan', en: 'what was done, when, by whom, about whom' },
      { vi: 'lượt đọc, lý do đọc, máy đã dùng', en: 'readings, their reasons, the machine' },
      {
        vi: 'câu trả lời của lệnh, để lệnh lặp lại không làm hai lần',
        en: 'answers of commands, so that a repeated one is done once',
      },
    ],
    tables: [
      'command',
      'event',
      'event_body',
      'head_key',
      'head_key_asked',
      'head_witness',
      'job',
      'read_log',
      'read_seal',
    ],
    actions: ['audit.read', 'audit.readings', 'audit.export', 'audit.countersign'],
    kept: ['privacy.answersKept', 'privacy.jobsKept', 'privacy.readingsKeptFor', 'privacy.bodiesKeptFor'],
  },
]
