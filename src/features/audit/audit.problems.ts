import type { Text } from '#kernel/text.ts'
import type { AuditRefusal } from './trail.ts'

interface Told {
  readonly status: number
  readonly title: Text
  readonly detail: Text
}

export const auditProblems = {
  'audit.daysCrossed': {
    status: 422,
    title: { vi: 'Ngày cuối đứng trước ngày đầu', en: 'The last day stands before the first' },
    detail: { vi: 'Sửa một trong hai ngày rồi xem lại.', en: 'Change one of the two days and look again.' },
  },
  'audit.otherHead': {
    status: 409,
    title: {
      vi: 'Mười hai ký tự này không phải dấu niêm của ngày đó',
      en: 'These are not the twelve characters of that day',
    },
    detail: {
      vi: 'Xem lại ngày và từng ký tự trên giấy. Nếu vẫn khác, giữ tờ giấy, xuất dấu vết và kiểm ở máy khác.',
      en: 'Check the day and each character on the paper. If they still differ, keep the paper, export the trail and verify it on another machine.',
    },
  },
  'audit.keyWrong': {
    status: 422,
    title: { vi: 'Khóa của máy này chưa ký được', en: 'The key of this device did not sign' },
    detail: {
      vi: 'Xin thử lại với đúng khóa đã lập để ký dấu niêm. Khóa chỉ dùng được ở địa chỉ đã tạo ra nó.',
      en: 'Try again with the key that was made for signing seals. A key serves only at the address where it was made.',
    },
  },
} satisfies Record<AuditRefusal['code'], Told>
