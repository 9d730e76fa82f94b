import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { BackupRefusal } from '#platform/backup/index.ts'
import { folderRefusal } from '#platform/db/refusals.ts'
import { isAlive } from '#platform/db/postmaster.ts'
import { makePrivateFolder } from '#platform/folder.ts'

/** The file a backup is to become: as it was named, or in the folder that was named, or in the data folder's own. */
export function targetFor(
  to: string | undefined,
  dataFolder: string,
  now: Date,
): Decision<{ readonly file: string }, BackupRefusal> {
  const named = path.resolve(to ?? path.join(dataFolder, 'backups'))
  try {
    if (to === undefined) makePrivateFolder(named)
    const file = isFolder(named) ? freeName(named, now) : named
    const folder = path.dirname(file)
    if (!isFolder(folder)) return refuse({ code: 'backup.noFolder', path: folder })
    if (existsSync(file)) return refuse({ code: 'backup.fileExists', path: file })
    clearLeftOvers(folder)
    return { ok: true, file }
  } catch (error) {
    const refusal = folderRefusal(error, named)
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}

function isFolder(at: string): boolean {
  return statSync(at, { throwIfNoEntry: false })?.isDirectory() === true
}

/** The name of the moment; where two are taken within a second, the next second's. */
function freeName(folder: string, now: Date): string {
  const file = path.join(folder, nameAt(now))
  return existsSync(file) ? freeName(folder, new Date(now.getTime() + 1000)) : file
}

/** `chibo-20261125-112003.tar`, by the clocks of Vietnam. */
function nameAt(now: Date): string {
  const there = new Date(now.getTime() + 7 * 3_600_000).toISOString()
  return `chibo-${there.slice(0, 10).replaceAll('-', '')}-${there.slice(11, 19).replaceAll(':', '')}.tar`
}

/** What a backup that was killed had begun. */
function clearLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^\..+\.(\d+)\.chibo-part$/.exec(name)?.[1]
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(path.join(folder, name), { force: true })
  }
}
