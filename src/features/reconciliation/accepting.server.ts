import { nothingRead, type ListHead } from '#features/lists/index.ts'
import { draftRowsBetween, lastDraftRow } from '#features/lists/index.server.ts'
import { problemsOfDraft } from './draft-problems.ts'
import { keptRow } from './drafting.ts'
import { insertKept } from './kept.sql.ts'
import { drafts, insertProblems, type ListRow } from './lists.sql.ts'
import type { Asking } from './reach.sql.ts'

const pieceOf = 1_000 // rows: read, kept and written in some ten milliseconds

/** Keeps of a draft what is kept of a list, piece by piece, so that others are answered in between. Answers how many rows have a name. */
export async function keepDraft(tx: Asking['tx'], list: ListRow, head: ListHead): Promise<number> {
  let kept = 0
  let about = head // what concerns the whole file is told once, with the first piece
  const last = await lastDraftRow(tx, drafts, list.id)
  for (let from = 0; from <= last; from += pieceOf) {
    const rows = await draftRowsBetween(tx, drafts, list.id, from, from + pieceOf)
    const named = rows.flatMap((row) => keptRow(row, list.kind) ?? [])
    await insertKept(tx, list, named)
    await insertProblems(tx, { ...list, list: list.id }, problemsOfDraft(rows, about, list.kind))
    kept += named.length
    about = { ...nothingRead, columns: head.columns }
  }
  return kept
}
