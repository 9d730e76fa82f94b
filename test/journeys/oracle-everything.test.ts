import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { roles } from '#kernel/authority.ts'
import type { Wall } from '#app/grants.ts'
import { aServer, type Answered, type World } from './a-server.ts'
import { build } from './days.ts'
import { fingerprints } from './planted.ts'
import { type Ask, asks, rules } from './oracle-asks.ts'
import { elsewhere, lists as fixed, probes } from './oracle.ts'
import { compareLists, lists } from './oracle-lists.ts'
import { type Clerk, type Everything, fill, heads, secrets, type Thing, today } from './oracle-things.ts'
import { foreignWord } from './oracle-words.ts'

const allowAll: Wall = { can: () => true, reachOf: () => ({ everywhere: true, own: [], ownAndBelow: [] }) }
/** Who works with what there is is drawn more often than who only looks. */
const keepers = ['communeStaff', 'agencyStaff', 'provincialOrganiser'] as const
const days = ['2019-03-01', '2022-06-30', '2024-06-01', today]

const worlds = fc.record({
  moves: fc.array(fc.record({ cell: fc.nat(), to: fc.nat(), year: fc.nat() }), { minLength: 1, maxLength: 3 }),
  merges: fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 2 }),
  spells: fc.array(
    fc.record({ cell: fc.nat(), kind: fc.nat(), from: fc.nat(), years: fc.nat(), late: fc.constant(false) }),
    {
      minLength: 8,
      maxLength: 14,
    },
  ),
  // what the next office corrects later is drawn in oracle-days.test.ts
  corrections: fc.constant([]),
  clerks: fc.array(
    fc.array(
      fc.record({
        role: fc.oneof(fc.constantFrom(...keepers), fc.constantFrom(...roles)),
        unit: fc.nat(),
        when: fc.nat(),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    { minLength: 3, maxLength: 3 },
  ),
})
const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000)

interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly action: string
}

for (const [name, wall] of [
  [
    'whatever is asked about whatever thing, on whatever day, is answered to whom the oracle says, and is to all others as if it were nothing',
    undefined,
  ],
  ['without the first wall no thing more is told of', allowAll],
] as const)
  test(name, async (t) => {
    t.diagnostic(`ORACLE_SEED=${seed}`)
    let asked = 0
    const server = await aServer({ secrets, ...(wall && { wall }) })
    const operations = await described(server)
    await fc.assert(
      fc.asyncProperty(worlds, async (drawn) => {
        const world = await fill(server, await build(server.database, drawn), drawn.clerks)
        for (const clerk of world.clerks) {
          await compareLists(world, clerk, wall !== undefined)
          const before = await fingerprints(server.database)
          for (const operation of operations)
            asked += await compareAll({ world, clerk, operation, noWall: wall !== undefined })
          assert.deepEqual(await fingerprints(server.database), before, 'nothing was changed')
        }
      }),
      { numRuns: Number(process.env['ORACLE_RUNS'] ?? 1), seed, endOnFailure: true },
    )
    t.diagnostic(`${asked} combinations of account, operation, thing and day`)
  })

test('no operation of the interface is unknown to the oracle, and none it knows is gone', async () => {
  const server = await aServer()
  const { json } = await server.person().get('/api/openapi.json')
  const all: string[] = Object.values<Record<string, { operationId: string }>>(json.paths)
    .flatMap((methods) => Object.values(methods).map((o) => o.operationId))
    .toSorted()
  const known = [asks, lists, probes, elsewhere].flatMap((table) => Object.keys(table))
  assert.deepEqual([...new Set([...known, ...fixed, 'findByNumber'])].toSorted(), all)
})

async function described(server: World): Promise<readonly Operation[]> {
  const { json } = await server.person().get('/api/openapi.json')
  return Object.entries<Record<string, { operationId: string; 'x-action': string }>>(json.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods)
        .map(([method, o]) => ({ id: o.operationId, method: method.toUpperCase(), path, action: o['x-action'] }))
        .filter((o) => o.id in asks),
  )
}

interface Case {
  readonly world: Everything
  readonly clerk: Clerk
  readonly operation: Operation
  readonly noWall: boolean
}

const atOnce = 8

async function compareAll(given: Case): Promise<number> {
  const ask = asks[given.operation.id]!
  const absent = nothingOf(given, ask)
  const all = given.world.things[ask.of].flatMap((thing) => (ask.days ? days : [today]).map((on) => ({ thing, on })))
  for (let i = 0; i < all.length; i += atOnce)
    await Promise.all(all.slice(i, i + atOnce).map(({ thing, on }) => compare(given, ask, thing, on, absent)))
  return all.length
}

type Absent = (thing: Thing, on: string) => Promise<readonly [status: number, text: string]>

/** What is answered about something that is not there; asked once for each day. */
function nothingOf({ clerk, operation }: Case, ask: Ask): Absent {
  const known = new Map<string, Promise<readonly [number, string]>>()
  return (thing, on) => {
    const id = randomUUID()
    const absent = { ...thing, id, ...(thing.unit && { unit: randomUUID() }) }
    const asked =
      known.get(on) ??
      send(clerk, operation, ask, absent, on).then(({ status, text }) => [status, text.replaceAll(id, '')] as const)
    known.set(on, asked)
    return asked
  }
}

async function compare(given: Case, ask: Ask, thing: Thing, on: string, absent: Absent): Promise<void> {
  const { world, clerk, operation } = given
  const may = opens(given) && (ask.may ?? rules[ask.of])(world, clerk, thing, operation.action, on)
  if (may && ask.onlyHidden) return
  const answered = await send(clerk, operation, ask, thing, on)
  const said = `${operation.id} of ${ask.of} ${thing.id} on ${on} → ${String(answered.status)} ${answered.text.slice(0, 200)}`
  assert.equal(foreignWord(world, clerk, answered, on), undefined, said)
  if (may) assert.ok(answered.status < 300 || [409, 422].includes(answered.status), said)
  else if (!isLeftToTheSecond(given, ask, thing, answered)) {
    assert.equal(answered.status, opens(given) ? 404 : 403, said)
    const told = [answered.status, answered.text.replaceAll(thing.id, '')]
    assert.deepEqual(await absent(thing, on), told, `${said} is not told like nothing`)
  }
}

/** A command whose first wall is gone may find what the account may only read; the second lets it change nothing. What may be read may be had in another form. */
function isLeftToTheSecond(
  { world, clerk, operation, noWall }: Case,
  ask: Ask,
  thing: Thing,
  { status }: Answered,
): boolean {
  if (!noWall) return false
  if (ask.inOtherForm !== undefined && rules[ask.of](world, clerk, thing, ask.inOtherForm, today)) return true
  return operation.method !== 'GET' && status >= 400 && status !== 404
}

/** Whether the account holds a role that does this anywhere; who holds none is told so, whatever they ask about. */
function opens({ clerk, operation, noWall }: Case): boolean {
  return noWall || operation.action === 'session' || heads(clerk, operation.action).length > 0
}

function send({ person }: Clerk, { method, path }: Operation, ask: Ask, thing: Thing, on: string): Promise<Answered> {
  const query = [
    ...(ask.at === undefined ? [] : [`${ask.at}=${thing.id}`]),
    ...(ask.days ? [`on=${on}`] : []),
    ...(ask.query === undefined ? [] : [ask.query.slice(1)]),
  ].join('&')
  const address = path.replace(/\{\w+\}/, thing.id) + (query === '' ? '' : `?${query}`)
  if (ask.file !== undefined)
    return person.send(method, address, { raw: ask.file, headers: { 'content-type': 'application/octet-stream' } })
  return person.send(method, address, ask.body ? { body: ask.body(thing) } : {})
}
