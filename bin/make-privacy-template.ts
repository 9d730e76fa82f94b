// Writes the Word template of the papers on data protection: register, impact file, notice of an incident. Run it after changing the
// layout, commit what it writes. Number, day and signature stay blank: people give them.
import { writeFileSync } from 'node:fs'
import { cell, loopTag, mm, p, packed, section, table, tr } from './word-parts.ts'

const [left, right] = [mm(83), mm(82)]
const [name, value] = [mm(52), mm(113)]
const small = { size: 13, tight: true, before: 2, after: 2 } as const

const letterhead = table(
  [left, right],
  [
    tr(
      cell(
        left,
        p('{superior}', { align: 'center' }) +
          p('{issuer}', { align: 'center', bold: true, size: 13 }) +
          p('*', { align: 'center' }) +
          p('Số        ', { align: 'center' }),
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

const signature = table(
  [left, right],
  [
    tr(
      cell(
        left,
        p('Nơi nhận', { underline: true, size: 12, tight: true }) +
          p('- {receiver},', { size: 12, tight: true }) +
          p('- Lưu Văn phòng.', { size: 12, tight: true }),
        1,
        false,
      ) + cell(right, p('T/M {signFor}', { align: 'center', bold: true }) + p('') + p('') + p('') + p(''), 1, false),
    ),
  ],
  false,
)

const body =
  letterhead +
  p('{title}', { align: 'center', bold: true, before: 18 }) +
  p('{subtitle}', { align: 'center', bold: true }) +
  p('-----', { align: 'center', after: 10 }) +
  p('{intro}', { align: 'both', indent: true, after: 6 }) +
  loopTag('{#sections}') +
  p('{heading}', { bold: true, before: 10, after: 4, keepNext: true }) +
  table(
    [name, value],
    [tr(cell(name, p('{#rows}{name}', { ...small, italic: true })) + cell(value, p('{value}{/rows}', small)))],
    true,
  ) +
  loopTag('{/sections}') +
  p('', { tight: true }) +
  loopTag('{#notes}') +
  p('{text}', { align: 'both', indent: true, after: 4, italic: true, size: 13 }) +
  loopTag('{/notes}') +
  p('', { tight: true, after: 6 }) +
  signature +
  section(false, true)

writeFileSync(new URL('../src/features/privacy/paper.docx', import.meta.url), packed(body))
