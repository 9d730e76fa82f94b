import { fold } from '#kernel/names.ts'

/** A word as written, and as it is compared. */
export interface Word {
  readonly raw: string
  readonly folded: string
}

const separators = /[,;:()\n/|*]+|\s[-–—]\s*|\s*[-–—]\s|(?<=\d)\s*[-–—](?=\p{L})|(?<=\p{L})[-–—](?=(?:p|x|tt|tp)\.)/giu

/** What people shorten, by its folded form with its dot taken off; longer phrases first. A single letter is decided later. */
const shortened: ReadonlyMap<string, string> = new Map([
  ['ph', 'Phường'],
  ['tp', 'Thành phố'],
  ['tx', 'Thị xã'],
  ['tdp', 'Tổ dân phố'],
  ['đb', 'Đảng bộ'],
  ['cb', 'Chi bộ'],
  ['cty', 'Công ty'],
  ['ctcp', 'Công ty cổ phần'],
  ['cp', 'cổ phần'],
  ['cq', 'cơ quan'],
  ['bv', 'Bệnh viện'],
  ['vp', 'Văn phòng'],
  ['ubnd', 'UBND'],
  ['uỷban', 'Ủy ban'],
])

const phrases: readonly (readonly [RegExp, string])[] = [
  // but for the commune Keng Đu
  [/(?<!\p{L}|keng\s)đu(?!\p{L})\.?/giu, 'Đảng ủy '],
  [/(?<!\p{L})(?:ủy|uỷ|uy) ban nhân dân|(?<!\p{L})uy ban nhan dan|(?<!\p{L})U\.B\.N\.D\.?/giu, 'UBND'],
  [/(?<!\p{L})t\.t\.? (?=\p{L})/giu, 'TT. '],
]

/** Parts a text about units is made of, smallest unit first as people write, each as words. */
export function segmentsOf(text: string): readonly (readonly Word[])[] {
  return text
    .normalize('NFC')
    .split(separators)
    .map((part) => wordsOf(part))
    .filter((words) => words.length > 0)
}

export function textOf(words: readonly Word[]): string {
  return words.map((w) => w.raw).join(' ')
}

export function keyText(words: readonly Word[]): string {
  return words.map((w) => w.folded).join(' ')
}

function wordsOf(part: string): readonly Word[] {
  const spaced = phrases.reduce((text, [from, to]) => text.replace(from, to), part)
  return spaced
    .replace(/\.(?=[\p{L}\d])/gu, '. ')
    .replace(/(?<!\p{L})([KX])(\d+)(?!\p{L})/giu, '$1. $2')
    .replace(/(?<!\p{L})(CB|TDP|TĐP)(\d+)/giu, '$1 $2')
    .split(/[\s"'“”:]+/u)
    .filter((raw) => raw !== '' && raw !== '.')
    .flatMap((raw) => expanded(raw))
}

function expanded(raw: string): readonly Word[] {
  const bare = raw.replace(/\.$/u, '')
  const full = shortened.get(bare.toLowerCase())
  if (full !== undefined) return full.split(' ').map((w) => ({ raw: w, folded: fold(w) }))
  // a number written 03 is the number 3
  const number = /^0*(\d+)\.?$/u.exec(raw)?.[1]
  if (number !== undefined) return [{ raw: number, folded: number }]
  return [{ raw, folded: fold(raw).replace(/\.$/u, '.') }]
}
