import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { roles } from '#kernel/authority.ts'
import { todayInVietnam } from '#kernel/day.ts'
import type { Wall } from '#app/grants.ts'
import { aServer, type Person, signedIn, type World } from './a-server.ts'
import { holds } from './oracle.ts'
import { build, type Days, type Drawn, listed, sees } from './days.ts'

const allowAll: Wall = { can: () => true, reachOf: () => ({ everywhere: true, own: [], ownAndBelow: [] }) }
const today = todayInVietnam(Date.now())
const days = ['2018-06-01', '2022-06-30', '2022-07-01', '2024-06-01', today]

const worlds: fc.Arbitrary<Drawn & { seats: readonly (readonly { role: (typeof roles)[number]; unit: number }[])[] }> =
  fc.record({
    moves: fc.array(fc.record({ cell: fc.nat(), to: fc.nat(), year: fc.nat() }), { maxLength: 3 }),
    merges: fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 2 }),
    spells: fc.array(fc.record({ cell: fc.nat(), kind: fc.nat(), from: fc.nat(), years: fc.nat() }), {
      minLength: 8,
      maxLength: 16,
    }),
    seats: fc.array(fc.array(fc.record({ role: fc.constantFrom(...roles), unit: fc.nat() }), { maxLength: 2 }), {
      minLength: 3,
      maxLength: 3,
    }),
  })
const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000)

for (const [name, wall] of [
  [
    'on any day each account is told of the members it had on that day, in lists, counts, searches, files and pages, and of no others',
    undefined,
  ],
  ['and without the first wall of no others either', allowAll],
] as const)
  test(name, async (t) => {
    t.diagnostic(`ORACLE_SEED=${seed}`)
    const server = await aServer(wall ? { wall } : {})
    await fc.assert(
      fc.asyncProperty(worlds, async (drawn) => {
        const world = await build(server.database, drawn)
        const { rows } = await server.database.asOwner((tx) =>
          sql`select * from chibo.derived_differences()`.execute(tx),
        )
        assert.deepEqual(rows, [])
        for (const seats of drawn.seats)
          await compare(
            server,
            world,
            seats.map(({ role, unit }) => ({ role, unit: world.units[unit % world.units.length]! })),
          )
      }),
      { numRuns: Number(process.env['ORACLE_RUNS'] ?? 2), seed, endOnFailure: true },
    )
  })

async function compare(
  server: World,
  world: Days,
  held: readonly { role: (typeof roles)[number]; unit: string }[],
): Promise<void> {
  const seats = [...new Map(held.map((s) => [JSON.stringify(s), s])).values()]
  const { person } = await signedIn(server, seats)
  const heads = seats.filter((s) => holds({ id: '', seats: [s] }, 'members.read')).map((s) => s.unit)
  for (const on of days) {
    for (const unit of world.units) await compareList(person, world, heads, unit, on)
    for (const { id, word } of world.people) {
      const page = await person.get(`/api/members/${id}?on=${on}`)
      const may = sees(world, heads, id, on)
      // nobody who holds no seat, or none that reads members, gets past the first wall; without it the second hides everybody
      assert.equal(page.status === 200, may, `getMember on ${on}: ${page.text}`)
      assert.equal(page.text.includes(word), may)
    }
  }
}

async function compareList(
  person: Person,
  world: Days,
  heads: readonly string[],
  unit: string,
  on: string,
): Promise<void> {
  const expected = listed(world, heads, unit, on, today)
  const asked = `unit=${unit}&on=${on}`
  const list = await person.get(`/api/members?${asked}&size=200`)
  const said = `${asked}: ${list.text.slice(0, 400)}`
  if (expected === undefined) {
    assert.ok([403, 404].includes(list.status), said)
    for (const { word } of world.people) assert.ok(!list.text.includes(word), said)
    for (const path of ['/api/members/count', '/api/members/export'])
      assert.ok([403, 404].includes((await person.get(`${path}?${asked}`)).status))
    return
  }
  assert.equal(list.status, 200, said)
  const ids = list.json.rows.map((row: { affiliation: string }) => row.affiliation)
  assert.deepEqual(ids.toSorted(), expected.map((s) => s.id).toSorted(), said)
  const count = await person.get(`/api/members/count?${asked}`)
  assert.deepEqual(count.json.total, { n: expected.length, exact: true }, `${asked}: ${count.text}`)
  const seen = new Set(expected.map((s) => s.person))
  const file = textOf((await person.get(`/api/members/export?${asked}`)).bytes)
  for (const [i, { id, word, card }] of world.people.entries()) {
    assert.equal(file.includes(word), seen.has(id), `export of ${asked}`)
    const search = i % 2 === 0 ? word.slice(0, -1) : card
    const found = await person.get(`/api/members?${asked}&search=${search}`)
    const only: string[] = expected.filter((s) => s.person === id).map((s) => s.id)
    assert.deepEqual(
      found.json.rows.map((row: { affiliation: string }) => row.affiliation).toSorted(),
      only.toSorted(),
      `search ${search} of ${asked}: ${found.text}`,
    )
  }
}

function textOf(bytes: Uint8Array): string {
  return Object.values(unzipSync(bytes))
    .map((part) => new TextDecoder().decode(part))
    .join()
}
