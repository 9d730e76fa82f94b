import type { Shape } from './dictionary.ts'
import { en as e, vi as v } from './words.ts'

const vi = {
  region: 'Phiên làm việc',
  over: 'Phiên làm việc đã hết',
  held: (n: number) => `${v.of(n, 'việc')} đang giữ trong máy`,
  byPin: 'Điều đã gõ vẫn còn trong máy này. Gõ mã 6 số thì tự gửi.',
  byPassword: 'Điều đã gõ vẫn còn trong máy này. Đăng nhập lại thì tự gửi.',
  typePin: 'Gõ mã 6 số',
  signIn: 'Đăng nhập lại',
  backTitle: 'Vào lại Chi Bộ',
  hello: (name: string) => `Đồng chí ${name}`,
  stays: 'Trang đang mở giữ nguyên ở phía sau.',
  otherWay: 'Cách vào khác',
  otherWayWhat:
    'Trang này sẽ đóng. Điều đồng chí đã gõ còn trong máy cho chính đồng chí; người khác vào thì được bỏ đi.',
  later: 'Để sau',
}

const en = {
  region: 'Session',
  over: 'Your session has ended',
  held: (n: number) => `${e.of(n, 'thing')} kept on this device`,
  byPin: 'What you typed is still on this device. Type your six digits and it is sent by itself.',
  byPassword: 'What you typed is still on this device. Sign in again and it is sent by itself.',
  typePin: 'Type the six digits',
  signIn: 'Sign in again',
  backTitle: 'Back into Chi Bộ',
  hello: (name: string) => name,
  stays: 'The open page stays as it is behind this.',
  otherWay: 'Another way in',
  otherWayWhat:
    'This page will close. What you typed stays on this device for you alone; when somebody else comes in it is dropped.',
  later: 'Later',
} satisfies Shape<typeof vi>

export const sessionTexts = { vi, en }
