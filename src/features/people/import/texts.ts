import { written } from '#kernel/day.ts'
import type { Text } from '#kernel/text.ts'
import type { EndCause, Status } from '../member.ts'
import type { Hanging } from './hanging.ts'
import { filled, writtenPart } from '#features/lists/index.ts'
import type { GoneBecause, GoneOutcome, Hindrance, Other, WaitingBecause } from './outcome.ts'
import type { KeptBecause } from './person.ts'

/** Why what stands in the register is kept unless somebody chooses otherwise. */
export const keptTexts: Readonly<Record<KeptBecause, Text>> = {
  corrected: {
    vi: 'Đã sửa ở đây sau lần nhập trước, nên giữ nguyên.',
    en: 'It was corrected here since the last import, so it is kept.',
  },
  byHand: { vi: 'Đã nhập tay ở đây, nên giữ nguyên.', en: 'It was typed here, so it is kept.' },
  before: {
    vi: 'Lần nhập trước đã chọn giữ nguyên.',
    en: 'It was kept against the list before.',
  },
  ending: {
    vi: 'Thay đổi này kết thúc tư cách đảng viên; chỉ ghi khi đồng chí chọn.',
    en: 'This would end the membership; it is recorded only if you choose it.',
  },
  removal: {
    vi: 'Xóa tên cần người thứ hai: đề nghị ở trang của đảng viên. Danh sách không ghi việc này.',
    en: 'Removing a name needs a second person: propose it on the member’s page. A list does not write it.',
  },
}

export const blockedText: Text = {
  vi: 'Điều đang ghi trong sổ bắt đầu từ ngày của danh sách hoặc sau đó, nên không thay bằng danh sách này.',
  en: 'What stands in the register began on the day of this list or later, so the list cannot replace it.',
}

export const waitingTexts: Readonly<Record<WaitingBecause, Text>> = {
  noCell: { vi: 'Dòng này không ghi chi bộ.', en: 'The row names no cell.' },
  unknown: {
    vi: 'Không có chi bộ nào tên như vậy trong đơn vị nhận danh sách.',
    en: 'No cell of the unit the list was given for is called so.',
  },
  several: { vi: 'Có nhiều chi bộ cùng tên như vậy.', en: 'More than one cell is called so.' },
  ended: {
    vi: 'Dòng này ghi người không còn là đảng viên, và sổ chưa có người này.',
    en: 'The row tells of somebody who is no member any more, and whom the register does not know.',
  },
}

/** The cell stands since a day after the day of the list. */
export function sinceText(since: string): Text {
  const day = writtenPart(since)
  return {
    vi: `Chi bộ này có từ ngày ${day}, sau ngày của danh sách: nếu nhận, sổ ghi sinh hoạt tại đây từ ngày ${day}.`,
    en: `The cell stands since ${day}, after the day of the list: if accepted, belonging to it is recorded from ${day}.`,
  }
}

export const elsewhereText: Text = {
  vi: 'Người này sinh hoạt chính thức ở đơn vị khác; chỉ đơn vị đó sửa được.',
  en: 'This member belongs officially to another unit, which alone may change what is known of them.',
}

export function doubleText(first: number | null): Text {
  return {
    vi: `Cùng một người với dòng ${first ?? ''}, đã dùng dòng đó.`,
    en: `The same person as row ${first ?? ''}, which is used.`,
  }
}

export function goneText({ because, row, where }: GoneOutcome['found']): Text {
  return filled(goneTexts[because], { row: row ?? '', where: where ?? '' })
}

const goneTexts: Readonly<Record<GoneBecause, Text>> = {
  typedAnew: {
    vi: 'Dòng {row} của tệp khá giống và được coi là người mới. Có thể chỉ là cách ghi khác.',
    en: 'Row {row} of the file is rather like this member and counts as somebody new. It may be the same one, typed anew.',
  },
  inDoubt: {
    vi: 'Dòng {row} của tệp có thể là người này, đang chờ đồng chí quyết định.',
    en: 'Row {row} of the file may be this member and waits for your decision.',
  },
  alsoElsewhere: {
    vi: 'Cũng đang sinh hoạt tại {where}. Có thể đã chuyển.',
    en: 'Also belongs to {where}. May have moved.',
  },
  enteredHere: {
    vi: 'Được nhập tay ở đây, chưa có trong danh sách nào.',
    en: 'Was entered here by hand and has stood in no list.',
  },
  unknown: {
    vi: 'Có trong lần nhập trước, không có trong tệp này. Chưa rõ vì sao.',
    en: 'Stood in an earlier list and not in this file. It is not known why.',
  },
}

/** As it is written that somebody belongs nowhere any more. */
export function pastText({ on, cause }: NonNullable<Other['past']>): Text {
  const day = writtenPart(on)
  const why = endTexts[cause]
  const again = cause === 'left' ? readmitted : { vi: '', en: '' }
  return {
    vi: `Ghi thôi sinh hoạt ngày ${day}: ${why.vi}.${again.vi}`,
    en: `Recorded as belonging nowhere since ${day}: ${why.en}.${again.en}`,
  }
}

const readmitted: Text = {
  vi: ' Chỉ ghi trở lại khi đã có quyết định.',
  en: ' Write the return only once there is a decision.',
}

const endTexts: Readonly<Record<EndCause, Text>> = {
  moved: { vi: 'chuyển chi bộ', en: 'moved to another cell' },
  ended: { vi: 'hết thời hạn', en: 'the term ended' },
  left: { vi: 'ra khỏi Đảng', en: 'left the Party' },
  removed: { vi: 'xóa tên', en: 'name removed' },
  deceased: { vi: 'từ trần', en: 'died' },
}

/** Why a list cannot write that somebody is back, and what to do. */
export const hindranceTexts: Readonly<Record<Hindrance, Text>> = {
  removed: {
    vi: 'Danh sách không ghi trở lại được người mà sổ ghi là xóa tên. Nếu ghi sai, xin sửa tình trạng ở trang của người này trước; nếu được kết nạp lại, việc đó có thủ tục riêng.',
    en: 'A list cannot write the return of somebody who was removed. If that is wrong, correct the status on the member’s page first; a re-admission is a procedure of its own.',
  },
  deceased: {
    vi: 'Sổ ghi người này đã từ trần. Nếu ghi nhầm, xin sửa tình trạng ở trang của người này trước, rồi so lại.',
    en: 'The register says this member has died. If that is a mistake, correct the status on the member’s page first, then compare again.',
  },
  elsewhere: {
    vi: 'Người này sinh hoạt lần cuối ở đơn vị khác; đơn vị đó ghi, hoặc cấp trên của cả hai nơi.',
    en: 'This member belonged to another unit last, which writes about them, or whoever stands above both.',
  },
  later: {
    vi: 'Việc thôi sinh hoạt được ghi sau ngày của danh sách này. Nếu ghi sai, xin sửa ở trang của người này trước.',
    en: 'The end was recorded for a day after this list. If that is wrong, correct it on the member’s page first.',
  },
  toldEnded: {
    vi: 'Dòng này cũng ghi người không còn sinh hoạt: không có gì phải ghi.',
    en: 'The row, too, tells of somebody who is no member any more: nothing is to be written.',
  },
}

/** Which later work hangs on what an import wrote about somebody. */
export function hangingText({ hangs, on, by }: Hanging): Text {
  const who = by === null ? { vi: '', en: '' } : { vi: `, ${by} ghi`, en: `, recorded by ${by}` }
  const when = on === null ? { vi: '', en: '' } : { vi: ` ngày ${written(on)}`, en: ` on ${written(on)}` }
  const what = hangingWords[hangs]
  return { vi: `${what.vi}${when.vi}${who.vi}.`, en: `${what.en}${when.en}${who.en}.` }
}

const hangingWords: Readonly<Record<Hanging['hangs'], Text>> = {
  merged: { vi: 'Hồ sơ đã được gộp với hồ sơ khác', en: 'The record was merged with another' },
  imported: { vi: 'Một lần nhập sau đã ghi tiếp', en: 'A later import wrote about this member' },
  moved: { vi: 'Đã chuyển hoặc sửa nơi sinh hoạt', en: 'Where this member belongs was changed' },
  corrected: { vi: 'Đã được sửa', en: 'The record was corrected' },
  post: { vi: 'Đã được phân công chức vụ', en: 'The member was given a post' },
  beyond: { vi: 'Nay thuộc đơn vị khác', en: 'The member belongs to another unit now' },
}

export const statusTexts: Readonly<Record<Status, Text>> = {
  probationary: { vi: 'Dự bị', en: 'Probationary' },
  official: { vi: 'Chính thức', en: 'Official' },
  exempt: { vi: 'Được miễn sinh hoạt', en: 'Exempt' },
  suspended: { vi: 'Bị đình chỉ sinh hoạt', en: 'Suspended' },
  removed: { vi: 'Đã đưa khỏi danh sách', en: 'Removed' },
  left: { vi: 'Đã ra khỏi Đảng', en: 'Left' },
  deceased: { vi: 'Từ trần', en: 'Deceased' },
}

export const sexTexts: Readonly<Record<string, Text>> = {
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
}
