import path from 'node:path'
import { type Decision, refuse } from '#kernel/decision.ts'
import { keyOfNumbers, setKeyOfNumbers } from '#features/people/index.server.ts'
import type { Database } from '#platform/db/index.ts'
import {
  fingerprintOf,
  type KeyRefusal,
  keyFileName,
  nextKeyFile,
  provideKey,
  readKey,
  type Secrets,
  secretsFrom,
  takeNextKey,
} from '#platform/secrets/index.ts'

/**
 * The key of the identity numbers: in the data folder, or in the file that `CHIBO_KEY_FILE` names. It is made where no number
 * is sealed yet; where some are, only the key they were sealed with will do.
 */
export async function provideSecrets(
  database: Database,
  dataFolder: string,
  named = process.env['CHIBO_KEY_FILE']?.trim(),
): Promise<Decision<{ readonly secrets: Secrets }, KeyRefusal>> {
  const file = keyFileOf(dataFolder, named)
  const sealedWith = await database.asOwner(keyOfNumbers)
  if (sealedWith !== undefined) endRotation(file, sealedWith)
  const found = sealedWith === undefined ? provideKey(file) : readKey(file)
  if (!found.ok) return found
  const secrets = secretsFrom(found.key)
  const { fingerprint } = secrets
  if (sealedWith !== undefined && sealedWith !== fingerprint)
    return refuse({ code: 'secrets.otherKey', path: file, ours: fingerprint, theirs: sealedWith })
  await database.asOwner((tx) => setKeyOfNumbers(tx, fingerprint))
  return { ok: true, secrets }
}

export function keyFileOf(dataFolder: string, named = process.env['CHIBO_KEY_FILE']?.trim()): string {
  return named ? path.resolve(named) : path.join(dataFolder, keyFileName)
}

/** A change of the key that was stopped after the database had taken the new one, and before its file was put in place. */
function endRotation(file: string, sealedWith: string): void {
  const [now, next] = [readKey(file), readKey(nextKeyFile(file))]
  if (!now.ok || !next.ok || fingerprintOf(next.key) !== sealedWith) return
  takeNextKey(file, fingerprintOf(now.key))
}
