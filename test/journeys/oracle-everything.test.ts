import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Role, roles } from '#kernel/authority.ts'
import { aServer } from './a-server.ts'
import { build } from './days.ts'
import { fingerprints } from './planted.ts'
import { compareAbilities } from './oracle-abilities.ts'
import { aChoice, type Choice } from './oracle-choice.ts'
import type { Clerk } from './oracle-clerks.ts'
import { type Asking, compareSome, described, operationsOf } from './oracle-asking.ts'
import { asks } from './oracle-asks.ts'
import { compareLists, lists } from './oracle-lists.ts'
import { elsewhere, lists as fixed, probes } from './oracle.ts'
import { fill, secrets } from './oracle-things.ts'
import { rehearsing } from './rehearsal.ts'
import { aDatabase } from '#test/database.ts'
import { removableWall } from './removable-wall.ts'

/** At least so many of account, operation, thing, day and day of knowledge, under each of the walls. */
const combinations = Number(process.env['ORACLE_COMBINATIONS'] ?? 5_000)

const worlds = fc.record({
  moves: fc.array(fc.record({ cell: fc.nat(), to: fc.nat(), year: fc.nat() }), { minLength: 1, maxLength: 3 }),
  merges: fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 2 }),
  spells: fc.array(fc.record({ cell: fc.nat(), kind: fc.nat(), from: fc.nat(), years: fc.nat(), late: fc.boolean() }), {
    minLength: 8,
    maxLength: 14,
  }),
  // what the next office corrects later is drawn in oracle-days.test.ts
  corrections: fc.constant([]),
  clerks: fc.tuple(...roles.map(aClerkLike)),
  choices: fc.nat(),
})
const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000)

/** So many on average. */
function whole(choice: Choice, n: number): number {
  return Math.floor(n) + (choice.below(1000) < (n % 1) * 1000 ? 1 : 0)
}

/** One account for each role, which may hold others beside it; and a fourth of the roles are over or to come. */
function aClerkLike(role: Role) {
  const more = { unit: fc.nat(), when: fc.nat(), basis: fc.nat() }
  return fc
    .tuple(
      fc.record({ role: fc.constant(role), ...more }),
      fc.array(fc.record({ role: fc.constantFrom(...roles), ...more }), { maxLength: 2 }),
    )
    .map(([first, others]) => [first, ...others])
}

test('whatever is asked about whatever thing, on whatever day, is answered to whom the oracle says, and is to all others as if it were nothing; without the first wall no thing more is told of, and none is changed', async (t) => {
  t.diagnostic(`ORACLE_SEED=${seed}`)
  const rehearsal = rehearsing(await aDatabase())
  const { database } = rehearsal
  const wall = removableWall()
  const server = await aServer({ secrets, database, wall: wall.first })
  const operations = await operationsOf(server)
  let asked = 0
  await fc.assert(
    fc.asyncProperty(worlds, async (drawn) => {
      const world = await fill(server, await build(database, drawn), drawn.clerks)
      rehearsal.begin()
      const before = await fingerprints(database)
      const each = combinations / (world.clerks.length * operations.length)
      const choice = aChoice(drawn.choices)
      const given = (clerk: Clerk): Asking => ({ server, world, clerk, wall, choice })
      for (const clerk of world.clerks) {
        for (const stands of [true, false]) {
          wall.put(stands)
          await compareLists(world, clerk, !stands)
        }
        for (const operation of operations) asked += await compareSome(given(clerk), operation, whole(choice, each))
        wall.put(true)
        asked += await compareAbilities(given(clerk), operations)
      }
      assert.deepEqual(await fingerprints(database), before, 'nothing was changed')
      rehearsal.end()
    }),
    { numRuns: Number(process.env['ORACLE_RUNS'] ?? 1), seed, endOnFailure: true },
  )
  t.diagnostic(
    `${asked} combinations of account, operation, thing, day and day of knowledge, with and without the first wall`,
  )
  assert.ok(asked >= combinations)
})

test('no operation of the interface is unknown to the oracle, and none it knows is gone', async () => {
  const all = (await described(await aServer())).map((o) => o.id).toSorted()
  const known = [asks, lists, probes, elsewhere].flatMap((table) => Object.keys(table))
  assert.deepEqual([...new Set([...known, ...fixed, 'findByNumber'])].toSorted(), all)
})
