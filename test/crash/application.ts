import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectFolder } from '#platform/settings.ts'

/** What is killed: the application, its database with all its processes, the database's first process alone, one of its sessions, or all at once. */
export const ways = ['application', 'database', 'postmaster', 'session', 'everything'] as const
export type Way = (typeof ways)[number]

const strikesAt: Readonly<Record<'application' | 'postmaster' | 'sessions', readonly Way[]>> = {
  application: ['application', 'everything'],
  postmaster: ['database', 'postmaster', 'everything'],
  sessions: ['database', 'everything'],
}

/** The real application in a process of its own, as a person starts it, over its own embedded database. */
export class Application {
  readonly url: string
  readonly dataFolder: string
  readonly #port: number
  #child: ChildProcess | undefined
  #said = ''

  constructor(dataFolder: string, port: number) {
    this.dataFolder = dataFolder
    this.#port = port
    this.url = `http://127.0.0.1:${port}`
  }

  /** Starts it unless it runs, and waits until it answers. */
  async start(): Promise<void> {
    if (this.#child === undefined) this.#spawn()
    for (let tries = 0; tries < 1200; tries++) {
      if (await this.#answers()) return
      if (this.#child === undefined) throw new Error(`the application ended by itself:\n${this.#said}`)
      await wait(25)
    }
    throw new Error(`the application does not answer:\n${this.#said}`)
  }

  #spawn(): void {
    const { DATABASE_URL: _url, ...env } = process.env
    this.#said = ''
    const child = spawn(process.execPath, ['src/app/cli.ts', 'start', '--no-demo'], {
      cwd: projectFolder,
      env: { ...env, CHIBO_DATA: this.dataFolder, PORT: String(this.#port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (this.#said += String(part)))
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    this.#child = child
  }

  async #answers(): Promise<boolean> {
    return fetch(`${this.url}/api/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
  }

  /** With SIGKILL, which nobody can prepare for. */
  async kill(way: Way, chance: () => number): Promise<void> {
    const postmaster = this.#postmaster()
    const sessions = postmaster === undefined ? [] : childrenOf(postmaster)
    const ended = strikesAt.application.includes(way) ? endOf(this.#child) : undefined
    if (ended !== undefined) this.#child?.kill('SIGKILL')
    if (strikesAt.postmaster.includes(way)) strike(postmaster)
    if (strikesAt.sessions.includes(way)) for (const session of sessions) strike(session)
    if (way === 'session') strike(sessions[Math.floor(chance() * sessions.length)])
    await ended
  }

  async stop(): Promise<void> {
    const ended = endOf(this.#child)
    this.#child?.kill('SIGTERM')
    await ended
  }

  #postmaster(): number | undefined {
    try {
      const file = path.join(this.dataFolder, 'db', 'cluster', 'postmaster.pid')
      return Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined
    } catch {
      return undefined
    }
  }
}

async function endOf(child: ChildProcess | undefined): Promise<void> {
  if (child !== undefined) await once(child, 'exit')
}

function strike(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

export async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
