import type { Text } from '#kernel/text.ts'
import type { AffiliationKind, Status } from './member.ts'
import type { ListColumn } from './reading.contract.ts'

export type FieldWords = Readonly<Record<string, Text>>

/** What something of a member is called in a sentence: fields, ways of belonging, and the rest that can be changed. */
export const whatWords = {
  name: { vi: 'họ và tên', en: 'name' },
  born: { vi: 'ngày sinh', en: 'date of birth' },
  sex: { vi: 'giới tính', en: 'sex' },
  card: { vi: 'số thẻ đảng', en: 'card number' },
  admittedOn: { vi: 'ngày vào Đảng', en: 'day of admission' },
  officialOn: { vi: 'ngày chính thức', en: 'day of becoming official' },
  retiredOn: { vi: 'ngày nghỉ hưu', en: 'day of retirement' },
  workplace: { vi: 'nơi làm việc', en: 'workplace' },
  permanentResidence: { vi: 'nơi thường trú', en: 'permanent residence' },
  temporaryResidence: { vi: 'nơi tạm trú', en: 'temporary residence' },
  actualResidence: { vi: 'nơi ở hiện nay', en: 'actual residence' },
  skills: { vi: 'trình độ, chuyên môn', en: 'skills' },
  status: { vi: 'tình trạng', en: 'status' },
  number: { vi: 'số định danh', en: 'identity number' },
  official: { vi: 'nơi sinh hoạt chính thức', en: 'official cell' },
  temporary: { vi: 'nơi sinh hoạt tạm thời', en: 'temporary cell' },
  residence: { vi: 'nơi cư trú', en: 'cell of the residence' },
  assigned: { vi: 'nơi được tăng cường', en: 'assignment' },
} as const satisfies FieldWords

export const sexWords = {
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
} as const satisfies FieldWords

export const kindWords: Readonly<Record<AffiliationKind, Text>> = {
  official: { vi: 'Chính thức', en: 'Official' },
  temporary: { vi: 'Tạm thời', en: 'Temporary' },
  residence: { vi: 'Nơi cư trú', en: 'Residence' },
  assigned: { vi: 'Tăng cường', en: 'Assigned' },
}

export const statusWords: Readonly<Record<Status, Text>> = {
  probationary: { vi: 'Dự bị', en: 'Probationary' },
  official: { vi: 'Đang sinh hoạt', en: 'Active' },
  exempt: { vi: 'Được miễn', en: 'Exempt' },
  suspended: { vi: 'Đình chỉ sinh hoạt', en: 'Suspended' },
  removed: { vi: 'Xóa tên', en: 'Removed' },
  left: { vi: 'Ra khỏi Đảng', en: 'Left' },
  deceased: { vi: 'Từ trần', en: 'Deceased' },
}

export const columnWords: Readonly<Record<ListColumn, Text>> = {
  name: { vi: 'Họ và tên', en: 'Name' },
  born: { vi: 'Ngày sinh', en: 'Born' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  card: { vi: 'Số thẻ đảng', en: 'Card number' },
  admittedOn: { vi: 'Ngày vào Đảng', en: 'Admitted' },
  officialOn: { vi: 'Ngày chính thức', en: 'Official since' },
  unit: { vi: 'Chi bộ', en: 'Cell' },
  above: { vi: 'Đảng bộ', en: 'Above it' },
  kind: { vi: 'Quan hệ', en: 'Belongs' },
  status: { vi: 'Tình trạng', en: 'Status' },
  retiredOn: { vi: 'Ngày nghỉ hưu', en: 'Retires' },
  workplace: { vi: 'Nơi làm việc', en: 'Workplace' },
  fromOn: { vi: 'Từ ngày', en: 'From' },
  toOn: { vi: 'Đến trước ngày', en: 'Until before' },
}
