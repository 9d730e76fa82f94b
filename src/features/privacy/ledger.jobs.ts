import { setTimeout as wait } from 'node:timers/promises'
import type { Decision } from '#kernel/decision.ts'
import type { Working } from '#platform/jobs/index.ts'
import { beginLedger, type LedgerRefusal, readLedger, writeLedger } from './ledger.server.ts'
import { askIn, erasuresSince, ledgerOf, replayErasures } from './ledger.sql.ts'

type AsOwner = Working['asOwner']

export interface Agreed {
  /** How many were erased anew, because the database was restored from before. */
  readonly replayed: number
  /** There was no ledger; one was begun with what the database knows. */
  readonly begun: boolean
}

/**
 * Before anybody is let in: the database and its ledger agree. Whom only the ledger names is erased anew, in one transaction; what
 * only the database knows is added to the ledger.
 */
export async function agreeWithLedger(asOwner: AsOwner, file: string): Promise<Decision<Agreed, LedgerRefusal>> {
  const read = readLedger(file)
  if (read.ok) {
    const { ledger } = read
    const id = await asOwner((tx) => ledgerOf(askIn(tx)))
    // an empty ledger of a database that is no more tells nothing
    if (ledger.lines.length === 0 && ledger.id !== id) return begin(asOwner, file, true)
    const replayed = await asOwner((tx) => replayErasures(askIn(tx), ledger, file))
    if (!replayed.ok) return replayed
    writeLedger(file, ledger, replayed.missing)
    return { ok: true, replayed: replayed.replayed, begun: false }
  }
  if (read.refusal.because !== 'missing') return read
  return begin(asOwner, file, false)
}

async function begin(asOwner: AsOwner, file: string, over: boolean): Promise<Decision<Agreed, LedgerRefusal>> {
  const [id, lines] = await asOwner(
    async (tx) => [await ledgerOf(askIn(tx)), await erasuresSince(askIn(tx), 0)] as const,
  )
  beginLedger(file, id, lines, over)
  return { ok: true, replayed: 0, begun: true }
}

const every = 2000 // milliseconds

/** Adds to the ledger what was erased, seconds after it was. What cannot be written, as on a full disk, is tried again. */
export function keepLedger(asOwner: AsOwner, file: string): { stop(): Promise<void> } {
  const over = new AbortController()
  const running = repeat(asOwner, file, over.signal)
  return {
    async stop() {
      over.abort()
      await running
    },
  }
}

async function repeat(asOwner: AsOwner, file: string, signal: AbortSignal): Promise<void> {
  let written = 0
  while (!signal.aborted) {
    try {
      const news = await asOwner((tx) => erasuresSince(askIn(tx), written))
      const read = news.length > 0 ? readLedger(file) : undefined
      if (read?.ok) {
        const { lines } = read.ledger
        writeLedger(
          file,
          read.ledger,
          news.filter(({ n }) => n > lines.length),
        )
        written = Math.max(...news.map(({ n }) => n))
      }
    } catch {
      // at the next turn
    }
    await wait(every, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
