import { createHash, randomUUID } from 'node:crypto'
import { understand } from '#engines/sheets/index.ts'
import type { Grid } from '#kernel/grid.ts'
import { draftOf, keptRow } from './drafting.ts'
import { problemsOfDraft } from './draft-problems.ts'
import type { Side } from './entry.ts'
import { insertKept } from './kept.sql.ts'
import { findList, insertList, insertProblems, markAccepted, saveHead } from './lists.sql.ts'
import type { Asking } from './reach.sql.ts'
import type { Moment } from './run.jobs.ts'
import { vocabularyFor } from './vocabulary.ts'

/** A list of made-up people, as cells: the demo and the samples. */
export interface ReadyList {
  readonly kind: Side
  readonly fileName: string
  readonly suppliedBy: string
  readonly grid: Grid
}

/** Understands a list as an uploaded file would be, and accepts it at once. */
export async function acceptReady(
  tx: Asking['tx'],
  into: { readonly reconciliation: string; readonly unit: string },
  { kind, fileName, suppliedBy, grid }: ReadyList,
  { today, now }: Moment,
): Promise<string> {
  const id = randomUUID()
  const fingerprint = createHash('sha256').update(JSON.stringify(grid)).digest()
  await insertList(tx, { ...into, id, kind, fileName, suppliedBy, named: false, fingerprint }, now)
  const understood = understand([grid], vocabularyFor(kind, today))
  if (!understood.ok) throw new Error(`a ready list was not understood: ${fileName}`)
  const draft = draftOf(understood.understanding, { id, kind, supplied_by: null }, today)
  await saveHead(tx, id, { ...draft, sheet: grid.sheet })
  const kept = draft.rows.flatMap((row) => keptRow(row, kind) ?? [])
  await insertKept(tx, { ...into, id }, kept)
  await insertProblems(tx, { ...into, list: id }, problemsOfDraft(draft.rows, draft.head, kind))
  const list = await findList(tx, id)
  if (list) await markAccepted(tx, list, kept.length, now)
  return id
}
