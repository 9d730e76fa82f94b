import type { DroppedWord, FieldWord, Vocabulary } from '#engines/sheets/understanding.ts'
import type { Day } from '#kernel/day.ts'
import type { Side } from './entry.ts'

/**
 * The columns of lists of members, as offices head them. `cell` is a bare "Chi bộ": in a list of those sent it is where they come
 * from, in the others where they come to; a caller takes it where `fromUnit` or `toUnit` is silent, or beside it.
 */
export type ListField =
  | 'name'
  | 'familyName'
  | 'givenName'
  | 'birth'
  | 'sex'
  | 'card'
  | 'admittedOn'
  | 'officialOn'
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
  return { fields: [...common, ...bySide[side]], dropped, unwanted, shorthand, groups, name: 'name', today }
}

type Word = FieldWord & { readonly field: ListField | 'ordinal' }

const common: readonly Word[] = [
  { field: 'ordinal', kind: 'ordinal', headers: words`stt|tt|so tt|s tt|so thu tu|thu tu|no|so|sott|s/tt` },
  {
    field: 'name',
    kind: 'name',
    headers: words`ho va ten|ho ten|ho ten ngay sinh|ho va ten ngay sinh|ho ten nam sinh|ho va ten nam sinh|ho va ten ngay thang nam sinh|ho ten ngay thang nam sinh|ho va ten va ngay sinh|ho ten va ngay sinh|ho ten va nam sinh|ho va ten va nam sinh|ho va ten dang vien|ho ten dang vien|ho va ten khai sinh|ho ten khai sinh|ho chu dem va ten|ho dem va ten|ho ten dem|ten dang vien|ten|hoten|ho va ten nguoi chuyen|ho ten nguoi chuyen|ho va ten dong chi|ho ten dong chi|dong chi|ho va ten dang vien chuyen sinh hoat|dang vien|ho va ten dv|ho ten dv|full name|name|ho chu dem ten|ho chu dem ten khai sinh|ho chu dem va ten khai sinh|ho dem ten|ho dem va ten khai sinh`,
  },
  {
    field: 'familyName',
    kind: 'familyName',
    headers: words`ho dem|ho va dem|ho lot|ho va ten dem|ho chu dem|ho va chu dem|ho va ten lot|ho|ho va lot`,
  },
  { field: 'givenName', kind: 'givenName', headers: words`ten rieng|ten chinh` },
  {
    field: 'birth',
    kind: 'birth',
    headers: words`ngay sinh|nam sinh|ngay thang nam sinh|ngay thang sinh|ngay/thang/nam sinh|ns|n sinh|ngay s|sinh ngay|sinh nam|nam sinh nam nu|sinh|ngay thang nam s|ntns|nt ns|ngay thang nam sinh nam nu|ngay sinh nam nu|sinh ngay thang nam|nam sinh ngay sinh|birthday|date of birth`,
    under: words`nam|nu|ngay|ngay thang nam|ngay thang|nam gioi|nu gioi`,
  },
  {
    field: 'sex',
    kind: 'sex',
    headers: words`gioi tinh|gioi|gt|phai|nam/nu|nam nu|gioi tinh nam/nu|nu|nam|g tinh|sex|ong/ba|ong ba|danh xung`,
    under: words`nam|nu`,
  },
  {
    field: 'card',
    kind: 'identifier',
    headers: words`so the dang vien|so the dang|so the|the dang vien|the dang|so tdv|so tđv|tdv|ma so the dang vien|so hieu the dang vien|so the dv|so the dang vien moi|so the dang vien 12 so|ma the dang vien|so hieu the dang|so the dang moi|so hieu the|so the moi|the dv`,
    digits: [12],
  },
  {
    field: 'admittedOn',
    kind: 'day',
    past: true,
    headers: words`ngay vao dang|vao dang|ngay ket nap|ngay ket nap dang|ngay ket nap vao dang|ngay vao dang csvn|ket nap|ngay vd|ngay vao dang du bi|vao dang ngay|ngay thang nam vao dang|nam vao dang|ngay thang vao dang|ngay vao dang lan dau|ngay vao dang ket nap|ngay vao|ngay kn|ngay duoc ket nap|ngay thang ket nap|vao dang ngay du bi|vao dang du bi|ngay ket nap lan dau|ngay thang nam ket nap`,
    under: words`du bi|ket nap|ngay|ngay du bi|ngay ket nap|ngay vao|db`,
  },
  {
    field: 'officialOn',
    kind: 'day',
    past: true,
    headers: words`ngay chinh thuc|chinh thuc|ngay vao dang chinh thuc|vao dang chinh thuc|ngay ct|ct|ngay cong nhan chinh thuc|cong nhan chinh thuc|ngay cong nhan dang vien chinh thuc|chinh thuc ngay|ngay chuyen chinh thuc|ngay thang nam chinh thuc|ngay chinh thuc vao dang|ngay cong nhan ct|ngay dang vien chinh thuc`,
  },
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
const retired = words`nghi huu|ngay nghi huu|thoi diem nghi huu|thang nghi huu|nghi huu tu|nghi huu tu ngay|ngay nghi huu tu|nghi huu tu thang|ngay huu|ngay ve huu|nghi huu ngay|nghi huu thang|thoi gian nghi huu|ngay thang nghi huu|nghi che do|nghi che do tu|ngay nghi che do|ngay huong che do huu tri|ngay huong luong huu|huong luong huu tu|huu tu|nghi huu nam|thang nam nghi huu|ve huu|ngay nghi|ngay nghi huong bhxh|nghi huong che do|ngay nh`

const tellsEffect = words`co hieu luc|hieu luc tu|bat dau hieu luc`

const introduced = words`chuyen di ngay|ngay gioi thieu|ngay gt|ngay giay gioi thieu|ngay viet giay gioi thieu|ngay cap giay gioi thieu|ngay thang gioi thieu|ngay viet giay gt|ngay cap giay gt|gioi thieu ngay|ngay gioi thieu sinh hoat|ngay gioi thieu chuyen sinh hoat|ngay gioi thieu sinh hoat dang|ngay chuyen sinh hoat di|ngay chuyen di|ngay giay gt|ngay gioi thieu chuyen sinh hoat dang|ngay ky giay gioi thieu|ngay gtshd|ngay gt shd|so ngay giay gioi thieu|so ngay gioi thieu|ngay viet gioi thieu|ngay di|ngay lam thu tuc chuyen|ngay lam thu tuc|ngay cap gioi thieu|ngay cap gt|ngay viet gt|ngay gioi thieu di|ngay thang nam gioi thieu|ngay gtsh|so va ngay gioi thieu|so va ngay giay gioi thieu|ngay giay gioi thieu sinh hoat|giay gioi thieu so ngay|giay gioi thieu sinh hoat so ngay|so ngay giay gioi thieu sinh hoat`
const transferred = words`ngay chuyen|ngay chuyen sinh hoat|ngay chuyen sinh hoat dang|ngay thang chuyen|ngay thang nam chuyen|chuyen ngay|thoi gian chuyen|ngay chuyen shd|ngay csh`
const arrivedOn = words`chuyen den ngay|den ngay|ngay tiep nhan|ngay nhan|ngay den|ngay chuyen den|tiep nhan ngay|ngay ve sinh hoat|ngay ve|ngay nhap sinh hoat|ngay vao so|ngay nop giay gioi thieu|ngay nop gioi thieu|ngay nop ho so|ngay nhan ho so|ngay trinh giay gioi thieu|ngay tiep nhan sinh hoat|ngay tiep nhan sinh hoat dang|ngay nhan dang vien|tiep nhan|ngay thang tiep nhan|ngay ve sinh hoat tai|ngay tn|ngay nhan giay gioi thieu|ngay chuyen ve|ngay nhan sinh hoat|ngay tiep nhan dang vien|ngay den sinh hoat|ngay nhan giay gt|thoi gian tiep nhan|ngay trinh gt|ngay nop giay gt`

const parts = words`chi bo|dang bo|dang uy|ten chi bo|ten dang bo|chi bo dang bo|to chuc dang|phuong xa|xa phuong|phuong|xa|don vi|ten don vi|ten to chuc|dang bo co so|dang bo phuong|chi bo khoi xom|huyen|tinh|dang bo cap tren|dang uy cap tren|khoi|xom|khoi xom|cap uy|noi di|noi den|dang bo xa phuong`
const origin = words`noi di|chuyen tu|tu don vi|don vi chuyen di|noi chuyen di|don vi gioi thieu|noi gioi thieu|don vi cu|noi sinh hoat cu|chi bo cu|chi bo chuyen di|dang bo chuyen di|to chuc dang noi di|to chuc dang noi chuyen di|dang bo noi di|chi bo noi di|noi chuyen den tu|chuyen den tu|chuyen tu dau den|tu dau den|noi cong tac|don vi cong tac|co quan cong tac|co quan|co quan don vi|don vi cong tac cu|co quan cu|chi bo co quan|noi lam viec|don vi dang cong tac|noi dang cong tac|chuyen tu chi bo|chuyen tu dang bo|dang bo cu|to chuc dang gioi thieu|cap uy gioi thieu|noi cap giay gioi thieu|dang bo gioi thieu|chi bo gioi thieu|dang uy gioi thieu|noi cu|don vi truoc khi nghi huu|co quan truoc khi nghi huu|don vi cong tac truoc khi nghi huu|co quan cong tac truoc khi nghi huu|noi cong tac truoc khi nghi huu|sinh hoat dang tai noi cong tac|chi bo noi cong tac|dang bo noi cong tac|to chuc dang noi cong tac|chi bo sinh hoat chinh|noi sinh hoat chinh thuc|noi sinh hoat dang chinh thuc|tu|gioi thieu tu|den tu|noi chuyen|don vi chuyen|den tu don vi|don vi noi di|to chuc dang cu|chuyen di tu|noi gioi thieu di|noi cong tac cu|don vi sinh hoat cu|cap uy noi di|cap uy chuyen di|dang uy noi di|dang uy chuyen di|chi uy noi di|chi uy gioi thieu|dia phuong noi di|dia phuong chuyen di|co so dang noi di|co quan noi di|co quan gioi thieu`
/** Of the national template: to whom the list belongs depends on the side. */
const present = words`chi bo dang sinh hoat|to chuc dang sinh hoat|to chuc dang dang sinh hoat|dang sinh hoat tai|noi dang sinh hoat|sinh hoat tai|to chuc dang dang sinh hoat hien nay|don vi dang sinh hoat|noi sinh hoat|noi sinh hoat hien nay|dang bo dang sinh hoat|noi sinh hoat dang|noi dang sinh hoat dang`
const destination = words`noi den|chuyen den|noi chuyen den|don vi chuyen den|noi tiep nhan|don vi tiep nhan|ve sinh hoat tai|noi ve sinh hoat|gioi thieu den|noi gioi thieu den|gioi thieu ve|noi gioi thieu ve|chuyen ve|noi chuyen ve|don vi den|don vi moi|noi sinh hoat moi|chi bo moi|chi bo den|chi bo noi den|dang bo noi den|dang bo den|to chuc dang noi den|to chuc dang noi chuyen den|chuyen sinh hoat den|chuyen sinh hoat ve|sinh hoat moi|den chi bo|ve chi bo|den don vi|ve don vi|chuyen den chi bo|chuyen ve chi bo|chuyen den dang bo|to chuc dang tiep nhan|dang bo tiep nhan|chi bo tiep nhan|den|ve|noi nhan|noi sinh hoat den|dang uy tiep nhan|cap uy tiep nhan|chi bo chuyen den|dang bo chuyen den|chuyen sinh hoat dang den|noi ve|ve dau|chuyen di dau|noi se sinh hoat|ve noi cu tru|chi bo noi cu tru|to chuc dang noi cu tru|dang bo noi cu tru|noi gioi thieu sinh hoat|dia ban den|chuyen ve dau|don vi noi den|don vi ve|gioi thieu sinh hoat tai|gioi thieu sinh hoat den|chuyen sinh hoat toi|noi chuyen sinh hoat den|noi chuyen sinh hoat|noi ve sinh hoat dang|to chuc dang moi|phuong xa den|dang bo moi|ve sinh hoat|noi dang ky sinh hoat|don vi se den|chuyen toi|noi toi|cap uy noi den|cap uy den|cap uy nhan|dia phuong tiep nhan|dia phuong noi den|dia phuong den|dia phuong chuyen den|dang uy noi den|dang uy den|dang uy chuyen den|chi uy noi den|chi uy tiep nhan|phuong xa noi den|xa phuong noi den|xa phuong den|phuong xa tiep nhan|xa phuong tiep nhan|phuong xa chuyen den|xa phuong chuyen den|to chuc dang den|co so dang noi den|co so dang tiep nhan|co quan tiep nhan|co quan noi den`
const bareCell = words`chi bo|ten chi bo|cb|chi bo sinh hoat|chi bo khoi xom|chi bo khoi|thuoc chi bo|sinh hoat chi bo|chi bo truc thuoc|chi bo dang bo|sinh hoat tai chi bo|chi bo khoi pho|chi bo xom|chi bo thon|chi bo hien tai`
const bareUnit = words`don vi|ten don vi|to chuc dang|dang bo|chi dang bo|thuoc don vi|dang bo co so|to chuc co so dang|thuoc dang bo|tcc sd|dang uy|tccsd|thuoc dang uy|dang bo chi bo co so|don vi truc thuoc|ten to chuc dang`
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

const dropped: readonly DroppedWord[] = [
  { what: 'ethnicity', headers: words`dan toc|dt` },
  { what: 'religion', headers: words`ton giao|tg` },
  {
    what: 'identityNumber',
    headers: words`so dinh danh|dinh danh ca nhan|so dinh danh ca nhan|cccd|so cccd|cmnd|so cmnd|cmnd/cccd|can cuoc|can cuoc cong dan|so can cuoc|so can cuoc cong dan|chung minh nhan dan|so chung minh nhan dan|cmt|so cmt|cmtnd|ma dinh danh|ma dinh danh ca nhan|cccd/cmnd|cmnd cu|so cmnd cu|so cccd/cmnd|ho chieu|ma so bhxh|so bhxh|so so bhxh|ngay cap cccd|ngay cap cmnd|noi cap cccd|noi cap cmnd`,
  },
  {
    what: 'address',
    headers: words`que quan|que|nguyen quan|dia chi|dia chi thuong tru|dia chi tam tru|dia chi lien he|noi o|noi o hien nay|cho o|cho o hien nay|noi cu tru|ho khau|ho khau thuong tru|thuong tru|tam tru|noi thuong tru|noi tam tru|noi sinh|khai sinh|noi khai sinh|noi dang ky khai sinh|dia chi noi o|dia chi nha|noi o hien tai|dia chi hien nay|dia chi cu tru|que quan cap tinh|que quan cap xa|noi dang ky thuong tru|dia chi khai sinh|dia chi que quan|que quan 2 cap|thuong tru 2 cap|noi dkhk thuong tru|so nha|duong pho`,
  },
  {
    what: 'phone',
    headers: words`dien thoai|so dien thoai|sdt|so dt|dt|di dong|so di dong|dien thoai lien he|zalo|email|thu dien tu|dien thoai di dong|so zalo|dtdd|sđt|dia chi email`,
  },
  {
    what: 'notes',
    headers: words`ghi chu|nhan xet|luu y|chu thich|gc|y kien|danh gia|ghi chu khac|ghi chu them|nhan xet danh gia|ly do khac`,
  },
  {
    what: 'family',
    headers: words`ho ten cha|ho ten bo|ho ten me|ho va ten cha|ho va ten bo|ho va ten me|ho ten vo|ho ten chong|ho va ten vo|ho va ten chong|ho ten vo chong|ho va ten vo chong|ho ten vo/chong|ho va ten vo/chong|vo chong|vo/chong|hoan canh gia dinh|gia dinh|hoan canh|thanh phan gia dinh|ho va ten bo me|ho ten bo me|so con|con|nguoi than|cha|me|bo|vo|chong|ten vo chong|ten vo/chong|than nhan|ho ten con|ho va ten con|lien he nguoi than|gia canh|thanh phan|nam sinh cha|nam sinh me|nam sinh con|nam sinh vo|nam sinh chong|ngay sinh con|ngay sinh vo|ngay sinh chong|tinh trang hon nhan|hon nhan`,
  },
  { what: 'health', headers: words`suc khoe|tinh trang suc khoe|benh|benh tat|loai suc khoe|nhom mau|thuong tat` },
]

/** Headers with the words of a field that mean something else. */
const unwanted = words`ma dang vien|ma the|ten goi khac|ten thuong goi|bi danh|ho ten khac|ho va ten khac|ngay cap|ngay cap the|ngay cap the dang|ngay cap the dang vien|noi cap|noi cap the|noi cap the dang|noi cap the dang vien|so the cu|so the dang cu|so the dang vien cu|so the cu theo qd 85|so the dang vien cu theo qd 85|so the bhyt|so the nganh|so quyet dinh|so qd|so giay gioi thieu|so gioi thieu|so gt|so giay gt|nguoi gioi thieu|ho ten nguoi gioi thieu|ho va ten nguoi gioi thieu|noi vao dang|noi ket nap|chi bo ket nap|chi bo noi ket nap|dang bo ket nap|nguoi ky|nguoi nhan|nguoi tiep nhan|nguoi lap|ho ten nguoi nhan|ngay roi|ngay mat|ngay mien|ngay roi dang|ngay nhap ngu|ngay xuat ngu|ngay vao doan|ngay vao nganh|tuoi dang|so nam tuoi dang|ngay roi/mat/mien|ngay roi mat mien|so ly lich|so huy hieu|ngay nhap|ngay cap nhat|ten to chuc khac|nguoi gioi thieu 1|nguoi gioi thieu 2|ngay tuyen dung|ngay sinh hoat|nam sinh hoat|hieu luc hop dong|hop dong co hieu luc|hieu luc the|the co hieu luc|so phieu|so phieu bao|gui phieu bao|ngay gui phieu bao|viet phieu bao|ngay viet phieu bao|lap phieu bao|ngay lap phieu bao|gui thong bao|ngay gui thong bao|gui giay bao|ngay gui giay bao|so so|ngay vao dang lan 2|ngay vao dang lan hai|chi bo ra quyet dinh|don vi ra quyet dinh|co quan ra quyet dinh|so quyet dinh nghi huu|ngay cap the dang lan dau|ngay nhan huy hieu`

/** What offices shorten in headers. "ĐV" is a member or a unit, by the words beside it. */
const shorthand: NonNullable<Vocabulary['shorthand']> = [
  ['ggtshd', 'giay gioi thieu sinh hoat'],
  ['ggt', 'giay gioi thieu'],
  ['gtshd', 'gioi thieu sinh hoat'],
  ['gtsh', 'gioi thieu sinh hoat'],
  ['cshd', 'chuyen sinh hoat'],
  ['csh', 'chuyen sinh hoat'],
  ['shd', 'sinh hoat'],
  ['sh', 'sinh hoat'],
  ['sinh hoat dang', 'sinh hoat'],
  ['ntns', 'ngay thang nam sinh'],
  ['ntn', 'ngay thang nam'],
  ['nt', 'ngay thang'],
  ['tccsd', 'to chuc dang'],
  ['tccs dang', 'to chuc dang'],
  ['tc dang', 'to chuc dang'],
  ['tcd', 'to chuc dang'],
  ['cb', 'chi bo'],
  ['qd', 'quyet dinh'],
  ['hl', 'hieu luc'],
  ['vd', 'vao dang'],
  ['kn', 'ket nap'],
  ['tn', 'tiep nhan'],
  ['ngay ct', 'ngay chinh thuc'],
  ['ct', 'cong tac'],
  ['gt', 'gioi thieu'],
  ...words`dv moi|dv cu|dv den|dv di|dv chuyen|dv nhan|dv tiep nhan|dv gioi thieu|dv cong tac|dv sinh hoat|dv cap`.map(
    (short) => [short, short.replace('dv', 'don vi')] as const,
  ),
  ['dv', ''],
  ['duoc', ''],
]

/** How a heading over a group of people begins. */
const groups = words`chi bộ|cb|đảng bộ|đảng ủy|đảng uỷ|chi ủy|chi uỷ|các chi bộ|khối|khối phố|xóm|thôn|phường|xã|tổ đảng|danh sách|đảng viên|chuyển đến|chuyển đi|chuyển ra|chuyển về|nhóm|sở|ban|phòng|trường|công ty|chi nhánh|bệnh viện|trung tâm|đơn vị|cơ quan|quỹ|giới thiệu|công an|tòa án|toà án|viện|hội|cục|chi cục|ngân hàng|văn phòng|tỉnh đoàn|thành đoàn|ủy ban|uỷ ban|kho bạc|bảo hiểm|bộ chỉ huy|trạm|báo|đài|học viện|đại học|liên đoàn|mặt trận|thanh tra|tổng công ty|nhà máy|xí nghiệp|hợp tác xã`

function words(text: TemplateStringsArray): string[] {
  return (text[0] ?? '').split('|')
}
