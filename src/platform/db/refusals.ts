import type { Refusal } from '#kernel/decision.ts'

/** Why there is no database to work with. The start command turns each into a sentence that says what to do. */
export type DatabaseRefusal = Refusal &
  (
    | { readonly code: 'data.notWritable'; readonly path: string; readonly reason: string }
    | { readonly code: 'data.full'; readonly path: string }
    | { readonly code: 'database.binariesMissing'; readonly wanted: string }
    | { readonly code: 'database.cannotRunAsRoot'; readonly path: string }
    | { readonly code: 'database.didNotStart'; readonly path: string; readonly log: string }
    | { readonly code: 'database.unreachable'; readonly reason: string }
    | { readonly code: 'database.unfit'; readonly because: readonly string[] }
    | { readonly code: 'migrations.newerDatabase'; readonly ours: number; readonly theirs: number }
    | { readonly code: 'migrations.changed'; readonly migration: string }
    | { readonly code: 'migrations.outOfOrder'; readonly migration: string }
    | { readonly code: 'migrations.failed'; readonly migration: string; readonly reason: string }
  )

/** A refusal from the operating system's error, or undefined where it says nothing about the data folder. */
export function folderRefusal(error: unknown, path: string): DatabaseRefusal | undefined {
  const code = codeOf(error)
  if (saysFull(error)) return { code: 'data.full', path }
  if (code !== undefined && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST'].includes(code))
    return { code: 'data.notWritable', path, reason: code }
  return undefined
}

/** Whether the system or PostgreSQL said that there is no room left. (`EFBIG`: a file may not grow further.) */
export function saysFull(error: unknown): boolean {
  return (
    ['ENOSPC', 'EDQUOT', 'EFBIG', '53100'].includes(codeOf(error) ?? '') ||
    /No space left|File too large/.test(messageOf(error))
  )
}

/** The `code` of an error of Node (`ENOENT`) or of PostgreSQL (`42501`). */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || (codeOf(error) ?? error.name) : String(error)
}
