import type { Text } from '#kernel/text.ts'
import type { Facts, ReadingCode } from './reading.ts'

/** Why a cell, a row or a file is marked, as a sentence. */
export function readingText({ code, facts }: { readonly code: ReadingCode; readonly facts: Facts }): Text {
  return filled(texts[code], facts)
}

/** A text with its `{places}` filled by facts. */
export function filled({ vi, en }: Text, facts: Facts): Text {
  const fill = (text: string) => text.replace(/\{(\w+)\}/gu, (_, key: string) => String(facts[key] ?? ''))
  return { vi: fill(vi), en: fill(en) }
}

const texts: Readonly<Record<ReadingCode, Text>> = {
  nameless: { vi: 'Dòng không có họ tên nên không so được.', en: 'The row has no name, so it was not compared.' },
  otherSheet: { vi: 'Trang tính "{sheet}" không được đọc.', en: 'The sheet "{sheet}" was not read.' },
  hiddenSheet: {
    vi: 'Trang tính "{sheet}" đang bị ẩn trong tệp, vẫn được đọc.',
    en: 'The sheet "{sheet}" is hidden in the file and was read all the same.',
  },
  formulaWithoutValue: {
    vi: '{count} ô có công thức mà tệp không lưu kết quả (ô đầu tiên: {cell}). Hãy mở tệp bằng Excel, lưu lại rồi đưa vào.',
    en: '{count} cells hold a formula without its result (the first: {cell}). Open the file in Excel, save it and bring it again.',
  },
  unusable: { vi: 'Ô này không đọc được nên để trống.', en: 'The cell could not be read and was left empty.' },
  monthFirst: {
    vi: 'Ngày "{raw}" chỉ có thể là tháng trước ngày sau nên được đọc như vậy.',
    en: '"{raw}" can only be month first and was read so.',
  },
  dayOrMonthFirst: {
    vi: 'Ngày "{raw}" có thể đọc hai cách, ngày trước hoặc tháng trước; đã đọc theo phần lớn danh sách.',
    en: '"{raw}" can be read day first or month first; it was read like most of the list.',
  },
  noSuchDay: {
    vi: 'Không có ngày "{raw}" nên ô này để trống.',
    en: 'There is no day "{raw}"; the cell was left empty.',
  },
  twoDigitYear: { vi: 'Năm trong "{raw}" chỉ ghi hai chữ số.', en: 'The year in "{raw}" has two digits only.' },
  yearOnly: { vi: '"{raw}" chỉ ghi năm.', en: '"{raw}" tells the year only.' },
  monthOnly: { vi: '"{raw}" chỉ ghi tháng và năm.', en: '"{raw}" tells month and year only.' },
  serial: { vi: 'Số "{raw}" được đọc là một ngày của Excel.', en: 'The number "{raw}" was read as a day of Excel.' },
  inTheFuture: { vi: 'Ngày "{raw}" chưa đến.', en: 'The day "{raw}" is yet to come.' },
  implausible: {
    vi: 'Ngày "{raw}" khó có thể đúng với một đảng viên.',
    en: 'The day "{raw}" can hardly be right for a member.',
  },
  notADay: {
    vi: '"{raw}" không đọc được thành ngày nên ô này để trống.',
    en: '"{raw}" could not be read as a day; the cell was left empty.',
  },
  letterForDigit: { vi: 'Trong số có chữ cái thay cho chữ số.', en: 'The number has a letter for a digit.' },
  digits: { vi: 'Số có số chữ số khác thường.', en: 'The number has an unusual number of digits.' },
  oldFont: {
    vi: 'Chữ được chuyển từ phông cũ, cần xem lại.',
    en: 'The text was converted from an old font; please check.',
  },
  unknownSex: {
    vi: 'Giới tính "{raw}" không đọc được nên ô này để trống.',
    en: 'The sex "{raw}" could not be read; the cell was left empty.',
  },
  formula: {
    vi: 'Ô bắt đầu như một công thức, được giữ như chữ.',
    en: 'The cell begins like a formula and was kept as text.',
  },
  tooLong: { vi: 'Nội dung ô quá dài nên để trống.', en: 'The cell is too long and was left empty.' },
  spoiltLetters: {
    vi: 'Có chữ bị mất trước khi tệp đến đây, cần xem lại.',
    en: 'Letters were lost before the file came here; please check.',
  },
  notAName: { vi: 'Trong họ tên có ký tự lạ, cần xem lại.', en: 'The name has unusual signs; please check.' },
  mixedCell: {
    vi: 'Ô họ tên có ghi thêm nội dung khác, đã tách ra; cần xem lại.',
    en: 'Something else stands beside the name and was parted from it; please check.',
  },
}
