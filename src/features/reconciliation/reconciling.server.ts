import { randomUUID } from 'node:crypto'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { compareLists, type Compared, type Piece, type ToCompare } from './comparing.ts'

/** In a thread of its own, so that a hundred thousand rows leave the server free to answer; ended when the signal says so. */
export function compareElsewhere(
  given: ToCompare,
  signal: AbortSignal,
  stage: (share: number) => void,
): Promise<Compared> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { compare: given },
      transferList: given.lists.flatMap(({ pieces }) => pieces.map(({ buffer }) => buffer)),
    })
    const stop = () => void thread.terminate()
    signal.addEventListener('abort', stop, { once: true })
    thread.on('message', (said: Said) => ('share' in said ? stage(said.share) : resolve(said.compared)))
    thread.once('error', reject)
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      reject(signal.aborted ? signal.reason : new Error(`the thread ended with ${code}`))
    })
  })
}

type Said = { readonly share: number } | { readonly compared: Compared }

function isOurs(data: unknown): data is { readonly compare: ToCompare } {
  return typeof data === 'object' && data !== null && 'compare' in data
}

/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
if (!isMainThread && isOurs(workerData)) {
  const say = (said: Said, given: readonly Piece[] = []) =>
    parentPort?.postMessage(
      said,
      given.map(({ buffer }) => buffer),
    )
  const compared = compareLists(workerData.compare, randomUUID, (share) => say({ share }))
  say({ compared }, Object.values(compared.pieces).flat())
}
