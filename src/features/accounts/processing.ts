import type { Processing } from '#kernel/processing.ts'

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'accounts',
    title: { vi: 'Tài khoản và vai trò', en: 'Accounts and roles' },
    purpose: {
      vi: 'Biết ai đang làm việc trong chương trình và chỉ cho làm đúng phần việc được giao.',
      en: 'To know who works in the program and to let them do what they were given, no more.',
    },
    people: { vi: 'người được giao làm việc trong chương trình', en: 'those who were given work in the program' },
    data: [
      { vi: 'họ tên, tên đăng nhập, vai trò và thời gian giữ', en: 'name, user name, roles with their days' },
      {
        vi: 'mật khẩu, mã và khóa của lớp thứ hai ở dạng không đọc ngược được hoặc niêm phong',
        en: 'passwords, codes and keys of the second layer, hashed or sealed',
      },
      {
        vi: 'tên đăng nhập ở trang đăng nhập của tỉnh và số hiệu của người ấy ở đó',
        en: 'the name at the province’s sign-on and the number it gives to its holder',
      },
      { vi: 'lần đăng nhập và loại máy', en: 'times of signing in and kind of machine' },
    ],
    tables: [
      'account',
      'account_news',
      'account_secret',
      'activation',
      'device',
      'entry',
      'grants_now',
      'known_address',
      'paper_code',
      'passkey',
      'provincial_login',
      'seat',
      'session',
      'sign_in',
      'sign_in_try',
      'sign_on_try',
      'totp',
    ],
    actions: ['accounts.write', 'roles.read'],
    kept: ['privacy.signInsKept'],
  },
]
