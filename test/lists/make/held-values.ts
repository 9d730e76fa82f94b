import { build, fixture } from './build.ts'
import { col, dayCell, facts, secret, text, under, type Column, type Fact, type Written } from './columns.ts'
import type { Fixture, PlanSheet } from './plan.ts'
import { asText, byHucre, byPython, bySheetJs, serial, throughLibreOffice, utf8WithMark } from './writers.ts'

// What single values can do to a reader.

const badBirths: readonly ((f: Fact) => Written)[] = [
  (f) => dayCell('birth', f.person.born, 'slash'),
  (f) => dayCell('birth', f.person.born, 'real'),
  (f) => dayCell('birth', f.person.born, 'dot'),
  () => ({ cell: '31/02/1970', must: { birth: 'there is no such day' } }),
  (f) => dayCell('birth', f.person.born, 'yearNumber'),
  (f) => dayCell('birth', f.person.born, 'serial'),
  () => ({ cell: '00/00/1965', must: { birth: 'neither day nor month' } }),
  (f) => ({
    cell: f.person.born.split('-').toReversed().join('/').replace(/^0/, 'O'),
    values: { birth: f.person.born },
    ...oForZero(f),
  }),
  (f) => dayCell('birth', f.person.born, 'twoDigits'),
  () => ({ cell: '15/8/2031', must: { birth: 'a birth to come' } }),
  (f) => dayCell('birth', f.person.born, 'words'),
  (f) => ({
    cell: `${f.person.born.slice(0, 4)} (?)`,
    values: { birth: f.person.born.slice(0, 4) },
    must: { birth: 'the list itself doubts' },
  }),
  (f) => dayCell('birth', f.person.born, 'dash'),
  () => ({ cell: 'không rõ', must: { birth: 'no date' } }),
  (f) => dayCell('birth', f.person.born, 'month'),
]

function oForZero(f: Fact): Pick<Written, 'must'> {
  return f.person.born.slice(8).startsWith('0') ? { must: { birth: 'the letter O for a zero' } } : {}
}

function mixedDates(): Fixture {
  return fixture({
    name: '29-ngay-sinh-lan-lon',
    held: true,
    kind: 'one column with text dates, real dates, serials, years, impossible days and words',
    program: 'openpyxl',
    extension: 'xlsx',
    write: byPython('openpyxl'),
    list: build({
      role: 'received',
      sheet: 'T11',
      title: [['ĐẢNG BỘ PHƯỜNG CỬA LÒ'], ['ĐẢNG VIÊN TIẾP NHẬN']],
      facts: facts(206, 45),
      columns: [
        col.order(),
        col.name('Họ và tên'),
        {
          header: 'Ngày sinh',
          fields: ['birth'],
          write: (f) => badBirths[f.at % badBirths.length]?.(f) ?? { cell: null },
        },
        col.unit('cell', 'Sinh hoạt tại', text.cellLong),
        col.unit('fromUnit', 'Từ đơn vị', text.committee),
        col.day('receivedOn', 'Tiếp nhận ngày', 'slash'),
      ],
    }),
  })
}

/**
 * A list with days as `03/02/1965` opened by a spreadsheet set to American dates: what could be month-first became a
 * real date with day and month swapped, what could not stayed text.
 */
const halfSwapped: Column = {
  header: 'Ngày sinh',
  fields: ['birth'],
  write: ({ person }) => {
    const [y = '', m = '', d = ''] = person.born.split('-')
    if (Number(d) > 12) return { cell: `${d}/${m}/${y}`, values: { birth: person.born } }
    const may = { birth: 'day and month were swapped by a program' }
    const cell = { date: `${y}-${d}-${m}`, as: 'm/d/yyyy' }
    return { cell, values: { birth: person.born }, ...(d === m ? {} : { may }) }
  },
}

function swappedByProgram(): Fixture {
  return fixture({
    name: '30-excel-tu-doi-ngay',
    held: true,
    kind: 'a program turned every day up to 12 into a real date with day and month swapped and left the others as text',
    program: 'SheetJS',
    extension: 'xlsx',
    write: (sheets, path) => bySheetJs(sheets, path),
    list: build({
      role: 'sent',
      sheet: 'Sheet1',
      title: [],
      facts: facts(207, 40),
      columns: [
        col.name('Họ và tên'),
        halfSwapped,
        col.unit('fromUnit', 'Chi bộ chuyển đi', text.office),
        col.unit('toUnit', 'Chi bộ chuyển đến', text.destination),
      ],
    }),
  })
}

const oddCards: readonly ((card: string) => Written)[] = [
  (card) => ({ cell: card, values: { card } }),
  (card) => ({ cell: Number(card), values: { card }, may: { card: 'a number that lost its first zero' } }),
  (card) => ({ cell: `${card.slice(0, 4)}.${card.slice(4, 8)}.${card.slice(8)}`, values: { card } }),
  (card) => ({ cell: `'${card}`, values: { card }, may: { card: 'an apostrophe before it' } }),
  (card) => ({ cell: card.slice(1), values: { card }, may: { card: 'eleven digits' } }),
  (card) => ({
    cell: `${card.slice(1, 2)},${card.slice(2, 7)}E+10`,
    must: { card: 'digits lost in scientific notation' },
  }),
  (card) => ({
    cell: `0${card.slice(1).replaceAll('0', 'O')}`,
    values: { card },
    ...(card.slice(1).includes('0') && { must: { card: 'the letter O for a zero' } }),
  }),
  (card) => ({ cell: card.slice(0, 9), must: { card: 'nine digits' } }),
  () => ({ cell: 'Chưa đổi thẻ', may: { card: 'no card' } }),
  () => ({ cell: null }),
]

function strangeCards(): Fixture {
  return fixture({
    name: '31-so-the',
    held: true,
    kind: 'cards as numbers, with dots, apostrophes, the letter O, scientific notation, too few digits',
    program: 'xlwt',
    extension: 'xls',
    write: byPython('xlwt'),
    list: build({
      role: 'received',
      sheet: 'Sheet1',
      title: [['Đảng ủy phường Hoàng Mai - đảng viên mới tiếp nhận']],
      facts: facts(208, 40),
      columns: [
        col.order(),
        col.name('Họ tên'),
        col.birth('Sinh ngày', 'slash'),
        {
          header: 'Số TĐV',
          fields: ['card'],
          write: (f) => oddCards[f.at % oddCards.length]?.(f.person.card) ?? { cell: null },
        },
        col.forbidden('Số CCCD', secret.identity),
        col.day('receivedOn', 'Ngày nhận', 'slash'),
      ],
    }),
  })
}

const retirements: readonly ((f: Fact) => Written)[] = [
  (f) => dayCell('retiredOn', f.days.retiredOn, 'slash'),
  () => ({ cell: '5/2026', values: { retiredOn: '2026-05' }, may: { retiredOn: 'the month alone' } }),
  () => ({ cell: 2025, values: { retiredOn: '2025' }, may: { retiredOn: 'the year alone' } }),
  () => ({ cell: null }),
  () => ({ cell: 'đang công tác', may: { retiredOn: 'no day' } }),
  () => ({ cell: '01/7/2030', values: { retiredOn: '2030-07-01' } }),
  () => ({ cell: '30/02/2026', must: { retiredOn: 'there is no such day' } }),
  (f) => ({
    cell: `Từ ${f.days.effectiveOn.split('-').toReversed().join('/')}`,
    values: { retiredOn: f.days.effectiveOn },
    may: { retiredOn: 'a word before the day' },
  }),
  () => ({ cell: "=cmd|' /C calc'!A0", must: { retiredOn: 'begins like a formula' } }),
]

const sexes: Column = {
  header: 'Ông/Bà',
  fields: ['sex'],
  write: ({ at, person }) => {
    const words = person.sex === 'male' ? ['Ông', 'ông', 'Nam', 'M'] : ['Bà', 'bà', 'NỮ', 'F']
    if (at % 11 === 10) return { cell: '?', must: { sex: 'neither' } }
    return { cell: words[at % 4] ?? null, values: { sex: person.sex } }
  },
}

function residingMixed(): Fixture {
  const blank: PlanSheet = {
    name: 'Sheet2',
    rows: [
      [null, 'Nháp'],
      ['Họ tên', 1],
      ['abc', 2],
    ],
  }
  return fixture({
    name: '32-cu-tru-nghi-huu',
    held: true,
    kind: 'retirement in many words, sex as forms of address, a scratch sheet beside it',
    program: 'hucre',
    extension: 'xlsx',
    write: byHucre,
    after: [blank],
    list: build({
      role: 'residing',
      sheet: 'Khối 12',
      title: [['CHI BỘ KHỐI 12'], ['PHƯỜNG TRƯỜNG VINH'], ['Danh sách đảng viên 213 (rà soát tháng 11)']],
      facts: facts(209, 36, { atHome: 1 }),
      columns: [
        col.order('#'),
        sexes,
        col.name('Họ tên đảng viên'),
        col.birth('Năm sinh', 'yearText'),
        ...under(
          'Đơn vị',
          col.unit('fromUnit', 'nơi công tác', (f) => f.person.office),
        ),
        {
          header: 'Thời gian nghỉ hưu',
          fields: ['retiredOn'],
          write: (f) => retirements[f.at % retirements.length]?.(f) ?? { cell: null },
        },
        col.forbidden('Hộ khẩu thường trú', secret.address),
        col.forbidden('Số ĐT liên hệ', secret.phone),
      ],
    }),
  })
}

/** The last names missing, rows begun and not ended, the list saved by LibreOffice with tabs. */
function unfinished(): Fixture {
  const people = facts(210, 24)
  return fixture({
    name: '33-bo-do',
    held: true,
    kind: 'rows without a name, rows with a name alone, two-digit years, tabs, by LibreOffice',
    program: 'openpyxl, LibreOffice (csv with tabs)',
    extension: 'csv',
    write: throughLibreOffice(byPython('openpyxl'), 'xlsx', 'csv:Text - txt - csv (StarCalc):9,34,76,1'),
    list: build({
      role: 'sent',
      sheet: '',
      title: [['Đảng viên Hội Nông dân tỉnh chuyển sinh hoạt']],
      facts: people,
      columns: [
        col.order(),
        col.name('Họ và tên đảng viên'),
        col.birth('Ngày/tháng/năm sinh', 'twoDigits'),
        col.admitted('Ngày kết nạp', 'slash'),
        col.unit('toUnit', 'Chuyển đến Đảng bộ', text.destinationOld),
        col.day('decisionOn', 'Ngày QĐ nghỉ hưu', 'slash'),
        col.day('noticeOn', 'Ngày phiếu báo', 'slash'),
      ],
      twist: {
        4: { 'Họ và tên đảng viên': { cell: null } },
        9: {
          'Ngày/tháng/năm sinh': { cell: null },
          'Ngày kết nạp': { cell: null },
          'Chuyển đến Đảng bộ': { cell: null },
          'Ngày QĐ nghỉ hưu': { cell: null },
          'Ngày phiếu báo': { cell: null },
        },
        15: { 'Ngày phiếu báo': { cell: '15/13/2026', must: { noticeOn: 'there is no such day' } } },
      },
    }),
  })
}

export const heldValues: readonly Fixture[] = [
  mixedDates(),
  swappedByProgram(),
  strangeCards(),
  residingMixed(),
  unfinished(),
]

/** Not held: serials and years as text, in a list of semicolons. */
export function textNumbers(): Fixture {
  return fixture({
    name: '23-so-dang-chu',
    kind: 'numbers as text: serials, years; units by their names before the reform',
    program: 'text',
    extension: 'csv',
    write: asText({ separator: ';', encode: utf8WithMark }),
    list: build({
      role: 'sent',
      sheet: '',
      title: [['Đảng bộ UBND tỉnh'], [`Mẫu số ${serial('2026-11-20')}`]],
      facts: facts(211, 22),
      columns: [
        col.order(),
        col.name('Họ và tên'),
        col.birth('Ngày sinh', (f) => (f.at % 3 === 0 ? 'yearText' : 'serialText')),
        col.card('Số thẻ'),
        col.unit('toUnit', 'Nơi đến (tên cũ)', text.destinationOld),
        col.day('effectiveOn', 'Ngày hiệu lực', 'serialText'),
      ],
    }),
  })
}
