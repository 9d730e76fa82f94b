// What the templates for Word are written with: paragraphs, tables, sections, the package. Tags in braces are filled by the program.
import { strToU8, zipSync } from 'fflate'

interface Run {
  bold?: boolean
  italic?: boolean
  underline?: boolean
  size?: number
}
export interface Paragraph extends Run {
  align?: 'left' | 'center' | 'right' | 'both'
  indent?: boolean
  before?: number
  after?: number
  keepNext?: boolean
  tight?: boolean
}

export const mm = (n: number): number => Math.round((n * 1440) / 25.4)

function run(text: string, { bold, italic, underline, size = 14 }: Run): string {
  const marks = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${underline ? '<w:u w:val="single"/>' : ''}`
  return `<w:r><w:rPr>${marks}<w:sz w:val="${size * 2}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function p(text: string, style: Paragraph = {}): string {
  const { align = 'left', indent, before = 0, after = 0, keepNext, tight } = style
  const spacing = `<w:spacing w:before="${before * 20}" w:after="${after * 20}" ${tight ? 'w:line="240" w:lineRule="auto"' : 'w:line="360" w:lineRule="exact"'}/>`
  const pPr = `<w:pPr>${keepNext ? '<w:keepNext/>' : ''}${spacing}${indent ? `<w:ind w:firstLine="${mm(10)}"/>` : ''}<w:jc w:val="${align}"/></w:pPr>`
  return `<w:p>${pPr}${run(text, style)}</w:p>`
}

/** A paragraph that holds only a tag of a loop and takes no height. */
export function loopTag(text: string): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>${run(text, { size: 1 })}</w:p>`
}

export function cell(width: number, content: string, span = 1, edge = true): string {
  const borders = edge
    ? ''
    : '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${borders}<w:vAlign w:val="${edge ? 'center' : 'top'}"/></w:tcPr>${content}</w:tc>`
}

export function table(widths: readonly number[], rows: readonly string[], edge: boolean): string {
  const kind = edge ? 'single' : 'nil'
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const borders = sides.map((side) => `<w:${side} w:val="${kind}" w:sz="4" w:space="0" w:color="000000"/>`).join('')
  const total = widths.reduce((a, b) => a + b, 0)
  const grid = widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')
  const margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

export const tr = (cells: string, header = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`

const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const W = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${rel}"`
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A4, upright or across; `last`: the end of the paper. */
export function section(landscape: boolean, last: boolean): string {
  const size = landscape
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/>'
  const margins = landscape
    ? `<w:pgMar w:top="${mm(30)}" w:bottom="${mm(15)}" w:left="${mm(20)}" w:right="${mm(20)}" w:header="${mm(12)}" w:footer="0" w:gutter="0"/>`
    : `<w:pgMar w:top="${mm(20)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:right="${mm(15)}" w:header="${mm(10)}" w:footer="0" w:gutter="0"/>`
  const inner = `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>${landscape ? '' : '<w:headerReference w:type="first" r:id="rId2"/>'}<w:type w:val="nextPage"/>${size}${margins}${landscape ? '' : '<w:titlePg/>'}</w:sectPr>`
  return last ? inner : `<w:p><w:pPr>${inner}</w:pPr></w:p>`
}

const styles = `${declaration}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`
const pageNumber = `${declaration}<w:hdr ${W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`
const emptyHeader = `${declaration}<w:hdr ${W}><w:p/></w:hdr>`
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** A .docx that holds this body. */
export function packed(body: string): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${main}.header+xml"/><Override PartName="/word/header2.xml" ContentType="${main}.header+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${declaration}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/header1.xml': pageNumber,
    'word/header2.xml': emptyHeader,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/header" Target="header1.xml"/><Relationship Id="rId2" Type="${rel}/header" Target="header2.xml"/><Relationship Id="rId3" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: '2026-01-01',
  })
}
