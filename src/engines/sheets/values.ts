import type { Day } from '#kernel/day.ts'
import type { Cell } from '#kernel/grid.ts'
import { cellOf, isTick, readingAt, unicodeOf, type Kept, type Plan } from './columns.ts'
import { dateValue, plausible } from './date-columns.ts'
import type { Converted } from './fonts.ts'
import { readName, readSex, type NameRead } from './names.ts'
import { isBlank, looksLikeFormula } from './texts.ts'
import type { Value, ValueKind } from './understanding.ts'

const longest = 300
const nothing = /^[\s\-–—._…*/\\]*$/u
const error = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/u

/** Reads one cell of a column. `undefined`: nothing stands there. */
export function readValue(row: readonly Cell[], at: number, kept: Kept, plan: Plan, today: Day): Value | undefined {
  const cell = cellOf(row, kept)
  if (isBlank(cell)) return undefined
  if (typeof cell === 'string' && nothing.test(cell)) return undefined
  if (typeof cell === 'string' && error.test(cell.trim()))
    return { raw: cell.trim(), mark: 'wrong', because: { code: 'formula' } }
  return readers[kept.field.kind](cell, kept, plan, today, at)
}

/** `at`: the index of the row in the grid. */
type Reader = (cell: Cell | undefined, kept: Kept, plan: Plan, today: Day, at: number) => Value | undefined

const asText: Reader = (cell, kept, plan) => textValue(unicodeOf(cell, kept, plan))

const readers: Readonly<Record<ValueKind, Reader>> = {
  birth: readDay,
  day: readDay,
  sex: (cell, kept, plan) => sexValue(unicodeOf(cell, kept, plan).text, cell, kept),
  identifier: identifierValue,
  unit: asText,
  text: asText,
  ordinal: asText,
  name: asText,
  familyName: asText,
  givenName: asText,
}

function readDay(cell: Cell | undefined, kept: Kept, plan: Plan, today: Day, at: number): Value | undefined {
  const birth = kept.field.kind === 'birth'
  const raw = unicodeOf(cell, kept, plan).text
  const value = dateValue(readingAt(kept, plan, at), raw, kept.custom)
  return value && plausible(value, { birth, past: kept.field.past === true, today })
}

function sexValue(raw: string, cell: Cell | undefined, kept: Kept): Value {
  if (kept.sex && isTick(cell)) return { text: kept.sex, raw }
  const sex = readSex(raw)
  return sex ? { text: sex, raw } : { raw, mark: 'wrong', because: { code: 'unknownSex' } }
}

function textValue({ text, from, sure }: Converted): Value {
  if (looksLikeFormula(text)) return { text, raw: text, mark: 'doubtful', because: { code: 'formula' } }
  if (text.length > longest)
    return { text: text.slice(0, longest), raw: text.slice(0, longest), mark: 'doubtful', because: { code: 'tooLong' } }
  if (/\uFFFD|\p{L}\?\p{L}/u.test(text))
    return { text, raw: text, mark: 'doubtful', because: { code: 'spoiltLetters' } }
  return { text, raw: text, ...fontMark(from, sure) }
}

function fontMark(from: string | undefined, sure: boolean): Pick<Value, 'mark' | 'because'> {
  if (sure) return {}
  return { mark: 'doubtful', because: { code: 'oldFont', ...(from === undefined ? {} : { facts: { from } }) } }
}

const scientific = /^[\d.,]+e\+?\d+$/iu

function identifierValue(cell: Cell | undefined, kept: Kept, plan: Plan): Value {
  const raw = unicodeOf(cell, kept, plan).text
  if (looksLikeFormula(raw)) return { text: raw, raw, mark: 'doubtful', because: { code: 'formula' } }
  if (scientific.test(raw)) return expanded(raw)
  const bare = raw
    .replace(/^'+/u, '')
    .replace(/^(?:số|so|no|sth|stđv|thẻ|the)[\s.:]*(?:thẻ|the)?[\s.:]*(?=[\dOo])/iu, '')
    .replace(/[\s.\-–_,]/gu, '')
  const mended = bare.replace(/[oOQ]/gu, '0').replace(/[lI|]/gu, '1')
  if (!/^\d+$/u.test(mended))
    return { raw, mark: 'wrong', because: { code: 'digits', facts: { digits: bare.replace(/\D/gu, '').length } } }
  if (mended !== bare) return { text: mended, raw, mark: 'doubtful', because: { code: 'letterForDigit' } }
  return numbered(mended, raw, kept, typeof cell === 'number')
}

/** The digits after the mantissa are lost for good: "4.0194E+10" may be any of many numbers. */
function expanded(raw: string): Value {
  const number = Number(raw.replace(',', '.'))
  const text = Number.isFinite(number) ? number.toFixed(0) : ''
  return { raw, mark: 'wrong', because: { code: 'digits' }, ...(text === '' ? {} : { instead: { text } }) }
}

function numbered(digits: string, raw: string, kept: Kept, wasNumber: boolean): Value {
  const wanted = kept.field.digits ?? []
  const most = Math.max(0, ...wanted)
  if (wanted.length === 0 || (digits.length === most && !/^0+$/u.test(digits))) return { text: digits, raw }
  const facts = { digits: digits.length, most }
  if (digits.length === most - 1 || (wasNumber && digits.length === most - 2)) {
    const text = digits.padStart(most, '0')
    if (wasNumber && kept.numeric) return { text, raw, because: { code: 'digits', facts } }
    return { text, raw, mark: 'doubtful', because: { code: 'digits', facts }, instead: { text: digits } }
  }
  return { text: digits, raw, mark: 'doubtful', because: { code: 'digits', facts } }
}

/** A whole name from one column or from its parts. */
export function nameValue(cells: readonly Converted[], today: Day): { value: Value; read: NameRead } | undefined {
  const raw = cells
    .map((c) => c.text)
    .filter((text) => text !== '')
    .join(' ')
  const read = readName(raw, today)
  if (read.name === '') return undefined
  const unsure = cells.find((c) => !c.sure)
  const marked = read.mark ? { mark: read.mark, because: read.because } : unsure ? fontMark(unsure.from, false) : {}
  const because = marked.because ?? read.because
  return {
    read,
    value: { text: read.name, raw, ...(marked.mark ? { mark: marked.mark } : {}), ...(because ? { because } : {}) },
  }
}
