import type { Database } from './database.ts'
import { ourMigrations } from './migrations.ts'

let ours: string | undefined

/** Whether the database stands exactly at the schema of this version. Rejects where it cannot be reached. */
export async function isCurrent({ owner }: Pick<Database, 'owner'>): Promise<boolean> {
  ours ??= ourMigrations()
    .map(({ checksum }) => checksum)
    .join()
  const { rows } = await owner.query<{ theirs: string | null }>(
    'select string_agg(checksum, $1 order by number) as theirs from chibo.migration',
    [','],
  )
  return rows[0]?.theirs === ours
}
