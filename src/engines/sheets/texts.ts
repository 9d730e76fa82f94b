import { fold } from '#kernel/names.ts'
import type { Cell } from '#kernel/grid.ts'

/** A cell as a person reads it in Excel, on one line. */
export function shown(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return squeeze(cell)
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  const [y, m, d] = cell.date.split('-')
  return `${d}/${m}/${y}`
}

const spaces = /[\s\u00A0]+/gu
const uneven = /\s\s|[\t\n\v\f\r\u00A0\u2000-\u200D\u2028\u2029\u202F\u3000\uFEFF]/u
const invisible = /[\u200B-\u200D\uFEFF]/gu

export function squeeze(text: string): string {
  if (!uneven.test(text) && text.trim().length === text.length) return text
  return text.replace(invisible, '').replace(spaces, ' ').trim()
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && squeeze(cell) === '')
}

/** A header as words to compare: folded, without notes in brackets, stars and punctuation. `Họ và tên (*)` → `ho va ten`. */
export function headerWords(text: string): string {
  const noted = fold(text)
  const bare = noted.replace(/[([{][^)\]}]*[)\]}]?/gu, ' ')
  const words = clean(bare)
  return words === '' ? clean(noted) : words
}

/**
 * What a header says besides, where as a whole it says nothing: the words in brackets, `Phường, xã (nơi đến)`, and the first of two
 * languages, `Ngày giới thiệu / Date of introduction`.
 */
export function headerAsides(text: string): { readonly note: string; readonly first: string } {
  const plain = fold(text)
  return {
    note: clean(/[([{]([^)\]}]*)[)\]}]?/u.exec(plain)?.[1] ?? ''),
    first: clean(/^(.*?)\s[/|–-]\s/u.exec(plain)?.[1] ?? ''),
  }
}

function clean(text: string): string {
  return text
    .replace(/[^\p{L}\d/]+/gu, ' ')
    .replace(/(?<!\p{L})\/|\/(?!\p{L})/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Begins as a formula would in Excel. Numbers with a sign do not count. */
export function looksLikeFormula(text: string): boolean {
  return /^[=@]|^[+-](?![\d.,\s]*$)\S/u.test(text)
}
