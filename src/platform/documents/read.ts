import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bounds } from './bounds.ts'
import type { Read } from './read-here.ts'

export interface ReadOptions {
  /** Aborted: the child process is ended and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** Our code and our libraries, and nothing of the data folder. */
const readable = ['src/', 'node_modules/', 'package.json'].map((path) => `${root}${path}`)
const child = fileURLToPath(new URL('./read-child.ts', import.meta.url))

/**
 * Turns the bytes of an .xlsx, .xls, .csv or .txt file into cells, or says why not. The kind is told from the bytes; the name serves to
 * name the sheet of a text file. Works in a child process with a limit of time and memory that may read our own code and nothing else.
 */
export async function readGrids(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<Read> {
  options.signal?.throwIfAborted()
  if (bytes.byteLength > bounds.bytes)
    return {
      ok: false,
      refusal: { code: 'files.tooLarge', limit: 'bytes', most: bounds.bytes, found: bytes.byteLength },
    }
  const ended = await runChild(bytes, fileName, options.signal)
  options.signal?.throwIfAborted()
  if (ended.timedOut) return { ok: false, refusal: { code: 'files.tooLarge', limit: 'seconds', most: bounds.seconds } }
  if (ended.code === 0) return parseAnswer(ended.out)
  if (ended.outOfMemory) return { ok: false, refusal: { code: 'files.tooLarge', limit: 'memory', most: bounds.memory } }
  throw new Error(`the reading process ended with ${ended.code}: ${ended.complaint}`)
}

interface Ended {
  readonly code: number | null
  readonly out: readonly Buffer[]
  readonly timedOut: boolean
  readonly outOfMemory: boolean
  readonly complaint: string
}

function runChild(bytes: Uint8Array, fileName: string, signal: AbortSignal | undefined): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const limits = [
      `--max-old-space-size=${bounds.memory}`,
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
    ]
    const reader = spawn(process.execPath, [...limits, '--no-warnings', child, fileName], {
      env: {},
      cwd: root,
      stdio: 'pipe',
    })
    const out: Buffer[] = []
    let complaint = ''
    let timedOut = false
    const stop = () => reader.kill('SIGKILL')
    const timer = setTimeout(() => {
      timedOut = true
      stop()
    }, bounds.seconds * 1000)
    signal?.addEventListener('abort', stop, { once: true })
    reader.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    reader.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2_000)))
    reader.stdin.on('error', () => undefined) // the child may end before it has taken everything
    reader.on('error', reject)
    reader.on('close', (code) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      const outOfMemory =
        /out of memory|allocation failed|Invalid (?:string|array) length/iu.test(complaint) || code === null
      resolve({ code, out, timedOut, outOfMemory, complaint })
    })
    reader.stdin.end(bytes)
  })
}

function parseAnswer(out: readonly Buffer[]): Read {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own child process a moment ago
  return JSON.parse(Buffer.concat(out).toString('utf8')) as Read
}
