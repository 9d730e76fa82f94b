import { spawnSync, type SpawnOptions } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { program } from './binaries.ts'

/**
 * As whom PostgreSQL runs, since it refuses to run as root: how its commands are started, from which binaries, and in which
 * folder the cluster lives.
 */
export interface Runner {
  readonly native: string
  readonly home: string
  readonly wrap: (command: string, args: readonly string[]) => readonly [string, readonly string[], SpawnOptions]
}

const nobody = 65534
const nobodysPlace = '/var/lib/chibo'

/** The runner for a data folder; undefined where root finds no other user to run as. */
export function runnerFor(home: string, native: string): Runner | undefined {
  if (process.getuid?.() !== 0) return { native, home, wrap: plainly }
  const cluster = path.join(home, 'cluster')
  // What exists decides first: the same folder must answer with the same data, whatever this machine allows today.
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { native, home, wrap: asUser(uid, gid) }
    return mayMapUsers(home, native) ? { native, home, wrap: inUserNamespace } : undefined
  }
  const elsewhere = path.join(nobodysPlace, createHash('sha256').update(home).digest('hex').slice(0, 16))
  if (!existsSync(path.join(elsewhere, 'cluster')) && mayMapUsers(home, native))
    return { native, home, wrap: inUserNamespace }
  return asNobody(elsewhere, native)
}

function plainly(command: string, args: readonly string[]) {
  return [command, args, {}] as const
}

/** Root of this machine is an ordinary user inside: the files stay root's own. */
function inUserNamespace(command: string, args: readonly string[]) {
  const map = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']
  return ['unshare', [...map, command, ...args], {}] as const
}

function asUser(uid: number, gid: number): Runner['wrap'] {
  return (command, args) => [command, args, { uid, gid }] as const
}

/** Containers often forbid user namespaces, and inside one root may not enter the private folders of others. */
function mayMapUsers(home: string, native: string): boolean {
  const [command, args] = inUserNamespace('test', ['-w', home, '-a', '-x', program(native, 'postgres')])
  return spawnSync(command, args).status === 0
}

function asNobody(home: string, native: string): Runner | undefined {
  const copy = path.join(nobodysPlace, 'postgresql-18.4')
  try {
    if (!existsSync(program(copy, 'postgres'))) {
      mkdirSync(nobodysPlace, { recursive: true, mode: 0o755 })
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    }
    mkdirSync(home, { recursive: true, mode: 0o700 })
    chownSync(home, nobody, nobody)
  } catch {
    return undefined
  }
  const wrap = asUser(nobody, nobody)
  const [command, args, options] = wrap(program(copy, 'postgres'), ['--version'])
  return spawnSync(command, args, { ...options, stdio: 'ignore' }).status === 0
    ? { native: copy, home, wrap }
    : undefined
}
