import type { SignOnRefusal } from './sign-on.ts'
import type { Told } from './told.ts'

/** How refusals about the province's own accounts are told. Nothing of what the provider wrote is repeated. */
export const signOnProblems = {
  'accounts.noSignOn': {
    status: 409,
    title: {
      vi: 'Máy chủ này chưa nối với tài khoản của tỉnh',
      en: 'This server is not connected to the accounts of the province',
    },
    detail: {
      vi: 'Đăng nhập bằng tên và mật khẩu. Cán bộ kỹ thuật nối máy chủ với trang đăng nhập của tỉnh.',
      en: 'Sign in by name and password. The IT officer connects the server with the sign-on of the province.',
    },
  },
  'accounts.signOnDown': {
    status: 503,
    title: { vi: 'Chưa tới được trang đăng nhập của tỉnh', en: 'The sign-on of the province cannot be reached' },
    detail: {
      vi: 'Thử lại sau ít phút. Trong lúc đó đồng chí vẫn đăng nhập được bằng tên và mật khẩu của Chi Bộ, hoặc bằng khóa của máy, nếu đã có.',
      en: 'Try again in some minutes. Meanwhile the name and password of Chi Bộ, or the key of your machine, still let you in if you have them.',
    },
  },
  'accounts.signOnLeft': {
    status: 422,
    title: {
      vi: 'Việc đăng nhập ở trang của tỉnh chưa xong',
      en: 'Signing on at the page of the province was not finished',
    },
    detail: { vi: 'Bấm nút một lần nữa khi muốn làm lại.', en: 'Press the button once more to try again.' },
  },
  'accounts.signOnUntrusted': {
    status: 422,
    title: {
      vi: 'Câu trả lời của trang đăng nhập không kiểm được',
      en: 'What came back from the sign-on could not be verified',
    },
    detail: {
      vi: 'Vì an toàn, chưa ai được đăng nhập. Bấm nút một lần nữa; nếu vẫn vậy, báo cán bộ kỹ thuật xem nhật ký máy chủ.',
      en: 'To be safe, nobody was signed in. Press the button once more; if it stays so, tell the IT officer to look at the server’s log.',
    },
  },
  'accounts.signOnOver': {
    status: 422,
    title: { vi: 'Xin bắt đầu đăng nhập lại', en: 'Please begin signing on again' },
    detail: {
      vi: 'Lần đăng nhập này đã dùng rồi, đã quá 10 phút, hoặc bắt đầu ở trình duyệt khác.',
      en: 'This attempt was used already, is older than 10 minutes, or was begun in another browser.',
    },
  },
  'accounts.loginUnknown': {
    status: 403,
    title: {
      vi: 'Tài khoản của tỉnh này chưa được dùng ở Chi Bộ',
      en: 'This account of the province is not in use in Chi Bộ',
    },
    detail: {
      vi: 'Tài khoản do tổ chức lập, không tự đăng ký. Gặp cán bộ giữ quyền lập tài khoản ở đơn vị mình, cho biết tên đăng nhập ở trang của tỉnh và nhờ ghi (hoặc ghi lại) vào tài khoản.',
      en: 'Accounts are made by the organisation; one cannot register. See whoever keeps accounts in your unit, tell them your name at the sign-on of the province, and ask them to enter it (anew) with your account.',
    },
  },
  'accounts.loginForm': {
    status: 422,
    title: { vi: 'Tên đăng nhập của tỉnh chưa đúng', en: 'The name at the province is not right' },
    detail: {
      vi: 'Gõ đúng như ở trang đăng nhập của tỉnh: không có khoảng trắng, tối đa 200 ký tự.',
      en: 'Type it as at the sign-on of the province: no blanks, at most 200 characters.',
    },
  },
  'accounts.loginTaken': {
    status: 409,
    title: { vi: 'Tên này đã ghi ở một tài khoản khác', en: 'This name stands with another account' },
    detail: {
      vi: 'Mỗi tên ở trang của tỉnh mở một tài khoản. Xem lại tên, hoặc bỏ tên ở tài khoản kia trước.',
      en: 'Each name at the province opens one account. Look at the name again, or take it from the other account first.',
    },
  },
} satisfies { readonly [Code in SignOnRefusal['code']]: Told<Extract<SignOnRefusal, { code: Code }>> }
