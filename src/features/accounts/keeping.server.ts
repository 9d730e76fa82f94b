import type { AnyRoute } from '#kernel/contract.ts'
import type { Call, Given } from '#platform/http/index.ts'
import { pathOf } from '#features/units/index.server.ts'
import type { KeptAccount } from './keeping.ts'
import { loadAccount } from './keeping.sql.ts'

type Asking = Pick<Call, 'actor' | 'world'> & Pick<Given<AnyRoute>, 'tx'>

/** The first wall, at a unit: whether the actor keeps accounts there, and which roles they may give. */
export async function placeAt({ tx, actor, world }: Asking, unit: string) {
  const path = await pathOf(tx, unit, world.today)
  return { isTheirs: actor.can('accounts.write', path), path }
}

/** The account, where at least one of its seats or its home is at a unit whose accounts the actor keeps. */
export async function loadTheirs(given: Asking, id: string): Promise<KeptAccount | undefined> {
  const account = await loadAccount(given.tx, id)
  for (const unit of account?.units ?? []) if ((await placeAt(given, unit)).isTheirs) return account
  return undefined
}

/** At which unit it is written down what was done to the account. */
export function homeOf({ units, seats, id }: KeptAccount): string {
  const home = seats[0]?.unit ?? units[0]
  if (home === undefined) throw new Error(`the account ${id} belongs nowhere`)
  return home
}
