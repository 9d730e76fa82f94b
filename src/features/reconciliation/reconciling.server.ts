import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Day } from '#kernel/day.ts'
import type { GivenList } from './entry.ts'
import { placeLists } from './organisations.ts'
import { reconcile, type Outcome, type Verdict } from './reconcile.ts'

export interface ToReconcile {
  readonly lists: readonly GivenList[]
  readonly verdicts: readonly Verdict[]
  readonly today: Day
}

/** In a thread of its own, so that a hundred thousand rows leave the server free to answer; ended when the signal says so. */
export function reconcileElsewhere(given: ToReconcile, signal: AbortSignal): Promise<Outcome> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { reconcile: given } })
    const stop = () => void thread.terminate()
    signal.addEventListener('abort', stop, { once: true })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      reject(signal.aborted ? signal.reason : new Error(`the thread ended with ${String(code)}`))
    })
  })
}

function isOurs(data: unknown): data is { readonly reconcile: ToReconcile } {
  return typeof data === 'object' && data !== null && 'reconcile' in data
}

if (!isMainThread && isOurs(workerData)) {
  const { lists, verdicts, today } = workerData.reconcile
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(reconcile(placeLists(lists), verdicts, { on: today }))
}
