import type { Shape } from './dictionary.ts'
import { en as e, vi as v } from './words.ts'

const sizes = { computer: 'máy tính', phone: 'điện thoại', tablet: 'máy tính bảng' }
const enSizes = { computer: 'computer', phone: 'telephone', tablet: 'tablet' }

const vi = {
  steps: ['Mật khẩu', 'Lớp thứ hai'],
  stepsLabel: 'Các bước đăng nhập',
  or: 'hoặc',
  next: 'Tiếp tục',
  checking: 'Đang kiểm tra…',
  byPasskey: 'Dùng khóa của máy này (vân tay, mã máy)',
  passkeyLeft: 'Chưa mở được khóa của máy này. Thử lại, hoặc dùng cách khác.',

  second: 'Lớp thứ hai',
  who: (name: string) => `Đồng chí ${name}`,
  appCode: 'Mã 6 số trong ứng dụng xác thực',
  appHint:
    'Mở ứng dụng xác thực trên điện thoại của đồng chí, đọc mã ở dòng “Chi Bộ”. Mã đổi sau mỗi 30 giây; mã vừa đổi vẫn nhận.',
  appMissing: 'Gõ đủ 6 số.',
  enter: 'Vào Chi Bộ',
  byPaper: (left: number) => `Dùng một mã dự phòng trên giấy (còn ${v.of(left, 'mã')})`,
  byApp: 'Dùng mã trong ứng dụng xác thực',
  paperCode: 'Mã dự phòng trên giấy',
  paperHint: 'Ba nhóm bốn ký tự. Dùng xong thì gạch mã ấy đi.',
  paperMissing: 'Gõ mã trên giấy.',
  paperTitle: 'Mã dự phòng',
  keyOnly: 'Đặt ngón tay, nhìn vào máy hoặc gõ mã của máy để mở khóa.',
  useKey: 'Mở bằng khóa của máy này',
  whoMust: 'Ai phải có lớp thứ hai',
  whoMustWhat:
    'Từ cán bộ phường, xã trở lên. Bí thư chi bộ dùng điện thoại với mã 6 số của riêng mình, không cần ứng dụng xác thực.',
  lost: 'Mất điện thoại',
  lostWhat: 'Dùng mã dự phòng trên giấy, hoặc gặp người giữ quyền lập tài khoản.',
  last: 'Lần đăng nhập trước',
  lastWhat: (time: string, day: string, agent: string) => `${time} ngày ${day}, ${agent}.`,
  firstTime: 'Đây là lần đầu.',

  enrolTitle: 'Tạo lớp thứ hai',
  enrolLead:
    'Vai trò của đồng chí cần hai lớp: mật khẩu, và một thứ chỉ đồng chí có. Chọn một cách; sau này thêm cách khác được.',
  withApp: 'Ứng dụng xác thực trên điện thoại',
  withAppWhat: 'Ứng dụng hiện mã 6 số, đổi sau mỗi 30 giây. Dùng được khi không có mạng.',
  withKey: 'Khóa của máy này',
  withKeyWhat: 'Mở bằng vân tay, khuôn mặt hoặc mã của máy. Không phải gõ mã.',
  setUpApp: 'Dùng ứng dụng xác thực',
  setUpKey: 'Tạo khóa trên máy này',
  scan: 'Mở ứng dụng xác thực (ví dụ Google Authenticator, Microsoft Authenticator, Aegis), chọn thêm tài khoản, đưa máy ảnh vào hình này.',
  picture: 'Hình vuông để ứng dụng xác thực đọc',
  byHand: 'Không đọc được hình? Gõ khóa này vào ứng dụng:',
  firstCode: 'Mã 6 số mà ứng dụng đang hiện',
  settle: 'Xong, dùng ứng dụng này',
  back: 'Chọn cách khác',
  papersTitle: 'Mã dự phòng trên giấy',
  papersWhat:
    'Khi mất điện thoại, mỗi mã dưới đây thay được lớp thứ hai một lần. Chỉ hiện lần này: in ra hoặc chép lại, cất ở nơi khóa được, không để trong điện thoại.',
  papersFor: (username: string, day: string) => `Chi Bộ · ${username} · ${day}`,
  print: 'In tờ mã',
  kept: 'Tôi đã cất mã, tiếp tục',
  agent: (words: string) => agentWords(words, sizes, 'máy khác'),
}

const en = {
  steps: ['Password', 'Second layer'],
  stepsLabel: 'Steps of signing in',
  or: 'or',
  next: 'Continue',
  checking: 'Checking…',
  byPasskey: 'Use the passkey of this device (fingerprint, device code)',
  passkeyLeft: 'The passkey of this device was not opened. Try again, or take another way.',

  second: 'Second layer',
  who: (name: string) => name,
  appCode: 'The 6 digits in your authenticator app',
  appHint:
    'Open the authenticator app on your telephone and read the code at “Chi Bộ”. It changes every 30 seconds; the one just gone is taken too.',
  appMissing: 'Type all 6 digits.',
  enter: 'Enter Chi Bộ',
  byPaper: (left: number) => `Use a code from the paper (${e.of(left, 'code')} left)`,
  byApp: 'Use the code of the authenticator app',
  paperCode: 'Code from the paper',
  paperHint: 'Three groups of four characters. Cross it out when you have used it.',
  paperMissing: 'Type a code of the paper.',
  paperTitle: 'Code from the paper',
  keyOnly: 'Put your finger, look at the device or type its code to open the passkey.',
  useKey: 'Open with the passkey of this device',
  whoMust: 'Who needs a second layer',
  whoMustWhat:
    'Staff of communes and wards, and all above. A cell’s secretary uses a telephone and six digits of their own, no app.',
  lost: 'Lost telephone',
  lostWhat: 'Use a code from the paper, or see the person who keeps accounts.',
  last: 'Last sign-in',
  lastWhat: (time: string, day: string, agent: string) => `${time} on ${day}, ${agent}.`,
  firstTime: 'This is the first.',

  enrolTitle: 'Make the second layer',
  enrolLead:
    'Your role needs two layers: the password, and something only you have. Choose one way; others can be added later.',
  withApp: 'Authenticator app on a telephone',
  withAppWhat: 'It shows 6 digits that change every 30 seconds. It works without a network.',
  withKey: 'Passkey of this device',
  withKeyWhat: 'Opened with a fingerprint, a face or the code of the device. Nothing to type.',
  setUpApp: 'Use an authenticator app',
  setUpKey: 'Make a passkey on this device',
  scan: 'Open the authenticator app (Google Authenticator, Microsoft Authenticator or Aegis, for instance), add an account, and point the camera at this picture.',
  picture: 'Square picture for the authenticator app',
  byHand: 'It cannot be read? Type this key into the app:',
  firstCode: 'The 6 digits the app shows now',
  settle: 'Done, use this app',
  back: 'Choose another way',
  papersTitle: 'Codes on paper',
  papersWhat:
    'When the telephone is lost, each of these takes the place of the second layer once. They are shown only now: print or copy them and keep them locked away, not in the telephone.',
  papersFor: (username: string, day: string) => `Chi Bộ · ${username} · ${day}`,
  print: 'Print the codes',
  kept: 'I have put them away, continue',
  agent: (words: string) => agentWords(words, enSizes, 'another device'),
} satisfies Shape<typeof vi>

const names: Readonly<Record<string, string>> = {
  ios: 'iOS',
  android: 'Android',
  windows: 'Windows',
  mac: 'macOS',
  linux: 'Linux',
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  opera: 'Opera',
  coccoc: 'Cốc Cốc',
}

/** `phone android chrome` → `điện thoại, Android, Chrome`. What is not known is left out. */
function agentWords(words: string, kinds: Readonly<Record<string, string>>, other: string): string {
  const [kind = '', ...rest] = words.split(' ')
  return [kinds[kind] ?? other, ...rest.flatMap((word) => names[word] ?? [])].join(', ')
}

export const layerTexts = { vi, en }
