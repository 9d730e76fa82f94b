import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Folder of its socket, or `''` where it listens on TCP alone. */
  readonly socket: string
}

/** The PostgreSQL that runs on this cluster, also one that outlived its starter; a file left by a dead one is removed. */
export function livingPostmaster(cluster: string): Postmaster | undefined {
  const file = path.join(cluster, 'postmaster.pid')
  let lines: readonly string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  // The file is written in two steps; half of it tells nothing yet.
  if (Number.isInteger(pid) && pid > 0 && serves(pid, cluster))
    return { pid, port: Number(lines[3] ?? 0), socket: lines[4] ?? '' }
  // Its number may belong to another process by now, and PostgreSQL would refuse to start.
  if (Number.isInteger(pid) && pid > 0) rmSync(file, { force: true })
  return undefined
}

/**
 * Removes the lock beside a socket when the PostgreSQL that made it serves this cluster no more: its number may belong to another
 * process by now, or to its own remains that nobody has buried yet, and PostgreSQL would refuse to start.
 */
export function removeStaleLock(socketFolder: string, cluster: string): void {
  const file = path.join(socketFolder, '.s.PGSQL.5432.lock')
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    if (!serves(pid, cluster)) rmSync(file, { force: true })
  } catch {
    // There is none.
  }
}

function serves(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.includes('postgres')
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false // gone, or of a user who is not the one of this cluster
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return !isDeadButUnburied(pid)
}

/** Its number stays until the parent takes note, and where process 1 does not care for orphans that is never. */
function isDeadButUnburied(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
