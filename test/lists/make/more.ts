import { build, fixture } from './build.ts'
import { col, facts, secret, text, type Column } from './columns.ts'
import { toTcvn3, toTcvn3Capitals } from './fonts.ts'
import type { Fixture, PlanCell, PlanSheet } from './plan.ts'
import { asText, byHucre, byPython, bySheetJs, latin1, throughLibreOffice } from './writers.ts'

const crossed: Column = {
  header: 'Nữ',
  fields: ['sex'],
  write: ({ person }) => ({ cell: person.sex === 'female' ? 'x' : null, values: { sex: person.sex } }),
}

function crossForWomen(): Fixture {
  return fixture({
    name: '17-nu-danh-dau-x',
    kind: 'an x under "Nữ", empty columns between, hidden columns',
    program: 'hucre',
    extension: 'xlsx',
    write: byHucre,
    list: build({
      role: 'residing',
      sheet: 'Khối 7',
      title: [['Khối 7 - phường Trường Vinh'], ['Đảng viên 213'], []],
      hidden: [2, 7],
      facts: facts(117, 28, { atHome: 1 }),
      columns: [
        col.order(),
        col.name('Tên đảng viên'),
        col.other('Mã quản lý', (f) => `QL-${f.at + 7000}`),
        crossed,
        col.empty(),
        col.birth('Năm sinh', 'yearNumber'),
        col.empty(),
        col.forbidden('Dân tộc', secret.ethnicity),
        col.unit('fromUnit', 'Nơi công tác', (f) => f.person.office),
        col.day('retiredOn', 'Nghỉ hưu', 'short'),
        col.forbidden('Chỗ ở', secret.address),
      ],
    }),
  })
}

function monthFirst(): Fixture {
  return fixture({
    name: '18-thang-truoc-ngay',
    kind: 'all days month-first, as an American spreadsheet writes them',
    program: 'SheetJS',
    extension: 'xlsx',
    write: (sheets, path) => bySheetJs(sheets, path),
    list: build({
      role: 'received',
      sheet: 'Export',
      title: [],
      facts: facts(118, 45),
      columns: [
        col.order('No'),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', 'monthFirst'),
        col.sex('Giới tính', ['M', 'F']),
        col.unit('cell', 'Chi bộ', text.cellLong),
        col.day('receivedOn', 'Ngày tiếp nhận', 'monthFirst'),
      ],
    }),
  })
}

function from1904(): Fixture {
  return fixture({
    name: '19-lich-1904',
    kind: 'days counted from 1904',
    program: 'hucre',
    extension: 'xlsx',
    write: (sheets, path) => byHucre(sheets, path, '1904'),
    list: build({
      role: 'sent',
      sheet: 'Sheet1',
      title: [['Đảng bộ Sở Tài chính: đảng viên nghỉ hưu đã giới thiệu về nơi cư trú']],
      facts: facts(119, 18),
      columns: [
        col.name('Họ và tên'),
        col.birth('Ngày sinh', 'real'),
        col.unit('toUnit', 'Nơi về', text.destination),
        col.day('effectiveOn', 'Ngày nghỉ hưu', 'real'),
        col.day('introducedOn', 'Ngày giới thiệu', 'real'),
      ],
    }),
  })
}

function coverFirst(): Fixture {
  const cover: PlanSheet = {
    name: 'Bìa',
    rows: [
      ['ĐẢNG ỦY PHƯỜNG VINH HƯNG'],
      [],
      ['BÁO CÁO QUÝ IV NĂM 2026'],
      [],
      ['Họ và tên người lập: bộ phận tổ chức'],
      ['Ngày 20/11/2026'],
    ],
  }
  const guide: PlanSheet = {
    name: 'Hướng dẫn',
    rows: [['Cách ghi'], [1, 'Ghi ngày theo dạng ngày/tháng/năm'], [2, 'Không ghi tắt tên chi bộ']],
  }
  return fixture({
    name: '20-nhieu-trang-tinh',
    kind: 'several sheets: a cover first, the list second, a guide third',
    program: 'openpyxl, LibreOffice (xls)',
    extension: 'xls',
    write: throughLibreOffice(byPython('openpyxl'), 'xlsx', 'xls'),
    before: [cover],
    after: [guide],
    list: build({
      role: 'received',
      sheet: 'Danh sách',
      title: [['Danh sách đảng viên tiếp nhận quý IV'], ['Đảng bộ phường Vinh Hưng']],
      mergeTitle: true,
      facts: facts(120, 30),
      columns: [
        col.order(),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', 'real'),
        col.card('Số thẻ Đảng viên'),
        col.unit('fromUnit', 'Đơn vị giới thiệu', text.committee),
        col.unit('cell', 'Chi bộ sinh hoạt', text.cellLong),
        col.day('receivedOn', 'Ngày tiếp nhận', 'real'),
      ],
    }),
  })
}

function twoThousand(): Fixture {
  return fixture({
    name: '21-hai-nghin-dong',
    kind: '2,000 people',
    program: 'hucre',
    extension: 'xlsx',
    write: byHucre,
    list: build({
      role: 'received',
      sheet: 'Toàn phường',
      title: [['ĐẢNG BỘ PHƯỜNG TRƯỜNG VINH'], ['Đảng viên tiếp nhận từ 01/8/2026 đến 20/11/2026']],
      facts: facts(121, 2_000, { atHome: 1 }),
      columns: [
        col.order(),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', (f) => (f.at % 11 === 0 ? 'yearText' : 'slash')),
        col.sex(),
        col.card('Số thẻ Đảng'),
        col.unit('fromUnit', 'Nơi chuyển đi', text.committee),
        col.unit('cell', 'Chi bộ', text.cellLong),
        col.day('receivedOn', 'Ngày tiếp nhận', 'slash'),
      ],
    }),
  })
}

/** Headers and names in .VnTimeH, the rest in .VnTime. */
function capitalsFont(sheets: readonly PlanSheet[], headerRow: number, nameAt: number): PlanSheet[] {
  const type = (cell: PlanCell, row: number, at: number) => {
    if (typeof cell !== 'string') return cell
    return row < headerRow || at === nameAt ? toTcvn3Capitals(cell) : toTcvn3(cell)
  }
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row, r) => row.map((cell, at) => type(cell, r, at))),
  }))
}

function tcvn3Capitals(): Fixture {
  return fixture({
    name: '22-tcvn3-chu-hoa',
    kind: 'bytes of TCVN3; headers and names typed in .VnTimeH, whose capitals are the bytes of small letters',
    program: 'text',
    extension: 'csv',
    write: (sheets, path) => asText({ separator: ';', encode: latin1 })(capitalsFont(sheets, 2, 1), path),
    list: build({
      role: 'sent',
      sheet: '',
      title: [['Đảng bộ Sở Công Thương giới thiệu đi']],
      facts: facts(122, 30),
      columns: [
        col.order('TT'),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', 'slash'),
        col.unit('toUnit', 'Nơi chuyển đến', text.destination),
        col.day('effectiveOn', 'Ngày nghỉ hưu', 'slash'),
      ],
    }),
  })
}

export const more: readonly Fixture[] = [
  crossForWomen(),
  monthFirst(),
  from1904(),
  coverFirst(),
  twoThousand(),
  tcvn3Capitals(),
]
