/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Day } from '#kernel/day.ts'
import type { AffiliationKind } from '../member.ts'
import type { Unit } from './cells.ts'
import { compare, placing } from './comparing.ts'
import type { Piece } from './comparing.sql.ts'
import { entryOf, type Entry, type RowToRead } from './entry.ts'
import type { Person } from './person.ts'

export interface DraftToCompare {
  /** Each of `RowToRead[]` with a verdict. */
  readonly rows: readonly Piece[]
  readonly units: readonly Unit[]
  readonly chosen: Readonly<Record<string, string>>
  readonly kind: AffiliationKind
  readonly on: Day
}

/** What the thread asks for on its way: the cells are known, so that the people who belong there can be found. */
export interface Steps {
  /** Pieces of `{row, cell}[]`; answers pieces of `Person[]`. */
  placed(cells: readonly Piece[]): Promise<readonly Piece[]>
}

/** Pieces of `RowOutcome[]`, and `GoneOutcome[]`. */
export interface ComparedDraft {
  readonly rows: readonly Piece[]
  readonly gone: Piece
}

/** Compares in a thread of its own, so that two hundred thousand rows leave the server free to answer; ended when the signal says so. */
export function compareElsewhere(given: DraftToCompare, steps: Steps, signal: AbortSignal): Promise<ComparedDraft> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { importToCompare: given },
      transferList: given.rows.map(({ buffer }) => buffer),
    })
    const stop = () => void thread.terminate()
    signal.addEventListener('abort', stop, { once: true })
    const fail = (error: unknown) => {
      reject(signal.aborted ? signal.reason : error)
      stop()
    }
    thread.on('message', (said: Said) => {
      if ('placed' in said) handOver(thread, steps, said.placed).catch(fail)
      else resolve(said)
    })
    thread.once('error', fail)
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop)
      reject(signal.aborted ? signal.reason : new Error(`the thread ended with ${code}`))
    })
  })
}

async function handOver(thread: Worker, steps: Steps, placed: readonly Piece[]): Promise<void> {
  const people = await steps.placed(placed)
  thread.postMessage(
    people,
    people.map(({ buffer }) => buffer),
  )
}

type Said = { readonly placed: readonly Piece[] } | ComparedDraft

type Row = RowToRead & { readonly verdict: string | null }

function isOurs(data: unknown): data is { readonly importToCompare: DraftToCompare } {
  return typeof data === 'object' && data !== null && 'importToCompare' in data
}

const pieceOf = 2_000 // rows

function inPieces(rows: readonly unknown[]): readonly Piece[] {
  const count = Math.ceil(rows.length / pieceOf)
  return Array.from({ length: count }, (_, i) => pieceFrom(rows.slice(i * pieceOf, (i + 1) * pieceOf)))
}

function pieceFrom(rows: readonly unknown[]): Piece {
  return new TextEncoder().encode(JSON.stringify(rows))
}

function jsonOf(piece: Piece): unknown {
  return JSON.parse(new TextDecoder().decode(piece))
}

function compareHere({ rows, units, chosen, kind, on }: DraftToCompare): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by comparing.sql.ts
  const read = rows.flatMap((piece) => jsonOf(piece) as Row[])
  const entries = read.flatMap((row) => entryOf(row) ?? [])
  const verdicts = new Map(read.flatMap(({ row, verdict }) => (verdict === null ? [] : [[row, verdict] as const])))
  const place = placing(units, chosen, on)
  const cellOf = (entry: Pick<Entry, 'cell'>) => place(entry)
  const cells = entries.map((entry) => ({ row: entry.row, cell: cellOf(entry).cell?.id ?? null }))
  parentPort?.once('message', (pieces: readonly Piece[]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by comparing.sql.ts
    const people = pieces.flatMap((piece) => jsonOf(piece) as Person[])
    const compared = compare({ entries, people, kind, on, cellOf, verdicts })
    const said: ComparedDraft = { rows: inPieces(compared.rows), gone: pieceFrom(compared.gone) }
    parentPort?.postMessage(
      said,
      [...said.rows, said.gone].map(({ buffer }) => buffer),
    )
    parentPort?.close()
  })
  const placed = inPieces(cells)
  parentPort?.postMessage(
    { placed } satisfies Said,
    placed.map(({ buffer }) => buffer),
  )
}

if (!isMainThread && isOurs(workerData)) compareHere(workerData.importToCompare)
