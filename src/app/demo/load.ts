import { todayInVietnam } from '#kernel/day.ts'
import { layDownGrants } from '#features/accounts/index.server.ts'
import type { Database } from '#platform/db/index.ts'
import { grantLines } from '../grants.ts'
import { demoAccounts, openAccounts, wardStaff, type DemoAccount } from './accounts.ts'
import { tellStory } from './story.ts'
import { found, foundTree } from './tree.ts'

export type { DemoAccount }

/**
 * Loads the demo into an empty, migrated database: whole or not at all, since a start may be cut short. `passwordOf` gives the
 * password of an account, the same whenever it is asked.
 */
export async function loadDemo(
  database: Database,
  passwordOf: (username: string) => string,
  now: Date = new Date(),
): Promise<readonly DemoAccount[]> {
  await database.asOwner(async (tx) => {
    await layDownGrants(tx, grantLines)
    const tree = await foundTree(tx)
    const accounts = await openAccounts(tx, tree, passwordOf)
    const account = found(accounts, wardStaff)
    await tellStory(tx, { account, unit: tree.ward }, { today: todayInVietnam(now.getTime()), now: now.toISOString() })
  })
  return demoAccounts
}
