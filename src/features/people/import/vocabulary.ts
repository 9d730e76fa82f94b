import type { FieldWord, Vocabulary } from '#engines/sheets/understanding.ts'
import type { Day } from '#kernel/day.ts'
import {
  actualResidence,
  bareCell,
  bareUnit,
  identityNumber,
  memberWords,
  permanentResidence,
  presentUnit,
  retirement,
  temporaryResidence,
  vocabularyOf,
  words,
} from '#features/lists/index.ts'

/** What heads the columns of a list of members for the register: the national template and what offices make of it. */
export function registerVocabulary(today: Day): Vocabulary {
  return vocabularyOf([...memberWords, ...own], today, [
    'identityNumber',
    'permanentResidence',
    'temporaryResidence',
    'actualResidence',
  ])
}

/** Days of what is told as having happened: one that has not come yet is a slip, whoever confirms it. */
export const happened: ReadonlySet<string> = new Set(['admittedOn', 'officialOn'])

const residences = words`chi bo khu dan cu|chi bo noi cu tru|chi bo noi o|khoi xom|khoi|xom|khoi pho|thon xom|khoi/xom|to dan pho|thon|ban`

const own: readonly FieldWord[] = [
  { field: 'cell', kind: 'unit', headers: [...bareCell, ...presentUnit, ...residences] },
  { field: 'committee', kind: 'unit', headers: bareUnit },
  { field: 'number', kind: 'identifier', headers: identityNumber, digits: [9, 12] },
  { field: 'retiredOn', kind: 'day', headers: retirement },
  {
    field: 'status',
    kind: 'text',
    headers: words`tinh trang|trang thai|tinh trang dang vien|trang thai dang vien|loai dang vien|loai dv|chinh thuc/du bi|chinh thuc du bi|du bi/chinh thuc|ct/db|tu cach|tu cach dang vien|dien dang vien`,
  },
  {
    field: 'workplace',
    kind: 'text',
    headers: words`noi cong tac|don vi cong tac|co quan cong tac|co quan|co quan don vi|noi lam viec|noi cong tac hien nay|don vi cong tac hien nay|noi lam viec hien nay`,
  },
  { field: 'permanentResidence', kind: 'text', headers: permanentResidence },
  { field: 'temporaryResidence', kind: 'text', headers: temporaryResidence },
  { field: 'actualResidence', kind: 'text', headers: actualResidence },
  {
    field: 'skills',
    kind: 'text',
    headers: words`chuyen mon|trinh do chuyen mon|chuyen mon nghiep vu|trinh do chuyen mon nghiep vu|so truong|ky nang|nang luc|tay nghe`,
  },
]
