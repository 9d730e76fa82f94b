import type { FieldWord } from '#engines/sheets/understanding.ts'

/** Columns that stand in every list of members, as offices head them. */
export type MemberField = 'name' | 'familyName' | 'givenName' | 'birth' | 'sex' | 'card' | 'admittedOn' | 'officialOn'

type Word = FieldWord & { readonly field: MemberField | 'ordinal' }

export const memberWords: readonly Word[] = [
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
]

/** A bare “Chi bộ”, a bare unit, and where the national template says somebody is a member. */
export const bareCell = words`chi bo|ten chi bo|cb|chi bo sinh hoat|chi bo khoi xom|chi bo khoi|thuoc chi bo|sinh hoat chi bo|chi bo truc thuoc|chi bo dang bo|sinh hoat tai chi bo|chi bo khoi pho|chi bo xom|chi bo thon|chi bo hien tai`
export const bareUnit = words`don vi|ten don vi|to chuc dang|dang bo|chi dang bo|thuoc don vi|dang bo co so|to chuc co so dang|thuoc dang bo|tcc sd|dang uy|tccsd|thuoc dang uy|dang bo chi bo co so|don vi truc thuoc|ten to chuc dang`
export const presentUnit = words`chi bo dang sinh hoat|to chuc dang sinh hoat|to chuc dang dang sinh hoat|dang sinh hoat tai|noi dang sinh hoat|sinh hoat tai|to chuc dang dang sinh hoat hien nay|don vi dang sinh hoat|noi sinh hoat|noi sinh hoat hien nay|dang bo dang sinh hoat|noi sinh hoat dang|noi dang sinh hoat dang`
export const retirement = words`nghi huu|ngay nghi huu|thoi diem nghi huu|thang nghi huu|nghi huu tu|nghi huu tu ngay|ngay nghi huu tu|nghi huu tu thang|ngay huu|ngay ve huu|nghi huu ngay|nghi huu thang|thoi gian nghi huu|ngay thang nghi huu|nghi che do|nghi che do tu|ngay nghi che do|ngay huong che do huu tri|ngay huong luong huu|huong luong huu tu|huu tu|nghi huu nam|thang nam nghi huu|ve huu|ngay nghi|ngay nghi huong bhxh|nghi huong che do|ngay nh`

/** What a reconciliation drops and the register keeps. */
export const identityNumber = words`so dinh danh|dinh danh ca nhan|so dinh danh ca nhan|cccd|so cccd|cmnd|so cmnd|cmnd/cccd|can cuoc|can cuoc cong dan|so can cuoc|so can cuoc cong dan|chung minh nhan dan|so chung minh nhan dan|cmt|so cmt|cmtnd|ma dinh danh|ma dinh danh ca nhan|cccd/cmnd|so cccd/cmnd`
export const permanentResidence = words`dia chi thuong tru|ho khau|ho khau thuong tru|thuong tru|noi thuong tru|noi dang ky thuong tru|thuong tru 2 cap|noi dkhk thuong tru`
export const temporaryResidence = words`dia chi tam tru|tam tru|noi tam tru`
export const actualResidence = words`dia chi|dia chi lien he|noi o|noi o hien nay|cho o|cho o hien nay|noi cu tru|dia chi noi o|dia chi nha|noi o hien tai|dia chi hien nay|dia chi cu tru|so nha|duong pho`

/** Headers, folded, parted by bars. */
export function words(text: TemplateStringsArray): string[] {
  return (text[0] ?? '').split('|')
}
