import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { report } from './table.ts'

/** From the command to the first page, on a data folder that was started before: `node bench/start.ts`. */
const root = fileURLToPath(new URL('..', import.meta.url))

interface Page {
  readonly body: Buffer
  /** Bytes as they crossed the wire. */
  readonly wire: number
}

async function started(folder: string, port: number): Promise<number> {
  const from = performance.now()
  const env = { ...process.env, CHIBO_DATA: folder, PORT: String(port) }
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: root, env, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while ((await fetched(port, '/')) === undefined) await wait(10)
  const seconds = (performance.now() - from) / 1000
  child.kill('SIGTERM')
  await ended
  return seconds
}

/** The first page with everything its HTML names, as a browser that has nothing yet takes it. */
async function firstPage(folder: string, port: number): Promise<number> {
  const env = { ...process.env, CHIBO_DATA: folder, PORT: String(port) }
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: root, env, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let page = await fetched(port, '/')
  for (; page === undefined; page = await fetched(port, '/')) await wait(10)
  const html = (await fetched(port, '/', 'identity'))?.body.toString() ?? ''
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, at]) => at ?? '')
  const parts = await Promise.all(named.map((at) => fetched(port, at)))
  child.kill('SIGTERM')
  await ended
  return [page, ...parts].reduce((sum, part) => sum + (part?.wire ?? 0), 0)
}

function fetched(port: number, at: string, encoding = 'br, gzip'): Promise<Page | undefined> {
  return new Promise((resolve) => {
    const options = { port, host: '127.0.0.1', path: at, headers: { 'accept-encoding': encoding } }
    get(options, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        resolve(answer.statusCode === 200 ? { body, wire: body.length } : undefined)
      })
    }).on('error', () => resolve(undefined))
  })
}

async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

const folder = mkdtempSync(path.join(tmpdir(), 'chibo-bench-'))
const port = await aFreePort()
const first = await started(folder, port)
const warm = [await started(folder, port), await started(folder, port), await started(folder, port)]
const kilobytes = (await firstPage(folder, port)) / 1000
rmSync(folder, { recursive: true, force: true })
report([
  { what: 'start with a new database, the demo loaded', ours: `${first.toFixed(2)} s` },
  {
    what: 'warm start to first page, three times',
    mark: 'under 5 s',
    ours: `${warm.map((s) => s.toFixed(2)).join(', ')} s`,
  },
  { what: 'first page, compressed, all its HTML names', mark: 'under 250 KB', ours: `${kilobytes.toFixed(0)} KB` },
])
