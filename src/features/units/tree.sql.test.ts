import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, day, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { aDatabase } from '#test/database.ts'
import { findReachDifferences, foundUnit, moveUnit, rebuildReach, renameUnit } from './tree.sql.ts'
import { pathOf } from './units.sql.ts'

const database = await aDatabase()
const start = day('2020-01-01')

function aUnit(tx: Tx, parent?: string): Promise<string> {
  return foundUnit(tx, {
    kind: 'residentialCell',
    name: 'Chi bộ thử',
    from: start,
    ...(parent !== undefined && { parent }),
  })
}

test('a unit moves with everything below it, from the day of the decision and not before', async () => {
  await database.asOwner(async (tx) => {
    const [old, next] = [await aUnit(tx), await aUnit(tx)]
    const ward = await aUnit(tx, old)
    const cell = await aUnit(tx, ward)
    await moveUnit(tx, { unit: ward, parent: next, from: day('2025-07-01'), decision: '1679/NQ' })
    assert.deepEqual(await pathOf(tx, cell, day('2025-06-30')), [old, ward, cell])
    assert.deepEqual(await pathOf(tx, cell, day('2025-07-01')), [next, ward, cell])
    assert.deepEqual(await findReachDifferences(tx), [])
  })
})

test('a unit keeps its old name for the days it bore it', async () => {
  await database.asOwner(async (tx) => {
    const unit = await aUnit(tx)
    await renameUnit(tx, { unit, name: 'Chi bộ khối Yên Bình', from: day('2025-07-01') })
    const { rows } = await sql<{ label: string; from_on: Day; to_on: string }>`
      select label, from_on, to_on from unit_label where unit = ${unit} order by from_on`.execute(tx)
    assert.deepEqual(rows, [
      { label: 'Chi bộ thử', from_on: '2020-01-01', to_on: '2025-07-01' },
      { label: 'Chi bộ khối Yên Bình', from_on: '2025-07-01', to_on: 'infinity' },
    ])
  })
})

test('no unit has two names or two parents on one day', async () => {
  const [unit, a, b] = await database.asOwner(
    async (tx) => [await aUnit(tx), await aUnit(tx), await aUnit(tx)] as const,
  )
  const place = (parent: string, from: string, to: string) =>
    database.asOwner((tx) =>
      sql`insert into unit_edge (unit, parent, from_on, to_on) values (${unit}, ${parent}, ${from}, ${to})`.execute(tx),
    )
  await place(a, '2021-01-01', '2022-01-01')
  await place(b, '2022-01-01', 'infinity')
  await assert.rejects(place(b, '2021-12-31', '2022-01-01'), { code: '23P01' })
  await assert.rejects(
    database.asOwner((tx) =>
      sql`insert into unit_label (unit, kind, label, from_on) values (${unit}, 'name', 'Tên khác', '2024-01-01')`.execute(
        tx,
      ),
    ),
    { code: '23P01' },
  )
})

test('a unit never comes to stand below itself, on no day, not even by two decisions at the same moment', async () => {
  const [a, b, c] = await database.asOwner(async (tx) => {
    const top = await aUnit(tx)
    const middle = await aUnit(tx, top)
    return [top, middle, await aUnit(tx, middle)] as const
  })
  const under = (unit: string, parent: string, from: Day) =>
    database.asOwner((tx) => moveUnit(tx, { unit, parent, from }))
  await assert.rejects(under(a, c, day('2026-01-01')), { constraint: 'no_circle_on_any_day' })
  const [x, y] = await database.asOwner(async (tx) => [await aUnit(tx), await aUnit(tx)] as const)
  const both = await Promise.allSettled([under(x, y, start), under(y, x, start)])
  assert.deepEqual(both.map((r) => r.status).toSorted(), ['fulfilled', 'rejected'])
  assert.ok(b)
})

/** The truth, told once more and more slowly: walk up the edges of one day. */
function ancestorsOf(
  edges: readonly { unit: string; parent: string; from_on: Day; to_on: string }[],
  unit: string,
  on: Day,
) {
  const up: string[] = [unit]
  for (let at: string | undefined = unit; at !== undefined;) {
    const of: string = at
    at = edges.find((e) => e.unit === of && e.from_on <= on && on < e.to_on)?.parent
    if (at !== undefined) up.push(at)
  }
  return up.toReversed()
}

test('after random decisions the closure says on every day what the edges say', async () => {
  const decision = fc.record({ unit: fc.nat(7), parent: fc.nat(7), after: fc.integer({ min: 0, max: 900 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(decision, { minLength: 1, maxLength: 12 }), async (decisions) => {
      const units: string[] = await database.asOwner(async (tx) => {
        const made: string[] = []
        for (let i = 0; i < 8; i += 1) made.push(await aUnit(tx))
        return made
      })
      for (const d of decisions)
        await database
          .asOwner((tx) =>
            moveUnit(tx, { unit: units[d.unit]!, parent: units[d.parent]!, from: addDays(start, d.after) }),
          )
          .catch((error: { code?: string }) => assert.match(error.code ?? '', /^23/))
      await database.asOwner(async (tx) => {
        const { rows: edges } = await sql<{ unit: string; parent: string; from_on: Day; to_on: string }>`
          select unit, parent, from_on, to_on from unit_edge`.execute(tx)
        const days = [start, ...decisions.flatMap((d) => [addDays(start, d.after), addDays(start, d.after - 1)])]
        for (const on of days)
          for (const unit of units) assert.deepEqual(await pathOf(tx, unit, on), ancestorsOf(edges, unit, on))
      })
    }),
    { numRuns: 15 },
  )
  await database.asOwner(async (tx) => {
    assert.deepEqual(await findReachDifferences(tx), [])
    await sql`delete from unit_reach where depth = 1`.execute(tx)
    assert.notDeepEqual(await findReachDifferences(tx), [])
    await rebuildReach(tx)
    assert.deepEqual(await findReachDifferences(tx), [])
  })
})
