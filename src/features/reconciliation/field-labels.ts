import type { Text } from '#kernel/text.ts'

/** What a column of a list is called on the screen, whatever the file calls it. */
export const fieldLabels: Readonly<Record<string, Text>> = {
  name: { vi: 'Họ và tên', en: 'Full name' },
  birth: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  card: { vi: 'Số thẻ đảng', en: 'Party card number' },
  admittedOn: { vi: 'Ngày vào Đảng', en: 'Admitted' },
  officialOn: { vi: 'Ngày chính thức', en: 'Official member' },
  fromUnit: { vi: 'Nơi gửi', en: 'From' },
  toUnit: { vi: 'Nơi nhận', en: 'To' },
  cell: { vi: 'Chi bộ', en: 'Cell' },
  decisionOn: { vi: 'Ngày quyết định', en: 'Decision of' },
  effectiveOn: { vi: 'Ngày có hiệu lực', en: 'In effect from' },
  introducedOn: { vi: 'Ngày giới thiệu', en: 'Introduced' },
  receivedOn: { vi: 'Ngày tiếp nhận', en: 'Received' },
  noticeOn: { vi: 'Ngày nhận phiếu báo', en: 'Notice received' },
  retiredOn: { vi: 'Ngày nghỉ hưu', en: 'Retired' },
}
