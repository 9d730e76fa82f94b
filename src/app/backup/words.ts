import type { Text } from '#kernel/text.ts'
import type { BackupRefusal, Finding } from '#platform/backup/index.ts'
import type { CommandRefusal } from '../commands/output.ts'
import { erasuresInWords } from '../start/erasure-words.ts'
import { databaseWords } from '../start/database-words.ts'

type Words = { readonly [Code in BackupRefusal['code']]: (refusal: Extract<BackupRefusal, { code: Code }>) => Text }

const nothingDone = {
  vi: 'Chưa có gì bị thay đổi.',
  en: 'Nothing was changed.',
}

const words = {
  ...databaseWords,
  'backup.nothingThere': ({ place }) => ({
    vi: `Ở ${place} chưa có cơ sở dữ liệu Chi Bộ để sao lưu. Đặt CHIBO_DATA (hoặc DATABASE_URL) đúng nơi đang dùng.`,
    en: `There is no database of Chi Bộ at ${place} to back up. Set CHIBO_DATA (or DATABASE_URL) to the place in use.`,
  }),
  'backup.fileExists': ({ path }) => ({
    vi: `Đã có tệp ${path}; bản sao lưu không ghi đè lên tệp nào. Chọn tên khác, hoặc đưa một thư mục để chương trình tự đặt tên.`,
    en: `${path} exists, and a backup overwrites no file. Choose another name, or give a folder and let the program name it.`,
  }),
  'backup.noFolder': ({ path }) => ({
    vi: `Không có thư mục ${path}. Tạo thư mục đó trước, hoặc chọn nơi khác.`,
    en: `There is no folder ${path}. Make it first, or choose another place.`,
  }),
  'backup.hiddenRows': ({ tables }) => ({
    vi: `Người dùng cơ sở dữ liệu này không thấy hết các dòng của ${tables.join(', ')}, nên bản sao sẽ thiếu. Chạy bằng người dùng sở hữu các bảng.`,
    en: `The database user does not see all rows of ${tables.join(', ')}, so a copy would be incomplete. Run this as the user who owns the tables.`,
  }),
  'backup.cancelled': () => ({
    vi: 'Đã dừng theo yêu cầu. Không để lại gì dở dang.',
    en: 'Stopped as asked. Nothing half done was left behind.',
  }),
  'backup.databaseGone': ({ reason }) => ({
    vi: `Mất kết nối với cơ sở dữ liệu giữa chừng (${reason}). Không để lại gì dở dang; xem cơ sở dữ liệu còn chạy và đĩa còn chỗ, rồi chạy lại.`,
    en: `The database was lost on the way (${reason}). Nothing half done was left behind; see that it runs and its disk has room, then run this again.`,
  }),
  'restore.noFile': ({ path, reason }) => ({
    vi: `Không mở được tệp ${path} (${reason}). Kiểm tra đường dẫn và quyền đọc.`,
    en: `${path} cannot be opened (${reason}). Check the path and that you may read it.`,
  }),
  'restore.notABackup': ({ path }) => ({
    vi: `${path} không phải bản sao lưu của Chi Bộ. Chọn tệp do lệnh "chibo backup" tạo ra. ${nothingDone.vi}`,
    en: `${path} is no backup of Chi Bộ. Choose a file made by "chibo backup". ${nothingDone.en}`,
  }),
  'restore.fileCut': ({ path }) => ({
    vi: `${path} bị thiếu phần cuối: có thể chép chưa xong hoặc đĩa đầy lúc chép. Chép lại từ nơi cất, hoặc dùng bản khác. ${nothingDone.vi}`,
    en: `The end of ${path} is missing: it may not have been copied to its end, or the disk was full. Copy it again from where it is kept, or use another one. ${nothingDone.en}`,
  }),
  'restore.fileAltered': ({ path }) => ({
    vi: `${path} không còn như lúc được ghi (mã băm khác). Chép lại từ nơi cất, hoặc dùng bản khác. ${nothingDone.vi}`,
    en: `${path} is not as it was written (its hash differs). Copy it again from where it is kept, or use another one. ${nothingDone.en}`,
  }),
  'restore.newerFormat': ({ path }) => ({
    vi: `${path} do phiên bản mới hơn tạo ra. Cập nhật chương trình rồi phục hồi. ${nothingDone.vi}`,
    en: `${path} was made by a newer version. Update the program, then restore. ${nothingDone.en}`,
  }),
  'restore.newerVersion': ({ ours, theirs }) => ({
    vi: `Bản sao lưu thuộc phiên bản mới hơn (lược đồ ${theirs}, chương trình này biết đến ${ours}). Cập nhật chương trình rồi phục hồi. ${nothingDone.vi}`,
    en: `The backup belongs to a newer version (schema ${theirs}, this program knows up to ${ours}). Update the program, then restore. ${nothingDone.en}`,
  }),
  'restore.otherSchema': ({ migration }) => ({
    vi: `Bước cập nhật ${migration} của bản sao lưu khác với bản của chương trình. Dùng đúng phiên bản chương trình đã tạo ra nó. ${nothingDone.vi}`,
    en: `Migration ${migration} of the backup differs from the program's. Use the version of the program that made it. ${nothingDone.en}`,
  }),
  'restore.livingDatabase': ({ place }) => ({
    vi: `Ở ${place} đã có cơ sở dữ liệu Chi Bộ; phục hồi không bao giờ ghi đè lên dữ liệu đang có. Chọn một nơi trống, ví dụ: CHIBO_DATA=/thư/mục/mới npx chibo restore TỆP`,
    en: `There is a database of Chi Bộ at ${place}; a restore never writes over data that is there. Choose an empty place, for example: CHIBO_DATA=/new/folder npx chibo restore FILE`,
  }),
  'restore.notEmpty': ({ place, holds }) => ({
    vi: `${place} không trống (có ${holds.join(', ')}). Chọn một thư mục trống hoặc chưa có; secret.key, erasures.jsonl và backups được phép nằm sẵn ở đó. ${nothingDone.vi}`,
    en: `${place} is not empty (it holds ${holds.join(', ')}). Choose an empty folder or a new one; secret.key, erasures.jsonl and backups may lie there already. ${nothingDone.en}`,
  }),
  'restore.anotherUser': ({ path }) => ({
    vi: `Thư mục ${path} thuộc người dùng khác của máy. Chạy bằng người dùng đó, hoặc chọn thư mục của mình. ${nothingDone.vi}`,
    en: `The folder ${path} belongs to another user of this machine. Run this as that user, or choose a folder of your own. ${nothingDone.en}`,
  }),
  'restore.tooLittleRoom': ({ path, needs, free }) => ({
    vi: `Đĩa của ${path} còn ${megabytes(free)} MB, phục hồi cần ít nhất ${megabytes(needs)} MB (nên có gấp ba). Giải phóng chỗ hoặc chọn đĩa khác. ${nothingDone.vi}`,
    en: `The disk of ${path} has ${megabytes(free)} MB left, a restore needs at least ${megabytes(needs)} MB (better three times that). Make room or choose another disk. ${nothingDone.en}`,
  }),
  'erasures.unusable': (refusal) => erasuresInWords(refusal),
  'restore.doesNotFit': ({ reason }) => ({
    vi: `Nội dung bản sao lưu không khớp với lược đồ của nó (${reason}). Dùng bản khác; báo cho người phụ trách phần mềm. ${nothingDone.vi}`,
    en: `What is in the backup does not fit its own schema (${reason}). Use another one, and tell whoever looks after the program. ${nothingDone.en}`,
  }),
  'restore.notAsItWas': ({ findings }) => ({
    vi: `Đã phục hồi thử, kiểm tra và thấy chỗ không đúng, nên không đưa vào sử dụng:\n${findings.map((found) => `  ${inOneLine(found).vi}`).join('\n')}\nDùng bản khác. Nếu không còn bản nào: bỏ --verify, rồi chạy "chibo rebuild --verify".`,
    en: `It was restored beside, looked at, and something is wrong, so it was not put in place:\n${findings.map((found) => `  ${inOneLine(found).en}`).join('\n')}\nUse another one. If there is none: leave out --verify, then run "chibo rebuild --verify".`,
  }),
} satisfies Words

/** A refusal of backing up and restoring as the command line gives it. */
export function inWords(refusal: BackupRefusal): CommandRefusal {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has a line for each code, of that code's facts
  const say = words[refusal.code] as (given: BackupRefusal) => Text
  return { ...refusal, message: say(refusal) }
}

export function inOneLine(found: Finding): Text {
  switch (found.what) {
    case 'rows':
      return {
        vi: `bảng ${found.table}: ${found.found} dòng, bản sao lưu ghi ${found.expected}`,
        en: `table ${found.table}: ${found.found} rows, the backup says ${found.expected}`,
      }
    case 'event':
      return {
        vi: `lịch sử của đơn vị ${found.unit}, mục ${found.n}: ${eventWords[found.how]?.vi ?? found.how}`,
        en: `history of unit ${found.unit}, entry ${found.n}: ${eventWords[found.how]?.en ?? found.how}`,
      }
    case 'derived':
      return {
        vi: `bảng suy ra ${found.table}: ${found.count} dòng khác với dữ liệu gốc (${found.first})`,
        en: `derived table ${found.table}: ${found.count} rows differ from the truth (${found.first})`,
      }
    case 'sequence':
      return {
        vi: `bảng ${found.table}: số thứ tự mới đến ${found.found}, phải từ ${found.expected}`,
        en: `table ${found.table}: numbers were given out up to ${found.found}, it must be ${found.expected}`,
      }
    case 'schema':
      return { vi: 'lược đồ khác với lúc sao lưu', en: 'the schema differs from the one that was backed up' }
  }
}

const eventWords: Readonly<Record<string, Text>> = {
  gap: { vi: 'thiếu một mục trước đó', en: 'an entry before it is missing' },
  chain: { vi: 'không nối với mục trước', en: 'it does not follow the entry before' },
  changed: { vi: 'đã bị sửa', en: 'it was changed' },
  body: { vi: 'nội dung đã bị sửa', en: 'what it says was changed' },
}

export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)
}
