import { written } from '#kernel/day.ts'
import type { AttemptRefusal } from './attempt.ts'

/** How the refusals of this feature are told. */
export const transferProblems = {
  'transfers.attemptInTheFuture': {
    status: 422,
    title: { vi: 'Ngày liên hệ chưa đến', en: 'That day is yet to come' },
    detail: ({ today }: Extract<AttemptRefusal, { code: 'transfers.attemptInTheFuture' }>) => ({
      vi: `Chỉ ghi việc đã làm: ngày liên hệ chậm nhất là hôm nay, ${written(today)}.`,
      en: `Only what was done is recorded: the day is today, ${written(today)}, at the latest.`,
    }),
  },
  'transfers.attemptAlreadyCorrected': {
    status: 409,
    title: { vi: 'Lần liên hệ này đã được sửa rồi', en: 'This attempt was corrected already' },
    detail: {
      vi: 'Có người vừa sửa trước. Xin xem lại bản mới nhất rồi sửa bản đó nếu cần.',
      en: 'Somebody corrected it before. Look at the latest record and correct that one if needed.',
    },
  },
  'transfers.attemptUnchanged': {
    status: 422,
    title: { vi: 'Chưa có gì khác so với bản đã ghi', en: 'Nothing differs from what is recorded' },
  },
} as const
