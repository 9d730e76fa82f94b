import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { program } from './binaries.ts'
import { isAlive } from './postmaster.ts'
import type { Runner } from './runner.ts'

export interface EmbeddedOptions {
  /** Nothing in it needs to outlive a crash: tests. */
  readonly throwaway?: boolean
  /** Listens on 127.0.0.1 with passwords instead of a socket: what Windows does, and what tests use to stand for another server. */
  readonly tcpPort?: number
  /** Nothing in it needs to outlive a crash until it is full and `syncCluster` was called: a restore. */
  readonly filling?: boolean
}

const choices = ['-U', 'postgres', '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=vi-VN', '--locale=C']

/** Creates the cluster where there is none yet. Answers what initdb said where it failed. */
export async function createCluster(runner: Runner, options: EmbeddedOptions): Promise<string | undefined> {
  const cluster = path.join(runner.home, 'cluster')
  if (existsSync(cluster)) return undefined
  removeHalfMade(runner.home)
  // Made beside and renamed: a start that is cut short leaves no half cluster, and of two starters one wins whole.
  const making = path.join(runner.home, `making-${process.pid}-${randomBytes(4).toString('hex')}`)
  const authentication =
    options.tcpPort === undefined ? ['-A', 'trust'] : ['-A', 'scram-sha-256', '--pwfile', writePassword(runner)]
  const care = [
    ...(options.throwaway === true || options.filling === true ? ['--no-sync'] : []),
    options.throwaway === true ? '--no-data-checksums' : '--data-checksums',
  ]
  const failed = await run(runner, [...choices, '-D', making, ...authentication, ...care])
  if (failed === undefined) return moveInto(making, cluster)
  rmSync(making, { recursive: true, force: true })
  return failed
}

/** Brings every file of a stopped cluster to the disk. Answers what initdb said where it failed. */
export async function syncCluster(runner: Runner): Promise<string | undefined> {
  return run(runner, ['--sync-only', '-D', path.join(runner.home, 'cluster')])
}

/** The superuser's password where the cluster listens on TCP. */
export function passwordOf(home: string): string | undefined {
  const file = path.join(home, 'password')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function writePassword(runner: Runner): string {
  const file = path.join(runner.home, 'password')
  if (existsSync(file)) return file
  writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const [, , { uid, gid }] = runner.wrap('', [])
  if (uid !== undefined) chownSync(file, uid, gid ?? uid)
  return file
}

function removeHalfMade(home: string): void {
  for (const name of readdirSync(home)) {
    const maker = /^making-(\d+)-/.exec(name)?.[1]
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(path.join(home, name), { recursive: true, force: true })
  }
}

function moveInto(making: string, cluster: string): undefined {
  try {
    renameSync(making, cluster)
  } catch (error) {
    if (!existsSync(cluster)) throw error
    rmSync(making, { recursive: true, force: true }) // another starter was faster
  }
}

async function run(runner: Runner, args: readonly string[]): Promise<string | undefined> {
  const [command, all, spawning] = runner.wrap(program(runner.native, 'initdb'), args)
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env['SystemRoot'] }
  const child = spawn(command, all, { ...spawning, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? undefined : said.slice(-2000).trim()))
  })
}
