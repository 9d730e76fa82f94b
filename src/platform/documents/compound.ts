/**
 * What stands in an OLE2 compound file (.xls, .doc, an encrypted .xlsx), told from its directory alone. Only what is needed to
 * refuse before a library reads on.
 */
export type Compound = 'excel' | 'oldExcel' | 'encrypted' | 'macros' | 'word' | 'presentation' | 'cut' | 'unknown'

interface Entry {
  readonly start: number
  readonly size: number
}

export function lookInside(bytes: Uint8Array): Compound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 1536) return 'cut'
  if (endsTooEarly(view)) return 'cut'
  const entries = directory(view)
  if (entries.has('EncryptedPackage')) return 'encrypted'
  if (entries.has('_VBA_PROJECT_CUR') || entries.has('_VBA_PROJECT')) return 'macros'
  const book = entries.get('Workbook')
  if (book) return hasFilePass(view, book) ? 'encrypted' : 'excel'
  return other(entries)
}

function other(entries: ReadonlyMap<string, Entry>): Compound {
  if (entries.has('Book')) return 'oldExcel'
  if (entries.has('WordDocument')) return 'word'
  if (entries.has('PowerPoint Document')) return 'presentation'
  return entries.size === 0 ? 'cut' : 'unknown'
}

function sectorSize(view: DataView): number {
  return 2 ** Math.min(12, Math.max(9, view.getUint16(30, true)))
}

/** A sector that a chain leads to and the file does not have. The last one may be short: some writers do not fill it. */
function endsTooEarly(view: DataView): boolean {
  const size = sectorSize(view)
  const has = Math.ceil((view.byteLength - size) / size)
  for (let i = 0; i < Math.min(109, view.getUint32(44, true)); i += 1) {
    const table = view.getUint32(76 + i * 4, true)
    if (table >= has || leadsBeyond(view, (table + 1) * size, size, has)) return true
  }
  return false
}

/** Values from 0xFFFFFFFA on are marks, not sectors. */
function leadsBeyond(view: DataView, from: number, size: number, has: number): boolean {
  for (let at = from; at < Math.min(from + size, view.byteLength - 3); at += 4) {
    const next = view.getUint32(at, true)
    if (next < 0xfffffffa && next >= has) return true
  }
  return false
}

/** Entries are 128 bytes, aligned, with their name first and its length at 64: found without following chains of sectors. */
function directory(view: DataView): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (let at = 512; at + 128 <= view.byteLength; at += 128) {
    const length = view.getUint16(at + 64, true)
    const kind = view.getUint8(at + 66)
    if (length < 4 || length > 64 || length % 2 === 1 || (kind !== 1 && kind !== 2 && kind !== 5)) continue
    const name = nameAt(view, at, length / 2 - 1)
    if (name !== undefined)
      entries.set(name, { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
  }
  return entries
}

function nameAt(view: DataView, at: number, letters: number): string | undefined {
  let name = ''
  for (let i = 0; i < letters; i += 1) {
    const code = view.getUint16(at + i * 2, true)
    if (code === 0 || code > 0x7e) return undefined
    name += String.fromCharCode(code)
  }
  return view.getUint16(at + letters * 2, true) === 0 ? name : undefined
}

/** A workbook with a password says so in a record (0x2F) right after its first; the rest would read as noise. */
function hasFilePass(view: DataView, { start, size }: Entry): boolean {
  const sector = sectorSize(view)
  let at = (start + 1) * sector
  const end = Math.min(at + Math.min(size, 512), view.byteLength - 4)
  for (let i = 0; i < 8 && at < end; i += 1) {
    if (view.getUint16(at, true) === 0x2f) return true
    at += 4 + view.getUint16(at + 2, true)
  }
  return false
}
