import { sql } from 'kysely'
import type { Scope } from '#kernel/authority.ts'
import type { Tx } from '#platform/db/index.ts'
import { belongingOf, isWithin, type AffiliationRow } from './duplicates.sql.ts'
import type { LoadedMerge, MergeListed } from './pair.ts'

interface MergeRow {
  readonly id: string
  readonly pair: string
  readonly kept: string
  readonly gone: string
  readonly kept_name: string
  readonly gone_name: string
  readonly at: string
  readonly by: string | null
  readonly version: number
  readonly undone_at: string | null
  readonly undone_by: string | null
  readonly before_kept: readonly AffiliationRow[]
  readonly before_gone: readonly AffiliationRow[]
  readonly later: LoadedMerge['later']
  readonly first: string | null
  readonly units: readonly string[]
  readonly settles: boolean
}

/** A merge whose outcome the account sees; undefined for any other. `locked`: it and both people are, until the transaction ends. */
export async function loadMerge(tx: Tx, id: string, locked = false): Promise<LoadedMerge | undefined> {
  const { rows } = await sql<{ merge: MergeRow | null }>`select chibo.load_merge(${id}, ${locked}) as merge`.execute(tx)
  const merge = rows[0]?.merge
  if (!merge) return undefined
  const { kept_name, gone_name, undone_at, undone_by, before_kept, before_gone, ...same } = merge
  return {
    ...same,
    keptName: kept_name,
    goneName: gone_name,
    undoneAt: undone_at,
    undoneBy: undone_by,
    beforeKept: before_kept.map(belongingOf),
    beforeGone: before_gone.map(belongingOf),
  }
}

export async function listMerges(
  tx: Tx,
  scope: Scope,
  asked: {
    readonly unit?: string | undefined
    readonly person?: string | undefined
    readonly page: number
    readonly size: number
  },
): Promise<{ readonly rows: readonly MergeListed[]; readonly total: number }> {
  const { unit = null, person = null, page, size } = asked
  const { rows } = await sql<MergeListed & { total: number }>`
    select m.*, count(*) over () as total from chibo.seen_merges(${unit}) m
    where (${person}::uuid is null or m.kept = ${person} or m.gone = ${person}) and ${isWithin(scope, 'm.kept')}
    order by m.at desc, m.id limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** False where a unit that one of them belonged to no longer stands on those days: nobody can be put back there. */
export async function saveUndoing(tx: Tx, id: string): Promise<boolean> {
  try {
    await sql`select chibo.undo_merge(${id})`.execute(tx)
    return true
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'unit_stands_on_those_days')
      return false
    throw error
  }
}

/** Whether somebody stands within a scope today: the reach by which merges are listed. */
export async function standsWithin(tx: Tx, scope: Scope, person: string): Promise<boolean> {
  const { rows } = await sql<{ within: boolean }>`
    select ${isWithin(scope, 'p.id')} as within from (select ${person}::uuid as id) p`.execute(tx)
  return rows[0]?.within === true
}
