import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprintOf, keyFileName } from '#platform/secrets/index.ts'

/** Tells one key of the identity numbers from another without telling anything of it; null where the folder has none. */
export function identityKeyIn(dataFolder: string): string | null {
  try {
    return fingerprintOf(readFileSync(path.join(dataFolder, keyFileName)))
  } catch {
    return null
  }
}
