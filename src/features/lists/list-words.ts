import type { DroppedWord, FieldWord, Vocabulary } from '#engines/sheets/understanding.ts'
import type { Day } from '#kernel/day.ts'
import { actualResidence, identityNumber, permanentResidence, temporaryResidence, words } from './member-words.ts'

/**
 * A vocabulary of lists of members: the fields a subject reads, and around them what all lists have in common. `keeps` names
 * what is read as a field and so is not dropped.
 */
export function vocabularyOf(fields: readonly FieldWord[], today: Day, keeps: readonly string[] = []): Vocabulary {
  const gone = dropped.filter(({ what }) => !keeps.includes(what))
  return { fields, dropped: gone, unwanted, shorthand, groups, name: 'name', today }
}

const dropped: readonly DroppedWord[] = [
  { what: 'ethnicity', headers: words`dan toc|dt` },
  { what: 'religion', headers: words`ton giao|tg` },
  { what: 'identityNumber', headers: identityNumber },
  {
    what: 'identityPapers',
    headers: words`cmnd cu|so cmnd cu|ho chieu|ma so bhxh|so bhxh|so so bhxh|ngay cap cccd|ngay cap cmnd|noi cap cccd|noi cap cmnd`,
  },
  { what: 'permanentResidence', headers: permanentResidence },
  { what: 'temporaryResidence', headers: temporaryResidence },
  { what: 'actualResidence', headers: actualResidence },
  {
    what: 'birthplace',
    headers: words`que quan|que|nguyen quan|noi sinh|khai sinh|noi khai sinh|noi dang ky khai sinh|que quan cap tinh|que quan cap xa|dia chi khai sinh|dia chi que quan|que quan 2 cap`,
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
