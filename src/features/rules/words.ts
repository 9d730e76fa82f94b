import type { Level } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'

/** Subjects of rules in the order they are shown, by the first part of a rule's id. */
export const groups = {
  transfers: { vi: 'Chuyển sinh hoạt đảng', en: 'Transfers' },
  residence: { vi: 'Nơi cư trú', en: 'Place of residence' },
  removal: { vi: 'Xóa tên', en: 'Removal from the list' },
  meetings: { vi: 'Sinh hoạt chi bộ', en: 'Cell meetings' },
  scores: { vi: 'Chấm buổi sinh hoạt', en: 'Scores of meetings' },
  evaluations: { vi: 'Đánh giá, xếp loại', en: 'Evaluation' },
  admissions: { vi: 'Kết nạp đảng viên', en: 'Admission' },
  readmission: { vi: 'Kết nạp lại', en: 'Re-admission' },
  cells: { vi: 'Chi bộ', en: 'Cells' },
  localities: { vi: 'Khối, xóm', en: 'Blocks and hamlets' },
  reconciliation: { vi: 'Đối chiếu', en: 'Reconciliation' },
  privacy: { vi: 'Dữ liệu cá nhân', en: 'Personal data' },
} as const satisfies Readonly<Record<string, Text>>

export const levelWords: Readonly<Record<Level, Text>> = {
  centre: { vi: 'Trung ương', en: 'the centre' },
  province: { vi: 'Tỉnh', en: 'the province' },
  commune: { vi: 'Xã, phường', en: 'the commune or ward' },
  cell: { vi: 'Chi bộ', en: 'the cell' },
}
