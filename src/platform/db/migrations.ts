import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Migration {
  readonly number: number
  /** Without folder and ending: `0001-ground`. */
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const folder = fileURLToPath(new URL('../../../db/migrations', import.meta.url))

/** The migrations of this version of the application, in order. */
export function ourMigrations(from: string = folder): readonly Migration[] {
  const files = readdirSync(from).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
  return files.toSorted().map((file) => {
    // A checkout with Windows line ends is the same migration.
    const sql = readFileSync(path.join(from, file), 'utf8').replaceAll('\r\n', '\n')
    const checksum = createHash('sha256').update(sql).digest('hex')
    return { number: Number(file.slice(0, 4)), name: file.slice(0, -'.sql'.length), sql, checksum }
  })
}

/** Changes whenever a migration does. */
export function checksumOf(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const migration of migrations) hash.update(migration.name).update(migration.checksum)
  return hash.digest('hex')
}
