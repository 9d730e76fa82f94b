import type { Processing } from '#kernel/processing.ts'

const members = { vi: 'đảng viên, người từng là đảng viên', en: 'members and former members' }

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'register',
    title: { vi: 'Sổ đảng viên', en: 'Register of members' },
    purpose: {
      vi: 'Quản lý đảng viên: ai sinh hoạt ở chi bộ nào, từ ngày nào, tình trạng ra sao.',
      en: 'To keep the register: who belongs to which cell, since when, in which status.',
    },
    people: members,
    data: [
      {
        vi: 'họ tên, ngày sinh, giới tính, số thẻ đảng, ngày vào Đảng, ngày chính thức',
        en: 'name, birth, sex, card number, days of admission',
      },
      { vi: 'tình trạng, nơi sinh hoạt theo thời gian', en: 'status and belongings in time' },
      {
        vi: 'nơi ở, nơi công tác, sở trường; không có ghi chú tự do về người',
        en: 'residence, workplace, skills; no free notes about people',
      },
      {
        vi: 'số định danh cá nhân, niêm phong bằng khóa để ngoài cơ sở dữ liệu',
        en: 'identity number, sealed with a key kept outside the database',
      },
    ],
    tables: [
      'affiliation',
      'delta',
      'member_now',
      'member_token',
      'name_pair',
      'person',
      'person_record',
      'person_secret',
      'person_status',
      'saved_view',
      'token_word',
    ],
    actions: ['members.read', 'members.write', 'members.identity'],
    kept: ['privacy.membersKept'],
  },
  {
    id: 'imports',
    title: { vi: 'Nhập danh sách vào sổ, xử lý hồ sơ trùng', en: 'Reading lists into the register, duplicate records' },
    purpose: {
      vi: 'Đưa danh sách sẵn có vào sổ và để một người chỉ có một hồ sơ.',
      en: 'To bring lists into the register, and to have one record of each person.',
    },
    people: members,
    data: [
      {
        vi: 'các cột của danh sách mà sổ có; cột khác bỏ ngay khi đọc',
        en: 'columns that the register has; others are dropped on reading',
      },
    ],
    tables: [
      'duplicate_pair',
      'duplicate_search',
      'import',
      'import_gone',
      'import_kept',
      'import_pool',
      'import_row',
      'import_void',
      'merge',
    ],
    actions: ['members.import', 'duplicates.settle'],
    kept: ['privacy.importDraftsKept'],
  },
]
