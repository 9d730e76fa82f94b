// Writes the Word template of the quarterly report: run it after changing the layout, commit what it writes.
// Layout of Party documents: 399-QĐ/TW and 05-HD/VPTW as practitioners repeat them (A4; 20, 20, 30, 15 mm; Times New Roman 14;
// exact 18 pt lines; page number from page 2, top centre). Number, day and signature stay blank: people give them.
import { writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'

interface Run {
  bold?: boolean
  italic?: boolean
  underline?: boolean
  size?: number
}
interface Paragraph extends Run {
  align?: 'left' | 'center' | 'right' | 'both'
  indent?: boolean
  before?: number
  after?: number
  keepNext?: boolean
  tight?: boolean
}

const mm = (n: number): number => Math.round((n * 1440) / 25.4)

function run(text: string, { bold, italic, underline, size = 14 }: Run): string {
  const marks = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${underline ? '<w:u w:val="single"/>' : ''}`
  return `<w:r><w:rPr>${marks}<w:sz w:val="${size * 2}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

function p(text: string, style: Paragraph = {}): string {
  const { align = 'left', indent, before = 0, after = 0, keepNext, tight } = style
  const spacing = `<w:spacing w:before="${before * 20}" w:after="${after * 20}" ${tight ? 'w:line="240" w:lineRule="auto"' : 'w:line="360" w:lineRule="exact"'}/>`
  const pPr = `<w:pPr>${keepNext ? '<w:keepNext/>' : ''}${spacing}${indent ? `<w:ind w:firstLine="${mm(10)}"/>` : ''}<w:jc w:val="${align}"/></w:pPr>`
  return `<w:p>${pPr}${run(text, style)}</w:p>`
}

/** A paragraph that holds only a tag of a loop and takes no height. */
function loopTag(text: string): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>${run(text, { size: 1 })}</w:p>`
}

function cell(width: number, content: string, span = 1, edge = true): string {
  const borders = edge
    ? ''
    : '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${borders}<w:vAlign w:val="${edge ? 'center' : 'top'}"/></w:tcPr>${content}</w:tc>`
}

function table(widths: readonly number[], rows: readonly string[], edge: boolean): string {
  const kind = edge ? 'single' : 'nil'
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const borders = sides.map((side) => `<w:${side} w:val="${kind}" w:sz="4" w:space="0" w:color="000000"/>`).join('')
  const total = widths.reduce((a, b) => a + b, 0)
  const grid = widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')
  const margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

const tr = (cells: string, header = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`

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

const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const W = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${rel}"`
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

function section(landscape: boolean, last: boolean): string {
  const size = landscape
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/>'
  const margins = landscape
    ? `<w:pgMar w:top="${mm(30)}" w:bottom="${mm(15)}" w:left="${mm(20)}" w:right="${mm(20)}" w:header="${mm(12)}" w:footer="0" w:gutter="0"/>`
    : `<w:pgMar w:top="${mm(20)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:right="${mm(15)}" w:header="${mm(10)}" w:footer="0" w:gutter="0"/>`
  const inner = `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>${landscape ? '' : '<w:headerReference w:type="first" r:id="rId2"/>'}<w:type w:val="nextPage"/>${size}${margins}${landscape ? '' : '<w:titlePg/>'}</w:sectPr>`
  return last ? inner : `<w:p><w:pPr>${inner}</w:pPr></w:p>`
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

const styles = `${declaration}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`
const pageNumber = `${declaration}<w:hdr ${W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`
const emptyHeader = `${declaration}<w:hdr ${W}><w:p/></w:hdr>`
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const files: Record<string, string> = {
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${main}.header+xml"/><Override PartName="/word/header2.xml" ContentType="${main}.header+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `${declaration}<w:document ${W}><w:body>${body}</w:body></w:document>`,
  'word/styles.xml': styles,
  'word/header1.xml': pageNumber,
  'word/header2.xml': emptyHeader,
  'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/header" Target="header1.xml"/><Relationship Id="rId2" Type="${rel}/header" Target="header2.xml"/><Relationship Id="rId3" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
}

const packed = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
  mtime: '2026-01-01',
})
writeFileSync(new URL('../src/features/reconciliation/report/quarterly.docx', import.meta.url), packed)
