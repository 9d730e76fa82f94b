import type { Processing } from '#kernel/processing.ts'

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'proposals',
    title: { vi: 'Việc cần người thứ hai', en: 'What takes a second person' },
    purpose: {
      vi: 'Để việc quan trọng về một người không do một mình ai quyết định.',
      en: 'So that nobody decides alone what weighs upon somebody.',
    },
    people: { vi: 'đảng viên, người dùng chương trình', en: 'members, users of the program' },
    data: [
      { vi: 'việc gì, về ai, ai đề nghị, ai đồng ý, lý do', en: 'what, about whom, proposed and agreed by whom, why' },
    ],
    tables: ['proposal'],
    actions: ['members.write', 'accounts.write', 'duplicates.settle', 'privacy.erase'],
    kept: ['privacy.membersKept'],
  },
]
