import type { DatabaseRefusal } from '#platform/db/refusals.ts'
import type { Text } from '#kernel/text.ts'

type Words = { readonly [Code in DatabaseRefusal['code']]: (refusal: Extract<DatabaseRefusal, { code: Code }>) => Text }

export const databaseWords = {
  'data.notWritable': ({ path, reason }) => ({
    vi: `Không ghi được vào ${path} (${reason}). Chạy bằng người dùng sở hữu thư mục này, hoặc chọn thư mục khác: CHIBO_DATA=/đường/dẫn npm start`,
    en: `${path} cannot be written to (${reason}). Run this as the user who owns the folder, or choose another: CHIBO_DATA=/some/folder npm start`,
  }),
  'data.full': ({ path }) => ({
    vi: `Đĩa chứa ${path} đã đầy. Giải phóng ít nhất 200 MB rồi chạy lại.`,
    en: `The disk of ${path} is full. Free at least 200 MB, then run this again.`,
  }),
  'database.binariesMissing': ({ wanted }) => ({
    vi: `Thiếu PostgreSQL đi kèm (${wanted}). Chạy "npm ci" (không dùng --omit=optional); nếu máy này không có bản đó, đặt DATABASE_URL đến một PostgreSQL 18.`,
    en: `The PostgreSQL that comes along (${wanted}) is missing. Run "npm ci" (without --omit=optional); where there is none for this machine, set DATABASE_URL to a PostgreSQL 18.`,
  }),
  'database.cannotRunAsRoot': ({ path }) => ({
    vi: `PostgreSQL không chạy dưới quyền root, và ở đây root không đổi được sang người dùng khác để mở ${path}. Chạy bằng người dùng thường, hoặc đặt DATABASE_URL.`,
    en: `PostgreSQL does not run as root, and here root cannot become another user to open ${path}. Run this as an ordinary user, or set DATABASE_URL.`,
  }),
  'database.didNotStart': ({ path, log }) => ({
    vi: `PostgreSQL đi kèm không chạy được. Nhật ký: ${path}/postgres.log. Dòng cuối: ${lastLine(log)}`,
    en: `The PostgreSQL that comes along did not start. Its log: ${path}/postgres.log. Last line: ${lastLine(log)}`,
  }),
  'database.unreachable': ({ reason }) => ({
    vi: `Không kết nối được cơ sở dữ liệu (${reason}). Kiểm tra máy chủ PostgreSQL đang chạy và DATABASE_URL đúng người dùng, mật khẩu, máy, cổng.`,
    en: `The database cannot be reached (${reason}). Check that PostgreSQL runs and that DATABASE_URL has the right user, password, host and port.`,
  }),
  'database.unfit': ({ because }) => ({
    vi: `Cơ sở dữ liệu này chưa dùng được cho Chi Bộ: ${because.join('; ')}.`,
    en: `This database cannot serve Chi Bộ: ${because.join('; ')}.`,
  }),
  'migrations.newerDatabase': ({ ours, theirs }) => ({
    vi: `Cơ sở dữ liệu thuộc phiên bản mới hơn (lược đồ ${theirs}, chương trình này biết đến ${ours}). Cập nhật chương trình; dữ liệu chưa bị đụng đến.`,
    en: `The database belongs to a newer version (schema ${theirs}, this program knows up to ${ours}). Update the program; no data was touched.`,
  }),
  'migrations.changed': ({ migration }) => ({
    vi: `Bước cập nhật ${migration} đã áp dụng vào cơ sở dữ liệu này khác với bản của chương trình. Dùng đúng phiên bản chương trình đã tạo ra nó, hoặc một CHIBO_DATA mới; dữ liệu chưa bị đụng đến.`,
    en: `Migration ${migration} as applied to this database differs from the program's. Use the version of the program that made it, or a new CHIBO_DATA; no data was touched.`,
  }),
  'migrations.outOfOrder': ({ migration }) => ({
    vi: `Các bước cập nhật của cơ sở dữ liệu này không nối tiếp của chương trình (khác từ ${migration}). Dùng đúng phiên bản chương trình đã tạo ra nó, hoặc một CHIBO_DATA mới; dữ liệu chưa bị đụng đến.`,
    en: `The migrations of this database are not the beginning of the program's (they part at ${migration}). Use the version of the program that made it, or a new CHIBO_DATA; no data was touched.`,
  }),
  'migrations.failed': ({ migration, reason }) => ({
    vi: `Bước cập nhật ${migration} không áp dụng được: ${reason}. Bước này đã được hoàn lại toàn bộ.`,
    en: `Migration ${migration} could not be applied: ${reason}. It was rolled back whole.`,
  }),
} satisfies Words

function lastLine(log: string): string {
  return log.split('\n').at(-1)?.trim() || '—'
}
