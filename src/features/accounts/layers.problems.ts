import type { Text } from '#kernel/text.ts'
import type { LayerRefusal } from './second-layer.ts'

/** How refusals about the second layer are told. */
export const layerProblems = {
  'accounts.entryOver': {
    status: 401,
    title: { vi: 'Xin bắt đầu lại từ bước một', en: 'Please begin again at step one' },
    detail: {
      vi: 'Bước hai phải làm trong 15 phút sau bước một, ở cùng trình duyệt.',
      en: 'Step two follows step one within 15 minutes, in the same browser.',
    },
  },
  'accounts.codeOfAppWrong': {
    status: 422,
    title: { vi: 'Mã trong ứng dụng chưa đúng', en: 'The code of the app is not right' },
    detail: {
      vi: 'Đọc lại mã đang hiện ở dòng “Chi Bộ”. Mỗi mã dùng một lần; nếu vừa dùng, chờ mã mới. Giờ trên điện thoại cần đặt tự động.',
      en: 'Read the code now shown at “Chi Bộ”. Each serves once; if you have just used it, wait for the next. The clock of the telephone should be set automatically.',
    },
  },
  'accounts.paperWrong': {
    status: 422,
    title: { vi: 'Mã dự phòng chưa đúng', en: 'The code of the paper is not right' },
    detail: {
      vi: 'So lại từng chữ với tờ giấy. Mỗi mã dùng một lần: mã đã dùng thì gạch đi và lấy mã khác.',
      en: 'Compare it letter by letter with the paper. Each serves once: cross out what you have used and take another.',
    },
  },
  'accounts.passkeyWrong': {
    status: 422,
    title: { vi: 'Khóa của máy này không mở được', en: 'The passkey of this machine did not open it' },
    detail: {
      vi: 'Xin thử lại, hoặc dùng cách khác. Khóa chỉ dùng được ở địa chỉ đã tạo ra nó.',
      en: 'Try again, or take another way. A passkey serves only at the address where it was made.',
    },
  },
  'accounts.showAgain': {
    status: 403,
    title: { vi: 'Xin xác nhận lại là đồng chí', en: 'Please show once more that it is you' },
    detail: {
      vi: 'Việc này đổi cách vào tài khoản, nên cần gõ lại mật khẩu và lớp thứ hai. Sau đó có 15 phút để làm.',
      en: 'This changes how the account is entered, so password and second layer are asked for once more. Then there are 15 minutes for it.',
    },
  },
  'accounts.layerNeeded': {
    status: 409,
    title: { vi: 'Vai trò của đồng chí cần một lớp thứ hai', en: 'Your role needs a second layer' },
    detail: { vi: 'Thêm cách mới trước, rồi bỏ cách cũ.', en: 'Add a new one first, then take the old one away.' },
  },
  'accounts.noKeyFile': {
    status: 409,
    title: { vi: 'Máy chủ chưa có khóa để giữ mã bí mật', en: 'The server has no key to keep the secret with' },
    detail: {
      vi: 'Dùng khóa của máy, hoặc báo người vận hành máy chủ.',
      en: 'Use a passkey, or tell whoever runs the server.',
    },
  },
  'accounts.noDevice': {
    status: 401,
    title: { vi: 'Máy này chưa gắn với tài khoản nào', en: 'This device is bound to no account' },
    detail: {
      vi: 'Mã 6 số chỉ dùng được trên máy đã mở phiếu. Đổi máy hoặc quên mã thì xin phường phiếu mới, hai phút là có.',
      en: 'The six digits serve only on the device that opened the slip. With another device, or having forgotten them, ask the ward for a new slip: it takes two minutes.',
    },
  },
  'accounts.pinWrong': {
    status: 422,
    title: { vi: 'Mã 6 số chưa đúng', en: 'The six digits are not right' },
    detail: {
      vi: 'Xin gõ lại. Quên mã thì gọi phường, hai phút là có phiếu mới.',
      en: 'Type them again. If you have forgotten them, call the ward: a new slip takes two minutes.',
    },
  },
  'accounts.pinWeak': {
    status: 422,
    title: { vi: 'Mã này người khác dễ đoán', en: 'Others would guess these digits' },
    detail: {
      vi: 'Xin chọn sáu số khác: không phải ngày sinh, năm sinh, số lặp lại hay số liền nhau như 123456.',
      en: 'Choose six others: not a birthday, a year, the same digits again or a row like 123456.',
    },
  },
  'accounts.pinNotForYou': {
    status: 409,
    title: {
      vi: 'Vai trò của đồng chí cần mật khẩu và lớp thứ hai',
      en: 'Your role needs a password and a second layer',
    },
    detail: { vi: 'Mã 6 số dành cho chi bộ.', en: 'The six digits are for cells.' },
  },
} satisfies Readonly<
  Record<LayerRefusal['code'], { readonly status: number; readonly title: Text; readonly detail: Text }>
>
