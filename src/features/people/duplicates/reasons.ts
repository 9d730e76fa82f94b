import type { Reason as EngineReason } from '#engines/linkage/index.ts'
import type { Text } from '#kernel/text.ts'

/** What speaks for one person or for two. `code` becomes a sentence; no reason carries a name or a value. */
export interface Reason {
  readonly code: string
  readonly speaksFor: 'same' | 'different' | 'neither'
  readonly strength: Strength
}

/** Rất mạnh, Mạnh, Vừa, Yếu, Không rõ. */
export const strengths = ['veryStrong', 'strong', 'medium', 'weak', 'unclear'] as const
export type Strength = (typeof strengths)[number]

export const sameNumber: Reason = { code: 'number.same', speaksFor: 'same', strength: 'veryStrong' }

/** Bits from which a reason is very strong, strong, medium, weak. */
const steps: readonly (readonly [number, Strength])[] = [
  [10, 'veryStrong'],
  [6, 'strong'],
  [3, 'medium'],
  [0.7, 'weak'],
]

export function reasonOf({ field, agreement, weight }: EngineReason): Reason {
  const strength = steps.find(([from]) => Math.abs(weight) >= from)?.[1] ?? 'unclear'
  return { code: `${field}.${agreement}`, speaksFor: directionOf(strength, weight), strength }
}

function directionOf(strength: Strength, weight: number): Reason['speaksFor'] {
  if (strength === 'unclear') return 'neither'
  return weight > 0 ? 'same' : 'different'
}

export function reasonText({ code }: Pick<Reason, 'code'>): Text {
  return sentences[code] ?? inPart
}

const inPart: Text = { vi: 'Hai hồ sơ giống nhau một phần.', en: 'The two records are alike in part.' }

const sentences: Readonly<Record<string, Text>> = {
  'number.same': { vi: 'Số định danh trùng.', en: 'The identity numbers are the same.' },
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
  'birth.same': { vi: 'Ngày sinh hai bên ghi như nhau.', en: 'The dates of birth are the same.' },
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
  'admittedOn.near': { vi: 'Ngày vào Đảng lệch nhau một chữ số.', en: 'The days of admission differ in a digit.' },
  'admittedOn.different': { vi: 'Ngày vào Đảng khác nhau.', en: 'The days of admission differ.' },
  'officialOn.same': { vi: 'Ngày chính thức trùng hẳn.', en: 'The official days are the same.' },
  'officialOn.swapped': {
    vi: 'Ngày và tháng chính thức đổi chỗ cho nhau.',
    en: 'Day and month of the official day are swapped.',
  },
  'officialOn.near': { vi: 'Ngày chính thức lệch nhau một chữ số.', en: 'The official days differ in a digit.' },
  'officialOn.different': { vi: 'Ngày chính thức khác nhau.', en: 'The official days differ.' },
}
