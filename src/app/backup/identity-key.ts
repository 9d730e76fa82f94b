import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprintOf, keyFileName } from '#platform/secrets/index.ts'

/**
 * Tells one key of the identity numbers from another without telling anything of it; null where there is none, in the folder or
 * in the file that `CHIBO_KEY_FILE` names.
 */
export function identityKeyIn(dataFolder: string, named = process.env['CHIBO_KEY_FILE']?.trim()): string | null {
  try {
    return fingerprintOf(readFileSync(named ? path.resolve(named) : path.join(dataFolder, keyFileName)))
  } catch {
    return null
  }
}
