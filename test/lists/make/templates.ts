import { build, fixture } from './build.ts'
import { col, facts, secret, text, under } from './columns.ts'
import { foot, paper } from './paper.ts'
import type { Fixture } from './plan.ts'
import { byHucre, byPython, bySheetJs, throughLibreOffice } from './writers.ts'

const province = 'ĐẢNG BỘ TỈNH NGHỆ AN'

/** The national template of the member database, as a ward exports whom it received. */
function nationalTemplate(): Fixture {
  return fixture({
    name: '01-csdl-template',
    kind: 'national template (CSDL), with columns that must be dropped',
    program: 'hucre',
    extension: 'xlsx',
    write: byHucre,
    list: build({
      role: 'received',
      sheet: 'DS_DANGVIEN',
      title: [['DANH SÁCH ĐẢNG VIÊN TIẾP NHẬN - ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH']],
      mergeTitle: true,
      facts: facts(101, 24, { atHome: 1 }),
      columns: [
        col.order(),
        col.other('ID', (f) => `DV${100_000 + f.at}`),
        col.name('Họ và tên*'),
        col.other('Tên gọi khác', () => null),
        col.sex('Giới tính*'),
        col.birth('Ngày sinh*', 'slash'),
        col.forbidden('Dân tộc*', secret.ethnicity),
        col.forbidden('Tôn giáo*', secret.religion),
        col.forbidden('Số định danh*', secret.identity),
        col.card('Số thẻ Đảng (12 số, HD 38)*'),
        col.other('Nơi cấp', () => 'Ban Tổ chức Tỉnh ủy'),
        col.other('Ngày cấp', () => '07/11/2025'),
        col.other('Số thẻ cũ theo QĐ 85', (f) => `55${String(100_000 + f.at * 31)}`),
        col.unit('cell', 'Tổ chức đảng đang sinh hoạt*', text.cellLong),
        col.forbidden('Nơi khai sinh*', secret.address),
        col.forbidden('Quê quán (2 cấp)*', secret.address),
        col.forbidden('Thường trú (2 cấp)*', secret.address),
        col.admitted('Ngày vào Đảng*', 'slash'),
        col.official('Ngày chính thức*', 'slash'),
        col.forbidden('CMND cũ', (f) => `18${String(1_000_000 + f.at * 77)}`),
        col.other('Trạng thái', () => 'Đang sinh hoạt'),
        col.other('Ngày rời/mất/miễn', () => null),
      ],
    }),
  })
}

/** The fuller variant with 33 columns, header of two rows. */
function thirtyThree(): Fixture {
  return fixture({
    name: '02-csdl-33-columns',
    kind: 'fuller national template, 33 columns, header of two rows',
    program: 'SheetJS',
    extension: 'xlsx',
    write: (sheets, path) => bySheetJs(sheets, path),
    list: build({
      role: 'residing',
      sheet: 'Sheet1',
      title: [['Phụ lục 2'], ['TỔNG HỢP ĐẢNG VIÊN NƠI CƯ TRÚ PHƯỜNG TRƯỜNG VINH'], ['(Tính đến ngày 15/11/2026)']],
      mergeTitle: true,
      numbering: (at) => at + 1,
      facts: facts(102, 18, { atHome: 1 }),
      columns: [
        col.order('TT'),
        col.other('Mã đảng viên', (f) => 9_000 + f.at),
        col.name('Họ và tên khai sinh'),
        col.other('Bí danh', () => null),
        col.sex('Giới tính'),
        col.birth('Ngày, tháng, năm sinh', 'dash'),
        col.forbidden('Dân tộc', secret.ethnicity),
        col.forbidden('Tôn giáo', secret.religion),
        col.forbidden('Số CCCD/Định danh cá nhân', secret.identity),
        col.forbidden('Số điện thoại', secret.phone),
        col.forbidden('Email', (f) => `nguoi.${f.at}@thu.vi.du`),
        ...under(
          'Thẻ đảng viên',
          col.card('Số thẻ (12 số)'),
          col.other('Ngày cấp thẻ', () => '19-05-2025'),
          col.other('Nơi cấp thẻ', () => 'Nghệ An'),
        ),
        ...under(
          'Quê quán',
          col.forbidden('Xã/phường', secret.address),
          col.forbidden('Tỉnh/thành phố', () => 'Hà Tĩnh (tỉnh cũ)'),
        ),
        ...under(
          'Nơi thường trú',
          col.forbidden('Số nhà, đường', secret.address),
          col.forbidden('Khối/xóm thường trú', (f) => `Tổ dân cư số ${f.at + 20}`),
        ),
        ...under('Ngày vào Đảng', col.admitted('Kết nạp', 'dash'), col.official('Chính thức', 'dash')),
        col.other('Trình độ học vấn', () => '12/12'),
        col.other('Chuyên môn', () => 'Đại học'),
        col.other('Lý luận chính trị', () => 'Trung cấp'),
        col.unit('fromUnit', 'Đơn vị công tác', text.office),
        col.other('Chức vụ', () => 'Chuyên viên'),
        col.unit('cell', 'Chi bộ nơi cư trú', text.cellLong),
        col.day('retiredOn', 'Ngày nghỉ hưu', 'dash'),
        col.forbidden('Hoàn cảnh gia đình', secret.note),
        col.forbidden('Sức khỏe', () => 'Loại B2, bình thường'),
        col.other('Khen thưởng', () => null),
        col.other('Kỷ luật', () => null),
        col.other('Huy hiệu Đảng', () => '30 năm'),
        col.forbidden('Ghi chú', secret.note),
      ],
    }),
  })
}

/** Book of introductions, form 10-SHĐ. */
function introductionBook(): Fixture {
  return fixture({
    name: '03-so-10-shd',
    kind: '10-SHĐ book: header of two rows, going out and coming in',
    program: 'openpyxl',
    extension: 'xlsx',
    write: byPython('openpyxl'),
    list: build({
      role: 'sent',
      sheet: '10-SHĐ',
      title: paper(province, 'ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH', 9, 'SỔ GIỚI THIỆU SINH HOẠT ĐẢNG', '(Mẫu 10-SHĐ)'),
      numbering: (at) => `(${at + 1})`,
      facts: facts(103, 30),
      columns: [
        col.order('Số TT'),
        col.day('introducedOn', 'Ngày giới thiệu đi hoặc tiếp nhận đến', 'slash'),
        ...under('Đảng viên', col.name('Họ và tên'), col.birth('Ngày sinh', 'slash')),
        ...under('Ngày vào Đảng', col.admitted('Dự bị', 'slash'), col.official('Chính thức', 'slash')),
        col.card('Số thẻ đảng viên'),
        ...under(
          'CHUYỂN ĐI',
          col.unit('toUnit', 'Tổ chức đảng nơi chuyển đến', (f) => text.destination(f)),
          col.unit('fromUnit', 'Cấp ủy giới thiệu', text.committee),
        ),
        ...under(
          'CHUYỂN ĐẾN',
          col.other('Sinh hoạt chính thức', () => null),
          col.other('Sinh hoạt tạm thời', () => null),
          col.other('Ngoài tỉnh', (f) => (f.at % 6 === 0 ? 'x' : null)),
          col.other('Trong tỉnh', (f) => (f.at % 6 === 0 ? null : 'x')),
        ),
      ],
    }),
  })
}

function agencySends(): Fixture {
  const people = facts(104, 22)
  return fixture({
    name: '04-co-quan-gui',
    kind: 'an agency whom it sent: Party head, merged title, total and signatures',
    program: 'xlwt',
    extension: 'xls',
    write: byPython('xlwt'),
    list: build({
      role: 'sent',
      sheet: 'Thang 10',
      title: paper(
        province,
        'ĐẢNG ỦY UBND TỈNH',
        6,
        'DANH SÁCH',
        'Đảng viên nghỉ hưu, chuyển công tác đã giới thiệu chuyển sinh hoạt đảng tháng 10/2026',
      ),
      facts: people,
      columns: [
        col.order(),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', 'slash'),
        col.card('Số thẻ ĐV'),
        col.unit('fromUnit', 'Chi bộ chuyển đi', text.office),
        col.unit('toUnit', 'Nơi chuyển đến', text.destination),
        col.day('decisionOn', 'Ngày quyết định', 'slash'),
        col.day('effectiveOn', 'Ngày hiệu lực', 'slash'),
        col.day('introducedOn', 'Ngày giới thiệu', 'slash'),
        col.forbidden('Ghi chú', secret.note),
      ],
      tail: foot(people.length, 6, 'Trịnh Công Thử'),
    }),
  })
}

function wardReceives(): Fixture {
  const people = facts(105, 40, { atHome: 1 }).toSorted((a, b) => a.person.cell.localeCompare(b.person.cell))
  return fixture({
    name: '05-phuong-nhan',
    kind: 'a ward whom it received: blocks by cell with subtotals, header repeated on each page',
    program: 'openpyxl, LibreOffice (ods, then xlsx)',
    extension: 'xlsx',
    write: throughLibreOffice(byPython('openpyxl'), 'xlsx', 'ods', 'xlsx'),
    list: build({
      role: 'received',
      sheet: 'Tiếp nhận quý IV',
      title: paper(
        province,
        'ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH',
        5,
        'DANH SÁCH ĐẢNG VIÊN TIẾP NHẬN SINH HOẠT',
        'Từ ngày 01/10/2026 đến ngày 15/11/2026',
      ),
      facts: people,
      groups: { of: text.cellLong, at: 1, subtotal: 'Cộng' },
      repeatEvery: 18,
      columns: [
        col.order('TT'),
        col.name('Họ tên đảng viên'),
        col.birth('Năm sinh', (f) => (f.at % 6 === 0 ? 'yearText' : 'slash')),
        col.sex('Nam/Nữ'),
        col.unit('fromUnit', 'Chuyển từ đâu đến', text.committee),
        col.day('receivedOn', 'Ngày tiếp nhận', 'real'),
      ],
    }),
  })
}

function residing213(): Fixture {
  const people = facts(106, 36, { atHome: 1 })
  return fixture({
    name: '06-noi-cu-tru-213',
    kind: 'working members where they live ("213"), with the day of retirement',
    program: 'SheetJS',
    extension: 'xls',
    write: (sheets, path) => bySheetJs(sheets, path, 'biff8'),
    list: build({
      role: 'residing',
      sheet: '213',
      title: [
        ['CHI BỘ KHỐI TRUNG HỢP, PHƯỜNG TRƯỜNG VINH'],
        ['Danh sách đảng viên đang công tác giữ mối liên hệ nơi cư trú theo Quy định 213-QĐ/TW'],
        [],
      ],
      facts: people,
      columns: [
        col.order(),
        col.name('Họ và tên'),
        col.sex('Giới tính'),
        col.birth('Ngày tháng năm sinh', 'real'),
        col.unit('fromUnit', 'Cơ quan công tác', (f) => f.person.office),
        col.forbidden('Địa chỉ', secret.address),
        col.forbidden('Điện thoại', secret.phone),
        col.day('retiredOn', 'Thời điểm nghỉ hưu', 'real'),
      ],
      tail: [{ cells: [null, `Danh sách này có ${people.length} đồng chí.`], why: 'total' }],
    }),
  })
}

export const templates: readonly Fixture[] = [
  nationalTemplate(),
  thirtyThree(),
  introductionBook(),
  agencySends(),
  wardReceives(),
  residing213(),
]
