import type { Text } from '#kernel/text.ts'
import { alikeTexts, filled, readingText } from '#features/lists/index.ts'
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
  ...alikeTexts,
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
