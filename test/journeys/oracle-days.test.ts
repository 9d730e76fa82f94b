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
import { build, type Days, type Drawn, listed, sees, type Someone, toldOf } from './days.ts'

const allowAll: Wall = { can: () => true, reachOf: () => ({ everywhere: true, own: [], ownAndBelow: [] }) }
const today = todayInVietnam(Date.now())
const knownThen = '2023-06-30'
const days = ['2018-06-01', '2022-06-30', '2022-07-01', '2024-06-01', today]

const worlds: fc.Arbitrary<Drawn & { seats: readonly (readonly { role: (typeof roles)[number]; unit: number }[])[] }> =
  fc.record({
    moves: fc.array(fc.record({ cell: fc.nat(), to: fc.nat(), year: fc.nat() }), { maxLength: 3 }),
    merges: fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 2 }),
    spells: fc.array(
      fc.record({ cell: fc.nat(), kind: fc.nat(), from: fc.nat(), years: fc.nat(), late: fc.boolean() }),
      { minLength: 8, maxLength: 16 },
    ),
    corrections: fc.array(fc.record({ who: fc.nat(), year: fc.nat() }), { minLength: 4, maxLength: 16 }),
    seats: fc.array(fc.array(fc.record({ role: fc.constantFrom(...roles), unit: fc.nat() }), { maxLength: 2 }), {
      minLength: 3,
      maxLength: 3,
    }),
  })
const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000)

for (const [name, wall] of [
  [
    'on any day each account is told of the members it had on that day, in lists, counts, searches, files and pages, as known while it had them, and of no others',
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
    for (const someone of world.people) {
      const { id, versions } = someone
      const page = await person.get(`/api/members/${id}?on=${on}`)
      const may = sees(world, heads, id, on)
      // nobody who holds no seat, or none that reads members, gets past the first wall; without it the second hides everybody
      assert.equal(page.status === 200, may, `getMember on ${on}: ${page.text}`)
      const told = may ? toldOf(world, heads, someone, today) : -1
      if (may) assert.ok(page.json.record.name.includes(versions[told]!.word), `getMember on ${on}: ${page.text}`)
      // earlier names stand in the history, later ones nowhere
      for (const { word } of versions.slice(told + 1))
        assert.ok(!page.text.includes(word), `getMember on ${on} tells ${word}: ${page.text}`)
    }
    await comparePast(person, world, on)
  }
}

/** As known on an earlier day nothing is told that was typed later. */
async function comparePast(person: Person, world: Days, on: string): Promise<void> {
  const later = world.people.flatMap(({ versions }) => versions.filter(({ typed }) => typed > knownThen))
  for (const unit of world.units.slice(0, 3)) {
    const { text } = await person.get(`/api/members?unit=${unit}&on=${on}&known=${knownThen}&size=200`)
    for (const { word } of later) assert.ok(!text.includes(word), text)
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
    for (const { versions } of world.people) for (const { word } of versions) assert.ok(!list.text.includes(word), said)
    for (const path of ['/api/members/count', '/api/members/export'])
      assert.ok([403, 404].includes((await person.get(`${path}?${asked}`)).status))
    return
  }
  assert.equal(list.status, 200, said)
  const ids = list.json.rows.map((row: { affiliation: string }) => row.affiliation)
  assert.deepEqual(ids.toSorted(), expected.map((s) => s.id).toSorted(), said)
  const count = await person.get(`/api/members/count?${asked}`)
  assert.deepEqual(count.json.total, { n: expected.length, exact: true }, `${asked}: ${count.text}`)
  const file = textOf((await person.get(`/api/members/export?${asked}`)).bytes)
  for (const someone of world.people) {
    const theirs: string[] = expected.filter((s) => s.person === someone.id).map((s) => s.id)
    const told: number = theirs.length > 0 ? toldOf(world, heads, someone, today) : -1
    for (const [v, { word }] of someone.versions.entries()) {
      assert.equal(list.text.includes(word), v === told, `${word} in ${said}`)
      assert.equal(file.includes(word), v === told, `${word} in the export of ${asked}`)
    }
    await compareSearch(person, asked, { someone, theirs, told })
  }
}

/** Found by the name that is shown, by no other; and by the card. */
async function compareSearch(
  person: Person,
  asked: string,
  { someone, theirs, told }: { someone: Someone; theirs: readonly string[]; told: number },
): Promise<void> {
  const words = someone.versions.map(({ word }, v) => ({ search: word.slice(0, -1), finds: v === told ? theirs : [] }))
  const sought = Number(someone.card) % 2 === 0 ? words : [{ search: someone.card, finds: theirs }]
  for (const { search, finds } of sought) {
    const { text, json } = await person.get(`/api/members?${asked}&search=${search}`)
    const found: string[] = json.rows.map((row: { affiliation: string }) => row.affiliation)
    assert.deepEqual(found.toSorted(), finds.toSorted(), `search ${search} of ${asked}: ${text}`)
  }
}

function textOf(bytes: Uint8Array): string {
  return Object.values(unzipSync(bytes))
    .map((part) => new TextDecoder().decode(part))
    .join()
}
