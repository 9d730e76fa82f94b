import type { Processing } from '#kernel/processing.ts'

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'posts',
    title: { vi: 'Chức vụ', en: 'Posts' },
    purpose: {
      vi: 'Biết ai chịu trách nhiệm ở đơn vị nào, từ ngày nào.',
      en: 'To know who answers for which unit, since when.',
    },
    people: {
      vi: 'đảng viên và người ngoài Đảng giữ chức vụ ở cơ sở',
      en: 'members, and others who hold a post',
    },
    data: [{ vi: 'họ tên, chức vụ, đơn vị, thời gian giữ', en: 'name, post, unit, days' }],
    tables: ['post'],
    actions: ['posts.read', 'posts.write'],
    kept: ['privacy.membersKept'],
  },
]
