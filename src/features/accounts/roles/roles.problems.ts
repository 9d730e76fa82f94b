import type { Told } from '../told.ts'
import type { RoleRefusal } from './roles.ts'

const sameDay = { vi: 'Sửa ngày rồi gửi lại.', en: 'Change the day and send it again.' }

export const roleProblems: { readonly [C in RoleRefusal['code']]: Told<Extract<RoleRefusal, { code: C }>> } = {
  'roles.daysCrossed': {
    status: 422,
    title: { vi: 'Ngày hết đứng trước ngày bắt đầu', en: 'The last day stands before the first' },
    detail: sameDay,
  },
  'roles.inThePast': {
    status: 422,
    title: { vi: 'Vai trò bắt đầu sớm nhất từ hôm nay', en: 'A role begins today at the earliest' },
    detail: {
      vi: 'Không giao quyền cho những ngày đã qua: việc đã làm mang tên người đã làm.',
      en: 'Authority is not given for days that are over: what was done bears the name of who did it.',
    },
  },
  'roles.needsEnd': {
    status: 422,
    title: { vi: 'Quyền tạm phải có ngày hết', en: 'Temporary access needs its last day' },
    detail: { vi: 'Chọn ngày cuối cùng còn quyền.', en: 'Choose the last day on which it holds.' },
  },
  'roles.needsReason': {
    status: 422,
    title: { vi: 'Quyền tạm phải có lý do', en: 'Temporary access needs a reason' },
    detail: {
      vi: 'Ghi số kế hoạch, quyết định hoặc việc cần xem. Người có dữ liệu được biết lý do này.',
      en: 'Write the number of the plan or decision, or the task. Those whose data it concerns are told.',
    },
  },
  'roles.tooLong': {
    status: 422,
    title: { vi: 'Quyền tạm dài quá', en: 'Temporary access is too long' },
    detail: ({ days }) => ({
      vi: `Mỗi lần nhiều nhất ${String(days)} ngày. Khi cần lâu hơn, giao lại khi hết hạn.`,
      en: `At most ${String(days)} days at a time. If it is needed longer, give it again when it ends.`,
    }),
  },
  'roles.beyondSeat': {
    status: 422,
    title: { vi: 'Ngoài thời gian giữ vai trò', en: 'Outside the time of the role' },
    detail: {
      vi: 'Chỉ làm thay trong thời gian người vắng còn giữ vai trò.',
      en: 'One stands in only while the role itself is held.',
    },
  },
  'roles.notAStandIn': {
    status: 409,
    title: { vi: 'Người này không làm thay được', en: 'This person cannot stand in' },
    detail: {
      vi: 'Người làm thay có tài khoản ở cùng đơn vị, đơn vị ngay trên hoặc ngay dưới.',
      en: 'Who stands in has an account at the same unit, the one above it or one directly below.',
    },
  },
  'roles.alreadyStandsIn': {
    status: 409,
    title: {
      vi: 'Người này đã giữ vai trò đó trong những ngày ấy',
      en: 'This person holds that role on those days already',
    },
    detail: sameDay,
  },
  'roles.notADelegation': {
    status: 409,
    title: { vi: 'Đây không phải việc làm thay hay quyền tạm', en: 'This is neither a stand-in nor temporary access' },
    detail: {
      vi: 'Kết thúc một vai trò ở trang Tài khoản.',
      en: 'A role itself is ended on the page of accounts.',
    },
  },
}
