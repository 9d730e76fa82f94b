import type { Text } from '#kernel/text.ts'
import { fieldNames } from '../member.ts'

/** What the register knows of a person and a list may tell, one value each. */
export const recordFields = fieldNames
export type RecordField = (typeof recordFields)[number]
/** Days are `YYYY-MM-DD`; `born` also `YYYY-MM` or `YYYY`. */
export type Known = Readonly<Record<RecordField, string | null>>

/** What may change of a person by a list: a field of theirs, what they are, where they belong, the identity number. */
export const changeable = [...recordFields, 'status', 'cell', 'number'] as const
export type Changeable = (typeof changeable)[number]

/** The longest a text of the register may be. */
export const longest = 300

export const fieldLabels: Readonly<Record<Changeable | 'birth' | 'committee', Text>> = {
  name: { vi: 'Họ và tên', en: 'Full name' },
  birth: { vi: 'Ngày sinh', en: 'Date of birth' },
  born: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  card: { vi: 'Số thẻ đảng', en: 'Party card number' },
  admittedOn: { vi: 'Ngày vào Đảng', en: 'Admitted' },
  officialOn: { vi: 'Ngày chính thức', en: 'Official member' },
  retiredOn: { vi: 'Ngày nghỉ hưu', en: 'Retired' },
  workplace: { vi: 'Nơi công tác', en: 'Workplace' },
  permanentResidence: { vi: 'Nơi thường trú', en: 'Permanent residence' },
  temporaryResidence: { vi: 'Nơi tạm trú', en: 'Temporary residence' },
  actualResidence: { vi: 'Nơi ở hiện nay', en: 'Where they live' },
  skills: { vi: 'Chuyên môn', en: 'Skills' },
  status: { vi: 'Tư cách', en: 'Status' },
  cell: { vi: 'Chi bộ', en: 'Cell' },
  committee: { vi: 'Đảng bộ', en: 'Committee' },
  number: { vi: 'Số định danh', en: 'Identity number' },
}
