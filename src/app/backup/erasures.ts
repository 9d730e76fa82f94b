import type pg from 'pg'
import type { Decision } from '#kernel/decision.ts'
import { keepsErasures, type LedgerRefusal, readLedger, replayErasures } from '#features/privacy/index.server.ts'

export interface Replaying {
  /** Erases anew whom the ledger names, once the schema knows tombstones; what is wrong with the ledger ends the restore. */
  readonly replay: (client: pg.Client) => Promise<LedgerRefusal | undefined>
  /** How many were; undefined where nobody asked for it. */
  readonly replayed: () => number | undefined
}

/** Replays the ledger at this path into what is restored; `undefined`: without one, as somebody chose. */
export function replayFrom(file: string | undefined): Decision<Replaying, LedgerRefusal> {
  if (file === undefined) return { ok: true, replay: async () => undefined, replayed: () => undefined }
  const read = readLedger(file)
  if (!read.ok) return read
  let count = 0
  async function replay(client: pg.Client): Promise<LedgerRefusal | undefined> {
    const ask = async (text: string, values: readonly unknown[] = []) =>
      (await client.query<Record<string, unknown>>(text, [...values])).rows
    if (!read.ok || file === undefined || !(await keepsErasures(ask))) return undefined
    const done = await replayErasures(ask, read.ledger, file)
    if (!done.ok) return done.refusal
    count += done.replayed
    return undefined
  }
  return { ok: true, replay, replayed: () => count }
}
