import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * The one file of a backup: a plain tar (ustar), so that it can be opened without us in twenty years. Entries are written one after
 * the other and never changed; the last one, `SHA256`, holds the hash of every byte before it.
 */
export interface Entry {
  readonly name: string
  /** Where its bytes begin in the file. */
  readonly at: number
  readonly size: number
}

export const sealName = 'SHA256'
const block = 512
const largestEntry = 2 ** 33 - 1 // bytes, as eleven octal digits say them

export interface ArchiveWriter {
  add(name: string, bytes: Uint8Array): Promise<void>
  /** Seals the file and brings it to the disk. Answers the hash of the whole, in hexadecimal. */
  seal(): Promise<string>
  close(): Promise<void>
}

/** Begins a file that only its user may read; refuses by `EEXIST` where there is one. `at`: the instant its entries carry. */
export async function writeArchive(file: string, at: Date): Promise<ArchiveWriter> {
  const handle = await open(file, 'wx', 0o600)
  const hash = createHash('sha256')
  async function write(bytes: Uint8Array, counted: Hash | undefined): Promise<void> {
    counted?.update(bytes)
    for (let from = 0; from < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, from)
      from += bytesWritten
    }
  }
  async function add(name: string, bytes: Uint8Array, counted: Hash | undefined): Promise<void> {
    await write(header(name, bytes.length, at), counted)
    await write(bytes, counted)
    await write(new Uint8Array(paddingOf(bytes.length)), counted)
  }
  return {
    add: (name, bytes) => add(name, bytes, hash),
    async seal() {
      const digest = hash.digest('hex')
      await add(sealName, Buffer.from(`${digest}\n`), undefined)
      await write(new Uint8Array(2 * block), undefined)
      await handle.sync()
      return digest
    },
    close: () => handle.close(),
  }
}

/** Why a file is no whole backup: no archive of ours at all, its end is missing, or bytes of it were changed. */
export type Unsound = 'foreign' | 'cut' | 'altered'

export interface Sound {
  readonly entries: readonly Entry[]
  /** Of everything before the seal, in hexadecimal. */
  readonly sha256: string
}

/** Reads a file from its first byte to its last and answers its entries, or why it is not to be trusted. */
export async function readArchive(
  handle: FileHandle,
  signal?: AbortSignal,
): Promise<Sound | { readonly unsound: Unsound }> {
  const { size } = await handle.stat()
  const hash = createHash('sha256')
  const entries: Entry[] = []
  for (let at = 0; at + block <= size;) {
    signal?.throwIfAborted()
    const head = await bytesAt(handle, at, block)
    const entry = entryOf(head, at)
    if (entry === undefined) return { unsound: entries.length === 0 ? 'foreign' : 'altered' }
    if (entry.at + entry.size > size) return { unsound: 'cut' }
    if (entry.name === sealName) return sealed(handle, entry, entries, hash.digest('hex'), size)
    hash.update(head)
    await hashThrough(handle, entry.at, entry.size + paddingOf(entry.size), hash, signal)
    entries.push(entry)
    at = entry.at + entry.size + paddingOf(entry.size)
  }
  return { unsound: entries.length === 0 ? 'foreign' : 'cut' }
}

async function sealed(
  handle: FileHandle,
  seal: Entry,
  entries: readonly Entry[],
  sha256: string,
  size: number,
): Promise<Sound | { readonly unsound: Unsound }> {
  const said = (await bytesAt(handle, seal.at, Math.min(seal.size, block))).toString('latin1').trim()
  if (said !== sha256) return { unsound: 'altered' }
  const end = seal.at + seal.size + paddingOf(seal.size) + 2 * block
  if (size < end) return { unsound: 'cut' }
  const rest = await bytesAt(handle, seal.at + seal.size, end - seal.at - seal.size)
  return size === end && rest.every((byte) => byte === 0) ? { entries, sha256 } : { unsound: 'altered' }
}

export async function bytesOf(handle: FileHandle, entry: Entry): Promise<Buffer> {
  return bytesAt(handle, entry.at, entry.size)
}

async function bytesAt(handle: FileHandle, at: number, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size)
  for (let from = 0; from < size;) {
    const { bytesRead } = await handle.read(bytes, from, size - from, at + from)
    if (bytesRead === 0) return bytes.subarray(0, from)
    from += bytesRead
  }
  return bytes
}

async function hashThrough(
  handle: FileHandle,
  at: number,
  size: number,
  hash: Hash,
  signal: AbortSignal | undefined,
): Promise<void> {
  const most = 4 * 2 ** 20
  for (let from = 0; from < size; from += most) {
    signal?.throwIfAborted()
    hash.update(await bytesAt(handle, at + from, Math.min(most, size - from)))
  }
}

function paddingOf(size: number): number {
  return (block - (size % block)) % block
}

function header(name: string, size: number, at: Date): Uint8Array {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`${name} is too long a name for an archive`)
  if (size > largestEntry) throw new RangeError(`${name} is too large for an archive`)
  const bytes = Buffer.alloc(block)
  bytes.write(name, 0, 'utf8')
  bytes.write('0000600\0', 100)
  bytes.write('0000000\0', 108)
  bytes.write('0000000\0', 116)
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  bytes.write(
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  )
  bytes.write('        ', 148)
  bytes.write('0', 156)
  bytes.write('ustar\u000000', 257)
  bytes.write(sumText(bytes), 148)
  return bytes
}

function entryOf(head: Buffer, at: number): Entry | undefined {
  if (head.length < block || head.toString('latin1', 257, 262) !== 'ustar') return undefined
  const size = Number.parseInt(head.toString('latin1', 124, 135), 8)
  const blank = Buffer.from(head)
  blank.write('        ', 148)
  if (sumText(blank) !== head.toString('latin1', 148, 156) || !Number.isSafeInteger(size)) return undefined
  const end = head.indexOf(0)
  return { name: head.toString('utf8', 0, Math.min(end < 0 ? 100 : end, 100)), at: at + block, size }
}

/** Of a header whose own field for it is blank. */
function sumText(bytes: Uint8Array): string {
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  return `${sum.toString(8).padStart(6, '0')}\0 `
}
