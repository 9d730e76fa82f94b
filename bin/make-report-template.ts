// Writes the Word template of the quarterly report: run it after changing the layout, commit what it writes.
// Layout of Party documents: 399-QĐ/TW and 05-HD/VPTW as practitioners repeat them (A4; 20, 20, 30, 15 mm; Times New Roman 14;
// exact 18 pt lines; page number from page 2, top centre). Number, day and signature stay blank: people give them.
import { writeFileSync } from 'node:fs'
import { cell, loopTag, mm, p, packed, type Paragraph, section, table, tr } from './word-parts.ts'

function letterhead(): string {
  const left = mm(83)
  const right = mm(82)
  return table(
    [left, right],
    [
      tr(
        cell(
          left,
          p('{superior}', { align: 'center' }) +
            p('{issuer}', { align: 'center', bold: true, size: 13 }) +
            p('*', { align: 'center' }) +
            p('Số        -BC/ĐU', { align: 'center' }),
          1,
          false,
        ) +
          cell(
            right,
            p('ĐẢNG CỘNG SẢN VIỆT NAM', { align: 'center', bold: true, underline: true }) +
              p('', { align: 'center' }) +
              p('{place}, ngày    tháng    năm {year}', { align: 'center', italic: true }),
            1,
            false,
          ),
      ),
    ],
    false,
  )
}

const figures: readonly (readonly [head: string, tag: string])[] = [
  ['Đầu quý còn', 'openBefore'],
  ['Giới thiệu trong quý', 'sent'],
  ['Đã đến nơi', 'arrived'],
  ['Tiếp nhận ở nơi khác', 'elsewhere'],
  ['Cần xem', 'doubtful'],
  ['Chưa so được', 'notCompared'],
  ['Quá hạn', 'notSeenOverdue'],
  ['Còn hạn', 'notSeenRunning'],
  ['Chưa rõ hạn', 'notSeenUnknown'],
  ['Cuối quý còn', 'openAfter'],
  ['Đã tiếp nhận, chưa thấy giới thiệu', 'unannounced'],
  ['Đã nghỉ hưu, chưa thấy giới thiệu', 'neverIntroduced'],
]

const usable = 297 - 20 - 20 // landscape width between its margins
const numberWidth = mm(14.6)
const order = mm(9)
const side = Math.floor((mm(usable) - order - numberWidth * figures.length) / 2)

function head(text: string, width: number, span = 1): string {
  return cell(width, p(text, { align: 'center', bold: true, size: 10, tight: true }), span)
}

function ledger(): string {
  const widths = [order, side, side, ...figures.map(() => numberWidth)]
  const small: Paragraph = { size: 11, tight: true }
  const line = (tags: readonly string[], bold: boolean): string =>
    tags
      .map((tag, i) =>
        cell(widths[i] ?? numberWidth, p(tag, { ...small, bold, align: i === 0 || i > 2 ? 'center' : 'left' })),
      )
      .join('')
  return table(
    widths,
    [
      tr(
        head('TT', order) +
          head('Nơi gửi', side) +
          head('Nơi nhận', side) +
          figures.map(([text]) => head(text, numberWidth)).join(''),
        true,
      ),
      tr(
        line(
          [
            '{#lines}{n}',
            '{from}',
            '{to}',
            ...figures.map(([, tag], i) => `{${tag}}${i === figures.length - 1 ? '{/lines}' : ''}`),
          ],
          false,
        ),
      ),
      tr(line(['', 'Cộng', '', ...figures.map(([, tag]) => `{total_${tag}}`)], true)),
    ],
    true,
  )
}

function annex(): string {
  const widths = [mm(10), mm(52), mm(24), mm(60), mm(60), mm(51)]
  const heads = ['TT', 'Họ và tên', 'Ngày sinh', 'Nơi gửi', 'Nơi nhận', 'Mốc thời gian']
  const tags = ['{#people}{n}', '{name}', '{born}', '{from}', '{to}', '{when}{/people}']
  const small: Paragraph = { size: 11, tight: true }
  return (
    p('PHỤ LỤC', { align: 'center', bold: true, keepNext: true }) +
    p('Danh sách kèm theo báo cáo {quarterText}', { align: 'center', italic: true, after: 6, keepNext: true }) +
    loopTag('{#annexes}') +
    p('{title}', { bold: true, before: 8, after: 4, keepNext: true }) +
    table(
      widths,
      [
        tr(heads.map((h, i) => head(h, widths[i] ?? 0)).join(''), true),
        tr(
          tags
            .map((tag, i) => cell(widths[i] ?? 0, p(tag, { ...small, align: i === 0 || i === 2 ? 'center' : 'left' })))
            .join(''),
        ),
      ],
      true,
    ) +
    loopTag('{/annexes}') +
    p('Chưa thấy trong danh sách không có nghĩa là có lỗi: danh sách có thể thiếu, giấy có thể đang chuyển.', {
      italic: true,
      size: 12,
      tight: true,
    })
  )
}

function signature(): string {
  const left = mm(85)
  const right = mm(80)
  return table(
    [left, right],
    [
      tr(
        cell(
          left,
          p('Nơi nhận', { underline: true, size: 12, tight: true }) +
            p('- {superiorPlain} (báo cáo),', { size: 12, tight: true }) +
            p('- Lưu Văn phòng.', { size: 12, tight: true }),
          1,
          false,
        ) + cell(right, p('T/M {signFor}', { align: 'center', bold: true }) + p('') + p('') + p('') + p(''), 1, false),
      ),
    ],
    false,
  )
}

/** One paragraph for each entry: the tags stand in paragraphs of their own, which the filling leaves empty. */
function repeated(list: string): string {
  return loopTag(`{#${list}}`) + p('- {text}', { align: 'both', indent: true, after: 4 }) + loopTag(`{/${list}}`)
}

const body =
  letterhead() +
  p('BÁO CÁO', { align: 'center', bold: true, before: 18 }) +
  p('đảng viên chuyển đi, chuyển đến {quarterText}', { align: 'center', bold: true }) +
  p('-----', { align: 'center', after: 10 }) +
  p('{intro}', { align: 'both', indent: true, after: 6 }) +
  p('I- Kết quả đối chiếu', { bold: true, indent: true, after: 4, keepNext: true }) +
  repeated('findings') +
  p('II- Cách tính và căn cứ', { bold: true, indent: true, before: 4, after: 4, keepNext: true }) +
  repeated('grounds') +
  p('Số liệu theo từng nơi gửi, nơi nhận ở bảng kèm theo; họ tên ở phụ lục.', {
    align: 'both',
    indent: true,
    after: 12,
  }) +
  signature() +
  section(false, false) +
  p('BẢNG TỔNG HỢP CHUYỂN ĐI, CHUYỂN ĐẾN {quarterCaps}', { align: 'center', bold: true, after: 6 }) +
  ledger() +
  p(
    'Đầu quý còn + giới thiệu trong quý = đã đến nơi + tiếp nhận ở nơi khác + cuối quý còn. Cuối quý còn = cần xem + chưa so được + chưa thấy (quá hạn, còn hạn, chưa rõ hạn). Quá hạn theo quy định chờ xác nhận.',
    { italic: true, size: 11, tight: true, before: 4 },
  ) +
  `<w:p><w:r><w:br w:type="page"/></w:r></w:p>` +
  annex() +
  section(true, true)

writeFileSync(new URL('../src/features/reconciliation/report/quarterly.docx', import.meta.url), packed(body))
