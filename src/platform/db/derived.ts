import type pg from 'pg'

/** A derived table that is not as it follows from the others. */
export interface DerivedDifference {
  readonly table: string
  /** Rows that stand and should not, and rows that should stand and do not. */
  readonly count: number
  /** Ids of one of them. */
  readonly first: string
}

const all = ['chibo.derived_differences', 'chibo.grant_differences'] as const

/** Compares every derived table with the truth, as the owner. The first versions knew only how to compare the closure of the tree. */
export async function derivedDifferences(client: pg.Client): Promise<readonly DerivedDifference[]> {
  const known = await knownOf(client, all)
  const questions = known.map((name) => `select derived, key from ${name}()`)
  if (!known.includes('chibo.derived_differences'))
    questions.push(`select 'unit_reach', ancestor || ' ' || unit from chibo.reach_differences()`)
  const { rows } = await client.query<DerivedDifference>(`
    select derived as table, count(*)::int as count, min(key) as first
    from (${questions.join(' union all ')}) d (derived, key) group by derived order by derived`)
  return rows
}

/** Whether this database can make everything derived anew. */
export async function canRebuild(client: pg.Client): Promise<boolean> {
  return (await knownOf(client, all)).length === all.length
}

/** Makes every derived table anew within the open transaction: writers wait until it commits, readers do not. */
export async function rebuildDerived(client: pg.Client): Promise<void> {
  await client.query('call chibo.rebuild_derived()')
  await client.query('select chibo.rebuild_grants()')
}

async function knownOf(client: pg.Client, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) name where to_regproc(name) is not null',
    [names],
  )
  return rows.map(({ name }) => name)
}
