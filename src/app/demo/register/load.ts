import { todayInVietnam, type Day } from '#kernel/day.ts'
import type { Database, Tx } from '#platform/db/index.ts'
import { chance, type Chance } from '../people/index.ts'
import { numberOf } from './calendar.ts'
import { crowd, type Filled } from './crowd.ts'
import { deriveBalances, deriveCounts, deriveLists, deriveTree } from './derive.sql.ts'
import { drawPlan, type DrawnPlan, type RegisterWish } from './draw.ts'
import { aBatch, analyse, type Aside, putBack, run, setAside } from './filling.sql.ts'
import { anId } from './ids.ts'
import type { Landmarks } from './nghe-an.ts'
import { postsOf } from './posts.ts'
import { write, writePost, type Pen } from './rows.ts'
import type { StoryPeople } from './story-people.ts'
import { foundPlanned } from './tree.sql.ts'

export interface Filling {
  readonly seed: number
  readonly today: Day
  /** Encrypts an identity number; without it none is kept. */
  readonly seal?: Pen['seal']
  /** Whose account types what happens at a committee. */
  readonly typist?: Pen['typist']
  /** People of a story who stand in cells of the plan. */
  readonly story?: StoryPeople
}

/** One transaction for all of it, or one for each step, of which two may be under way. */
export interface Steps {
  readonly inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly beside: boolean
}
type InTx = Steps['inTx']

/**
 * Fills an empty, migrated database with a register made up from a seed: the tree, people with their past, posts, and all that is
 * derived. Not in one transaction: for measuring. 25,000 take seconds, five million some minutes.
 */
export async function loadRegister(
  database: Database,
  wish: RegisterWish & { readonly today?: Day; readonly seal?: Pen['seal'] },
): Promise<Landmarks> {
  const steps: Steps = { inTx: (work) => database.asOwner(work), beside: true }
  const plan = drawPlan(wish)
  await foundTree(steps, plan)
  await fillCells(steps, plan, { today: todayInVietnam(Date.now()), ...wish })
  return plan.landmarks
}

const treeTables = ['unit', 'unit_label', 'unit_edge', 'unit_reach', 'unit_path', 'unit_succession']

export async function foundTree({ inTx }: Steps, plan: DrawnPlan): Promise<void> {
  await inTx(async (tx) => {
    const aside = await setAside(tx, treeTables)
    await foundPlanned(tx, plan)
    await putBack(tx, aside, treeTables)
    await deriveTree(tx)
    await analyse(tx, [...treeTables, 'unit_succession'])
  })
}

const peopleTables = ['person', 'person_record', 'person_status', 'affiliation', 'person_secret', 'post']
const listTables = ['member_now', 'member_token', 'token_word', 'name_pair']
const countTables = ['delta', 'delta_unfolded', 'balance']

/** People into the cells of a plan whose tree stands. */
export async function fillCells({ inTx, beside }: Steps, plan: DrawnPlan, filling: Filling): Promise<void> {
  const aside = await inTx(async (tx) => setAside(tx, [...peopleTables, ...listTables, ...countTables]))
  await send(inTx, plan, filling)
  await inTx((tx) => analyse(tx, peopleTables))
  if (beside) await Promise.all([lists(inTx, aside), counts(inTx, aside)])
  else {
    await lists(inTx, aside)
    await counts(inTx, aside)
  }
}

async function lists(inTx: InTx, aside: readonly Aside[]): Promise<void> {
  await inTx(large(deriveLists))
  await inTx((tx) => analyse(tx, listTables))
  await inTx(large((tx) => putBack(tx, aside, listTables)))
}

async function counts(inTx: InTx, aside: readonly Aside[]): Promise<void> {
  await inTx(large(deriveCounts))
  await inTx((tx) => analyse(tx, ['delta']))
  await inTx(large(deriveBalances))
  await inTx((tx) => analyse(tx, ['balance']))
  await inTx(large((tx) => putBack(tx, aside, countTables)))
  await inTx(large((tx) => putBack(tx, aside, peopleTables)))
}

function large<T>(work: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  return async (tx) => {
    await run(tx, "set local work_mem = '256MB'")
    await run(tx, "set local maintenance_work_mem = '768MB'")
    return work(tx)
  }
}

const atOnce = 20_000 // rows

/** Makes people up while the database takes in those made before. */
async function send(inTx: InTx, plan: DrawnPlan, filling: Filling): Promise<void> {
  let batch = aBatch()
  let sending: Promise<void> = Promise.resolve()
  const today = numberOf(filling.today)
  for (const { filled, by, posts } of everybody(plan, filling)) {
    const pen: Pen = { today, id: () => anId(by), typist: filling.typist ?? nobody, seal: filling.seal, put: batch.put }
    for (const member of filled.members) write(pen, member)
    if (posts) for (const post of postsOf(by, today, filled.cell, filled.members)) writePost(pen, post)
    if (batch.size() < atOnce) continue
    await sending
    const full = batch
    sending = inTx((tx) => full.send(tx))
    sending.catch(() => undefined) // told by the next await
    batch = aBatch()
  }
  await sending
  await inTx((tx) => batch.send(tx))
}

function nobody(): undefined {
  return undefined
}

/** Those of the story first; each with the chance that gives their rows their ids. */
function* everybody(
  plan: DrawnPlan,
  { seed, today, story }: Filling,
): Generator<{ readonly filled: Filled; readonly by: Chance; readonly posts: boolean }> {
  const ofStory = chance(seed + 5000)
  for (const filled of story?.people ?? []) yield { filled, by: ofStory, posts: false }
  for (const [at, region] of plan.regions.entries()) {
    const by = chance(seed + 6000 + at)
    const wish = { seed: seed + 1 + at, today: numberOf(today), ...(story && { taken: story.cards }) }
    for (const filled of crowd(region, wish)) yield { filled, by, posts: true }
  }
}
