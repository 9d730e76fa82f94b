import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

/** Who is kept and not used, as they asked, of the people the account has. */
export async function restrictedPeople(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`select r as person from chibo.restricted_people() r`.execute(tx)
  return new Set(rows.map(({ person }) => person))
}
