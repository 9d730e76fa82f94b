import type { Text } from '#kernel/text.ts'
import type { SettingsRefusal } from '#platform/settings.ts'

type SignOnRefusal = Extract<SettingsRefusal, { code: `signOn.${string}` }>
type Words = { readonly [Code in SignOnRefusal['code']]: (refusal: Extract<SignOnRefusal, { code: Code }>) => Text }

export const signOnWords = {
  'signOn.issuer': ({ given }) => ({
    vi: `CHIBO_SIGN_ON_ISSUER phải là địa chỉ https:// của trang đăng nhập (http:// chỉ khi ở ngay máy này), không phải “${given}”.`,
    en: `CHIBO_SIGN_ON_ISSUER must be the https:// address of the sign-on (http:// on this very machine only), not “${given}”.`,
  }),
  'signOn.missing': ({ name }) => ({
    vi: `Đã có CHIBO_SIGN_ON_ISSUER nhưng chưa có ${name}.`,
    en: `CHIBO_SIGN_ON_ISSUER is set, but ${name} is not.`,
  }),
  'signOn.secretFile': ({ file }) => ({
    vi: `Không đọc được khóa bí mật trong tệp ${file}, hoặc tệp trống (CHIBO_SIGN_ON_SECRET_FILE).`,
    en: `The secret cannot be read from ${file}, or the file is empty (CHIBO_SIGN_ON_SECRET_FILE).`,
  }),
  'signOn.algorithm': ({ given }) => ({
    vi: `CHIBO_SIGN_ON_ALGORITHM là RS256, PS256, ES256 hoặc EdDSA, không phải “${given}”.`,
    en: `CHIBO_SIGN_ON_ALGORITHM is RS256, PS256, ES256 or EdDSA, not “${given}”.`,
  }),
  'signOn.second': ({ given }) => ({
    vi: `CHIBO_SIGN_ON_SECOND viết như amr=mfa acr=…, cách nhau bằng khoảng trắng, không phải “${given}”.`,
    en: `CHIBO_SIGN_ON_SECOND reads amr=mfa acr=…, with blanks between, not “${given}”.`,
  }),
} satisfies Words
