import type { Text } from '#kernel/text.ts'
import type { ProposalRefusal, ProposalState } from './proposal.ts'

type Of<C extends ProposalRefusal['code']> = Extract<ProposalRefusal, { code: C }>

const ended: Readonly<Record<Exclude<ProposalState, 'open'>, Text>> = {
  agreed: { vi: 'Người thứ hai đã đồng ý, việc đã làm xong.', en: 'A second person has agreed and it is done.' },
  declined: { vi: 'Người thứ hai đã không đồng ý.', en: 'A second person has declined.' },
  withdrawn: { vi: 'Người đề nghị đã rút lại.', en: 'Whoever proposed it has taken it back.' },
  lapsed: {
    vi: 'Đã quá ngày cuối mà chưa ai trả lời. Nếu còn cần, hãy đề nghị lại.',
    en: 'Its last day is over and nobody answered. Propose it anew if it is still needed.',
  },
}

/** How the refusals of this feature are told. */
export const proposalProblems = {
  'proposals.ended': {
    status: 409,
    title: { vi: 'Đề nghị này đã kết thúc', en: 'This proposal has ended' },
    detail: ({ state }: Of<'proposals.ended'>) => ended[state],
  },
  'proposals.own': {
    status: 403,
    title: { vi: 'Người đề nghị không tự đồng ý được', en: 'Whoever proposed it cannot answer' },
    detail: {
      vi: 'Một người khác có cùng quyền ở đó trả lời. Đồng chí có thể rút đề nghị lại.',
      en: 'Another person who may do the same there answers. You can take it back.',
    },
  },
  'proposals.aboutYou': {
    status: 403,
    title: { vi: 'Việc này về chính đồng chí', en: 'This is about you' },
    detail: {
      vi: 'Một người khác có cùng quyền ở đó trả lời.',
      en: 'Another person who may do the same there answers.',
    },
  },
  'proposals.dependent': {
    status: 403,
    title: { vi: 'Cần một người độc lập hơn', en: 'Somebody more independent is needed' },
    detail: {
      vi: 'Trong hai người, quyền của người này do một mình người kia giao hoặc đang làm thay người kia. Một người khác trả lời.',
      en: 'Of the two, one has the right from the other alone, or stands in for the other. Somebody else answers.',
    },
  },
  'proposals.otherUnit': {
    status: 403,
    title: { vi: 'Cần sự đồng ý của đơn vị kia', en: 'The other unit’s consent is needed' },
    detail: {
      vi: 'Người có quyền với hồ sơ kia, ở đơn vị đó hoặc ở cấp trên, trả lời.',
      en: 'Somebody with rights over the other record answers, at that unit or above it.',
    },
  },
  'proposals.notYours': {
    status: 403,
    title: { vi: 'Đồng chí không trả lời được đề nghị này', en: 'You cannot answer this proposal' },
    detail: {
      vi: 'Người trả lời phải có đúng quyền ấy ở mọi đơn vị liên quan.',
      en: 'Whoever answers must have the same right at every unit concerned.',
    },
  },
} as const
