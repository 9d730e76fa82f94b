import type { Text } from '#kernel/text.ts'

/** What two records of somebody have in common, field by field and without a value: `field.agreement` of the engine. */
export const alikeTexts: Readonly<Record<string, Text>> = {
  'name.same': { vi: 'Họ và tên trùng hẳn.', en: 'The names are the same.' },
  'name.sameButMarks': {
    vi: 'Họ và tên trùng, chỉ khác dấu hoặc cách viết.',
    en: 'The names are the same but for marks or a habit of spelling.',
  },
  'name.swapped': {
    vi: 'Họ và tên có cùng các chữ, thứ tự khác nhau.',
    en: 'The names have the same words in another order.',
  },
  'name.part': {
    vi: 'Họ và tên trùng, một bên thiếu một chữ đệm.',
    en: 'The names are the same but for a middle name.',
  },
  'name.near': { vi: 'Họ và tên lệch nhau một vài chữ cái.', en: 'The names differ in a letter or two.' },
  'name.different': { vi: 'Họ và tên khác nhau.', en: 'The names differ.' },
  'name.missing': { vi: 'Một bên không ghi họ và tên.', en: 'One side has no name.' },
  'birth.same': { vi: 'Ngày sinh hai bên ghi như nhau.', en: 'The dates of birth are the same.' },
  'birth.sameButMarks': { vi: 'Ngày sinh hai bên ghi như nhau.', en: 'The dates of birth are the same.' },
  'birth.swapped': {
    vi: 'Ngày và tháng sinh đổi chỗ cho nhau, cùng năm.',
    en: 'Day and month of birth are swapped, the year is the same.',
  },
  'birth.part': {
    vi: 'Một bên chỉ ghi năm hoặc tháng sinh, phần đã ghi trùng nhau.',
    en: 'One side tells only the year or month of birth, and that agrees.',
  },
  'birth.near': { vi: 'Ngày sinh lệch nhau một chữ số.', en: 'The dates of birth differ in a digit.' },
  'birth.different': { vi: 'Ngày sinh khác nhau.', en: 'The dates of birth differ.' },
  'birth.missing': { vi: 'Một bên không ghi ngày sinh.', en: 'One side has no date of birth.' },
  'sex.same': { vi: 'Cùng giới tính.', en: 'The same sex.' },
  'sex.different': { vi: 'Giới tính hai bên ghi khác nhau.', en: 'The sexes differ.' },
  'card.same': { vi: 'Số thẻ đảng trùng hẳn.', en: 'The card numbers are the same.' },
  'card.near': { vi: 'Số thẻ đảng lệch nhau một chữ số.', en: 'The card numbers differ in a digit.' },
  'card.part': {
    vi: 'Số thẻ đảng một bên ghi thiếu, phần đã ghi trùng nhau.',
    en: 'One card number is a part of the other.',
  },
  'card.different': { vi: 'Số thẻ đảng khác nhau.', en: 'The card numbers differ.' },
  'card.missing': { vi: 'Một bên không ghi số thẻ đảng.', en: 'One side has no card number.' },
  'admittedOn.same': { vi: 'Ngày vào Đảng trùng hẳn.', en: 'The days of admission are the same.' },
  'admittedOn.swapped': {
    vi: 'Ngày và tháng vào Đảng đổi chỗ cho nhau.',
    en: 'Day and month of admission are swapped.',
  },
  'admittedOn.part': {
    vi: 'Ngày vào Đảng một bên ghi thiếu, phần đã ghi trùng nhau.',
    en: 'One day of admission is told in part, and that agrees.',
  },
  'admittedOn.near': { vi: 'Ngày vào Đảng lệch nhau một chữ số.', en: 'The days of admission differ in a digit.' },
  'admittedOn.different': { vi: 'Ngày vào Đảng khác nhau.', en: 'The days of admission differ.' },
  'officialOn.same': { vi: 'Ngày chính thức trùng hẳn.', en: 'The official days are the same.' },
  'officialOn.swapped': {
    vi: 'Ngày và tháng chính thức đổi chỗ cho nhau.',
    en: 'Day and month of the official day are swapped.',
  },
  'officialOn.part': {
    vi: 'Ngày chính thức một bên ghi thiếu, phần đã ghi trùng nhau.',
    en: 'One official day is told in part, and that agrees.',
  },
  'officialOn.near': { vi: 'Ngày chính thức lệch nhau một chữ số.', en: 'The official days differ in a digit.' },
  'officialOn.different': { vi: 'Ngày chính thức khác nhau.', en: 'The official days differ.' },
}
