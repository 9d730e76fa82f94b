/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { understandInSteps, type Understanding, type Vocabulary } from '#engines/sheets/index.ts'
import { readGrids } from '#platform/documents/index.ts'
import type { DraftRow, ListHead } from './draft.ts'
import type { FileNote } from './reading.ts'

export interface FileToRead {
  readonly bytes: Uint8Array
  readonly fileName: string
}

/** A draft whose rows are JSON texts of `DraftRow[]` in UTF-8, each small enough to let others work in between. */
export interface ReadDraft<About> {
  readonly sheet: string
  readonly about: About
  readonly count: number
  readonly pieces: readonly Piece[]
}

type Piece = Uint8Array<ArrayBuffer>

type Refused = { readonly ok: false; readonly refusal: NonNullable<ListHead['refusal']> }

export type ReadFile<About> = { readonly ok: true; readonly draft: ReadDraft<About> } | Refused

/** What a subject makes of a file, in the thread: which words head its columns, and the draft of what was understood. */
export interface Subject<Given, About> {
  vocabulary(given: Given): Vocabulary
  draftOf(
    understanding: Understanding,
    given: Given,
    notes: readonly FileNote[],
  ): { readonly about: About; readonly rows: readonly DraftRow[] }
}

const pieceOf = 1_000 // rows
/** The child process that takes a file apart is ended from within the thread, which needs a moment for it. */
const momentToStop = 500 // milliseconds

/**
 * Reads a file in a thread of its own, so that two hundred thousand rows leave the server free to answer; ended when the signal
 * says so. `thread` is the module that calls `readHere` with the same subject.
 */
export function readElsewhere<About>(
  thread: URL,
  file: FileToRead,
  given: unknown,
  signal: AbortSignal,
  stage: (done: number, of: number) => void,
): Promise<ReadFile<About>> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: { read: { file, given } } satisfies Handed<unknown> })
    const pieces: Piece[] = []
    const stop = () => {
      worker.postMessage('stop')
      setTimeout(() => void worker.terminate(), momentToStop)
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (said: Said<About>) => {
      if ('piece' in said) pieces.push(said.piece)
      else if ('done' in said) stage(said.done, said.of)
      else resolve(said.ok ? { ok: true, draft: { ...said.draft, pieces } } : said)
    })
    worker.once('error', (error) => reject(signal.aborted ? signal.reason : error))
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      reject(signal.aborted ? signal.reason : new Error(`the thread ended with ${code}`))
    })
  })
}

interface Handed<Given> {
  readonly read: { readonly file: FileToRead; readonly given: Given }
}

type Said<About> =
  | { readonly done: number; readonly of: number }
  | { readonly piece: Piece }
  | { readonly ok: true; readonly draft: Omit<ReadDraft<About>, 'pieces'> }
  | Refused

/** In the thread: reads what was handed over. Does nothing where the module is loaded for another reason. */
export async function readHere<Given, About>(subject: Subject<Given, About>): Promise<void> {
  if (isMainThread || !isHanded<Given>(workerData)) return
  const stop = new AbortController()
  parentPort?.once('message', () => stop.abort())
  // what was handed over need not be copied
  await read(subject, workerData.read, stop.signal, (said) =>
    parentPort?.postMessage(said, 'piece' in said ? [said.piece.buffer] : []),
  )
  parentPort?.close()
}

function isHanded<Given>(data: unknown): data is Handed<Given> {
  return typeof data === 'object' && data !== null && 'read' in data
}

async function read<Given, About>(
  subject: Subject<Given, About>,
  { file: { bytes, fileName }, given }: Handed<Given>['read'],
  signal: AbortSignal,
  say: (said: Said<About>) => void,
): Promise<void> {
  const file = await readGrids(bytes, fileName, { signal })
  if (!file.ok) return say({ ok: false, refusal: { code: file.refusal.code, facts: { ...file.refusal } } })
  const steps = understandInSteps(file.grids, subject.vocabulary(given))
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
  const { rows, about } = subject.draftOf(understanding, given, file.notes)
  for (let i = 0; i < rows.length; i += pieceOf)
    say({ piece: new TextEncoder().encode(JSON.stringify(rows.slice(i, i + pieceOf))) })
  say({ ok: true, draft: { about, sheet: understanding.sheet, count: rows.length } })
}
