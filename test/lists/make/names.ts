import { build, fixture } from './build.ts'
import { col, dayCell, facts, text, under, type Column, type Written } from './columns.ts'
import { foot, paper } from './paper.ts'
import type { Fixture, PlanCell, PlanSheet } from './plan.ts'
import { byPython, bySheetJs } from './writers.ts'

function capitals(): Fixture {
  return fixture({
    name: '13-chu-hoa-to-hop',
    kind: 'names in capitals, all text decomposed (NFD), as some phones and Macs write',
    program: 'openpyxl',
    extension: 'xlsx',
    write: (sheets, path) => byPython('openpyxl')(decomposed(sheets), path),
    list: build({
      role: 'sent',
      sheet: 'DS',
      title: [['ĐẢNG ỦY SỞ GIÁO DỤC VÀ ĐÀO TẠO'], ['DANH SÁCH ĐẢNG VIÊN GIỚI THIỆU CHUYỂN ĐI']],
      facts: facts(113, 20),
      columns: [
        col.order(),
        col.name('HỌ VÀ TÊN', (n) => n.toUpperCase()),
        col.birth('NGÀY SINH', 'slash'),
        col.sex('GIỚI TÍNH', ['NAM', 'NỮ']),
        col.card('SỐ THẺ'),
        col.unit('toUnit', 'NƠI CHUYỂN ĐẾN', (f) => text.destination(f).toUpperCase()),
        col.day('introducedOn', 'NGÀY GIỚI THIỆU', 'slash'),
      ],
    }),
  })
}

function apart(cell: PlanCell): PlanCell {
  return typeof cell === 'string' ? cell.normalize('NFD') : cell
}

function decomposed(sheets: readonly PlanSheet[]): PlanSheet[] {
  return sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(apart)) }))
}

const twoNames: readonly Column[] = [
  {
    header: 'Họ và tên đệm',
    fields: [],
    write: (f) => ({
      cell: [f.person.name.family, f.person.name.middle].filter(Boolean).join(' '),
      values: { name: f.name },
    }),
  },
  { header: 'Tên', fields: [], write: (f) => ({ cell: f.person.name.given }) },
]

function nameInTwo(): Fixture {
  return fixture({
    name: '14-ho-dem-va-ten',
    kind: 'the name in two columns',
    program: 'SheetJS',
    extension: 'xlsx',
    write: (sheets, path) => bySheetJs(sheets, path),
    list: build({
      role: 'received',
      sheet: 'Sheet1',
      title: [['Danh sách đảng viên Đảng bộ xã Nghi Lộc tiếp nhận 6 tháng cuối năm']],
      facts: facts(114, 22),
      blankEvery: 10,
      columns: [
        col.order('Số TT'),
        ...twoNames,
        col.birth('Ngày sinh', 'dash'),
        col.sex('Phái'),
        col.card('Số thẻ đảng'),
        col.unit('cell', 'Về sinh hoạt tại chi bộ', text.cellLong),
        col.day('receivedOn', 'Ngày về', 'dash'),
      ],
    }),
  })
}

const oneCell: Column = {
  header: 'Họ tên, ngày sinh',
  fields: ['name', 'birth'],
  write: ({ at, name, person }): Written => {
    const [y = '', m = '', d = ''] = person.born.split('-')
    const said = [`${name}, ${d}/${m}/${y}`, `${name} (${d}/${m}/${y})`, `${name}\n${d}-${m}-${y}`, `${name} - SN ${y}`]
    const birth = at % 4 === 3 ? y : person.born
    const may = { name: 'name and birth in one cell', birth: 'name and birth in one cell' }
    return { cell: said[at % 4] ?? name, values: { name, birth }, may }
  },
}

function nameAndBirth(): Fixture {
  return fixture({
    name: '15-ten-va-ngay-sinh-mot-o',
    kind: 'name and birth date in one cell, in four ways',
    program: 'xlwt',
    extension: 'xls',
    write: byPython('xlwt'),
    list: build({
      role: 'sent',
      sheet: 'Sổ giới thiệu',
      title: paper('ĐẢNG BỘ UBND TỈNH', 'ĐẢNG ỦY SỞ NỘI VỤ', 4, 'SỔ THEO DÕI GIỚI THIỆU SINH HOẠT ĐẢNG'),
      facts: facts(115, 24),
      columns: [
        col.order('TT'),
        oneCell,
        col.card('Số thẻ đảng viên'),
        col.unit('toUnit', 'Giới thiệu về', text.destination),
        col.day('introducedOn', 'Ngày giới thiệu', 'slash'),
      ],
    }),
  })
}

const bySex = (sex: 'male' | 'female', header: string): Column => ({
  header,
  fields: [],
  write: ({ person }) => {
    if (person.sex !== sex) return { cell: null }
    const cell = dayCell('birth', person.born, 'slash')
    return { ...cell, values: { ...cell.values, sex } }
  },
})

function birthUnderSex(): Fixture {
  const people = facts(116, 26)
  return fixture({
    name: '16-ngay-sinh-nam-nu',
    kind: 'the birth date under "Nam" or "Nữ": header of two rows, with signatures',
    program: 'openpyxl',
    extension: 'xlsx',
    write: byPython('openpyxl'),
    list: build({
      role: 'received',
      sheet: 'Biểu 2',
      title: paper('ĐẢNG BỘ TỈNH NGHỆ AN', 'ĐẢNG ỦY XÃ YÊN THÀNH', 5, 'DANH SÁCH TIẾP NHẬN ĐẢNG VIÊN'),
      facts: people,
      columns: [
        col.order(),
        col.name('Họ và tên'),
        ...under('Ngày, tháng, năm sinh', bySex('male', 'Nam'), bySex('female', 'Nữ')),
        ...under('Ngày vào Đảng', col.admitted('Kết nạp', 'slash'), col.official('Chính thức', 'slash')),
        col.unit('cell', 'Chi bộ', text.cellLong),
        col.day('receivedOn', 'Ngày tiếp nhận', 'slash'),
      ],
      tail: foot(people.length, 5, 'Cao Bá Nháp'),
    }),
  })
}

export const names: readonly Fixture[] = [capitals(), nameInTwo(), nameAndBirth(), birthUnderSex()]
