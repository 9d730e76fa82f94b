import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, day, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { leavePost, takePost } from '#features/posts/post.ts'
import { insertPost, listPosts, loadPostsAround, loadPostsAt, voidPost } from '#features/posts/posts.sql.ts'
import { titles } from '#features/posts/index.ts'
import { closeUnit, foundUnit, moveUnit, nameOf, renameUnit, type UnitFacts } from '#features/units/changing.ts'
import {
  endEdge,
  findFit,
  insertEdge,
  insertLabel,
  insertUnit,
  loadUnit,
  weighUnit,
} from '#features/units/changing.sql.ts'
import { foundUnit as plantUnit } from '#features/units/index.server.ts'
import { countEach, findUnit, listAround, listLevel } from '#features/units/page.sql.ts'
import { aDatabase } from '#test/database.ts'

const start = day('2020-01-01')
const today = day('2026-10-01')
const everywhere = { everywhere: true, own: [], ownAndBelow: [] } as const
const actions = ['units.read', 'units.write', 'posts.read', 'posts.write', 'members.read', 'audit.read']

/** What somebody may decide, about units and days drawn at random; most of it is refused. */
const decisions = fc.array(
  fc.record({
    what: fc.constantFrom('found', 'rename', 'move', 'move', 'close', 'take', 'leave', 'withdraw'),
    unit: fc.nat(),
    other: fc.nat(),
    /** Days after the decision before, mostly. */
    after: fc.integer({ min: -3, max: 9 }),
  }),
  { minLength: 12, maxLength: 32 },
)
interface Drawn {
  readonly what: 'found' | 'rename' | 'move' | 'close' | 'take' | 'leave' | 'withdraw'
  readonly unit: number
  readonly other: number
  readonly after: number
}

/** A decision that was carried out, in the order of typing. */
interface Done {
  readonly unit: string
  readonly on: Day
  readonly name?: string
  /** null: closed. */
  readonly parent?: string | null
}
interface Held {
  readonly id: string
  readonly unit: string
  readonly holder: string
  readonly from: Day
  /** Until which day it is held, by how much was known. */
  readonly ends: { readonly known: number; readonly to: string }[]
}

async function aWorld() {
  const database = await aDatabase()
  const made = await database.asOwner(async (tx) => {
    await layDownGrants(
      tx,
      actions.map((action) => ({ role: 'provincialOrganiser', action, reach: 'ownAndBelow' })),
    )
    const account = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$thu' })
    const root = await plantUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh', from: start })
    await seat(tx, { account, role: 'provincialOrganiser', unit: root, from: start })
    const done: Done[] = [{ unit: root, on: start, name: 'Tỉnh' }]
    const members = new Map<string, number>()
    const wards: string[] = [root]
    for (let w = 0; w < 3; w += 1) {
      const ward = await plantUnit(tx, { kind: 'communeCommittee', name: `Phường ${w}`, from: start, parent: root })
      done.push({ unit: ward, on: start, name: `Phường ${w}`, parent: root })
      wards.push(ward)
      for (let c = 0; c < 2; c += 1) {
        const cell = await plantUnit(tx, { kind: 'residentialCell', name: `Khối ${w}${c}`, from: start, parent: ward })
        done.push({ unit: cell, on: start, name: `Khối ${w}${c}`, parent: ward })
        if (c === 0) members.set(cell, w + 1)
        for (let m = 0; m < (members.get(cell) ?? 0); m += 1) await plantMember(tx, cell)
      }
    }
    return { account, root, wards, done, members }
  })
  // how many decisions had been typed by each instant
  return { database, ...made, held: [] as Held[], instants: [await instant(database)], typedBy: [made.done.length] }
}
type World = Awaited<ReturnType<typeof aWorld>>

async function plantMember(tx: Tx, cell: string): Promise<void> {
  const person = randomUUID()
  await sql`insert into person (id) values (${person})`.execute(tx)
  await sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (gen_random_uuid(), ${person}, 'official', ${cell}, ${start}, 'found')`.execute(
    tx,
  )
  await sql`insert into person_record (id, person, name) values (gen_random_uuid(), ${person}, 'Hồ Văn Thử')`.execute(
    tx,
  )
  await sql`insert into person_status (id, person, status, from_on) values (gen_random_uuid(), ${person}, 'official', ${start})`.execute(
    tx,
  )
}

async function instant(database: Awaited<ReturnType<typeof aDatabase>>): Promise<string> {
  const { rows } = await database.asOwner((tx) => sql<{ at: string }>`select clock_timestamp()::text as at`.execute(tx))
  return rows[0]!.at
}

/** As the API decides: load, decide, save. */
async function decide(world: World, drawn: Drawn): Promise<void> {
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
}

async function decideAbout(tx: Tx, world: World, asked: Asked): Promise<void> {
  const how = about[asked.what]
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

/** The reference: the decisions typed by then, played back. Of those up to a day the last one typed counts. */
function replay(done: readonly Done[], on: Day) {
  const state = new Map<string, { name?: string; parent?: string | null }>()
  for (const d of done)
    if (d.on <= on)
      state.set(d.unit, {
        ...state.get(d.unit),
        ...(d.name && { name: d.name }),
        ...('parent' in d && { parent: d.parent! }),
      })
  return state
}

async function expectDerived({ database }: World): Promise<void> {
  const { rows } = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(rows, [])
}

async function compare(world: World): Promise<void> {
  const { database, done, instants, members, root } = world
  const days = [start, ...done.flatMap((d) => [d.on, addDays(d.on, -1)])]
  const pairs = days.map((on, i) => ({ on, k: i % 2 === 0 ? instants.length - 1 : (i * 7) % instants.length }))
  for (const { on, k } of pairs.slice(-8)) {
    const known = k === instants.length - 1 ? 'infinity' : instants[k]!
    const typed = world.typedBy[k]!
    const state = replay(done.slice(0, typed), on)
    await database.as(world.account, (tx) => compareDay(tx, world, { on, known, k, state, root, members }))
  }
}

interface Compared {
  readonly on: Day
  readonly known: string
  readonly k: number
  readonly state: ReturnType<typeof replay>
  readonly root: string
  readonly members: ReadonlyMap<string, number>
}

async function compareDay(tx: Tx, world: World, { on, known, k, state, root, members }: Compared): Promise<void> {
  // below the account's head on that day, by what is known now: what is seen
  const since = replay(world.done, on)
  const isSeen = (unit: string) => climbs(since, unit, root)
  for (const [unit, { name, parent }] of state) {
    if (!isSeen(unit)) continue
    const page = await findUnit(tx, everywhere, unit, { on, known }, today)
    assert.deepEqual([page?.name, page?.stands], [name, parent !== null], `${unit} ${on} ${known}`)
    const { above } = await listAround(tx, everywhere, unit, { on, known })
    const expected = parent && isSeen(parent) ? parent : undefined
    assert.equal(above?.id, expected)
    const level = await listLevel(tx, everywhere, unit, { on, known }, { page: 1, size: 100 })
    const below = [...state].filter(([u, s]) => s.parent === unit && isSeen(u)).map(([u]) => u)
    assert.deepEqual(level.units.map((u) => u.id).toSorted(), below.toSorted())
    const counts = await countEach(tx, [unit], { on, known })
    const total = [...members]
      .filter(([cell]) => climbs(state, cell, unit) && isSeen(cell))
      .reduce((n, [, m]) => n + m, 0)
    assert.equal(
      counts.reduce((n, c) => n + c.n, 0),
      total,
      `members of ${unit} on ${on} as known at ${known}`,
    )
  }
  await comparePosts(tx, world, { on, known, k, isSeen })
}

async function comparePosts(
  tx: Tx,
  { held }: World,
  { on, known, k, isSeen }: Pick<Compared, 'on' | 'known' | 'k'> & { isSeen: (unit: string) => boolean },
) {
  for (const unit of new Set(held.map((h) => h.unit))) {
    if (!isSeen(unit)) continue
    const asked = { deep: false, ended: false, titles: [], order: titles, page: 1, size: 100 }
    const { posts } = await listPosts(tx, everywhere, unit, { on, known, ...asked })
    const expected = held.filter((h) => {
      const end = h.ends.filter((e) => e.known <= k).at(-1)
      return h.unit === unit && h.from <= on && end !== undefined && end.to !== 'never' && on < end.to
    })
    assert.deepEqual(posts.map((p) => p.name).toSorted(), expected.map((h) => h.holder).toSorted())
  }
}

function climbs(state: ReturnType<typeof replay>, unit: string, to: string): boolean {
  for (let at: string | null | undefined = unit; at; at = state.get(at)?.parent) {
    if (at === to) return true
    if (!state.has(at)) return false
  }
  return false
}

test('after random decisions every day, as known at any instant, is what playing them back gives; what is derived agrees', async () => {
  await fc.assert(
    fc.asyncProperty(decisions, async (drawn) => {
      const world = await aWorld()
      for (const one of drawn) await decide(world, one)
      await compare(world)
    }),
    { numRuns: Number(process.env['TREE_RUNS'] ?? 6), endOnFailure: true },
  )
})
