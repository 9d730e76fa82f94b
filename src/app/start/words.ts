import type { DatabaseRefusal } from '#platform/db/refusals.ts'
import type { SettingsRefusal } from '#platform/settings.ts'
import type { Refusal } from '#kernel/decision.ts'
import type { Text } from '#kernel/text.ts'
import { databaseWords } from './database-words.ts'

export type StartRefusal =
  | DatabaseRefusal
  | SettingsRefusal
  | (Refusal &
      (
        | { readonly code: 'start.portInUse'; readonly port: number }
        | { readonly code: 'start.portForbidden'; readonly port: number }
        | { readonly code: 'start.demoNotEmpty' }
        | { readonly code: 'start.webNotBuilt' }
      ))

type Words = { readonly [Code in StartRefusal['code']]: (refusal: Extract<StartRefusal, { code: Code }>) => Text }

const words = {
  ...databaseWords,
  'settings.port': ({ given }) => ({
    vi: `PORT="${given}" không phải số cổng. Đặt một số từ 1 đến 65535, ví dụ PORT=3210.`,
    en: `PORT="${given}" is no port number. Set a number from 1 to 65535, for example PORT=3210.`,
  }),
  'settings.databaseUrl': ({ because }) =>
    because === 'noDatabase'
      ? {
          vi: 'DATABASE_URL chưa có tên cơ sở dữ liệu. Dạng đúng: postgres://người-dùng:mật-khẩu@máy:5432/tên',
          en: 'DATABASE_URL names no database. It reads postgres://user:password@host:5432/name',
        }
      : {
          vi: 'DATABASE_URL không phải địa chỉ PostgreSQL. Dạng đúng: postgres://người-dùng:mật-khẩu@máy:5432/tên',
          en: 'DATABASE_URL is no address of a PostgreSQL. It reads postgres://user:password@host:5432/name',
        },
  'start.portInUse': ({ port }) => ({
    vi: `Cổng ${port} đang được chương trình khác dùng (có thể Chi Bộ đã chạy ở cửa sổ khác). Dừng chương trình đó, hoặc chọn cổng khác: PORT=${port + 1} npm start`,
    en: `Port ${port} is used by another program (Chi Bộ may already run in another window). Stop that program, or choose another port: PORT=${port + 1} npm start`,
  }),
  'start.portForbidden': ({ port }) => ({
    vi: `Máy không cho phép dùng cổng ${port}. Chọn một cổng từ 1024 trở lên: PORT=3210 npm start`,
    en: `This machine does not allow port ${port}. Choose a port from 1024 on: PORT=3210 npm start`,
  }),
  'start.demoNotEmpty': () => ({
    vi: 'Cơ sở dữ liệu của DATABASE_URL đã có dữ liệu, nên không nạp dữ liệu mẫu vào đó. Bỏ --demo, hoặc dùng một cơ sở dữ liệu trống.',
    en: 'The database of DATABASE_URL already holds data, so the demo is not loaded into it. Leave out --demo, or use an empty database.',
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
