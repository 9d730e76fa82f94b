import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { findPairs, type Compared } from './comparing.ts'

/** JSON in UTF-8: handed from thread to thread as it lies in memory. */
type Piece = Uint8Array<ArrayBuffer>

export interface ToSearch {
  /** Each of `Compared[]`. */
  readonly pieces: readonly Piece[]
  readonly numbers: readonly (readonly [string, string])[]
}

/** In a thread of its own, so that two hundred thousand people leave the server free to answer; ended when the signal says so. Answers `FoundPair[]` as JSON. */
export function findElsewhere(given: ToSearch, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { search: given },
      transferList: given.pieces.map(({ buffer }) => buffer),
    })
    const stop = () => void thread.terminate()
    signal.addEventListener('abort', stop, { once: true })
    thread.on('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      reject(signal.aborted ? signal.reason : new Error(`the thread ended with ${code}`))
    })
  })
}

function isOurs(data: unknown): data is { readonly search: ToSearch } {
  return typeof data === 'object' && data !== null && 'search' in data
}

if (!isMainThread && isOurs(workerData)) {
  const { pieces, numbers } = workerData.search
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by people.sql as rows of texts
  const people = pieces.flatMap((piece) => JSON.parse(new TextDecoder().decode(piece)) as Compared[])
  const found = JSON.stringify(findPairs(people, numbers))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(found)
}
