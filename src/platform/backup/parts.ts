import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress } from 'node:zlib'
import type { ArchiveWriter } from './archive.ts'
import type { Part } from './manifest.ts'

const partBytes = 8 * 2 ** 20 // unpacked; whole rows, so that each part is a table by itself
const packed = promisify(zstdCompress)
const level = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

export interface Packer {
  /** Takes a row, whose bytes are only lent. Answers what to wait for before the next, if anything. */
  take(row: Buffer): Promise<void> | undefined
  /** Writes what is left. Answers all parts, in order. */
  finish(): Promise<readonly Part[]>
}

/** Packs rows into parts of a few megabytes. One part is packed and written while the next is collected, and no more. */
export function packerInto(archive: ArchiveWriter, table: string, written: (rows: number) => void): Packer {
  const parts: Part[] = []
  let buffer = Buffer.allocUnsafe(partBytes)
  let used = 0
  let rows = 0
  let begun = 0
  let writing = Promise.resolve()

  async function write(bytes: Buffer, name: string, inside: number): Promise<void> {
    const body = await packed(bytes, level)
    await archive.add(name, body)
    const sha256 = createHash('sha256').update(body).digest('hex')
    parts.push({ name, rows: inside, size: body.length, bytes: bytes.length, sha256 })
    written(inside)
  }

  function flush(): Promise<void> {
    const before = writing
    const [bytes, inside] = [buffer.subarray(0, used), rows]
    const name = `${table}.${String(begun).padStart(5, '0')}.tsv.zst`
    writing = before.then(() => write(bytes, name, inside))
    writing.catch(() => undefined) // whoever waits is told
    begun += 1
    used = 0
    rows = 0
    buffer = Buffer.allocUnsafe(partBytes)
    return before
  }

  return {
    take(row) {
      const busy = used > 0 && used + row.length > buffer.length ? flush() : undefined
      if (row.length > buffer.length) buffer = Buffer.allocUnsafe(row.length)
      row.copy(buffer, used)
      used += row.length
      rows += 1
      return busy
    },
    async finish() {
      if (used > 0) await flush()
      await writing
      return parts
    },
  }
}
