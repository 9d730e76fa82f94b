import type { Text } from './output.ts'

/** Runs one command with the arguments after its name; gives the exit code (`output.ts`). */
export type Run = (args: readonly string[]) => Promise<number> | number

export interface Command {
  readonly name: string
  readonly usage: string
  readonly does: Text
  /** Loaded only when it runs, so that a short command does not wait for the server's code. */
  readonly load: () => Promise<{ readonly run: Run }>
}

/** Every command of `chibo`, in the order of `--help`. A new one is a line here and a file beside this one that exports `run`. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    usage: 'chibo start [--demo | --no-demo] [--members N [--units N]]',
    does: {
      vi: 'Chạy Chi Bộ (PORT: cổng, CHIBO_DATA: thư mục dữ liệu, DATABASE_URL: PostgreSQL khác; --demo: nạp dữ liệu mẫu vào đó; --members: số người trong dữ liệu mẫu)',
      en: 'Run Chi Bộ (PORT: the port, CHIBO_DATA: the data folder, DATABASE_URL: another PostgreSQL; --demo: load the demo into it; --members: people in the demo)',
    },
    load: () => import('./start.ts'),
  },
  {
    name: 'serve',
    usage:
      'chibo serve [--host ADDRESS] [--port N] [--tls-cert FILE --tls-key FILE] [--public-url https://…] [--behind-proxy ADDRESS] [--metrics-port N]',
    does: {
      vi: 'Phục vụ cả cơ quan, không có dữ liệu mẫu; lần đầu in mã để lập tài khoản đầu tiên',
      en: 'Serve an office, without the demo; at first it prints the code that makes the first account',
    },
    load: () => import('./serve.ts'),
  },
  {
    name: 'migrate',
    usage: 'chibo migrate [--json]',
    does: {
      vi: 'Đưa cơ sở dữ liệu lên lược đồ của phiên bản này',
      en: 'Bring the database to the schema of this version',
    },
    load: () => import('./migrate.ts'),
  },
  {
    name: 'backup',
    usage: 'chibo backup [--to FILE|FOLDER] [--json]',
    does: {
      vi: 'Sao lưu cơ sở dữ liệu vào một tệp, trong lúc mọi người vẫn làm việc',
      en: 'Back up the database into one file while people work',
    },
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    usage: 'chibo restore FILE [--verify] [--erasures FILE | --without-erasures] [--json]',
    does: {
      vi: 'Phục hồi một bản sao lưu vào nơi còn trống; --verify: kiểm tra xong mới đưa vào sử dụng',
      en: 'Restore a backup into an empty place; --verify: put it in place only when everything was checked',
    },
    load: () => import('./restore.ts'),
  },
  {
    name: 'rebuild',
    usage: 'chibo rebuild [--verify] [--json]',
    does: {
      vi: 'Dựng lại các bảng suy ra từ dữ liệu gốc; --verify: chỉ so sánh và báo chỗ khác',
      en: 'Make the derived tables anew from the truth; --verify: only compare, and tell what differs',
    },
    load: () => import('./rebuild.ts'),
  },
  {
    name: 'trail',
    usage: 'chibo trail export FILE.jsonl [--json]',
    does: {
      vi: 'Xuất toàn bộ dấu vết với các dấu niêm, để kiểm ở máy khác bằng bin/verify-trail.mjs',
      en: 'Write the whole trail with its seals, to be verified on another machine by bin/verify-trail.mjs',
    },
    load: () => import('./trail.ts'),
  },
  {
    name: 'account',
    usage: 'chibo account USERNAME "NAME" [--json]',
    does: {
      vi: 'Lập thêm một cán bộ tổ chức ở tổ chức cao nhất, khi ở đó chưa có người thứ hai; in mã vào lần đầu',
      en: 'Open one more organiser of the topmost unit, where there is no second person yet; prints the first code',
    },
    load: () => import('./account.ts'),
  },
  {
    name: 'key',
    usage: 'chibo key rotate [--json]',
    does: {
      vi: 'Đổi khóa niêm phong số định danh, niêm phong lại tất cả; dừng Chi Bộ trước',
      en: 'Change the key that seals identity numbers, and seal everything anew; stop Chi Bộ before',
    },
    load: () => import('./key.ts'),
  },
  {
    name: 'sessions',
    usage: 'chibo sessions end (--all | --account USERNAME) [--json]',
    does: {
      vi: 'Kết thúc mọi phiên đăng nhập của một tài khoản hoặc của tất cả',
      en: 'End all sessions of one account, or of everybody',
    },
    load: () => import('./sessions.ts'),
  },
  {
    name: 'due',
    usage: 'chibo due RULE EVENT-DAY [--json]',
    does: { vi: 'Tính ngày hết hạn theo một quy định', en: 'When a term ends, and under which rule' },
    load: () => import('./due.ts'),
  },
  {
    name: 'reconcile',
    usage: 'chibo reconcile SENT RECEIVED [--residing FILE] [--sent-by NAME] [--received-by NAME] [--on DAY] [--json]',
    does: {
      vi: 'So danh sách đã giới thiệu đi với danh sách đã tiếp nhận: ai đã đến, ai chưa thấy',
      en: 'Compare who was sent with who was received: who arrived, who is not seen yet',
    },
    load: () => import('./reconcile.ts'),
  },
  {
    name: 'docs',
    usage: 'chibo docs [--check]',
    does: {
      vi: 'Viết lại docs/rulebook.md và docs/glossary.md từ mã nguồn',
      en: 'Write docs/rulebook.md and docs/glossary.md anew from the code',
    },
    load: () => import('./docs.ts'),
  },
  {
    name: 'link',
    usage: 'chibo link A.csv B.csv --fields fields.json --out pairs.csv [--one-to-one] [--json]',
    does: { vi: 'Tìm các dòng của hai danh sách là cùng một người', en: 'Which rows of two lists are one person each' },
    load: () => import('./link.ts'),
  },
]
