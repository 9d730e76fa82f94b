import type { FieldWord, Vocabulary } from '#engines/sheets/understanding.ts'
import type { Day } from '#kernel/day.ts'
import {
  bareCell,
  bareUnit,
  type MemberField,
  memberWords,
  presentUnit as present, // to whom the list belongs depends on the side
  retirement as retired,
  vocabularyOf,
  words,
} from '#features/lists/index.ts'
import type { Side } from './entry.ts'

/**
 * The columns of lists of members, as offices head them. `cell` is a bare "Chi bộ": in a list of those sent it is where they come
 * from, in the others where they come to; a caller takes it where `fromUnit` or `toUnit` is silent, or beside it.
 */
export type ListField =
  | MemberField
  | 'fromUnit'
  | 'toUnit'
  | 'cell'
  | 'decisionOn'
  | 'effectiveOn'
  | 'introducedOn'
  | 'receivedOn'
  | 'noticeOn'
  | 'retiredOn'

/** What heads the columns of a list of that side, on that day. */
export function vocabularyFor(side: Side, today: Day): Vocabulary {
  return vocabularyOf([...memberWords, ...procedure, ...bySide[side]], today)
}

type Word = FieldWord & { readonly field: ListField | 'ordinal' }

const procedure: readonly Word[] = [
  {
    field: 'decisionOn',
    kind: 'day',
    past: true,
    headers: words`ngay quyet dinh|ngay qd|ngay co qd|ngay co quyet dinh|ngay thang nam qd|ngay thang nam quyet dinh|ngay ra quyet dinh|ngay ky quyet dinh|ngay ban hanh quyet dinh|ngay thang quyet dinh|ngay ky qd|ngay ra qd|ngay ky|ngay quyet dinh nghi huu|ngay qd nghi huu|ngay quyet dinh nghi|quyet dinh ngay|qd ngay|ngay quyet dinh chuyen|ngay quyet dinh nghi viec`,
  },
  {
    field: 'noticeOn',
    kind: 'day',
    past: true,
    within: words`nhan phieu bao|nhan thong bao|nhan giay bao`,
    headers: words`ngay nhan phieu bao|ngay nhan thong bao|ngay nhan phieu bao chuyen sinh hoat|ngay nhan phieu bao chuyen sinh hoat dang|ngay nhan giay bao|nhan phieu bao|phieu bao|ngay phieu bao|ngay nhan phieu|ngay phieu bao den|ngay nhan tb|ngay nhan thong bao chuyen sinh hoat|ngay nhan phieu bao cua noi di`,
  },
]

const effective = words`thoi gian hieu luc|thoi gian co hieu luc|ngay hieu luc|hieu luc|hieu luc tu|co hieu luc|hieu luc tu ngay|ngay co hieu luc|ngay qd co hieu luc|ngay quyet dinh co hieu luc|hieu luc quyet dinh|quyet dinh co hieu luc|thoi diem hieu luc|thoi diem co hieu luc|ngay thoi viec|thoi viec|thoi viec tu ngay|thoi viec tu|nghi viec tu|ngay nghi viec|ngay hl|hieu luc nghi huu|ngay hieu luc quyet dinh|ngay hieu luc cua quyet dinh|ngay hieu luc nghi huu|ngay qd hieu luc|qd co hieu luc tu|ngay chuyen cong tac|thoi diem thoi viec|ngay thoi cong tac|nghi cong tac tu|ngay nghi cong tac|hieu luc thi hanh|ngay hieu luc thi hanh|ngay co hieu luc thi hanh`
const tellsEffect = words`co hieu luc|hieu luc tu|bat dau hieu luc`

const introduced = words`chuyen di ngay|ngay gioi thieu|ngay gt|ngay giay gioi thieu|ngay viet giay gioi thieu|ngay cap giay gioi thieu|ngay thang gioi thieu|ngay viet giay gt|ngay cap giay gt|gioi thieu ngay|ngay gioi thieu sinh hoat|ngay gioi thieu chuyen sinh hoat|ngay gioi thieu sinh hoat dang|ngay chuyen sinh hoat di|ngay chuyen di|ngay giay gt|ngay gioi thieu chuyen sinh hoat dang|ngay ky giay gioi thieu|ngay gtshd|ngay gt shd|so ngay giay gioi thieu|so ngay gioi thieu|ngay viet gioi thieu|ngay di|ngay lam thu tuc chuyen|ngay lam thu tuc|ngay cap gioi thieu|ngay cap gt|ngay viet gt|ngay gioi thieu di|ngay thang nam gioi thieu|ngay gtsh|so va ngay gioi thieu|so va ngay giay gioi thieu|ngay giay gioi thieu sinh hoat|giay gioi thieu so ngay|giay gioi thieu sinh hoat so ngay|so ngay giay gioi thieu sinh hoat`
const transferred = words`ngay chuyen|ngay chuyen sinh hoat|ngay chuyen sinh hoat dang|ngay thang chuyen|ngay thang nam chuyen|chuyen ngay|thoi gian chuyen|ngay chuyen shd|ngay csh`
const arrivedOn = words`chuyen den ngay|den ngay|ngay tiep nhan|ngay nhan|ngay den|ngay chuyen den|tiep nhan ngay|ngay ve sinh hoat|ngay ve|ngay nhap sinh hoat|ngay vao so|ngay nop giay gioi thieu|ngay nop gioi thieu|ngay nop ho so|ngay nhan ho so|ngay trinh giay gioi thieu|ngay tiep nhan sinh hoat|ngay tiep nhan sinh hoat dang|ngay nhan dang vien|tiep nhan|ngay thang tiep nhan|ngay ve sinh hoat tai|ngay tn|ngay nhan giay gioi thieu|ngay chuyen ve|ngay nhan sinh hoat|ngay tiep nhan dang vien|ngay den sinh hoat|ngay nhan giay gt|thoi gian tiep nhan|ngay trinh gt|ngay nop giay gt`

const parts = words`chi bo|dang bo|dang uy|ten chi bo|ten dang bo|chi bo dang bo|to chuc dang|phuong xa|xa phuong|phuong|xa|don vi|ten don vi|ten to chuc|dang bo co so|dang bo phuong|chi bo khoi xom|huyen|tinh|dang bo cap tren|dang uy cap tren|khoi|xom|khoi xom|cap uy|noi di|noi den|dang bo xa phuong`
const origin = words`noi di|chuyen tu|tu don vi|don vi chuyen di|noi chuyen di|don vi gioi thieu|noi gioi thieu|don vi cu|noi sinh hoat cu|chi bo cu|chi bo chuyen di|dang bo chuyen di|to chuc dang noi di|to chuc dang noi chuyen di|dang bo noi di|chi bo noi di|noi chuyen den tu|chuyen den tu|chuyen tu dau den|tu dau den|noi cong tac|don vi cong tac|co quan cong tac|co quan|co quan don vi|don vi cong tac cu|co quan cu|chi bo co quan|noi lam viec|don vi dang cong tac|noi dang cong tac|chuyen tu chi bo|chuyen tu dang bo|dang bo cu|to chuc dang gioi thieu|cap uy gioi thieu|noi cap giay gioi thieu|dang bo gioi thieu|chi bo gioi thieu|dang uy gioi thieu|noi cu|don vi truoc khi nghi huu|co quan truoc khi nghi huu|don vi cong tac truoc khi nghi huu|co quan cong tac truoc khi nghi huu|noi cong tac truoc khi nghi huu|sinh hoat dang tai noi cong tac|chi bo noi cong tac|dang bo noi cong tac|to chuc dang noi cong tac|chi bo sinh hoat chinh|noi sinh hoat chinh thuc|noi sinh hoat dang chinh thuc|tu|gioi thieu tu|den tu|noi chuyen|don vi chuyen|den tu don vi|don vi noi di|to chuc dang cu|chuyen di tu|noi gioi thieu di|noi cong tac cu|don vi sinh hoat cu|cap uy noi di|cap uy chuyen di|dang uy noi di|dang uy chuyen di|chi uy noi di|chi uy gioi thieu|dia phuong noi di|dia phuong chuyen di|co so dang noi di|co quan noi di|co quan gioi thieu`
const destination = words`noi den|chuyen den|noi chuyen den|don vi chuyen den|noi tiep nhan|don vi tiep nhan|ve sinh hoat tai|noi ve sinh hoat|gioi thieu den|noi gioi thieu den|gioi thieu ve|noi gioi thieu ve|chuyen ve|noi chuyen ve|don vi den|don vi moi|noi sinh hoat moi|chi bo moi|chi bo den|chi bo noi den|dang bo noi den|dang bo den|to chuc dang noi den|to chuc dang noi chuyen den|chuyen sinh hoat den|chuyen sinh hoat ve|sinh hoat moi|den chi bo|ve chi bo|den don vi|ve don vi|chuyen den chi bo|chuyen ve chi bo|chuyen den dang bo|to chuc dang tiep nhan|dang bo tiep nhan|chi bo tiep nhan|den|ve|noi nhan|noi sinh hoat den|dang uy tiep nhan|cap uy tiep nhan|chi bo chuyen den|dang bo chuyen den|chuyen sinh hoat dang den|noi ve|ve dau|chuyen di dau|noi se sinh hoat|ve noi cu tru|chi bo noi cu tru|to chuc dang noi cu tru|dang bo noi cu tru|noi gioi thieu sinh hoat|dia ban den|chuyen ve dau|don vi noi den|don vi ve|gioi thieu sinh hoat tai|gioi thieu sinh hoat den|chuyen sinh hoat toi|noi chuyen sinh hoat den|noi chuyen sinh hoat|noi ve sinh hoat dang|to chuc dang moi|phuong xa den|dang bo moi|ve sinh hoat|noi dang ky sinh hoat|don vi se den|chuyen toi|noi toi|cap uy noi den|cap uy den|cap uy nhan|dia phuong tiep nhan|dia phuong noi den|dia phuong den|dia phuong chuyen den|dang uy noi den|dang uy den|dang uy chuyen den|chi uy noi den|chi uy tiep nhan|phuong xa noi den|xa phuong noi den|xa phuong den|phuong xa tiep nhan|xa phuong tiep nhan|phuong xa chuyen den|xa phuong chuyen den|to chuc dang den|co so dang noi den|co so dang tiep nhan|co quan tiep nhan|co quan noi den`
const residence = words`chi bo noi cu tru|chi bo cu tru|sinh hoat tai chi bo noi cu tru|sinh hoat noi cu tru|chi bo noi o|chi bo noi gioi thieu 213|chi bo 213|sinh hoat 213 tai|sinh hoat noi cu tru tai|gioi thieu ve chi bo|khoi xom|khoi|xom|khoi pho|thon xom|khoi/xom|to dan pho`

const bySide: Readonly<Record<Side, readonly Word[]>> = {
  sent: [
    { field: 'fromUnit', kind: 'unit', headers: [...origin, ...present, ...bareUnit], under: parts },
    { field: 'toUnit', kind: 'unit', headers: destination, under: parts },
    { field: 'cell', kind: 'unit', headers: bareCell },
    { field: 'effectiveOn', kind: 'day', headers: [...effective, ...retired], within: tellsEffect },
    {
      field: 'introducedOn',
      kind: 'day',
      past: true,
      headers: [...introduced, ...transferred],
      under: words`ngay|ngay thang|ngay thang nam`,
    },
    { field: 'receivedOn', kind: 'day', past: true, headers: arrivedOn },
  ],
  received: [
    { field: 'fromUnit', kind: 'unit', headers: origin, under: parts },
    { field: 'toUnit', kind: 'unit', headers: [...destination, ...present, ...bareUnit], under: parts },
    { field: 'cell', kind: 'unit', headers: [...bareCell, ...residence] },
    { field: 'effectiveOn', kind: 'day', headers: [...effective, ...retired], within: tellsEffect },
    {
      field: 'introducedOn',
      kind: 'day',
      past: true,
      headers: introduced,
      under: words`ngay|ngay thang|ngay thang nam`,
    },
    { field: 'receivedOn', kind: 'day', past: true, headers: [...arrivedOn, ...transferred] },
  ],
  residing: [
    { field: 'fromUnit', kind: 'unit', headers: [...origin, ...present, ...bareUnit], under: parts },
    { field: 'toUnit', kind: 'unit', headers: destination, under: parts },
    { field: 'cell', kind: 'unit', headers: [...bareCell, ...residence] },
    { field: 'retiredOn', kind: 'day', headers: [...retired, ...effective], within: tellsEffect },
    { field: 'introducedOn', kind: 'day', past: true, headers: [...introduced, ...transferred] },
    { field: 'receivedOn', kind: 'day', past: true, headers: arrivedOn },
  ],
}
