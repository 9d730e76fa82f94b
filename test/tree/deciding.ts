import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { leavePost, takePost } from '#features/posts/post.ts'
import { insertPost, loadPostsAround, loadPostsAt, voidPost } from '#features/posts/posts.sql.ts'
import {
  closeUnit,
  closingOf,
  foundUnit,
  moveUnit,
  nameOf,
  renameUnit,
  reopenUnit,
  takeBackUnit,
  type UnitFacts,
} from '#features/units/changing.ts'
import {
  continueUnit,
  endEdge,
  findFit,
  insertEdge,
  insertLabel,
  insertUnit,
  loadClosedUnit,
  loadUnit,
  weighResting,
  weighUnit,
  withdrawUnit,
} from '#features/units/changing.sql.ts'
import { type Done, instant, start, today, type World } from './a-tree.ts'

/** What somebody may decide, about units and days drawn at random; most of it is refused. */
export const decisions = fc.array(
  fc.record({
    what: fc.constantFrom(
      'found',
      'rename',
      'move',
      'move',
      'close',
      'reopen',
      'takeBack',
      'take',
      'leave',
      'withdraw',
    ),
    unit: fc.nat(),
    other: fc.nat(),
    /** Days after the decision before, mostly. */
    after: fc.integer({ min: -3, max: 9 }),
  }),
  { minLength: 12, maxLength: 32 },
)
interface Drawn {
  readonly what: 'found' | 'rename' | 'move' | 'close' | 'reopen' | 'takeBack' | 'take' | 'leave' | 'withdraw'
  readonly unit: number
  readonly other: number
  readonly after: number
}

/** As the API decides: load, decide, save. */
export async function decide(world: World, drawn: Drawn): Promise<void> {
  const units = [...new Set(world.done.map((d) => d.unit))]
  const [unit, other] = [units[drawn.unit % units.length]!, world.wards[drawn.other % world.wards.length]!]
  const on = addDays(start, Math.max(0, 3 * world.instants.length + drawn.after))
  await world.database.as(world.account, (tx) => decideAbout(tx, world, { ...drawn, target: unit, other, on }))
  world.instants.push(await instant(world.database))
  if (world.done.length > world.typedBy.at(-1)!) await expectDerived(world)
  world.typedBy.push(world.done.length)
}

interface Asked {
  readonly what: Drawn['what']
  readonly target: string
  readonly other: string
  readonly on: Day
}

type Deciding = Asked & { readonly unit: UnitFacts; readonly name: string }

const about: Partial<Record<Drawn['what'], (tx: Tx, given: Deciding) => Promise<Done | undefined>>> = {
  found: decideFounding,
  rename: decideName,
  move: decideMove,
  close: decideClosing,
  takeBack: decideTakingBack,
}

async function decideAbout(tx: Tx, world: World, asked: Asked): Promise<void> {
  const how = about[asked.what]
  if (asked.what === 'reopen') return decideReopening(tx, world, asked)
  if (!how) return decidePost(tx, world, asked)
  const unit = await loadUnit(tx, asked.target)
  // closed: nobody's any more
  const done = unit && (await how(tx, { ...asked, unit, name: `Tên ${world.instants.length}` }))
  if (done) world.done.push(done)
}

async function decideFounding(tx: Tx, { unit, target, on, name }: Deciding): Promise<Done | undefined> {
  const kind = 'residentialCell'
  const fit = await findFit(tx, { parent: target, name, on })
  if (!foundUnit({ parent: unit, ...fit }, { on, today, kind }).ok) return undefined
  const id = randomUUID()
  await insertUnit(tx, { id, kind, name, parent: target, from: on })
  return { unit: id, on, name, parent: target }
}

async function decideName(tx: Tx, { unit, target, on, name }: Deciding): Promise<Done | undefined> {
  if (!renameUnit({ unit, namesake: undefined }, { on, today, version: unit.version, name }).ok) return undefined
  await insertLabel(tx, { unit: target, kind: 'name', label: name, on, decision: undefined })
  return { unit: target, on, name }
}

async function decideMove(tx: Tx, { unit, target, other, on }: Deciding): Promise<Done | undefined> {
  const parent = await loadUnit(tx, other)
  const fit = await findFit(tx, { unit: target, parent: other, name: nameOf(unit), on })
  if (!parent || !moveUnit({ unit, parent, ...fit }, { on, today, version: unit.version }).ok) return undefined
  await insertEdge(tx, { unit: target, parent: other, on, decision: undefined })
  return { unit: target, on, parent: other }
}

async function decideClosing(tx: Tx, { unit, target, on }: Deciding): Promise<Done | undefined> {
  const weight = await weighUnit(tx, target, on)
  const left = { members: weight!.ownMembers, posts: weight!.ownPosts, units: weight!.ownUnits }
  if (!closeUnit({ unit, left }, { on, today, version: unit.version }).ok) return undefined
  await endEdge(tx, { unit: target, on, decision: undefined })
  return { unit: target, on, parent: null }
}

async function decideTakingBack(tx: Tx, { unit, target, on }: Deciding): Promise<Done | undefined> {
  const resting = await weighResting(tx, target)
  if (!resting || !takeBackUnit({ unit, resting }, unit).ok) return undefined
  await withdrawUnit(tx, target)
  return { unit: target, on, never: true }
}

async function decideReopening(tx: Tx, world: World, { target }: Asked): Promise<void> {
  const found = await loadClosedUnit(tx, target)
  const since = found && closingOf(found.unit)
  if (!since) return
  const fit = await findFit(tx, { unit: target, parent: found.parent.id, name: nameOf(found.unit), on: since })
  const decided = reopenUnit({ ...found, ...fit }, { version: found.unit.version, today })
  if (!decided.ok) return
  await continueUnit(tx, target)
  world.done.push({ unit: target, on: decided.on, parent: found.parent.id })
}

async function decidePost(tx: Tx, world: World, { what, target, on }: Asked): Promise<void> {
  const known = world.instants.length
  if (what === 'take') {
    const here = await loadPostsAt(tx, target)
    const entered = { title: 'youthSecretary', person: null, outsider: `Hồ ${known}`, fromOn: on, toOn: null } as const
    if (!here || !takePost(here, entered, today).ok) return
    const id = randomUUID()
    await insertPost(tx, { ...entered, id, unit: target, decision: null, repeats: null })
    world.held.push({ id, unit: target, holder: entered.outsider, from: on, ends: [{ known, to: 'infinity' }] })
    return
  }
  const at = world.held.findIndex((h) => h.unit === target && h.ends.at(-1)!.to !== 'never')
  const found = world.held[at]
  const here = found && (await loadPostsAround(tx, found.id))
  if (!here) return
  if (what === 'withdraw') {
    await voidPost(tx, found.id)
    found.ends.push({ known, to: 'never' })
    return
  }
  const left = leavePost(here, found.id, on, today)
  if (!left.ok) return
  const id = randomUUID()
  await voidPost(tx, found.id)
  await insertPost(tx, {
    title: 'youthSecretary',
    person: null,
    outsider: found.holder,
    fromOn: found.from,
    toOn: on,
    id,
    unit: target,
    decision: null,
    repeats: found.id,
  })
  world.held[at] = { ...found, id, ends: [...found.ends, { known, to: on }] }
}

async function expectDerived({ database }: World): Promise<void> {
  const { rows } = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(rows, [])
}
