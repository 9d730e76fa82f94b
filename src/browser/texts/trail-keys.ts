import type { Shape } from './dictionary.ts'

const vi = {
  title: 'Khóa của tôi để ký dấu niêm',
  lead: 'Chữ ký chứng minh với người quản trị máy chủ: phần bí mật của khóa không bao giờ rời máy của đồng chí, nên không ai khác ký thay được.',
  none: 'Đồng chí chưa có khóa. Máy tính, điện thoại hoặc khóa bảo mật cầm tay sẽ giữ khóa này; khóa không dùng để vào Chi Bộ.',
  make: 'Lập khóa để ký',
  makeOther: 'Lập khóa khác',
  otherWhat: 'Khóa cũ sẽ không ký được nữa; những dấu niêm đã ký vẫn kiểm được bằng mã của khóa cũ.',
  makeSure: 'Lập khóa mới',
  keep: 'Không lập nữa',
  cannot:
    'Máy này chưa lập được khóa: khóa cần trang mở bằng https và bằng tên máy chủ. Đồng chí vẫn đem dấu niêm ra bằng tệp được.',
  left: 'Máy chưa ký. Xin thử lại và chạm vào khóa, đặt ngón tay hoặc gõ mã của máy.',
  print: 'Mã của khóa',
  keepPrint:
    'Chép mã này ra giấy hoặc giữ tệp khóa ở ngoài máy chủ. Không có mã giữ ngoài, chữ ký không chứng minh được gì.',
  madeAt: (day: string) => `Lập ngày ${day}`,
  file: 'Giữ tệp khóa',
  paper: 'In',
  sign: 'Ký bằng khóa',
  signOf: (day: string) => `Ký bằng khóa dấu niêm ngày ${day}`,
  look: 'Trước khi chạm khóa, so 12 ký tự trên màn hình với ký tự in trên báo cáo.',
  fits: (day: string) => `Khớp với dấu niêm ngày ${day} mà máy này đã giữ lần trước.`,
  fitsNot: (day: string) =>
    `Không khớp với dấu niêm ngày ${day} mà máy này đã giữ. Giữ cả hai tệp, đừng xóa tệp cũ; xuất dấu vết và kiểm ở máy khác.`,
  first: 'Máy này nhớ dấu niêm vừa giữ; lần sau đem ra, máy tự so.',
  compareFile: 'So với tệp đang giữ',
  noFile: 'Tệp này không phải tệp dấu niêm (dau-niem-….json).',
  fileFits: (day: string) => `Khớp: mọi dấu niêm trong tệp, đến hết ngày ${day}, vẫn như khi đồng chí giữ.`,
  fileFitsNot: (day: string) => `Không khớp từ dấu niêm ngày ${day}. Giữ tệp này, xuất dấu vết và kiểm ở máy khác.`,
  comparing: 'Đang so…',
}

const en = {
  title: 'My key for signing seals',
  lead: 'A signature proves something against whoever administers the server: the secret half of the key never leaves your device, so that nobody else can sign.',
  none: 'You have no key yet. A computer, a telephone or a security key will keep it; it does not sign you in.',
  make: 'Make a key for signing',
  makeOther: 'Make another key',
  otherWhat: 'The key you have will sign no more; what it signed is still verified with its print.',
  makeSure: 'Make the new key',
  keep: 'Keep the one I have',
  cannot:
    'This device cannot make a key here: the page has to be opened over https and under the server’s name. You can still take seals out as files.',
  left: 'The device did not sign. Try again and touch the key, put your finger or type the code of the device.',
  print: 'Print of the key',
  keepPrint:
    'Copy this print to paper, or keep the file of the key, outside the server. Without a print kept outside a signature proves nothing.',
  madeAt: (day: string) => `Made ${day}`,
  file: 'Keep the file of the key',
  paper: 'Print',
  sign: 'Sign with the key',
  signOf: (day: string) => `Sign the seal of ${day} with the key`,
  look: 'Before touching the key, compare the 12 characters on the screen with those printed on a report.',
  fits: (day: string) => `Agrees with the seal of ${day} that this device kept last time.`,
  fitsNot: (day: string) =>
    `Differs from the seal of ${day} that this device has kept. Keep both files, do not delete the old one; take the trail out and verify it on another machine.`,
  first: 'This device remembers the seal it has just kept; the next one will be compared with it.',
  compareFile: 'Compare with a file you keep',
  noFile: 'This is no file of seals (dau-niem-….json).',
  fileFits: (day: string) => `They agree: every seal in the file, until ${day}, is as it was when you kept it.`,
  fileFitsNot: (day: string) =>
    `They differ from the seal of ${day} on. Keep this file, take the trail out and verify it on another machine.`,
  comparing: 'Comparing…',
} satisfies Shape<typeof vi>

export const keyTexts = { vi, en }
