import type { Language, Text } from '#kernel/text.ts'
import type { Attempt, ClockView } from '#features/transfers/index.ts'
import type { CaseView } from './pairs.contract.ts'
import type { Stands } from './run.ts'

interface Step {
  readonly code: string
  readonly title: Text
  readonly detail: Text
}

const steps = {
  call: {
    code: 'contactMember',
    title: { vi: 'Liên hệ với đồng chí này', en: 'Get in touch with this member' },
    detail: {
      vi: 'Chưa ghi lần liên hệ nào. Gọi điện hoặc nhờ chi bộ nơi ở gặp, rồi ghi lại.',
      en: 'No attempt is recorded yet. Call, or ask the cell where the member lives, and record it.',
    },
  },
  askSender: {
    code: 'askSender',
    title: {
      vi: 'Hỏi lại nơi gửi xem giấy giới thiệu đã giao chưa',
      en: 'Ask the sender whether the introduction was handed over',
    },
    detail: {
      vi: 'Đã liên hệ nhưng chưa gặp được. Nơi gửi có thể biết giấy đang ở đâu.',
      en: 'Attempts were made and the member was not met. The sender may know where the paper is.',
    },
  },
  waitForList: {
    code: 'waitForList',
    title: { vi: 'Chờ danh sách tiếp nhận lần sau', en: 'Wait for the next receiving list' },
    detail: {
      vi: 'Đã liên hệ được. Khi có danh sách tiếp nhận mới, thêm vào để so lại.',
      en: 'The member was reached. When a new receiving list comes, add it and compare again.',
    },
  },
  askIntroduction: {
    code: 'askIntroduction',
    title: { vi: 'Hỏi nơi công tác về việc giới thiệu', en: 'Ask the workplace about the introduction' },
    detail: {
      vi: 'Đã đến ngày nghỉ hưu nhưng chưa thấy giới thiệu trong các danh sách đã đưa vào.',
      en: 'The retirement day has come, and no introduction is seen in the lists given.',
    },
  },
} satisfies Record<string, Step>

/** The next step in words, and until when; a person decides whether to take it. */
export function suggestionOf(
  stands: Stands,
  clocks: readonly ClockView[],
  attempts: readonly Attempt[],
  language: Language,
): CaseView['suggestion'] {
  const step = stepFor(stands, attempts)
  if (!step) return null
  const running = clocks.filter((c) => c.state === 'running' && c.dueOn !== null).map((c) => c.dueOn ?? '')
  return {
    code: step.code,
    title: step.title[language],
    detail: step.detail[language],
    before: running.toSorted()[0] ?? null,
  }
}

function stepFor(stands: Stands, attempts: readonly Attempt[]): Step | undefined {
  if (stands === 'neverIntroduced') return attempts.length === 0 ? steps.askIntroduction : steps.waitForList
  if (stands !== 'notSeenYet') return undefined
  const last = attempts.filter((a) => a.correctedBy === null)
  if (last.length === 0) return steps.call
  return last.some((a) => a.outcome === 'met' || a.outcome === 'goodReason') ? steps.waitForList : steps.askSender
}
