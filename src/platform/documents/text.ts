import { isSyllable } from '#kernel/syllable.ts'

/** Text of a .csv or .txt file, or why there is none. `lossy`: some bytes were no letters of the encoding and stand as U+FFFD. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly lossy: boolean }
  | { readonly ok: false; readonly found: 'empty' | 'cut' | 'unknown' }

/**
 * Decodes by byte order mark, else by what the bytes can be: UTF-8, UTF-16 without a mark, windows-1258, or windows-1252, whose
 * letters may stand for an old font (TCVN3, VNI); those are turned into Unicode by who understands the sheet.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.byteLength === 0) return { ok: false, found: 'empty' }
  const decoded = decodeMarked(bytes) ?? decodeWide(bytes) ?? decodeUtf8(bytes) ?? decodeOneByte(bytes)
  if (!decoded.ok) return decoded
  if (decoded.text.trim() === '') return { ok: false, found: 'empty' }
  return isBinary(decoded.text) ? { ok: false, found: 'unknown' } : decoded
}

function decodeMarked(bytes: Uint8Array): Decoded | undefined {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return wide(bytes, 'utf-16le')
  if (a === 0xfe && b === 0xff) return wide(bytes, 'utf-16be')
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeUtf8(bytes) ?? good(new TextDecoder().decode(bytes), true)
  return undefined
}

/** UTF-16 without a mark: every second byte of plain text, of digits and separators at least, is zero. */
function decodeWide(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, 4096 - (4096 % 2))
  const even = sample.filter((byte, i) => byte === 0 && i % 2 === 0).length
  const odd = sample.filter((byte, i) => byte === 0 && i % 2 === 1).length
  const enough = sample.length / 2 / 3
  if (odd > enough && even * 10 < odd) return wide(bytes, 'utf-16le')
  if (even > enough && odd * 10 < even) return wide(bytes, 'utf-16be')
  return undefined
}

function wide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  if (bytes.byteLength % 2 === 1) return { ok: false, found: 'cut' }
  const text = new TextDecoder(encoding).decode(bytes)
  return good(text, text.includes('\uFFFD'))
}

function decodeUtf8(bytes: Uint8Array): Decoded | undefined {
  try {
    return good(new TextDecoder('utf-8', { fatal: true }).decode(bytes), false)
  } catch {
    return nearlyUtf8(bytes)
  }
}

/** A file whose last letter is cut, or with a few spoilt bytes, is still UTF-8; read as another encoding every mark would be wrong. */
function nearlyUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder().decode(bytes)
  const spoilt = text.split('\uFFFD').length - 1
  const marked = text.match(/[\u00C0-\u1EF9]/gu)?.length ?? 0
  const onlyLast = spoilt === 1 && text.endsWith('\uFFFD')
  if (onlyLast && marked > 0) return { ok: false, found: 'cut' }
  return marked < spoilt * 20 ? undefined : good(text, true)
}

function decodeOneByte(bytes: Uint8Array): Decoded {
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const western = new TextDecoder('windows-1252').decode(bytes)
  return good(rateAsVietnamese(vietnamese) >= 0.8 ? vietnamese : western, false)
}

/** Share of syllables among the words that carry anything beyond ASCII. */
function rateAsVietnamese(text: string): number {
  const words = text
    .slice(0, 200_000)
    .split(/[\s,;:.|/()"'\d-]+/u)
    .filter((word) => /[^ -~]/u.test(word))
  if (words.length === 0) return 1
  return words.filter((word) => isSyllable(word)).length / words.length
}

function isBinary(text: string): boolean {
  const controls = text.slice(0, 100_000).match(/(?!\s)\p{Cc}/gu)?.length ?? 0
  return controls > 0 && controls * 200 > Math.min(text.length, 100_000)
}

function good(text: string, lossy: boolean): Decoded {
  return { ok: true, text: text.startsWith('\uFEFF') ? text.slice(1) : text, lossy }
}

const separators = [';', '\t', ',', '|'] as const

/** The separator that parts the most lines into the same number of fields; a `sep=;` line of Excel decides. */
export function separatorOf(text: string): string {
  const told = /^sep=(.)\r?\n/u.exec(text)?.[1]
  if (told !== undefined) return told
  const records = separators.map((separator) => ({ separator, rows: parseRecords(text.slice(0, 20_000), separator) }))
  const rated = records.map(({ separator, rows }) => ({
    separator,
    rate: evenness(rows.slice(0, -1).length > 0 ? rows.slice(0, -1) : rows),
  }))
  return rated.reduce((best, next) => (next.rate > best.rate ? next : best)).separator
}

function evenness(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  return Math.max(0, ...[...counts].map(([width, lines]) => lines * Math.log2(width + 1)))
}

/** Records of a separated text. Quotes as in RFC 4180; an empty line is a record with nothing in it. */
export function parseRecords(text: string, separator: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    const [value, next] = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator)
    record.push(value)
    at = next
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      record.push('')
    }
    records.push(record)
    record = []
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
  }
  return records
}

function plain(text: string, from: number, separator: string): [string, number] {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return [text.slice(from, at), at]
}

/** A quote that never closes is taken for a letter: the rest of the file must not vanish into one cell. */
function quoted(text: string, from: number, separator: string): [string, number] {
  let at = from + 1
  let value = ''
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return plain(text, from, separator)
    value += text.slice(at, close)
    if (text[close + 1] !== '"') {
      const [rest, end] = plain(text, close + 1, separator)
      return [value + rest, end]
    }
    value += '"'
    at = close + 2
  }
}
