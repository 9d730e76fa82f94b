import { build, fixture } from './build.ts'
import { col, dayCell, facts, secret, text, under, type Column, type Fact, type Written } from './columns.ts'
import { paper } from './paper.ts'
import type { Fixture } from './plan.ts'
import { byPython, bySheetJs } from './writers.ts'

// A third round: days in three columns, headers that shorten everything, crosses, and what offices write beside a name.

const parts = (f: Fact) => f.person.born.split('-').map(Number) as [number, number, number]

const part = (header: string, at: 0 | 1 | 2): Column => ({
  header,
  fields: [],
  write: (f) => ({ cell: parts(f)[at] ?? null, ...(at === 0 && { values: { birth: f.person.born } }) }),
})

function threeColumns(): Fixture {
  return fixture({
    name: '38-ngay-thang-nam-ba-cot',
    held: true,
    kind: 'day, month and year of birth in three columns',
    program: 'openpyxl',
    extension: 'xlsx',
    write: byPython('openpyxl'),
    list: build({
      role: 'received',
      sheet: 'Sheet1',
      title: [['ĐẢNG ỦY XÃ KIM LIÊN'], ['Đảng viên tiếp nhận năm 2026']],
      facts: facts(301, 20),
      columns: [
        col.order(),
        col.name('Họ và tên'),
        ...under('Ngày sinh', part('Ngày', 2), part('Tháng', 1), part('Năm', 0)),
        col.card('Số thẻ đảng viên'),
        col.unit('cell', 'Chi bộ', text.cellLong),
        col.day('receivedOn', 'Ngày tiếp nhận', 'slash'),
      ],
    }),
  })
}

function abbreviated(): Fixture {
  return fixture({
    name: '39-viet-tat',
    held: true,
    kind: 'headers abbreviated, paragraph above, a numbering row of letters and numbers',
    program: 'SheetJS',
    extension: 'xls',
    write: (sheets, path) => bySheetJs(sheets, path, 'biff8'),
    list: build({
      role: 'sent',
      sheet: 'PL1',
      title: [
        ...paper(
          'ĐẢNG BỘ UBND TỈNH',
          'ĐẢNG ỦY SỞ TÀI CHÍNH',
          6,
          'DS ĐẢNG VIÊN CHUYỂN SHĐ',
          '(Kèm theo Công văn số 45-CV/ĐU ngày 20/11/2026; họ tên ghi theo thẻ, ngày sinh ghi đủ)',
        ),
      ],
      numbering: (at) => (at < 2 ? (['A', 'B'][at] ?? null) : at - 1),
      facts: facts(302, 22),
      columns: [
        col.order('TT'),
        col.name('Họ & tên ĐV'),
        col.birth('NTN sinh', 'slash'),
        col.sex('GT'),
        col.card('Số TĐV'),
        col.admitted('Ngày VĐ', 'slash'),
        col.official('Ngày CT', 'slash'),
        col.unit('toUnit', 'Nơi SHĐ mới', text.destinationShort),
        col.day('introducedOn', 'Ngày GTSHĐ', 'slash'),
        col.forbidden('ĐT', secret.phone),
        col.forbidden('DT', secret.ethnicity),
      ],
    }),
  })
}

const crossed = (sex: 'male' | 'female', header: string): Column => ({
  header,
  fields: [],
  write: ({ person, at }) => (person.sex === sex ? { cell: at % 2 ? 'X' : 'x', values: { sex } } : { cell: null }),
})

function twoCrosses(): Fixture {
  return fixture({
    name: '40-x-nam-x-nu',
    held: true,
    kind: 'sex as an x under "Nam" or under "Nữ"; a list of two halves with headings in Roman numbers',
    program: 'xlwt',
    extension: 'xls',
    write: byPython('xlwt'),
    list: build({
      role: 'sent',
      sheet: 'Danh sach',
      title: [['Đảng bộ các cơ quan Đảng tỉnh'], ['Đảng viên chuyển sinh hoạt đảng'], []],
      facts: facts(306, 24),
      groups: { of: (f) => (f.at % 2 ? 'II. Chuyển công tác' : 'I. Nghỉ hưu'), at: 1 },
      columns: [
        col.order(),
        col.name('Họ và tên'),
        ...under('Giới tính', crossed('male', 'Nam'), crossed('female', 'Nữ')),
        col.birth('Ngày sinh', 'dot'),
        col.unit('toUnit', 'Chuyển về', text.destination),
        col.day('introducedOn', 'Ngày giới thiệu', 'dot'),
      ],
    }),
  })
}

const decorations: readonly ((n: string) => string)[] = [
  (n) => n,
  (n) => `${n} (A)`,
  (n) => `${n}*`,
  (n) => `ThS. ${n}`,
  (n) => `${n} - BT`,
  (n) => `1. ${n}`,
]

function decorated(): Fixture {
  const name: Column = {
    header: 'Họ và tên',
    fields: ['name'],
    write: ({ at, name: plain }): Written => {
      const cell = decorations[at % decorations.length]?.(plain) ?? plain
      return { cell, values: { name: plain }, ...(cell !== plain && { may: { name: 'something beside the name' } }) }
    },
  }
  return fixture({
    name: '41-ten-co-ghi-them',
    held: true,
    kind: 'something written beside names: (A), *, ThS., - BT, 1.',
    program: 'SheetJS',
    extension: 'xlsx',
    write: (sheets, path) => bySheetJs(sheets, path),
    list: build({
      role: 'sent',
      sheet: 'Sheet1',
      title: [['Đảng bộ Trường Chính trị tỉnh']],
      facts: facts(307, 24),
      columns: [
        col.order(),
        name,
        { header: 'Sinh ngày', fields: ['birth'], write: (f) => dayCell('birth', f.person.born, 'slash') },
        col.unit('toUnit', 'Nơi đến', text.destination),
        col.day('introducedOn', 'Ngày GT', 'slash'),
      ],
    }),
  })
}

export const third: readonly Fixture[] = [threeColumns(), abbreviated(), twoCrosses(), decorated()]
