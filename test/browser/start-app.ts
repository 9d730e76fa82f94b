import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const Accounts = z.array(z.object({ username: z.string(), password: z.string() }))

export interface App {
  /** Where it answers, without a slash at the end. */
  readonly url: string
  /** The password of a demo account. */
  passwordOf(username: string): string
}

/** The real application in a process of its own: an embedded database with the demo, on a free port. */
export async function startApp() {
  mkdirSync(path.join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(path.join(root, '.cache', 'browser-app-'))
  const port = await aFreePort()
  const env = { ...process.env, CHIBO_DATA: folder, PORT: String(port), CHIBO_PARENT: 'ipc' }
  const child = spawn(process.execPath, ['src/app/cli.ts', 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('http://')) resolve()
    })
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
    child.once('exit', () => reject(new Error(`the application did not start:\n${said}`)))
  })
  const accounts = Accounts.parse(JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8')))
  const app: App = {
    url: `http://127.0.0.1:${port}`,
    passwordOf: (username) => accounts.find((account) => account.username === username)?.password ?? 'none',
  }
  async function stop(): Promise<void> {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  return { app, stop }
}

async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
