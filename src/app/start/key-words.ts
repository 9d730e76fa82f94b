import type { Text } from '#kernel/text.ts'
import type { KeyRefusal } from '#platform/secrets/index.ts'

export const keyWords: {
  readonly [Code in KeyRefusal['code']]: (refusal: Extract<KeyRefusal, { code: Code }>) => Text
} = {
  'secrets.keyMissing': ({ path }) => ({
    vi: `Thiếu khóa của số định danh: ${path}. Chép lại tệp secret.key đã cất riêng vào đó (quyền 600), hoặc đặt CHIBO_KEY_FILE đúng nơi cất. Chưa có gì bị thay đổi.`,
    en: `The key of the identity numbers is missing: ${path}. Put the secret.key that is kept apart back there (mode 600), or set CHIBO_KEY_FILE to where it is. Nothing was changed.`,
  }),
  'secrets.keyNotPrivate': ({ path }) => ({
    vi: `Người khác trên máy này đọc được khóa ${path}. Chạy: chmod 600 ${path}`,
    en: `Others on this machine can read the key ${path}. Run: chmod 600 ${path}`,
  }),
  'secrets.keyBroken': ({ path, bytes }) => ({
    vi: `${path} không phải khóa của Chi Bộ: tệp có ${bytes} byte, khóa có 32. Chép lại bản đã cất riêng.`,
    en: `${path} is no key of Chi Bộ: it has ${bytes} bytes, a key has 32. Put the copy that is kept apart there.`,
  }),
  'secrets.keyUnreadable': ({ path, reason }) => ({
    vi: `Không đọc hoặc ghi được khóa ${path} (${reason}). Kiểm tra quyền của thư mục.`,
    en: `The key ${path} cannot be read or written (${reason}). Look at the permissions of the folder.`,
  }),
  'secrets.otherKey': ({ path, ours, theirs }) => ({
    vi: `Khóa ${path} (dấu ${ours}) không phải khóa đã niêm phong các số định danh trong cơ sở dữ liệu này (dấu ${theirs}). Chép đúng khóa vào đó. Chưa có gì bị thay đổi.`,
    en: `The key ${path} (mark ${ours}) is not the one the identity numbers of this database are sealed with (mark ${theirs}). Put the right key there. Nothing was changed.`,
  }),
}
