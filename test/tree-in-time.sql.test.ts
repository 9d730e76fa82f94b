import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { listPosts } from '#features/posts/posts.sql.ts'
import { titles } from '#features/posts/index.ts'
import { countEach, findUnit, listAround, listLevel } from '#features/units/page.sql.ts'
import { aWorld, type Done, start, today, type World } from './tree/a-tree.ts'
import { decide, decisions } from './tree/deciding.ts'

const everywhere = { everywhere: true, own: [], ownAndBelow: [] } as const

/** The reference: the decisions typed by then, played back. Of those up to a day the last one typed counts. */
function replay(done: readonly Done[], on: Day) {
  const state = new Map<string, { name?: string; parent?: string | null }>()
  for (const d of done)
    if (d.never) state.delete(d.unit)
    else if (d.on <= on)
      state.set(d.unit, {
        ...state.get(d.unit),
        ...(d.name && { name: d.name }),
        ...('parent' in d && { parent: d.parent! }),
      })
  return state
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
