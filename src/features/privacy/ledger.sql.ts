import { CompiledQuery } from 'kysely'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ledger, LedgerLine, type LedgerRefusal } from './ledger.server.ts'

/** A way to ask the database as its owner: of a transaction, or of a connection that restores. */
export type Ask = (text: string, values?: readonly unknown[]) => Promise<readonly unknown[]>

export function askIn(tx: Tx): Ask {
  return async (text, values = []) => (await tx.executeQuery(CompiledQuery.raw(text, [...values]))).rows
}

/** Which ledger belongs to this database. */
export async function ledgerOf(ask: Ask): Promise<string> {
  const [row] = await ask('select id from ledger_mark')
  return textIn(row, 'id')
}

/** Whether the schema of this database has tombstones yet. */
export async function keepsErasures(ask: Ask): Promise<boolean> {
  return (await ask(`select where to_regclass('public.erasure') is not null`)).length > 0
}

/** What was erased after the n-th. */
export async function erasuresSince(ask: Ask, n: number): Promise<readonly LedgerLine[]> {
  const rows = await ask(
    `select n::float8 as n, person, unit, to_char(on_day, 'YYYY-MM-DD') as "onDay", at::text as at, ground,
      prev_hash as "prevHash", hash from chibo.ledger_since($1)`,
    [n],
  )
  return rows.map((row) => LedgerLine.parse(row))
}

/**
 * Erases anew whom the ledger names and this database does not: it was restored from before. Nobody else may be let in meanwhile.
 * Answers how many, and what the ledger does not have yet.
 */
export async function replayErasures(
  ask: Ask,
  ledger: Ledger,
  path: string,
): Promise<Decision<{ readonly replayed: number; readonly missing: readonly LedgerLine[] }, LedgerRefusal>> {
  if ((await ledgerOf(ask)) !== ledger.id) return refuse({ code: 'erasures.unusable', path, because: 'ofAnother' })
  const here = await erasuresSince(ask, 0)
  const parts = here.find((line, at) => ledger.lines[at] !== undefined && ledger.lines[at].hash !== line.hash)
  if (parts !== undefined)
    return refuse({ code: 'erasures.unusable', path, because: 'doesNotFollow', line: parts.n + 1 })
  const anew = ledger.lines.slice(here.length)
  for (const line of anew) await ask('select chibo.replay_erasure($1::jsonb)', [JSON.stringify(line)])
  if (anew.length > 0) await ask('select chibo.fold_deltas()')
  return { ok: true, replayed: anew.length, missing: here.slice(ledger.lines.length) }
}

function textIn(row: unknown, key: string): string {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, key) : undefined
  if (typeof value !== 'string') throw new Error(`${key} is no text`)
  return value
}
