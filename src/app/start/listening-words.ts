import type { Text } from '#kernel/text.ts'
import type { ListeningRefusal } from './listening.ts'

type Words = {
  readonly [Code in ListeningRefusal['code']]: (refusal: Extract<ListeningRefusal, { code: Code }>) => Text
}

export const listeningWords = {
  'settings.port': ({ given }) => ({
    vi: `"${given}" không phải số cổng. Đặt một số từ 1 đến 65535, ví dụ PORT=3210 hoặc --port 3210.`,
    en: `"${given}" is no port number. Set a number from 1 to 65535, for example PORT=3210 or --port 3210.`,
  }),
  'serve.publicUrl': ({ given }) => ({
    vi: `"${given}" không phải địa chỉ để trình duyệt mở. Dạng đúng: --public-url https://chibo.example.vn`,
    en: `"${given}" is no address for browsers. It reads --public-url https://chibo.example.vn`,
  }),
  'serve.publicUrlMissing': () => ({
    vi: 'Chưa biết trình duyệt mở Chi Bộ bằng địa chỉ nào. Thêm --public-url https://chibo.example.vn',
    en: 'It is not said under which address browsers open Chi Bộ. Add --public-url https://chibo.example.vn',
  }),
  'serve.proxy': ({ given }) => ({
    vi: `"${given}" không phải địa chỉ IP hay mạng của máy chuyển tiếp (proxy). Dạng đúng: --behind-proxy 10.0.0.7 hoặc 10.0.0.0/24, nhiều địa chỉ cách nhau bằng dấu phẩy; không nhận cả Internet.`,
    en: `"${given}" is no address or network of a proxy. It reads --behind-proxy 10.0.0.7 or 10.0.0.0/24, several with commas between them; not the whole Internet.`,
  }),
  'serve.unprotected': ({ given }) => ({
    vi: `Không phục vụ máy khác (${given}) khi đường truyền chưa mã hóa. Thêm --tls-cert và --tls-key, hoặc đứng sau một máy chuyển tiếp: --behind-proxy ĐỊA-CHỈ-IP --public-url https://…`,
    en: `Other machines (${given}) are not served over a line in clear. Add --tls-cert and --tls-key, or stand behind a proxy: --behind-proxy ADDRESS --public-url https://…`,
  }),
  'tls.half': ({ missing }) =>
    missing === 'cert'
      ? {
          vi: 'Có khóa mà chưa có chứng thư. Thêm --tls-cert TỆP.',
          en: 'There is a key but no certificate. Add --tls-cert FILE.',
        }
      : {
          vi: 'Có chứng thư mà chưa có khóa. Thêm --tls-key TỆP.',
          en: 'There is a certificate but no key. Add --tls-key FILE.',
        },
  'tls.missing': ({ file }) => ({
    vi: `Không có tệp ${file}. Xem lại đường dẫn của --tls-cert, --tls-key.`,
    en: `There is no file ${file}. Look at the paths of --tls-cert and --tls-key.`,
  }),
  'tls.unreadable': ({ file, reason }) => ({
    vi: `Không đọc được ${file} (${reason}). Cho người dùng chạy Chi Bộ quyền đọc tệp này.`,
    en: `${file} cannot be read (${reason}). Let the user who runs Chi Bộ read it.`,
  }),
  'tls.notACertificate': ({ file }) => ({
    vi: `${file} không phải chứng thư dạng PEM (bắt đầu bằng -----BEGIN CERTIFICATE-----).`,
    en: `${file} is no certificate in PEM form (it begins with -----BEGIN CERTIFICATE-----).`,
  }),
  'tls.notAKey': ({ file }) => ({
    vi: `${file} không phải khóa riêng dạng PEM (bắt đầu bằng -----BEGIN PRIVATE KEY-----).`,
    en: `${file} is no private key in PEM form (it begins with -----BEGIN PRIVATE KEY-----).`,
  }),
  'tls.encryptedKey': ({ file }) => ({
    vi: `Khóa trong ${file} có mật khẩu. Dùng bản không mật khẩu, chỉ người dùng chạy Chi Bộ đọc được.`,
    en: `The key in ${file} is protected by a password. Use one without, which only the user who runs Chi Bộ may read.`,
  }),
  'tls.otherKey': ({ cert, key }) => ({
    vi: `Khóa ${key} không phải của chứng thư ${cert}. Lấy đúng cặp được cấp cùng nhau.`,
    en: `The key ${key} does not belong to the certificate ${cert}. Take the two that were issued together.`,
  }),
  'tls.expired': ({ file, on }) => ({
    vi: `Chứng thư ${file} đã hết hạn ngày ${on}. Xin cấp chứng thư mới.`,
    en: `The certificate ${file} expired on ${on}. Have a new one issued.`,
  }),
  'tls.notYet': ({ file, on }) => ({
    vi: `Chứng thư ${file} chỉ có hiệu lực từ ${on}. Xem lại đồng hồ của máy, hoặc chờ đến ngày đó.`,
    en: `The certificate ${file} is valid only from ${on}. Look at the clock of this machine, or wait for that day.`,
  }),
  'tls.otherName': ({ file, wanted, names }) => ({
    vi: `Chứng thư ${file} cấp cho ${names}, không phải cho ${wanted}. Sửa --public-url, hoặc xin chứng thư cho tên đó.`,
    en: `The certificate ${file} was issued for ${names}, not for ${wanted}. Mend --public-url, or have one issued for that name.`,
  }),
} satisfies Words
