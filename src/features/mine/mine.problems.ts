import { written } from '#kernel/day.ts'
import type { MineRefusal } from './request.ts'

type Of<C extends MineRefusal['code']> = Extract<MineRefusal, { code: C }>

/** How the refusals of this feature are told. */
export const mineProblems = {
  'mine.notLinked': {
    status: 404,
    title: { vi: 'Tài khoản chưa gắn với hồ sơ nào', en: 'The account is linked to no record' },
    detail: {
      vi: 'Nhờ cán bộ đảng ủy giữ tài khoản của đồng chí gắn tài khoản với hồ sơ đảng viên, ở trang “Tài khoản”.',
      en: 'Ask the staff who keep your account to link it to your record, on the page “Accounts”.',
    },
  },
  'mine.alreadyAsked': {
    status: 409,
    title: { vi: 'Đề nghị này đã gửi và đang chờ trả lời', en: 'This was asked for already and waits for its answer' },
    detail: ({ dueOn }: Of<'mine.alreadyAsked'>) => ({
      vi: `Được trả lời chậm nhất ngày ${written(dueOn)}. Muốn đổi lời thì rút đề nghị cũ rồi gửi lại.`,
      en: `It is answered by ${written(dueOn)}. To word it anew, withdraw it and send it again.`,
    }),
  },
  'mine.alreadyRestricted': {
    status: 409,
    title: { vi: 'Hồ sơ đang tạm ngừng dùng', en: 'The record is restricted already' },
  },
  'mine.ended': {
    status: 409,
    title: { vi: 'Đề nghị này đã được trả lời hoặc đã rút', en: 'This request was answered or withdrawn' },
  },
  'mine.takenAlready': {
    status: 409,
    title: { vi: 'Đã có người nhận xử lý', en: 'Somebody is working on it already' },
  },
  'mine.nothingToComplainOf': {
    status: 409,
    title: { vi: 'Chưa có câu trả lời để khiếu nại', en: 'There is no answer to complain about' },
    detail: {
      vi: 'Chỉ khiếu nại khi đề nghị bị từ chối, hoặc mới làm được một phần.',
      en: 'One complains where a request was refused or done in part.',
    },
  },
  'mine.answeredBefore': {
    status: 409,
    title: { vi: 'Người đã trả lời lần trước không trả lời khiếu nại', en: 'Another person answers the complaint' },
    detail: {
      vi: 'Khiếu nại này do một đồng chí khác ở cấp trên trả lời.',
      en: 'Somebody else at the level above answers this complaint.',
    },
  },
  'mine.notRestricted': {
    status: 409,
    title: { vi: 'Hồ sơ không ở trạng thái tạm ngừng dùng', en: 'The record is not restricted' },
  },
  'mine.notCounted': {
    status: 409,
    title: { vi: 'Chưa tính được ngày trả lời', en: 'The day of the answer could not be counted' },
    detail: {
      vi: 'Lịch ngày nghỉ chưa có đến ngày đó. Xin báo cán bộ kỹ thuật.',
      en: 'The calendar of days off does not reach so far. Tell the IT officer.',
    },
  },
  'mine.nothingSaid': {
    status: 409,
    title: { vi: 'Điều này không còn trên trang', en: 'This is no longer on the page' },
    detail: { vi: 'Mở lại trang rồi xem bản mới nhất.', en: 'Open the page anew and look at the latest.' },
  },
  'mine.linkedElsewhere': {
    status: 409,
    title: { vi: 'Đồng chí này đã có tài khoản', en: 'This member has an account already' },
    detail: {
      vi: 'Mỗi người một tài khoản. Bỏ gắn ở tài khoản kia trước.',
      en: 'One person, one account. Take the link back at the other account first.',
    },
  },
  'mine.ownAccount': {
    status: 403,
    title: { vi: 'Không ai tự gắn hay bỏ gắn tài khoản của mình', en: 'Nobody links or unlinks their own account' },
    detail: {
      vi: 'Hai người khác giữ tài khoản làm việc này.',
      en: 'Two other people who keep accounts do it.',
    },
  },
  'mine.accountElsewhere': {
    status: 409,
    title: { vi: 'Tài khoản này không do đồng chí giữ', en: 'This account is not in your hands' },
  },
  'mine.numberUnreadable': {
    status: 409,
    title: { vi: 'Chưa mở được số định danh', en: 'The identity number cannot be opened' },
    detail: { vi: 'Xin báo cán bộ kỹ thuật.', en: 'Tell the IT officer.' },
  },
} as const satisfies { readonly [C in MineRefusal['code']]: unknown }
