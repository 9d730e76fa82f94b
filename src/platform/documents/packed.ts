import { inflateRawSync } from 'node:zlib'
import { bounds } from './bounds.ts'
import type { FileRefusal, Found } from './refusals.ts'

/** The names in a zip that was found harmless: no bomb, no zip64, every part inflates to what it says and no more. */
export type Opened =
  | { readonly ok: true; readonly names: ReadonlySet<string> }
  | { readonly ok: false; readonly refusal: FileRefusal }

interface Part {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * Walks the central directory before any library sees the file, since a bomb does its harm while it is being unpacked.
 * Sizes that the directory states are not believed: each part is inflated here with that size as the most it may give.
 */
export function openPacked(bytes: Uint8Array): Opened {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return not('cut')
  if (isZip64(view, end)) return not('zip64')
  const parts = readParts(view, bytes, end)
  if (!Array.isArray(parts)) return parts
  const judged = judgeSizes(parts, bytes.byteLength)
  if (judged) return { ok: false, refusal: judged }
  if (parts.some((part) => part.encrypted)) return { ok: false, refusal: { code: 'files.encrypted' } }
  for (const part of parts) {
    const wrong = inflates(view, bytes, part)
    if (wrong) return { ok: false, refusal: wrong }
  }
  return { ok: true, names: new Set(parts.map((part) => part.name)) }
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1)
    if (view.getUint32(at, true) === endSignature) return at
  return undefined
}

function isZip64(view: DataView, end: number): boolean {
  const locator = end >= 20 && view.getUint32(end - 20, true) === 0x07064b50
  return locator || view.getUint16(end + 10, true) === 0xffff || view.getUint32(end + 16, true) === 0xffffffff
}

function readParts(view: DataView, bytes: Uint8Array, end: number): Part[] | Extract<Opened, { ok: false }> {
  const count = view.getUint16(end + 10, true)
  if (count > bounds.parts) return tooLarge('parts', bounds.parts, count)
  const parts: Part[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSignature) return not('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    if (packed === 0xffffffff || unpacked === 0xffffffff) return not('zip64')
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed,
      unpacked,
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function judgeSizes(parts: readonly Part[], size: number): FileRefusal | undefined {
  const total = parts.reduce((sum, part) => sum + part.unpacked, 0)
  if (total > bounds.unpacked) return { code: 'files.tooLarge', limit: 'unpacked', most: bounds.unpacked, found: total }
  const ratio = Math.round(total / Math.max(1, size))
  if (total > bounds.ratioFrom && ratio > bounds.ratio)
    return { code: 'files.tooLarge', limit: 'ratio', most: bounds.ratio, found: ratio }
  return undefined
}

function inflates(view: DataView, bytes: Uint8Array, part: Part): FileRefusal | undefined {
  const damaged: FileRefusal = { code: 'files.notASpreadsheet', found: 'damaged' }
  if (part.at + 30 > bytes.byteLength || view.getUint32(part.at, true) !== localSignature) return damaged
  const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true)
  if (from + part.packed > bytes.byteLength) return damaged
  if (part.method === 0) return part.packed === part.unpacked ? undefined : damaged
  if (part.method !== 8) return damaged
  try {
    const out = inflateRawSync(bytes.subarray(from, from + part.packed), { maxOutputLength: part.unpacked + 1 })
    return out.byteLength === part.unpacked ? undefined : damaged
  } catch (error) {
    if (error instanceof RangeError) return { code: 'files.tooLarge', limit: 'unpacked', most: bounds.unpacked }
    return damaged
  }
}

function not(found: Found): Extract<Opened, { ok: false }> {
  return { ok: false, refusal: { code: 'files.notASpreadsheet', found } }
}

function tooLarge(limit: 'parts', most: number, found: number): Extract<Opened, { ok: false }> {
  return { ok: false, refusal: { code: 'files.tooLarge', limit, most, found } }
}
