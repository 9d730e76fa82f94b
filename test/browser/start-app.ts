import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { hostName } from '#test/authority.ts'
import { issued } from '#test/reach.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const Accounts = z.array(z.object({ username: z.string(), password: z.string() }))

export interface App {
  /** Where it answers, without a slash at the end. */
  readonly url: string
  /** What its console has shown. */
  said(): string
  /** The password of a demo account. */
  readonly passwordOf: (username: string) => string
  /** Its data folder. */
  readonly data: string
}

interface Wish {
  /** Without the demo. */
  readonly empty?: boolean
  /** Fills the new data folder instead of the demo. */
  readonly fill?: (data: string) => Promise<void>
}

/**
 * The real application in a process of its own, as an office reaches it: by a name, over HTTPS. An embedded database with the
 * demo unless something else is wished, on a free port.
 */
export async function startApp({ empty = false, fill }: Wish = {}) {
  mkdirSync(path.join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(path.join(root, '.cache', 'browser-app-'))
  const port = String(await aFreePort())
  const data = path.join(folder, 'data')
  if (fill) await fill(data)
  else if (!empty) await (await run(['start'], data, port)).stop() // loads the demo
  const url = `https://${hostName}:${port}`
  const [cert, key] = [path.join(folder, 'chibo.crt'), path.join(folder, 'chibo.key')]
  writeFileSync(cert, issued.cert)
  writeFileSync(key, issued.key, { mode: 0o600 })
  const served = await run(['serve', '--tls-cert', cert, '--tls-key', key, '--public-url', url], data, port)
  const known = path.join(data, 'demo-accounts.json')
  const accounts = existsSync(known) ? Accounts.parse(JSON.parse(readFileSync(known, 'utf8'))) : []
  const app: App = {
    url,
    said: served.said,
    data,
    passwordOf: (username) => accounts.find((account) => account.username === username)?.password ?? 'none',
  }
  async function stop(): Promise<void> {
    await served.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { app, stop }
}

async function run(args: readonly string[], data: string, port: string) {
  const { DATABASE_URL: _url, ...inherited } = process.env
  const child = spawn(process.execPath, ['src/app/cli.ts', ...args], {
    cwd: root,
    env: { ...inherited, CHIBO_DATA: data, PORT: port, CHIBO_PARENT: 'ipc' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('Ctrl+C')) resolve()
    })
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
    child.once('exit', () => reject(new Error(`the application did not start:\n${said}`)))
  })
  async function stop(): Promise<void> {
    child.kill('SIGTERM')
    await gone
  }
  return { said: () => said, stop }
}

async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
