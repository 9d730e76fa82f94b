import type { Processing } from '#kernel/processing.ts'

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'mine',
    title: { vi: 'Trang của mỗi người: xem, ý kiến, yêu cầu', en: 'Everybody’s own page: seeing, saying, asking' },
    purpose: {
      vi: 'Để mỗi người thấy dữ liệu về mình, ai đã đọc, và yêu cầu sửa, tạm ngừng dùng hoặc xóa.',
      en: 'So that everybody sees their own data and who read it, and may ask for correction, restriction or erasure.',
    },
    people: { vi: 'đảng viên có tài khoản', en: 'members with an account' },
    data: [
      { vi: 'yêu cầu và trả lời, ý kiến của người đó', en: 'requests and answers, what they said' },
      { vi: 'tài khoản thuộc về ai', en: 'whose an account is' },
    ],
    tables: ['data_request', 'data_request_step', 'own_seen', 'own_word', 'reading_release', 'restriction'],
    actions: ['requests.answer'],
    kept: ['privacy.membersKept'],
  },
]
