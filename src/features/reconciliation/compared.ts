import { written, todayInVietnam } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/text.ts'
import type { Side } from './entry.ts'
import type { Stands } from './run.ts'

interface ComparedList {
  readonly kind: Side
  readonly state: string
  readonly file_name: string
  readonly supplied_by: string | null
  readonly speaks_for: readonly string[]
  readonly rows: number
  readonly accepted_at: Date | null
}

interface Whom {
  readonly stands: Stands
  readonly card: string | null
  readonly born: string | null
  /** People decided about somebody alike: then nobody can say that nobody was. */
  readonly settled: boolean
}

/** Which lists were looked through and what was not found in them: what is known, and no more. */
export function comparedWith(
  { stands, card, born, settled }: Whom,
  lists: readonly ComparedList[],
  language: Language,
): string[] {
  const through =
    stands === 'neverIntroduced'
      ? (['sent', 'received'] as const)
      : ([stands === 'unannounced' ? 'sent' : 'received'] as const)
  const looked = lists.filter((l) => l.state === 'accepted' && through.some((kind) => kind === l.kind))
  const sentences = looked.map((l) => listSentence(l, stands)[language])
  if (looked.length === 0) return [noList[language]]
  const waits = stands === 'notSeenYet' || stands === 'neverIntroduced'
  return waits && !settled ? [...sentences, nothingAlike(card, born)[language]] : sentences
}

const noList: Text = { vi: 'Chưa có danh sách nào để so.', en: 'There is no list to compare with.' }
const kinds: Readonly<Record<Side, Text>> = {
  sent: { vi: 'Danh sách giới thiệu đi', en: 'List of those sent' },
  received: { vi: 'Danh sách tiếp nhận', en: 'List of those received' },
  residing: { vi: 'Danh sách đảng viên nơi cư trú', en: 'List of working members known where they live' },
}

function listSentence(list: ComparedList, stands: Stands): Text {
  const of = list.supplied_by ?? list.speaks_for.slice(0, 2).join(', ')
  const on = list.accepted_at ? written(todayInVietnam(list.accepted_at.getTime())) : ''
  const found = stands === 'notSeenYet' || stands === 'neverIntroduced' || stands === 'unannounced'
  const kind = kinds[list.kind]
  return {
    vi: `${kind.vi}${of === '' ? '' : ` của ${of}`}, tệp “${list.file_name}”, ${list.rows} dòng, nhận ngày ${on}${found ? ': chưa thấy' : ''}.`,
    en: `${kind.en}${of === '' ? '' : ` of ${of}`}, file “${list.file_name}”, ${list.rows} rows, accepted on ${on}${found ? ': not seen' : ''}.`,
  }
}

function nothingAlike(card: string | null, born: string | null): Text {
  if (card === null && born === null)
    return { vi: 'Không có ai đủ giống về họ tên.', en: 'Nobody is alike enough by name.' }
  if (card === null)
    return { vi: 'Không có ai đủ giống về họ tên và ngày sinh.', en: 'Nobody is alike enough by name and birth.' }
  return {
    vi: 'Không có ai cùng số thẻ đảng, hay đủ giống về họ tên và ngày sinh.',
    en: 'Nobody has the same card number, or is alike enough by name and birth.',
  }
}
