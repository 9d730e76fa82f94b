import type { DatabaseRefusal } from '#platform/db/refusals.ts'
import type { SettingsRefusal } from '#platform/settings.ts'
import type { Refusal } from '#kernel/decision.ts'
import type { Text } from '#kernel/text.ts'
import type { KeyRefusal } from '#platform/secrets/index.ts'
import { databaseWords } from './database-words.ts'
import type { LedgerRefusal } from '#features/privacy/index.server.ts'
import { erasuresInWords } from './erasure-words.ts'
import { keyWords } from './key-words.ts'
import type { ListeningRefusal } from './listening.ts'
import { listeningWords } from './listening-words.ts'
import { signOnWords } from './sign-on-words.ts'

export type StartRefusal =
  | DatabaseRefusal
  | SettingsRefusal
  | KeyRefusal
  | LedgerRefusal
  | ListeningRefusal
  | (Refusal &
      (
        | { readonly code: 'start.portInUse'; readonly port: number }
        | { readonly code: 'start.portForbidden'; readonly port: number }
        | { readonly code: 'start.notOurAddress'; readonly host: string }
        | { readonly code: 'start.demoNotEmpty' }
        | { readonly code: 'start.demoOfOtherSize'; readonly members: number }
        | { readonly code: 'start.webNotBuilt' }
      ))

type Words = { readonly [Code in StartRefusal['code']]: (refusal: Extract<StartRefusal, { code: Code }>) => Text }

const words = {
  ...databaseWords,
  ...keyWords,
  'erasures.unusable': (refusal) => erasuresInWords(refusal),
  ...listeningWords,
  ...signOnWords,
  'settings.lifetime': ({ name, given, most }) => ({
    vi: `${name} phải là một số từ 1 đến ${String(most)}, không phải “${given}”.`,
    en: `${name} must be a number from 1 to ${String(most)}, not “${given}”.`,
  }),
  'settings.databaseUrl': ({ because }) =>
    ({
      inClear: {
        vi: 'DATABASE_URL dẫn đến máy khác qua đường truyền không mã hóa. Thêm ?sslmode=verify-full vào cuối địa chỉ (và &sslrootcert=tệp, nếu máy đó dùng chứng thư của cơ quan mình).',
        en: 'DATABASE_URL leads to another machine over a line in clear. Add ?sslmode=verify-full to its end (and &sslrootcert=file where that machine has a certificate of your own authority).',
      },
      noDatabase: {
        vi: 'DATABASE_URL chưa có tên cơ sở dữ liệu. Dạng đúng: postgres://người-dùng:mật-khẩu@máy:5432/tên',
        en: 'DATABASE_URL names no database. It reads postgres://user:password@host:5432/name',
      },
      notPostgres: {
        vi: 'DATABASE_URL không phải địa chỉ PostgreSQL. Dạng đúng: postgres://người-dùng:mật-khẩu@máy:5432/tên',
        en: 'DATABASE_URL is no address of a PostgreSQL. It reads postgres://user:password@host:5432/name',
      },
    })[because],
  'start.portInUse': ({ port }) => ({
    vi: `Cổng ${port} đang được chương trình khác dùng (có thể Chi Bộ đã chạy ở cửa sổ khác). Dừng chương trình đó, hoặc chọn cổng khác, ví dụ PORT=${port + 1}.`,
    en: `Port ${port} is used by another program (Chi Bộ may already run in another window). Stop that program, or choose another port, for example PORT=${port + 1}.`,
  }),
  'start.portForbidden': ({ port }) => ({
    vi: `Máy không cho phép dùng cổng ${port}. Chọn một cổng từ 1024 trở lên, ví dụ PORT=3210, hoặc cho phép chương trình dùng cổng đó (docs/operations.md).`,
    en: `This machine does not allow port ${port}. Choose a port from 1024 on, for example PORT=3210, or let the program use it (docs/operations.md).`,
  }),
  'start.notOurAddress': ({ host }) => ({
    vi: `Máy này không có địa chỉ ${host} để lắng nghe. Dùng --host 0.0.0.0 (mọi địa chỉ) hoặc một địa chỉ của chính máy này.`,
    en: `This machine has no address ${host} to listen on. Use --host 0.0.0.0 (all of them) or one of its own.`,
  }),
  'start.demoNotEmpty': () => ({
    vi: 'Cơ sở dữ liệu của DATABASE_URL đã có dữ liệu, nên không nạp dữ liệu mẫu vào đó. Bỏ --demo, hoặc dùng một cơ sở dữ liệu trống.',
    en: 'The database of DATABASE_URL already holds data, so the demo is not loaded into it. Leave out --demo, or use an empty database.',
  }),
  'start.demoOfOtherSize': ({ members }) => ({
    vi: `Ở đây đã có dữ liệu với ${members} đảng viên, nên --members không đổi được nữa. Bỏ --members, hoặc chọn một thư mục mới: CHIBO_DATA=thư-mục-khác npm start -- --members N`,
    en: `There is a register of ${members} members here already, so --members can no longer change it. Leave out --members, or choose a new folder: CHIBO_DATA=another-folder npm start -- --members N`,
  }),
  'start.webNotBuilt': () => ({
    vi: 'Giao diện chưa được dựng. Chạy "npm start" thay cho "chibo start".',
    en: 'The web application is not built. Run "npm start" instead of "chibo start".',
  }),
} satisfies Words

/** What happened and what to do, in both languages. */
export function inWords(refusal: StartRefusal): Text {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has a line for each code, of that code's facts
  const say = words[refusal.code] as (given: StartRefusal) => Text
  return say(refusal)
}
