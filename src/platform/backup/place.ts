import { existsSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { type Decision, refuse } from '#kernel/decision.ts'
import { makePrivateFolder } from '#platform/folder.ts'
import { findBinaries, platformPackage } from '../db/binaries.ts'
import { syncCluster } from '../db/cluster.ts'
import { startEmbedded } from '../db/embedded.ts'
import { isAlive, livingPostmaster } from '../db/postmaster.ts'
import { codeOf, folderRefusal } from '../db/refusals.ts'
import { type Runner, runnerFor } from '../db/runner.ts'
import type { BackupRefusal } from './refusals.ts'

/** Whether this data folder has an embedded database, running or not. */
export function hasCluster(dataFolder: string): boolean {
  const runner = runnerOf(dataFolder)
  return runner !== undefined && existsSync(path.join(runner.home, 'cluster'))
}

function runnerOf(dataFolder: string): Runner | undefined {
  const native = findBinaries()
  const home = path.resolve(dataFolder, 'db')
  return native === undefined ? undefined : runnerFor(home, native)
}

/** What may lie in a data folder before its database does: the key of the identity numbers, the ledger of erasures, the backups. */
const mayLie = new Set(['secret.key', 'erasures.jsonl', 'backups', 'lost+found'])

/** Why a database may not be put into this folder; undefined where it may. Touches nothing. */
export async function whyNoPlace(dataFolder: string, needs: number): Promise<BackupRefusal | undefined> {
  try {
    const taken = existsSync(dataFolder) ? whyTaken(dataFolder) : undefined
    if (taken !== undefined) return taken
    return await whyNoRoom(dataFolder, needs)
  } catch (error) {
    const refusal = folderRefusal(error, dataFolder)
    if (refusal === undefined) throw error
    return refusal
  }
}

function whyTaken(dataFolder: string): BackupRefusal | undefined {
  if (process.getuid !== undefined && statSync(dataFolder).uid !== process.getuid())
    return { code: 'restore.anotherUser', path: dataFolder }
  const home = runnerOf(dataFolder)?.home ?? path.join(dataFolder, 'db')
  const cluster = path.join(home, 'cluster')
  if (livingPostmaster(cluster) !== undefined) return { code: 'restore.livingDatabase', place: dataFolder }
  const inside = readdirSync(dataFolder).filter((name) => !mayLie.has(name) && leftOver(name) === undefined)
  const elsewhere = existsSync(cluster) && !inside.includes('db') ? [cluster] : []
  const holds = [...inside, ...elsewhere]
  return holds.length === 0 ? undefined : { code: 'restore.notEmpty', place: dataFolder, holds: holds.slice(0, 5) }
}

/** Rows fill at least as many bytes as they have. Better said now than after ten minutes. */
async function whyNoRoom(dataFolder: string, needs: number): Promise<BackupRefusal | undefined> {
  let at = path.resolve(dataFolder)
  while (!existsSync(at)) at = path.dirname(at)
  const { blocks, bavail, bsize } = await statfs(at)
  const free = bavail * bsize
  return blocks > 0 && free < needs ? { code: 'restore.tooLittleRoom', path: dataFolder, needs, free } : undefined
}

/**
 * Makes a cluster beside its place, lets `fill` fill it, and moves it into its place when that succeeded. Whatever ends this
 * before, also a killed process, leaves the place as it was; what lies beside it then, the next attempt clears away.
 */
export async function fillPlace<Done>(
  dataFolder: string,
  fill: (config: pg.ClientConfig) => Promise<Decision<Done, BackupRefusal>>,
): Promise<Decision<Done, BackupRefusal>> {
  const made = firstMissing(dataFolder)
  let beside: string | undefined
  let placed = false
  try {
    makePrivateFolder(path.resolve(dataFolder))
    await clearLeftOvers(dataFolder)
    beside = path.join(path.resolve(dataFolder), `restoring-${process.pid}-${randomBytes(4).toString('hex')}`)
    const filled = await fillBeside(beside, fill)
    if (!filled.ok) return filled
    const moved = await moveInto(beside, dataFolder)
    if (moved !== undefined) return refuse(moved)
    placed = true
    return filled
  } catch (error) {
    const refusal = folderRefusal(error, dataFolder)
    if (refusal === undefined) throw error
    return refuse(refusal)
  } finally {
    if (beside !== undefined) remove(beside)
    if (!placed && made !== undefined) rmSync(made, { recursive: true, force: true })
  }
}

async function fillBeside<Done>(
  beside: string,
  fill: (config: pg.ClientConfig) => Promise<Decision<Done, BackupRefusal>>,
): Promise<Decision<Done, BackupRefusal>> {
  const started = await startEmbedded(beside, { filling: true })
  if (!started.ok) return started
  try {
    return await fill(started.embedded.config)
  } finally {
    await started.embedded.release()
  }
}

async function moveInto(beside: string, dataFolder: string): Promise<BackupRefusal | undefined> {
  const from = runnerOf(beside)
  if (from === undefined) return { code: 'database.binariesMissing', wanted: platformPackage }
  const failed = await syncCluster(from)
  if (failed !== undefined) return { code: 'database.didNotStart', path: from.home, log: failed }
  makePrivateFolder(path.resolve(dataFolder, 'db'))
  const to = runnerOf(dataFolder)?.home ?? path.resolve(dataFolder, 'db')
  try {
    if (existsSync(to)) rmdirSync(to) // only an empty one lets itself be removed
    renameSync(from.home, to)
    return undefined
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '')) throw error
    return { code: 'restore.notEmpty', place: dataFolder, holds: ['db'] }
  }
}

/** The maker of a folder that was left by a restore, where its name says so and its maker lives no more. */
function leftOver(name: string): number | undefined {
  const maker = /^restoring-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1]
  return maker !== undefined && !isAlive(Number(maker)) ? Number(maker) : undefined
}

async function clearLeftOvers(dataFolder: string): Promise<void> {
  for (const name of readdirSync(dataFolder).filter((one) => leftOver(one) !== undefined)) {
    const beside = path.join(path.resolve(dataFolder), name)
    // The database of a restore that was killed lives on: it is taken over and stopped.
    if (existsSync(path.join(beside, 'db'))) {
      const started = await startEmbedded(beside, { filling: true })
      if (started.ok) await started.embedded.release()
    }
    remove(beside)
  }
}

/** With what root keeps elsewhere for it. */
function remove(beside: string): void {
  const home = existsSync(beside) ? runnerOf(beside)?.home : undefined
  rmSync(beside, { recursive: true, force: true })
  if (home !== undefined && !home.startsWith(beside)) rmSync(home, { recursive: true, force: true })
}

/** The uppermost folder that making this one would make. */
function firstMissing(folder: string): string | undefined {
  let missing: string | undefined
  for (let at = path.resolve(folder); !existsSync(at); at = path.dirname(at)) missing = at
  return missing
}
