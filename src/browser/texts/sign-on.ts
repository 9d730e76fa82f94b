import type { Shape } from './dictionary.ts'

const vi = {
  returning: 'Đang vào bằng tài khoản của tỉnh…',
  notIn: 'Chưa đăng nhập được',
  otherWays: 'Các cách đăng nhập khác',
  going: 'Đang mở trang của tỉnh…',

  login: 'Tài khoản của tỉnh',
  loginWhat:
    'Tên mà người ấy dùng ở trang đăng nhập của tỉnh. Lần vào đầu tiên bằng tên này gắn tài khoản với đúng người ấy; từ đó tên này ở trang của tỉnh có trao cho ai khác thì người đó cũng không vào được.',
  loginName: 'Tên đăng nhập ở trang của tỉnh',
  loginMissing: 'Gõ tên đăng nhập ở trang của tỉnh.',
  ways: 'Cách vào',
  way: { beside: 'Tài khoản của tỉnh và các cách khác của Chi Bộ', only: 'Chỉ tài khoản của tỉnh' },
  onlyWayWhat: 'Mật khẩu và mã 6 số của Chi Bộ không mở được tài khoản này nữa. Mã kích hoạt mới vẫn mở được.',
  waits: (day: string) => `Chờ người ấy vào lần đầu, đến hết ngày ${day}.`,
  lapsed: (day: string) => `Không ai vào bằng tên này đến ngày ${day}. Lưu lại để chờ thêm.`,
  bound: (day: string) => `Đã gắn với đúng người, từ ngày ${day}. Đổi tên thì phải gắn lại.`,
  save: 'Lưu',
  saving: 'Đang lưu…',
  cancel: 'Thôi',
  end: 'Bỏ tên này',
  endAsk: (name: string) => `Bỏ tên đăng nhập của tỉnh ở tài khoản của đồng chí ${name}?`,
  endWhat:
    'Người ấy không vào được bằng tài khoản của tỉnh nữa, và đang vào ở đâu thì bị ra ở đó. Mật khẩu, nếu có, vẫn dùng được.',
}

const en = {
  returning: 'Signing on with the account of the province…',
  notIn: 'Not signed in',
  otherWays: 'Other ways to sign in',
  going: 'Opening the page of the province…',

  login: 'Account of the province',
  loginWhat:
    'The name they use at the sign-on of the province. Its first use ties this account to exactly that person: should the province give the name to somebody else later, they do not come in.',
  loginName: 'Name at the sign-on of the province',
  loginMissing: 'Type the name at the sign-on of the province.',
  ways: 'Ways in',
  way: { beside: 'The account of the province and the ways of Chi Bộ', only: 'The account of the province only' },
  onlyWayWhat: 'Password and six digits of Chi Bộ no longer open this account. A new activation code still does.',
  waits: (day: string) => `Waits for its first use, until the end of ${day}.`,
  lapsed: (day: string) => `Nobody used this name until ${day}. Save it again to wait longer.`,
  bound: (day: string) => `Tied to its person since ${day}. Another name must be tied anew.`,
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  end: 'Take this name away',
  endAsk: (name: string) => `Take the name at the province’s sign-on from the account of ${name}?`,
  endWhat:
    'They can no longer come in with the account of the province, and are signed out where they did. A password, if there is one, still serves.',
} satisfies Shape<typeof vi>

export const signOnTexts = { vi, en }
