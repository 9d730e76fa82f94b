import type { Database } from '#platform/db/index.ts'
import { codeDigest, newCode } from '#platform/session/index.ts'
import { keepFirstCode } from '#features/accounts/index.server.ts'

/** A new code for making the first account, in place of any before it; `undefined` where there are accounts. */
export async function provideFirstCode(database: Database): Promise<string | undefined> {
  const code = newCode()
  return (await database.asOwner((tx) => keepFirstCode(tx, codeDigest(code)))) ? code : undefined
}
