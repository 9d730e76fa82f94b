import type { Text } from '#kernel/text.ts'
import { filled, readingText } from '#features/lists/index.ts'
import type { ListProblem, OwnCode, ProblemCode } from './read.ts'
import type { NotCompared } from './reconcile.ts'
import type { Reason, Strength } from './reasons.ts'

/** A reason as a sentence, without names of people. */
export function reasonText({ code, facts }: Reason): Text {
  return filled(reasons[code] ?? unknownReason, facts)
}

/** What is said of somebody who could not be compared. */
export function notComparedText({ code, unit }: NotCompared['because']): Text {
  return filled(unit === '' ? gapsWithoutUnit[code] : gaps[code], { unit })
}

export function problemText({ code, facts }: Pick<ListProblem, 'code' | 'facts'>): Text {
  return isOwn(code) ? filled(own[code], facts) : readingText({ code, facts })
}

function isOwn(code: ProblemCode): code is OwnCode {
  return code in own
}

export const strengthTexts: Readonly<Record<Strength, Text>> = {
  veryStrong: { vi: 'Rất mạnh', en: 'Very strong' },
  strong: { vi: 'Mạnh', en: 'Strong' },
  medium: { vi: 'Vừa', en: 'Medium' },
  weak: { vi: 'Yếu', en: 'Weak' },
  unclear: { vi: 'Không rõ', en: 'Unclear' },
}

const unknownReason: Text = { vi: 'Hai dòng giống nhau một phần.', en: 'The two rows are alike in part.' }

const reasons: Readonly<Record<string, Text>> = {
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
  'place.same': { vi: 'Tiếp nhận tại nơi được giới thiệu đến ({at}).', en: 'Received where introduced to ({at}).' },
  'place.otherCell': {
    vi: 'Tiếp nhận tại {at}, ở chi bộ khác cùng nơi được giới thiệu đến.',
    en: 'Received in {at}, in another cell of the place introduced to.',
  },
  'place.successor': {
    vi: 'Được giới thiệu đến {to}, tiếp nhận tại {at}: cùng một nơi sau sắp xếp đơn vị.',
    en: 'Introduced to {to}, received in {at}: one place since the units were rearranged.',
  },
  'place.different': {
    vi: 'Được giới thiệu đến {to}, tiếp nhận tại {at}.',
    en: 'Introduced to {to}, received in {at}.',
  },
  'place.unknown': {
    vi: 'Chưa rõ {to} và {at} có cùng một nơi hay không.',
    en: 'It cannot be told whether {to} and {at} are one place.',
  },
  'place.untold': {
    vi: 'Một bên không ghi nơi nhận nên chưa so được nơi đến.',
    en: 'One side does not tell the place, so it was not compared.',
  },
  rivals: {
    vi: 'Còn {rivals} dòng khác cũng giống gần như vậy.',
    en: 'There are {rivals} more rows nearly as alike.',
  },
  decided: { vi: 'Đã có người xem và quyết định là cùng một người.', en: 'A person decided that they are one.' },
}

const gaps: Readonly<Record<NotCompared['because']['code'], Text>> = {
  noReceiver: {
    vi: 'Chưa so được: chưa có danh sách tiếp nhận của {unit}.',
    en: 'Not compared: no receiving list speaks for {unit}.',
  },
  noSender: {
    vi: 'Chưa so được: chưa có danh sách giới thiệu của {unit}.',
    en: 'Not compared: no sending list speaks for {unit}.',
  },
}

const gapsWithoutUnit: typeof gaps = {
  noReceiver: { vi: 'Chưa so được: chưa có danh sách tiếp nhận.', en: 'Not compared: there is no receiving list.' },
  noSender: { vi: 'Chưa so được: chưa có danh sách giới thiệu.', en: 'Not compared: there is no sending list.' },
}

const own: Readonly<Record<OwnCode, Text>> = {
  yearOfRetirement: {
    vi: 'Ngày nghỉ hưu chỉ ghi năm "{raw}" nên không dùng được; tính theo ngày sinh và giới tính.',
    en: 'The retirement is told by the year "{raw}" alone; birth and sex decide.',
  },
  birthNeeded: {
    vi: 'Không có ngày sinh nên chưa rõ đã nghỉ hưu hay chưa.',
    en: 'Without a birth date it cannot be told whether the member has retired.',
  },
  sexNeeded: {
    vi: 'Không rõ giới tính nên chưa rõ đã nghỉ hưu hay chưa.',
    en: 'Without the sex it cannot be told whether the member has retired.',
  },
}
