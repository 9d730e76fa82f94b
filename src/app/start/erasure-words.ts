import type { Text } from '#kernel/text.ts'
import { ledgerFileName, type LedgerRefusal } from '#features/privacy/index.server.ts'

const why: Readonly<Record<LedgerRefusal['because'], Text>> = {
  missing: { vi: 'không có tệp này', en: 'there is no such file' },
  broken: {
    vi: 'dòng không nối với dòng trước hoặc đã bị sửa',
    en: 'a line was changed or does not follow the one before',
  },
  unreadable: { vi: 'không đọc được', en: 'it cannot be read' },
  ofAnother: { vi: 'sổ của một cơ sở dữ liệu khác', en: 'it belongs to another database' },
  doesNotFollow: { vi: 'khác với những gì cơ sở dữ liệu ghi', en: 'it differs from what the database records' },
}

/** Why the ledger of erasures cannot be used, and what to do. */
export function erasuresInWords({ path, because, line }: LedgerRefusal): Text {
  const at = line === undefined ? undefined : { vi: `, dòng ${String(line)}`, en: `, line ${String(line)}` }
  return {
    vi: `Sổ xóa ${path}: ${why[because].vi}${at?.vi ?? ''}. Sổ này ghi ai đã được xóa dữ liệu theo luật, để bản sao lưu cũ không đưa họ trở lại. Chép đúng ${ledgerFileName} mới nhất vào đó (hoặc đặt CHIBO_ERASURES, khi phục hồi: --erasures TỆP). Chỉ khi không còn sổ nào: phục hồi với --without-erasures rồi xóa lại những người đã được xóa sau bản sao lưu. Chưa có gì bị thay đổi.`,
    en: `The ledger of erasures ${path}: ${why[because].en}${at?.en ?? ''}. It says who was erased by law, so that an older backup does not bring them back. Put the newest ${ledgerFileName} there (or set CHIBO_ERASURES, when restoring: --erasures FILE). Only if there is none any more: restore with --without-erasures, then erase again whoever was erased after that backup. Nothing was changed.`,
  }
}

export function erasedInWords(replayed: number | undefined): readonly Text[] {
  if (replayed === undefined)
    return [
      {
        vi: 'KHÔNG dùng sổ xóa: những người đã được xóa sau bản sao lưu này có thể đã trở lại. Xóa lại họ TRƯỚC khi cho người khác vào.',
        en: 'WITHOUT the ledger of erasures: whoever was erased after this backup may be back. Erase them again BEFORE others are let in.',
      },
    ]
  if (replayed === 0)
    return [
      {
        vi: 'Theo sổ xóa: không ai được xóa sau bản sao lưu này.',
        en: 'By the ledger nobody was erased after this backup.',
      },
    ]
  return [
    {
      vi: `Theo sổ xóa: đã xóa lại ${String(replayed)} mục được xóa sau bản sao lưu này.`,
      en: `By the ledger ${String(replayed)} entries erased after this backup were erased anew.`,
    },
  ]
}
