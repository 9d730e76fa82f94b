import type { Text } from '#kernel/text.ts'

export type AccountRefusal =
  | { readonly code: 'accounts.wrongPassword' }
  | { readonly code: 'accounts.wait'; readonly seconds: number }

interface Told<R> {
  readonly status: number
  readonly title: Text
  readonly detail: Text | ((refusal: R) => Text)
}

/** The same words whether the name exists or the password is another. */
export const accountProblems = {
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
} satisfies { readonly [C in AccountRefusal['code']]: Told<Extract<AccountRefusal, { code: C }>> }
