import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Beside the database, never in it and never in a backup. */
export const keyFile = 'secret.key'

/** Tells one key of the identity numbers from another without telling anything of it; null where the folder has none. */
export function identityKeyIn(dataFolder: string): string | null {
  try {
    const key = readFileSync(path.join(dataFolder, keyFile))
    return createHash('sha256').update('chibo, which key\0').update(key).digest('hex').slice(0, 16)
  } catch {
    return null
  }
}
