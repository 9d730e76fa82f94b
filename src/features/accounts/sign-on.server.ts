import type { AnyRoute } from '#kernel/contract.ts'
import type { Given } from '#platform/http/index.ts'
import type { Provider } from '#platform/session/index.ts'
import { endSignedOn } from './sign-on.sql.ts'

/** A transaction in nobody's name. */
type AsNobody = (work: (tx: Given<AnyRoute>['tx']) => Promise<unknown>) => Promise<unknown>

/** The province's provider says, from server to server, that somebody has left: what they began here by it ends. False where it was not the provider who says so. */
export async function endLeft(as: AsNobody, provider: Provider, token: string): Promise<boolean> {
  const left = await provider.readLeft(token)
  if (left === undefined) return false
  await as((tx) => endSignedOn(tx, { issuer: provider.issuer, ...left }))
  return true
}
