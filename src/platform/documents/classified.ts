import type { Cell, Grid } from '#kernel/grid.ts'
import type { Classification, FileRefusal } from './refusals.ts'

// In lower case; each also as the old fonts TCVN3 and VNI spell it.
const marks: ReadonlyMap<string, Classification> = new Map([
  ['mật', 'Mật'],
  ['tốimật', 'Tối mật'],
  ['tuyệtmật', 'Tuyệt mật'],
  ['mët', 'Mật'],
  ['maät', 'Mật'],
  ['tối mật', 'Tối mật'],
  ['tèi mët', 'Tối mật'],
  ['toái maät', 'Tối mật'],
  ['tuyệt mật', 'Tuyệt mật'],
  ['tuyöt mët', 'Tuyệt mật'],
  ['tuyeät maät', 'Tuyệt mật'],
])

const lead = /^(?:(?:dấu |chỉ |mức )*độ mật|§é mët|ñoä maät|mức mật|dấu mật|tài liệu)\s*[:–-]?\s*/u
const around = /^[\s[\](){}"“”*.:–-]+|[\s[\](){}"“”*.:–-]+$/gu
const letterhead = /đảng|chi bộ|ủy|uỷ|ban |cộng|tỉnh|huyện|phường|xã |®|ñaûng/iu
const firstRows = 20

/**
 * The mark of a classified document as it stands in a cell of the first rows: "MẬT" alone or beside the letterhead, "Độ mật: Tối mật".
 * A name or a sentence with the word is none: "Trần Thị Mật", the given name "Mật" in a column of its own, "Bảo mật thông tin".
 */
export function findClassified(grids: readonly Grid[]): FileRefusal | undefined {
  for (const grid of grids)
    for (const [index, row] of grid.rows.slice(0, firstRows).entries()) {
      const mark = markOfRow(row)
      if (mark) return { code: 'files.classified', mark, sheet: grid.sheet, row: index + 1 }
    }
  return undefined
}

function markOfRow(row: readonly Cell[]): Classification | undefined {
  const texts = row.filter((cell) => cell !== null && cell !== '')
  for (const cell of texts) {
    const said = sayings(cell)
    const mark = marks.get(said.bare) ?? marks.get(said.led)
    if (mark && (said.led !== said.bare || standsApart(cell, texts))) return mark
  }
  return undefined
}

function sayings(cell: Cell): { bare: string; led: string } {
  if (typeof cell !== 'string' || cell.length > 60) return { bare: '', led: '' }
  const bare = closed(cell.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').replace(around, ''))
  return { bare, led: bare.replace(lead, '').replace(around, '') }
}

/** "m ậ t" as letters are spaced out for a stamp. */
function closed(text: string): string {
  return /^\p{L}\p{M}?(?: \p{L}\p{M}?)+$/u.test(text) ? text.replace(/ (?=\p{L})/gu, '') : text
}

function standsApart(mark: Cell, texts: readonly Cell[]): boolean {
  if (texts.length === 1) return true
  return (
    texts.length <= 4 && texts.every((cell) => cell === mark || (typeof cell === 'string' && letterhead.test(cell)))
  )
}
