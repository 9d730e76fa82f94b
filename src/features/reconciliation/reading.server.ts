/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { understandInSteps } from '#engines/sheets/index.ts'
import type { Day } from '#kernel/day.ts'
import { readGrids } from '#platform/documents/index.ts'
import type { ListHead } from './draft.ts'
import { draftOf, type Draft } from './drafting.ts'
import type { Side } from './entry.ts'
import { vocabularyFor } from './vocabulary.ts'

export interface FileToRead {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly list: { readonly id: string; readonly kind: Side; readonly supplied_by: string | null }
  readonly today: Day
}

/** A draft whose rows are JSON texts of `DraftRow[]` in UTF-8, each small enough to let others work in between. */
export interface ReadDraft extends Omit<Draft, 'rows'> {
  readonly sheet: string
  readonly count: number
  readonly pieces: readonly Piece[]
}

type Piece = Uint8Array<ArrayBuffer>

export type ReadFile =
  | { readonly ok: true; readonly draft: ReadDraft }
  | { readonly ok: false; readonly refusal: NonNullable<ListHead['refusal']> }

const pieceOf = 1_000 // rows
/** The child process that takes a file apart is ended from within the thread, which needs a moment for it. */
const momentToStop = 500 // milliseconds

/** Reads a file in a thread of its own, so that two hundred thousand rows leave the server free to answer; ended when the signal says so. */
export function readElsewhere(
  given: FileToRead,
  signal: AbortSignal,
  stage: (done: number, of: number) => void,
): Promise<ReadFile> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { read: given } })
    const pieces: Piece[] = []
    const stop = () => {
      thread.postMessage('stop')
      setTimeout(() => void thread.terminate(), momentToStop)
    }
    signal.addEventListener('abort', stop, { once: true })
    thread.on('message', (said: Said) => {
      if ('piece' in said) pieces.push(said.piece)
      else if ('done' in said) stage(said.done, said.of)
      else resolve(said.ok ? { ok: true, draft: { ...said.draft, pieces } } : said)
    })
    thread.once('error', (error) => reject(signal.aborted ? signal.reason : error))
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      reject(signal.aborted ? signal.reason : new Error(`the thread ended with ${code}`))
    })
  })
}

type Said =
  | { readonly done: number; readonly of: number }
  | { readonly piece: Piece }
  | { readonly ok: true; readonly draft: Omit<ReadDraft, 'pieces'> }
  | Extract<ReadFile, { ok: false }>

async function read({ bytes, fileName, list, today }: FileToRead, signal: AbortSignal, say: Say): Promise<void> {
  const file = await readGrids(bytes, fileName, { signal })
  if (!file.ok) return say({ ok: false, refusal: { code: file.refusal.code, facts: { ...file.refusal } } })
  const steps = understandInSteps(file.grids, vocabularyFor(list.kind, today))
  let step = steps.next()
  while (step.done !== true) {
    say({ done: step.value.done, of: step.value.of })
    step = steps.next()
  }
  if (!step.value.ok) {
    const { code, sheets } = step.value.refusal
    return say({ ok: false, refusal: { code, facts: { sheets } } })
  }
  const { understanding } = step.value
  const { rows, ...draft } = draftOf(understanding, list, today, file.notes)
  for (let i = 0; i < rows.length; i += pieceOf)
    say({ piece: new TextEncoder().encode(JSON.stringify(rows.slice(i, i + pieceOf))) })
  say({ ok: true, draft: { ...draft, sheet: understanding.sheet, count: rows.length } })
}

type Say = (said: Said) => void

function isOurs(data: unknown): data is { readonly read: FileToRead } {
  return typeof data === 'object' && data !== null && 'read' in data
}

if (!isMainThread && isOurs(workerData)) {
  const stop = new AbortController()
  parentPort?.once('message', () => stop.abort())
  // what was handed over need not be copied
  await read(workerData.read, stop.signal, (said) =>
    parentPort?.postMessage(said, 'piece' in said ? [said.piece.buffer] : []),
  )
  parentPort?.close()
}
