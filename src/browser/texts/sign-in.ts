import type { Shape } from './dictionary.ts'

const vi = {
  title: 'Đăng nhập',
  login: 'Tên đăng nhập',
  password: 'Mật khẩu',
  show: 'Hiện mật khẩu',
  hide: 'Ẩn mật khẩu',
  enter: 'Tiếp tục',
  entering: 'Đang kiểm tra…',
  loginMissing: 'Gõ tên đăng nhập được cấp.',
  passwordMissing: 'Gõ mật khẩu.',
  noAccount: 'Chưa có tài khoản',
  noAccountWhat:
    'Tài khoản do tổ chức lập, không tự đăng ký. Bí thư chi bộ nhận phiếu giấy ở phường, xã; cán bộ nhận mã ở đơn vị mình hoặc cấp trên.',
  forgotten: 'Quên mật khẩu',
  forgottenWhat:
    'Gặp cán bộ giữ quyền lập tài khoản ở đơn vị mình để nhận mã mới. Tài khoản từ cán bộ phường, xã trở lên được mở lại khi gặp mặt và có hai người đồng ý.',
  shared: 'Đang dùng máy chung',
  sharedWhat:
    'Bấm tên mình ở góc trên, chọn “Ra khỏi máy này” khi làm xong. Bỏ đi một lúc thì phiên tự hết; việc đang gõ dở vẫn còn.',
  throttled:
    'Gõ sai nhiều lần thì lần sau phải chờ lâu hơn một chút. Không ai khóa được tài khoản của đồng chí bằng cách gõ sai thay.',
  secrets: 'Không đưa vào tài liệu mật.',
  haveCode: 'Có mã kích hoạt? Đặt mật khẩu ở đây',
  unopened: 'Máy chủ này chưa có tài khoản nào. Lập tài khoản đầu tiên',
}

const en = {
  title: 'Sign in',
  login: 'User name',
  password: 'Password',
  show: 'Show the password',
  hide: 'Hide the password',
  enter: 'Continue',
  entering: 'Checking…',
  loginMissing: 'Type the user name you were given.',
  passwordMissing: 'Type the password.',
  noAccount: 'No account yet',
  noAccountWhat:
    'Accounts are made by the organisation; one cannot register. A cell’s secretary gets a slip from the ward; staff get a code from their unit or the level above.',
  forgotten: 'Forgotten password',
  forgottenWhat:
    'See the person in your unit who keeps accounts, for a new code. Accounts of staff of communes and wards, and all above, are opened again in person when two people agree.',
  shared: 'On a shared computer',
  sharedWhat:
    'When you are done, press your name at the top and choose “Sign out of this device”. After a while without use the session ends by itself; what you were typing stays.',
  throttled:
    'After several wrong attempts the next one takes a little longer. Nobody can lock your account by typing wrong passwords.',
  secrets: 'Do not bring in classified documents.',
  haveCode: 'Got an activation code? Choose a password here',
  unopened: 'This server has no account yet. Make the first one',
} satisfies Shape<typeof vi>

export const signInTexts = { vi, en }
