// Writes the Word template of a member's own page: run it after changing the layout, commit what it writes. It is a paper for the
// member, in plain words, no document of the office: no number, no seal.
import { writeFileSync } from 'node:fs'
import { cell, loopTag, mm, p, packed, section, table, tr } from './word-parts.ts'

const widths = [mm(45), mm(70), mm(50)]
const small = { size: 12, tight: true } as const

function row(texts: readonly string[], bold: boolean): string {
  return texts.map((text, i) => cell(widths[i] ?? 0, p(text, { ...small, bold }))).join('')
}

/** One paragraph for each entry of a list. */
function repeated(list: string, tags: string): string {
  return loopTag(`{#${list}}`) + p(tags, { ...small, align: 'both', after: 4 }) + loopTag(`{/${list}}`)
}

function head(text: string): string {
  return p(text, { bold: true, before: 10, after: 4, keepNext: true })
}

const body =
  p('HỒ SƠ CỦA TÔI', { align: 'center', bold: true, tight: true }) +
  p('{name}', { align: 'center', bold: true, tight: true }) +
  p('In ngày {day} cho chính người có hồ sơ. Giữ riêng, không đưa cho người khác.', {
    ...small,
    align: 'center',
    italic: true,
    after: 6,
  }) +
  head('1. Đang lưu những gì về tôi') +
  table(
    widths,
    [
      tr(row(['Điều được lưu', 'Nội dung', 'Từ'], true), true),
      tr(row(['{#stored}{what}', '{value}', '{from}{/stored}'], false)),
    ],
    true,
  ) +
  p('Không lưu: {notStored}', { ...small, before: 4 }) +
  head('2. Người khác đã ghi gì về tôi') +
  repeated('said', '{text} {words}') +
  head('3. Ai đã đọc, 90 ngày qua') +
  repeated('readers', '{text}') +
  p('Lượt đọc của cơ quan kiểm tra có thể hiện muộn hơn, theo quy tắc.', { ...small, italic: true }) +
  head('4. Đề nghị của tôi') +
  repeated('requests', '{text}') +
  head('5. Muốn sửa, tạm ngừng dùng, xóa, hỏi hay trả lời') +
  p('Ghi vào đây rồi đưa cho cán bộ đảng ủy; cán bộ nhập thay và cho biết ngày trả lời.', { ...small, after: 4 }) +
  repeated('terms', '{text}') +
  p('…………………………………………………………………………………………………………', { ...small, before: 8 }) +
  p('…………………………………………………………………………………………………………', { ...small, before: 8 }) +
  p('…………………………………………………………………………………………………………', { ...small, before: 8 }) +
  p('Ngày ……/……/…………        Ký, ghi rõ họ tên: ……………………………………', { ...small, before: 12 }) +
  p('Muốn hỏi thẳng một người: {contact}.', { ...small, before: 8 }) +
  section(false, true)

writeFileSync(new URL('../src/features/mine/own-page.docx', import.meta.url), packed(body))
