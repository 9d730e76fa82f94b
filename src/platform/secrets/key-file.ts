import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import { codeOf } from '#platform/db/refusals.ts'
import { makePrivateFolder } from '#platform/folder.ts'

/** Beside the database, never in it and never in a backup. */
export const keyFileName = 'secret.key'

export type KeyRefusal = Refusal &
  (
    | { readonly code: 'secrets.keyMissing'; readonly path: string }
    | { readonly code: 'secrets.keyNotPrivate'; readonly path: string }
    | { readonly code: 'secrets.keyBroken'; readonly path: string; readonly bytes: number }
    | { readonly code: 'secrets.keyUnreadable'; readonly path: string; readonly reason: string }
    | { readonly code: 'secrets.otherKey'; readonly path: string; readonly ours: string; readonly theirs: string }
  )

/** The 32 bytes in a file that only its user may read. */
export function readKey(file: string): Decision<{ readonly key: Uint8Array }, KeyRefusal> {
  try {
    if (!existsSync(file)) return refuse({ code: 'secrets.keyMissing', path: file })
    const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
    if (isOpen) return refuse({ code: 'secrets.keyNotPrivate', path: file })
    const key = readFileSync(file)
    return key.length === 32 ? { ok: true, key } : refuse({ code: 'secrets.keyBroken', path: file, bytes: key.length })
  } catch (error) {
    return refuse({ code: 'secrets.keyUnreadable', path: file, reason: codeOf(error) ?? 'unknown' })
  }
}

/** Makes the key where there is none: whole or not at all, also when two begin at once or the machine stops in between. */
export function provideKey(file: string): Decision<{ readonly key: Uint8Array }, KeyRefusal> {
  if (!existsSync(file)) {
    try {
      makePrivateFolder(path.dirname(file))
      writeKey(file)
    } catch (error) {
      if (!existsSync(file))
        return refuse({ code: 'secrets.keyUnreadable', path: file, reason: codeOf(error) ?? 'unknown' })
    }
  }
  return readKey(file)
}

/** Where the key lies that is to take the place of the one in use. */
export function nextKeyFile(file: string): string {
  return `${file}.next`
}

/**
 * Puts it there; the one before stays beside it under its mark, for backups that were sealed with it. May be asked again after a
 * stop at any moment: nothing is lost, and nothing done twice.
 */
export function takeNextKey(file: string, before: string): void {
  const kept = `${file}.${before}`
  if (!existsSync(kept)) linkSync(file, kept)
  renameSync(nextKeyFile(file), file)
}

function writeKey(file: string): void {
  const beginning = `${file}.${String(process.pid)}`
  const descriptor = openSync(beginning, 'wx', 0o600)
  try {
    writeSync(descriptor, randomBytes(32))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  chmodSync(beginning, 0o600)
  try {
    linkSync(beginning, file) // fails where another was faster
  } finally {
    rmSync(beginning, { force: true })
  }
}
