import { todayInVietnam } from '#kernel/day.ts'
import { layDownGrants } from '#features/accounts/index.server.ts'
import type { Database } from '#platform/db/index.ts'
import { grantLines } from '../grants.ts'
import {
  demoAccounts,
  openAccounts,
  ownMember,
  ownSecretary,
  typists,
  wardStaff,
  type DemoAccount,
} from './accounts.ts'
import { demoSeed, fatesOf } from './lists/index.ts'
import { fillOwnPage } from './own-page.ts'
import {
  cellIn,
  drawPlan,
  fillCells,
  found,
  foundTree,
  storyPeople,
  type Filling,
  type Steps,
} from './register/index.ts'
import { leaveProposal } from './proposal.ts'
import { tellStory } from './story.ts'

export type { DemoAccount }

export interface DemoSize {
  /** People of the register; up to 100,000 a slice of the province, from there all of it, from a million on a country. */
  readonly members: number
  /** Units of a country. */
  readonly units?: number
}

export interface DemoWish extends Partial<DemoSize> {
  readonly now?: Date
  /** Encrypts an identity number; without it the register keeps none. */
  readonly seal?: Filling['seal']
}

/** Members of the demo as it is shipped. */
const usualMembers = 25_000

/**
 * Loads the demo into an empty, migrated database: whole or not at all, since a start may be cut short. `passwordOf` gives the
 * password of an account, the same whenever it is asked.
 */
export async function loadDemo(
  database: Database,
  passwordOf: (username: string) => string,
  { members = usualMembers, units, now = new Date(), seal }: DemoWish = {},
): Promise<readonly DemoAccount[]> {
  const today = todayInVietnam(now.getTime())
  const plan = drawPlan({ members, seed: demoSeed, ...(units !== undefined && { units }) })
  const story = storyPeople(plan, fatesOf(today), { today, seed: demoSeed })
  await database.asOwner(async (tx) => {
    const steps: Steps = { inTx: (work) => work(tx), beside: false }
    await foundTree(steps, plan)
    await layDownGrants(tx, grantLines)
    const accounts = await openAccounts(tx, plan, passwordOf)
    const typist = typists(plan.landmarks, accounts)
    await fillCells(steps, plan, { seed: demoSeed, today, typist, story, ...(seal && { seal }) })
    const ward = found(plan.landmarks.communes, 'Trường Vinh')
    const own = {
      name: ownMember.name,
      cell: cellIn(plan, ward, ownMember.cell).unit,
      account: found(accounts, ownMember.username),
      staff: found(accounts, wardStaff),
      secretary: found(accounts, ownSecretary),
    }
    await fillOwnPage(tx, own, today)
    const keeper = { account: found(accounts, wardStaff), unit: ward }
    await tellStory(tx, keeper, { today, now: now.toISOString() })
    await leaveProposal(tx, keeper, today)
  })
  return demoAccounts
}
