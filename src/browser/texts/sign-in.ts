import type { Shape } from './dictionary.ts'

const vi = {
  title: 'Đăng nhập',
  login: 'Tên đăng nhập',
  password: 'Mật khẩu',
  show: 'Hiện mật khẩu',
  hide: 'Ẩn mật khẩu',
  enter: 'Đăng nhập',
  entering: 'Đang kiểm tra…',
  loginMissing: 'Gõ tên đăng nhập được cấp.',
  passwordMissing: 'Gõ mật khẩu.',
  noAccount: 'Chưa có tài khoản',
  noAccountWhat: 'Tài khoản do tổ chức lập, không tự đăng ký. Cán bộ nhận tài khoản ở cấp trên của mình.',
  forgotten: 'Quên mật khẩu',
  forgottenWhat: 'Gặp cán bộ giữ quyền lập tài khoản ở đơn vị mình.',
  shared: 'Đang dùng máy chung',
  sharedWhat: 'Bấm tên mình ở góc trên, chọn “Ra khỏi máy này” khi làm xong.',
  throttled:
    'Gõ sai nhiều lần thì lần sau phải chờ lâu hơn một chút. Không ai khóa được tài khoản của đồng chí bằng cách gõ sai thay.',
  secrets: 'Không đưa vào tài liệu mật.',
}

const en = {
  title: 'Sign in',
  login: 'User name',
  password: 'Password',
  show: 'Show the password',
  hide: 'Hide the password',
  enter: 'Sign in',
  entering: 'Checking…',
  loginMissing: 'Type the user name you were given.',
  passwordMissing: 'Type the password.',
  noAccount: 'No account yet',
  noAccountWhat: 'Accounts are made by the organisation; one cannot register. Staff get theirs from the level above.',
  forgotten: 'Forgotten password',
  forgottenWhat: 'See the person in your unit who may create accounts.',
  shared: 'On a shared computer',
  sharedWhat: 'When you are done, press your name at the top and choose “Sign out of this device”.',
  throttled:
    'After several wrong attempts the next one takes a little longer. Nobody can lock your account by typing wrong passwords.',
  secrets: 'Do not bring in classified documents.',
} satisfies Shape<typeof vi>

export const signInTexts = { vi, en }
