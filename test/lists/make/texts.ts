import { build, fixture } from './build.ts'
import { col, facts, secret, text } from './columns.ts'
import { toTcvn3, toVni, toWindows1258 } from './fonts.ts'
import type { Fixture, PlanSheet } from './plan.ts'
import { asText, byHucre, byPython, throughLibreOffice, utf16, utf8WithMark } from './writers.ts'

function semicolons(): Fixture {
  return fixture({
    name: '07-cham-phay',
    kind: 'free list, `;` between the columns, UTF-8 with a mark',
    program: 'text',
    extension: 'csv',
    write: asText({ separator: ';', encode: utf8WithMark }),
    list: build({
      role: 'sent',
      sheet: '',
      title: [],
      facts: facts(107, 20),
      columns: [
        col.name('Đồng chí'),
        col.birth('Sinh ngày', 'short'),
        col.unit('toUnit', 'Đơn vị chuyển đến', text.destinationShort),
        col.day('introducedOn', 'Ngày giấy giới thiệu', 'dot'),
        col.forbidden('SĐT', secret.phone),
      ],
    }),
  })
}

function tabs(): Fixture {
  return fixture({
    name: '08-tab-utf16',
    kind: 'tabs between the columns, UTF-16 ("Unicode text" of a spreadsheet program)',
    program: 'text',
    extension: 'csv',
    write: asText({ separator: '\t', encode: utf16 }),
    list: build({
      role: 'received',
      sheet: '',
      title: [['Đảng ủy phường Thành Vinh'], ['Đảng viên mới về tháng 11']],
      facts: facts(108, 15),
      columns: [
        col.order(),
        col.name('Họ & tên'),
        col.birth('Ngày sinh', 'dash'),
        col.card('Thẻ Đảng'),
        col.unit('cell', 'Chi bộ', text.cellLong),
        col.unit('fromUnit', 'Nơi giới thiệu', text.committee),
        col.day('receivedOn', 'Ngày nhận', 'dash'),
      ],
    }),
  })
}

function windows1258(): Fixture {
  return fixture({
    name: '09-windows-1258',
    kind: 'windows-1258 bytes, commas',
    program: 'text',
    extension: 'csv',
    write: asText({ separator: ',', encode: toWindows1258 }),
    list: build({
      role: 'sent',
      sheet: '',
      title: [['Danh sách đảng viên chuyển sinh hoạt của Sở Xây dựng']],
      facts: facts(109, 16),
      columns: [
        col.order('Stt'),
        col.name('Họ tên'),
        col.birth('Ngày sinh', 'slash'),
        col.unit('toUnit', 'Chuyển về', (f) => `${f.person.cell} - ${f.person.place.name}`),
        col.day('effectiveOn', 'Nghỉ hưu từ', 'slash'),
      ],
    }),
  })
}

/** Every text of a sheet, typed in an old font. */
export function inFont(sheets: readonly PlanSheet[], font: (text: string) => string): PlanSheet[] {
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? font(cell) : cell))),
  }))
}

function oldFont(): Fixture {
  return fixture({
    name: '10-tcvn3',
    kind: 'typed in .VnTime (TCVN3), the whole file',
    program: 'hucre',
    extension: 'xlsx',
    write: (sheets, path) => byHucre(inFont(sheets, toTcvn3), path),
    list: build({
      role: 'received',
      sheet: 'Sheet1',
      title: [['Đảng bộ phường Vinh Phú'], ['Danh sách đảng viên chuyển đến năm 2026'], []],
      facts: facts(110, 26),
      columns: [
        col.order('TT'),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', 'slash'),
        col.sex('Giới tính'),
        col.forbidden('Dân tộc', secret.ethnicity),
        col.unit('cell', 'Chi bộ', text.cellLong),
        col.unit('fromUnit', 'Nơi chuyển đến từ', text.office),
        col.day('receivedOn', 'Ngày tiếp nhận', 'slash'),
      ],
    }),
  })
}

function vni(): Fixture {
  return fixture({
    name: '11-vni',
    kind: 'typed in VNI-Times, the whole file, saved as .xls by LibreOffice',
    program: 'openpyxl, LibreOffice (xls)',
    extension: 'xls',
    write: (sheets, path) => throughLibreOffice(byPython('openpyxl'), 'xlsx', 'xls')(inFont(sheets, toVni), path),
    list: build({
      role: 'sent',
      sheet: 'Sheet1',
      title: [['ĐẢNG BỘ SỞ Y TẾ'], ['DANH SÁCH ĐẢNG VIÊN CHUYỂN SINH HOẠT'], []],
      facts: facts(111, 26),
      columns: [
        col.order(),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', 'short'),
        col.admitted('Ngày vào Đảng', 'short'),
        col.unit('toUnit', 'Nơi đến', text.destination),
        col.day('introducedOn', 'Ngày giới thiệu', 'short'),
      ],
    }),
  })
}

function serials(): Fixture {
  return fixture({
    name: '12-so-seri',
    kind: 'days as serial numbers, cards as numbers, saved as .csv with `;` by LibreOffice',
    program: 'openpyxl, LibreOffice (csv)',
    extension: 'csv',
    write: throughLibreOffice(byPython('openpyxl'), 'xlsx', 'csv:Text - txt - csv (StarCalc):59,34,76,1'),
    list: build({
      role: 'sent',
      sheet: '',
      title: [],
      facts: facts(112, 25),
      columns: [
        col.order(),
        col.name('HỌ VÀ TÊN'),
        col.birth('NGÀY SINH', 'serial'),
        col.cardNumber('SỐ THẺ ĐẢNG'),
        col.unit('toUnit', 'CHI BỘ NƠI ĐẾN', text.destination),
        col.day('introducedOn', 'NGÀY GIỚI THIỆU', 'serial'),
      ],
    }),
  })
}

export const texts: readonly Fixture[] = [semicolons(), tabs(), windows1258(), oldFont(), vni(), serials()]
