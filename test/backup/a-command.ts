import { type ChildProcess, spawn } from 'node:child_process'
import type pg from 'pg'
import { projectFolder } from '#platform/settings.ts'

/** What a command of `chibo` said and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** Its answer where `--json` was asked for. */
  readonly json: any // oxlint-disable-line typescript/no-explicit-any -- tests look into any answer
}

export interface Begun {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts a command as a person would, with these settings and none of the machine's. `before`: what starts it instead of Node itself. */
export function begin(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): Begun {
  const { DATABASE_URL: _url, CHIBO_DATA: _data, ...inherited } = process.env
  const [program = '', ...rest] = [...before, process.execPath, 'src/app/cli.ts', ...args]
  const child = spawn(program, rest, {
    cwd: projectFolder,
    env: { ...inherited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err, json: jsonOf(out) })),
  )
  return { child, ended }
}

export function chibo(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): Promise<Ended> {
  return begin(args, settings, before).ended
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A database as `DATABASE_URL` names it. */
export function urlOf({ host, port, user, password, database }: pg.ClientConfig): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
  return `postgres://${user}${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}
