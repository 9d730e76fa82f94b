import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { Migration } from '../db/migrations.ts'
import { codeOf } from '../db/refusals.ts'
import { bytesOf, type Entry, readArchive } from './archive.ts'
import { format, Manifest, manifestName, type Part } from './manifest.ts'
import type { BackupRefusal } from './refusals.ts'

/** A backup that was read from end to end and found whole, unchanged and of a version we know. */
export interface Opened {
  readonly manifest: Manifest
  readonly sha256: string
  /** The rows of a part, unpacked. Throws where its bytes are not those that were written. */
  readonly rowsOf: (part: Part) => Promise<Buffer>
  readonly close: () => Promise<void>
}

export async function openBackup(
  file: string,
  ours: readonly Migration[],
  signal?: AbortSignal,
): Promise<Decision<{ readonly opened: Opened }, BackupRefusal>> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    return refuse({ code: 'restore.noFile', path: file, reason: codeOf(error) ?? '' })
  }
  const read = await readOpened(handle, file, ours, signal).catch(async (error: unknown) => {
    await handle.close()
    if (signal?.aborted === true) return refuse({ code: 'backup.cancelled' })
    if (codeOf(error) === 'EISDIR') return refuse({ code: 'restore.notABackup', path: file })
    throw error
  })
  if (!read.ok) await handle.close().catch(() => undefined)
  return read
}

async function readOpened(
  handle: FileHandle,
  file: string,
  ours: readonly Migration[],
  signal: AbortSignal | undefined,
): Promise<Decision<{ readonly opened: Opened }, BackupRefusal>> {
  const sound = await readArchive(handle, signal)
  if ('unsound' in sound) return refuse({ code: codes[sound.unsound], path: file })
  const entries = new Map(sound.entries.map((entry) => [entry.name, entry]))
  const entry = entries.get(manifestName)
  if (entry === undefined) return refuse({ code: 'restore.notABackup', path: file })
  const said = jsonOf((await bytesOf(handle, entry)).toString())
  const refusal = whyUnknown(said, file, ours)
  if (refusal !== undefined) return refuse(refusal)
  const parsed = Manifest.safeParse(said)
  if (!parsed.success) return refuse({ code: 'restore.fileAltered', path: file })
  const opened: Opened = {
    manifest: parsed.data,
    sha256: sound.sha256,
    rowsOf: (part) => rowsOf(handle, entries, part),
    close: () => handle.close(),
  }
  return { ok: true, opened }
}

const codes = {
  foreign: 'restore.notABackup',
  cut: 'restore.fileCut',
  altered: 'restore.fileAltered',
} as const

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const Kind = Manifest.pick({ product: true, format: true, migrations: true })

/** A later format may look otherwise: asked before all else, so that it is called newer and not broken. */
function whyUnknown(said: unknown, file: string, ours: readonly Migration[]): BackupRefusal | undefined {
  const kind = Kind.partial({ migrations: true }).safeParse(said)
  if (!kind.success) return { code: 'restore.notABackup', path: file }
  if (kind.data.format > format) return { code: 'restore.newerFormat', path: file }
  const theirs = kind.data.migrations ?? []
  const [last, newest] = [ours.at(-1)?.number ?? 0, theirs.at(-1)?.number ?? 0]
  if (newest > last) return { code: 'restore.newerVersion', ours: last, theirs: newest }
  const other = theirs.find(({ number, checksum }, index) => {
    const mine = ours[index]
    return mine?.number !== number || mine.checksum !== checksum
  })
  return other && { code: 'restore.otherSchema', migration: other.name }
}

const unpacked = promisify(zstdDecompress)

async function rowsOf(handle: FileHandle, entries: ReadonlyMap<string, Entry>, part: Part): Promise<Buffer> {
  const entry = entries.get(part.name)
  if (entry?.size !== part.size) throw new Error(`part ${part.name} is not there as it was written`)
  const body = await bytesOf(handle, entry)
  if (createHash('sha256').update(body).digest('hex') !== part.sha256)
    throw new Error(`part ${part.name} is not as it was written`)
  return unpacked(body, { maxOutputLength: part.bytes + 1 })
}
