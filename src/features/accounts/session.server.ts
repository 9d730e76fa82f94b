import type { AnyRoute } from '#kernel/contract.ts'
import type { Given } from '#platform/http/index.ts'
import { digestOf, newToken, sessionCookie } from '#platform/session/index.ts'
import { type Buckets, endSession, startSession } from './accounts.sql.ts'

/** Under which tries at a name from an address are counted. */
export function bucketsOf(username: string, address: string): Buckets {
  return {
    address: digestOf('address', address),
    both: digestOf('both', username, address),
    byAddress: digestOf('byAddress', address),
    byName: digestOf('byName', username),
  }
}

/** From now on this browser is signed in as that account. Whoever left it without signing out is signed out. */
export async function beginSession(
  { tx, client, cookies }: Pick<Given<AnyRoute>, 'tx' | 'client' | 'cookies'>,
  account: string,
  buckets: Buckets,
): Promise<void> {
  if (client.session !== undefined) await endSession(tx, digestOf(client.session))
  const token = newToken()
  await startSession(tx, account, digestOf(token), buckets)
  cookies.set(sessionCookie, token)
}
