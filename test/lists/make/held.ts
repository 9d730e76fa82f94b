import { build, fixture, type Built } from './build.ts'
import { col, dayCell, facts, secret, text, type Column, type Fact, type Written } from './columns.ts'
import { toTcvn3 } from './fonts.ts'
import { paper } from './paper.ts'
import type { Fixture, PlanCell } from './plan.ts'
import { asText, byPython, bySheetJs, throughLibreOffice, utf8 } from './writers.ts'

// Lists with more malice: what the shape of a sheet can do to a reader. Each trap was seen in real offices' lists, the people are made up.

/** "Chi bộ" stands once, joined over the people of that cell. */
function joinedCells(): Fixture {
  const people = facts(201, 24, { atHome: 1 }).toSorted((a, b) => a.person.cell.localeCompare(b.person.cell, 'vi'))
  const list = build({
    role: 'received',
    sheet: 'Tổng hợp',
    title: paper('ĐẢNG BỘ TỈNH NGHỆ AN', 'ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH', 4, 'TỔNG HỢP TIẾP NHẬN THÁNG 11 NĂM 2026'),
    facts: people,
    columns: [
      col.unit('cell', 'Chi bộ', text.cellLong),
      col.order('TT'),
      col.birth('Ngày sinh', 'slash'),
      col.name('Đồng chí'),
      col.day('receivedOn', 'Tiếp nhận', 'slash'),
    ],
  })
  return fixture({
    name: '24-o-gop-theo-chi-bo',
    held: true,
    kind: 'the cell written once, joined over its people; the birth date stands before the name',
    program: 'openpyxl',
    extension: 'xlsx',
    write: byPython('openpyxl'),
    list: { ...list, sheet: joinDown(list, people) },
  })
}

function joinDown({ sheet, expected }: Built, people: readonly Fact[]): Built['sheet'] {
  const first = expected.headerRow
  const merges = [...(sheet.merges ?? [])]
  const rows = sheet.rows.map((row) => [...row])
  people.forEach((fact, at) => {
    if (people[at - 1]?.person.cell === fact.person.cell)
      rows[first + at] = [null, ...(rows[first + at] ?? []).slice(1)]
    else {
      const last = people.findLastIndex((p) => p.person.cell === fact.person.cell)
      if (last > at) merges.push([first + at, 0, first + last, 0])
    }
  })
  return { ...sheet, rows, merges }
}

function addressed(f: Fact): string {
  return ['Đ/c ', 'Đồng chí ', '', 'đ/c: '][f.at % 4] ?? ''
}

/** Headers with line breaks and numbers of forms, forms of address in the name, a title far down. */
function brokenHeaders(): Fixture {
  const name: Column = {
    header: 'Họ, tên\nđảng viên\n(chữ in thường)',
    fields: ['name'],
    write: (f) => ({
      cell: `  ${addressed(f)}${f.name.replace(' ', '  ')} `,
      values: { name: f.name },
      may: { name: 'a form of address before the name' },
    }),
  }
  return fixture({
    name: '25-tieu-de-xuong-dong',
    held: true,
    kind: 'headers broken over lines, forms of address in names, spaces everywhere, title far down, columns of a form on the left',
    program: 'SheetJS',
    extension: 'xls',
    write: (sheets, path) => bySheetJs(sheets, path, 'biff8'),
    list: build({
      role: 'sent',
      sheet: 'bieu so 3',
      title: [
        [],
        [],
        [null, null, 'Biểu số 3'],
        [],
        [null, null, 'Đảng bộ các cơ quan Đảng tỉnh'],
        [null, null, 'ĐẢNG VIÊN ĐÃ GIỚI THIỆU CHUYỂN SINH HOẠT (CHÍNH THỨC)'],
        [null, null, 'Người nhận biểu: bộ phận một cửa'],
        [],
      ],
      facts: facts(202, 20),
      columns: [
        col.empty(),
        col.empty(),
        col.order('STT\n(1)'),
        name,
        { ...col.birth('Ngày,\ntháng,\nnăm sinh', 'spaced') },
        col.unit('toUnit', 'Nơi giới thiệu\nđến (ghi rõ\nchi bộ)', (f) => ` ${text.destinationShort(f)}`),
        col.day('introducedOn', 'Ngày\ngiới thiệu', 'words'),
      ],
    }),
  })
}

/** Every page again: header in other words, page numbers, what is carried over. Totals that look like people. */
function pages(): Fixture {
  const people = facts(203, 32, { atHome: 1 })
  const list = build({
    role: 'received',
    sheet: 'In',
    title: [['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'], ['Sổ tiếp nhận đảng viên']],
    facts: people,
    columns: [
      col.order('TT'),
      col.name('Họ và tên'),
      col.birth('Ngày sinh', 'short'),
      col.unit('fromUnit', 'Nơi chuyển đi', text.office),
      col.unit('cell', 'Chi bộ', text.cellLong),
      col.day('receivedOn', 'Ngày tiếp nhận', 'short'),
    ],
    tail: [
      { cells: [null, `Cộng: ${people.length} đồng chí, trong đó nữ: 11`], why: 'total' },
      { cells: [null, 'Bằng chữ: ba mươi hai đồng chí'], why: 'total' },
      { cells: [], why: null },
      { cells: [null, 'Người lập', null, null, 'T/M Đảng ủy'], why: 'signature' },
      { cells: [null, '(Ký, ghi rõ họ tên)', null, null, 'Phó Bí thư Thường trực'], why: 'signature' },
      { cells: [null, 'Vi Thị Phác Thảo', null, null, 'Đinh Văn Minh Họa'], why: 'signature' },
    ],
  })
  const head: PlanCell[] = ['Tt', 'HỌ VÀ TÊN', 'NGÀY SINH', 'NƠI CHUYỂN ĐI', 'CHI BỘ', 'NGÀY TIẾP NHẬN']
  return fixture({
    name: '26-in-tung-trang',
    held: true,
    kind: 'printed page by page: carried-over lines, page numbers, header again in capitals, signatures in the columns of names',
    program: 'xlwt',
    extension: 'xls',
    write: byPython('xlwt'),
    list: insert(list, 13, [
      { cells: [null, 'Cộng mang sang trang sau: 9 đồng chí'], why: 'total' },
      { cells: [null, null, null, 'Trang 1/3'], why: null },
      { cells: head, why: 'header' },
    ]),
  })
}

/** Rows put in before one row (as Excel counts), and everything after moved down. */
function insert(
  list: Built,
  before: number,
  rows: readonly { cells: PlanCell[]; why: 'total' | 'header' | null }[],
): Built {
  const down = <T extends { row: number }>(it: T): T => (it.row >= before ? { ...it, row: it.row + rows.length } : it)
  const { expected, sheet } = list
  const out = rows.flatMap(({ why }, at) => (why ? [{ row: before + at, why }] : []))
  return {
    sheet: { ...sheet, rows: sheet.rows.toSpliced(before - 1, 0, ...rows.map((r) => r.cells)) },
    expected: {
      ...expected,
      rows: expected.rows.map(down),
      leftOut: [...expected.leftOut.map(down), ...out],
      mustBeMarked: expected.mustBeMarked.map(down),
      mayBeMarked: expected.mayBeMarked.map(down),
    },
  }
}

/** Without any marks in headers and units; English words between; the order of columns turned round. */
function unmarked(): Fixture {
  const quoted: Column = {
    header: 'Don vi chuyen den',
    fields: ['toUnit'],
    write: (f) => ({
      cell: `${f.person.cell},\n${f.person.place.name}`,
      values: { toUnit: `${f.person.cell}, ${f.person.place.name}` },
    }),
  }
  return fixture({
    name: '27-khong-dau',
    held: true,
    kind: 'headers without marks, line breaks inside quoted values, lines ending in LF, trailing commas',
    program: 'text',
    extension: 'csv',
    write: asText({ separator: ',', encode: utf8, line: '\n' }),
    list: build({
      role: 'sent',
      sheet: '',
      title: [],
      facts: facts(204, 20),
      columns: [
        col.day('introducedOn', 'Ngay gioi thieu', 'iso'),
        quoted,
        col.card(
          'So the dang vien',
          (card) => `${card.slice(0, 3)} ${card.slice(3, 6)} ${card.slice(6, 9)} ${card.slice(9)}`,
        ),
        col.sex('Gioi tinh', ['Nam', 'Nu']),
        col.birth('Ngay sinh', 'short'),
        col.name('Ho va ten'),
        col.forbidden('Ghi chu', secret.note),
        col.empty(),
        col.empty(),
      ],
    }),
  })
}

function inEither(f: Fact, field: string, said: string): Written {
  if (f.at % 3 > 0) return { cell: said, values: { [field]: said } }
  return { cell: toTcvn3(said), values: { [field]: said }, may: { [field]: 'typed in an old font among Unicode' } }
}

/** Half typed in the old font, half in Unicode: two people filled in one list. */
function twoFonts(): Fixture {
  return fixture({
    name: '28-hai-bang-ma',
    held: true,
    kind: 'every third row typed in TCVN3, the others in Unicode, saved by LibreOffice through .ods',
    program: 'openpyxl, LibreOffice (ods, then xlsx)',
    extension: 'xlsx',
    write: throughLibreOffice(byPython('openpyxl'), 'xlsx', 'ods', 'xlsx'),
    list: build({
      role: 'sent',
      sheet: 'Sheet1',
      title: [['Đảng bộ UBND tỉnh'], ['Danh sách giới thiệu chuyển sinh hoạt đảng']],
      facts: facts(205, 30),
      columns: [
        col.order(),
        { header: 'Họ và tên', fields: ['name'], write: (f) => inEither(f, 'name', f.name) },
        {
          header: 'Sinh năm',
          fields: ['birth'],
          write: (f) => dayCell('birth', f.person.born, f.at % 2 ? 'yearNumber' : 'real'),
        },
        { header: 'Nơi chuyển đến', fields: ['toUnit'], write: (f) => inEither(f, 'toUnit', text.destination(f)) },
        col.day('effectiveOn', 'Nghỉ hưu từ ngày', 'real'),
      ],
    }),
  })
}

export const held: readonly Fixture[] = [joinedCells(), brokenHeaders(), pages(), unmarked(), twoFonts()]
