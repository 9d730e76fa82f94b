import { spawn } from 'node:child_process'
import { closeSync, existsSync, fchownSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import path from 'node:path'
import pg from 'pg'
import { type Decision, refuse, type Refused } from '#kernel/decision.ts'
import { makePrivateFolder } from '#platform/folder.ts'
import { findBinaries, platformPackage, program } from './binaries.ts'
import { createCluster, type EmbeddedOptions, passwordOf } from './cluster.ts'
import { poolOf } from './database.ts'
import { isAlive, livingPostmaster, type Postmaster, removeStaleLock } from './postmaster.ts'
import { type DatabaseRefusal, folderRefusal, saysFull } from './refusals.ts'
import { runnerFor, type Runner } from './runner.ts'
import { socketFolder } from './socket.ts'

export type { EmbeddedOptions }

/** A PostgreSQL of our own, running. */
export interface Embedded {
  /** For the owner of our databases, who is no superuser. */
  readonly config: pg.ClientConfig
  /** For the superuser, who makes that owner. */
  readonly superuser: pg.ClientConfig
  readonly adopted: boolean
  /** Settles when it is there no longer: it crashed, or was stopped. */
  readonly lost: Promise<void>
  /** Lets go of it; the last one to let go stops it. */
  readonly release: () => Promise<void>
}

export type Started = Decision<{ readonly embedded: Embedded }, DatabaseRefusal>

interface Place {
  readonly runner: Runner
  readonly cluster: string
  readonly options: EmbeddedOptions
}

const patience = 60_000 // recovery after a crash takes its time
const patienceWithTheDying = 15_000
const held = 727_001 // advisory lock: everyone who uses the cluster holds it shared, who stops it holds it alone

/** Starts the embedded PostgreSQL of a data folder, or adopts the one that runs there already. */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<Started> {
  const native = findBinaries()
  if (native === undefined) return refuse({ code: 'database.binariesMissing', wanted: platformPackage })
  const home = path.resolve(dataFolder, 'db')
  try {
    makePrivateFolder(home)
    const runner = runnerFor(home, native)
    if (runner === undefined) return refuse({ code: 'database.cannotRunAsRoot', path: home })
    const place = { runner, cluster: path.join(runner.home, 'cluster'), options: forThisMachine(options) }
    const failed = await createCluster(runner, place.options)
    if (failed !== undefined)
      return refuse(
        saysFull(failed)
          ? { code: 'data.full', path: home }
          : { code: 'database.didNotStart', path: runner.home, log: failed },
      )
    return await startOrAdopt(place)
  } catch (error) {
    const refusal = folderRefusal(error, home)
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}

function forThisMachine(options: EmbeddedOptions): EmbeddedOptions {
  if (process.platform !== 'win32' || options.tcpPort !== undefined) return options
  return { ...options, tcpPort: options.filling === true ? 54_319 : 54_318 } // one being filled may stand beside one that runs
}

async function startOrAdopt(place: Place): Promise<Started> {
  const until = Date.now() + patience
  const last = Date.now() + patienceWithTheDying
  let starter: number | undefined
  while (Date.now() < until) {
    const living = livingPostmaster(place.cluster)
    const keeper = living && (await keep(living, place))
    if (living && keeper) return { ok: true, embedded: embedded(living, keeper, place, living.pid !== starter) }
    if (living === undefined) {
      const launched = launchOnceMore(place, starter, last)
      if (launched === 'failed') break
      starter = launched
    }
    await wait(15)
  }
  return notStarted(place)
}

/** Another starter may be a step ahead: PostgreSQL's own lock file lets one of the two live. */
function launchOnceMore(place: Place, before: number | undefined, last: number): number | undefined | 'failed' {
  if (before === undefined) return launch(place)
  if (isAlive(before)) return before
  return Date.now() < last && stillDying(place) ? launch(place) : 'failed'
}

/** The processes of a PostgreSQL that was killed end a moment after it, and until then it cannot be started again. */
function stillDying({ runner }: Place): boolean {
  return /pre-existing shared memory block|lock file .* already exists/.test(logOf(runner))
}

function launch({ runner, cluster, options }: Place): number | undefined {
  removeStaleLock(socketFolder(runner.home), cluster)
  const logFile = path.join(runner.home, 'postgres.log')
  const log = openSync(logFile, 'w', 0o600)
  const [command, args, spawning] = runner.wrap(program(runner.native, 'postgres'), [
    '-D',
    cluster,
    ...settings(runner, options).flatMap((setting) => ['-c', setting]),
  ])
  if (spawning.uid !== undefined) fchownSync(log, spawning.uid, spawning.gid ?? spawning.uid)
  // In a process group of its own: Ctrl+C reaches the application alone, which then stops the database in order.
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env['SystemRoot'] }
  const child = spawn(command, args, { ...spawning, env, detached: true, stdio: ['ignore', log, log] })
  child.on('error', () => undefined) // the log says nothing then, and `notStarted` does
  child.unref()
  closeSync(log)
  return child.pid
}

function settings({ home }: Runner, { throwaway, filling, tcpPort }: EmbeddedOptions): readonly string[] {
  const reach =
    tcpPort === undefined
      ? ['listen_addresses=', `unix_socket_directories=${quoted(socketFolder(home))}`, 'unix_socket_permissions=0700']
      : ['listen_addresses=127.0.0.1', `port=${tcpPort}`, 'unix_socket_directories=']
  const careless = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off', 'jit=off']
  const swift = [
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=8GB',
    'checkpoint_timeout=1h',
    'shared_buffers=256MB',
  ]
  return [
    ...reach,
    'max_connections=100',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(throwaway || filling ? careless : []),
    ...(filling ? swift : []),
  ]
}

/** A list of folders is split at commas and spaces unless quoted. */
function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`
}

function configOf(living: Postmaster, place: Place): pg.ClientConfig {
  const reach =
    living.socket === ''
      ? { host: '127.0.0.1', password: passwordOf(place.runner.home) ?? '' }
      : { host: living.socket }
  return { ...reach, port: living.port, user: 'postgres', database: 'postgres', ssl: false }
}

/** A connection that holds the cluster as in use; undefined while it starts or stops. */
async function keep(living: Postmaster, place: Place): Promise<pg.Pool | undefined> {
  if (living.port === 0) return undefined
  // One connection for as long as we live, which keeps no process from ending.
  const keeper = poolOf({ ...configOf(living, place), application_name: 'chibo keeper', max: 1, idleTimeoutMillis: 0 })
  try {
    await keeper.query('select pg_advisory_lock_shared($1)', [held])
    await provideOwner(keeper, passwordOf(place.runner.home))
    return keeper
  } catch {
    await keeper.end()
    return undefined
  }
}

/** The owner of our databases may create roles and databases and nothing more, like the owner behind a `DATABASE_URL`. */
async function provideOwner(client: pg.Pool, password: string | undefined): Promise<void> {
  const { rowCount } = await client.query(`select from pg_database where datname = 'chibo'`)
  if (rowCount === 1) return
  await client.query('select pg_advisory_lock($1)', [held + 1])
  const role = await client.query(`select from pg_roles where rolname = 'chibo'`)
  const secret = password === undefined ? '' : ` password ${pg.escapeLiteral(password)}`
  if (role.rowCount === 0) await client.query(`create role chibo login createdb createrole${secret}`)
  const database = await client.query(`select from pg_database where datname = 'chibo'`)
  if (database.rowCount === 0) await client.query('create database chibo owner chibo')
  await client.query('select pg_advisory_unlock($1)', [held + 1])
}

function embedded(living: Postmaster, keeper: pg.Pool, place: Place, adopted: boolean): Embedded {
  const superuser = configOf(living, place)
  async function release(): Promise<void> {
    try {
      await keeper.query('select pg_advisory_unlock_shared($1)', [held])
      const alone = await keeper.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [held])
      if (alone.rows[0]?.alone === true) await stop(living.pid)
    } catch {
      // It is gone already.
    }
    await keeper.end()
  }
  const lost = new Promise<void>((resolve) => void keeper.on('error', () => resolve()))
  return { config: { ...superuser, user: 'chibo', database: 'chibo' }, superuser, adopted, lost, release }
}

async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT') // PostgreSQL's "fast": ends sessions, writes everything down
  const until = Date.now() + patience
  while (isAlive(pid) && Date.now() < until) await wait(10)
}

function notStarted({ runner }: Place): Refused<DatabaseRefusal> {
  return refuse({ code: 'database.didNotStart', path: runner.home, log: logOf(runner) })
}

function logOf({ home }: Runner): string {
  const file = path.join(home, 'postgres.log')
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-2000).trim() : ''
}
