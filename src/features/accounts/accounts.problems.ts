import type { Text } from '#kernel/text.ts'
import type { KeepingRefusal } from './keeping.ts'
import { roleProblems } from './roles/roles.problems.ts'
import type { RoleRefusal } from './roles/roles.ts'
import type { Told } from './told.ts'
import { layerProblems } from './layers.problems.ts'
import type { Guessed, PasswordRefusal } from './password.ts'
import { signOnProblems } from './sign-on.problems.ts'
import type { SignOnRefusal } from './sign-on.ts'
import type { LayerRefusal } from './second-layer.ts'

export type AccountRefusal =
  | { readonly code: 'accounts.wrongPassword' }
  | { readonly code: 'accounts.wait'; readonly seconds: number }
  | { readonly code: 'accounts.codeWait'; readonly seconds: number }
  | { readonly code: 'accounts.codeWrong' }
  | { readonly code: 'accounts.codeUsed' }
  | { readonly code: 'accounts.codeExpired' }
  | { readonly code: 'accounts.opened' }
  | KeepingRefusal
  | RoleRefusal
  | LayerRefusal
  | PasswordRefusal
  | SignOnRefusal

const guessed: Readonly<Record<Guessed, Text>> = {
  own: {
    vi: 'Trong đó có tên của đồng chí hoặc của đơn vị.',
    en: 'Your name, or that of your unit, stands in it.',
  },
  common: {
    vi: 'Nhiều người dùng những từ này, hoặc chúng nằm trong các danh sách mật khẩu đã lộ.',
    en: 'Many people use these words, or they stand in lists of stolen passwords.',
  },
  row: {
    vi: 'Đó là dãy phím, dãy số liền nhau hoặc chữ lặp lại.',
    en: 'It is a row of keys or digits, or the same letters again.',
  },
  day: { vi: 'Trong đó chủ yếu là ngày hoặc năm.', en: 'It is mostly a day or a year.' },
  little: { vi: 'Còn quá ít để khó đoán.', en: 'There is too little in it to be hard to guess.' },
}

/** The same words whether the name exists or the password is another. */
export const accountProblems = {
  ...layerProblems,
  ...signOnProblems,
  'accounts.wrongPassword': {
    status: 401,
    title: { vi: 'Tên đăng nhập hoặc mật khẩu không đúng', en: 'The name or the password is not right' },
    detail: {
      vi: 'Xin xem lại kiểu gõ và phím Caps Lock rồi thử lại.',
      en: 'Look at the keyboard layout and Caps Lock, then try again.',
    },
  },
  'accounts.wait': {
    status: 429,
    title: { vi: 'Xin chờ một chút rồi thử lại', en: 'Wait a little, then try again' },
    detail: ({ seconds }) => ({
      vi: `Đã gõ sai nhiều lần. Còn ${String(seconds)} giây nữa thì thử lại được. Tài khoản không bị khóa.`,
      en: `There were several wrong attempts. Try again in ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}. The account is not locked.`,
    }),
  },
  'accounts.codeWait': {
    status: 429,
    title: { vi: 'Xin chờ một chút rồi thử lại', en: 'Wait a little, then try again' },
    detail: ({ seconds }) => ({
      vi: `Mã đã gõ sai nhiều lần. Còn ${String(seconds)} giây nữa thì thử lại được.`,
      en: `The code was mistyped several times. Try again in ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}.`,
    }),
  },
  'accounts.codeWrong': {
    status: 422,
    title: { vi: 'Mã không đúng', en: 'The code is not right' },
    detail: {
      vi: 'Xin so lại từng chữ với mã đã nhận. Mã mới thay cho mã cũ.',
      en: 'Compare it letter by letter with the code you were given. A newer code takes the place of an older one.',
    },
  },
  'accounts.codeUsed': {
    status: 409,
    title: { vi: 'Mã này đã được dùng', en: 'This code has been used' },
    detail: {
      vi: 'Nếu đồng chí đã tự đặt mật khẩu thì đăng nhập. Nếu không phải đồng chí đã dùng mã này, báo ngay cho người giao mã.',
      en: 'If you have chosen your password, sign in. If it was not you who used the code, tell whoever gave it to you at once.',
    },
  },
  'accounts.codeExpired': {
    status: 410,
    title: { vi: 'Mã này đã hết hạn', en: 'This code has expired' },
    detail: {
      vi: 'Xin người giao mã cấp mã mới. Mã lập tài khoản đầu tiên được in lại khi khởi động lại máy chủ.',
      en: 'Ask whoever gave it to you for a new one. The code for the first account is printed anew when the server is started again.',
    },
  },
  'accounts.opened': {
    status: 409,
    title: { vi: 'Tài khoản đầu tiên đã được lập', en: 'The first account has been made already' },
    detail: {
      vi: 'Các tài khoản khác do người giữ tài khoản ở đơn vị lập.',
      en: 'All other accounts are opened by whoever keeps the accounts of a unit.',
    },
  },
  'accounts.usernameTaken': {
    status: 409,
    title: { vi: 'Tên đăng nhập đã có người dùng', en: 'That user name is taken' },
    detail: ({ username }) => ({
      vi: `Đã có tài khoản tên ${username}. Xin chọn tên khác, ví dụ thêm tên đơn vị.`,
      en: `There is an account called ${username}. Choose another name, for instance with the unit's name added.`,
    }),
  },
  'accounts.usernameForm': {
    status: 422,
    title: { vi: 'Tên đăng nhập chưa đúng dạng', en: 'That cannot be a user name' },
    detail: {
      vi: 'Từ 2 đến 63 ký tự: chữ không dấu, chữ số, dấu chấm, gạch; bắt đầu bằng chữ hoặc số. Ví dụ: lan.truongvinh',
      en: '2 to 63 characters: letters without marks, digits, dots and strokes, beginning with a letter or digit. For instance lan.truongvinh',
    },
  },
  'accounts.roleNotYours': {
    status: 403,
    title: { vi: 'Đồng chí không giao được vai trò này', en: 'This role is not yours to give' },
    detail: {
      vi: 'Trang “Ai được làm gì” ghi vai trò nào giao được vai trò nào, ở đơn vị mình và bên dưới. Ban tổ chức tỉnh giao được mọi vai trò.',
      en: '“Who may do what” says which role gives which, at one’s own unit and below it. The provincial organiser gives any.',
    },
  },
  'accounts.seatHeld': {
    status: 409,
    title: {
      vi: 'Tài khoản này đã giữ vai trò đó ở đơn vị đó',
      en: 'The account holds that role at that unit already',
    },
    detail: { vi: 'Không cần giao lại.', en: 'It need not be given again.' },
  },
  'accounts.seatsElsewhere': {
    status: 403,
    title: {
      vi: 'Tài khoản này còn vai trò mà đồng chí không quản lý',
      en: 'The account also holds roles that are not yours to give',
    },
    detail: {
      vi: 'Chỉ người quản lý được mọi vai trò của tài khoản mới cấp mã mới, giao thêm vai trò hoặc đóng tài khoản. Đề nghị cấp trên làm việc này.',
      en: 'Only somebody who may give all of its roles can give it a new code or another role, or close it. Ask the level above.',
    },
  },
  'accounts.own': {
    status: 409,
    title: {
      vi: 'Không tự kết thúc vai trò hay đóng tài khoản của mình',
      en: 'One does not end a role or the account of one’s own',
    },
    detail: { vi: 'Đề nghị một người giữ tài khoản khác làm việc này.', en: 'Ask another person who keeps accounts.' },
  },
  'accounts.closed': {
    status: 409,
    title: { vi: 'Tài khoản đã đóng', en: 'The account is closed' },
    detail: {
      vi: 'Tài khoản đã đóng không mở lại; lập tài khoản mới với tên khác.',
      en: 'A closed account is not opened again; open a new one under another name.',
    },
  },
  'accounts.passwordShort': {
    status: 422,
    title: { vi: 'Mật khẩu còn ngắn', en: 'The password is too short' },
    detail: ({ least }) => ({
      vi: `Ít nhất ${String(least)} ký tự. Một câu ngắn dễ nhớ là tốt nhất, có dấu cách cũng được.`,
      en: `At least ${String(least)} characters. A short sentence that is easy to remember is best; blanks are allowed.`,
    }),
  },
  'accounts.passwordGuessable': {
    status: 422,
    title: { vi: 'Mật khẩu này dễ đoán', en: 'This password is easy to guess' },
    detail: ({ why }) => ({
      vi: `${guessed[why].vi} Ghép vài từ không liên quan với nhau, ví dụ bốn từ bất kỳ.`,
      en: `${guessed[why].en} Put together a few words that have nothing to do with each other, any four for instance.`,
    }),
  },
  ...roleProblems,
} satisfies { readonly [C in AccountRefusal['code']]: Told<Extract<AccountRefusal, { code: C }>> }
