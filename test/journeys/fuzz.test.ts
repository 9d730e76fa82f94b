import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { Problem } from '#kernel/contract.ts'
import { type Answered, aServer, aUnit, signedIn } from './a-server.ts'
import { fingerprints, plant, type Planted } from './planted.ts'

interface Parameter {
  readonly name: string
  readonly in: string
}

interface Operation {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly properties?: object } }> }
}

const server = await aServer()
const above = await aUnit(server.database)
const unit = await aUnit(server.database, { parent: above })
const { person, account } = await signedIn(server, [{ role: 'communeStaff', unit }])
const planted = await plant(server.database, unit, account)
const neighbour = await signedIn(server, [])
const foreign = await plant(server.database, await aUnit(server.database, { parent: above }), neighbour.account)
const { json: document } = await person.get('/api/openapi.json')
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, o]): Operation => ({ ...o, path, method: method.toUpperCase() })),
)

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e400',
    'NaN',
    'null',
    '2026-02-31',
    '9999999999999999999',
    "'; drop table unit; --",
    '%00',
    '../..',
    '\0',
    '\ud800',
    'ệ'.repeat(5000),
    '=cmd|1',
  ),
)
const ids = [planted, foreign].flatMap((one: Planted) => Object.values(one).filter((id) => typeof id === 'string'))
const things = fc.constantFrom(...ids, randomUUID())
const value: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  things,
  fc.jsonValue({ maxDepth: 2 }),
  fc.double(),
  fc.constantFrom(1, 0, -1, 2 ** 53, true),
)

function bodyFor({ requestBody }: Operation): fc.Arbitrary<unknown> {
  const names = Object.keys(requestBody?.content['application/json']?.schema.properties ?? {})
  return fc.oneof(value, fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] }))
}

function queryFor({ parameters }: Operation): fc.Arbitrary<Record<string, unknown>> {
  const names = parameters.filter((p) => p.in === 'query').map((p) => p.name)
  return fc.record(Object.fromEntries(names.map((name) => [name, nasty])), { requiredKeys: [] })
}

/** At most, over all operations; `npm run fuzz` asks for many more than the tests do. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 0)
const numRuns = Math.max(15, Math.ceil(requests / operations.length))
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000)

/** A word that was sent comes back in what was refused; what is the neighbour's comes from nowhere else. */
function tellsNothingForeign({ text }: Answered, sent: string): void {
  for (const word of [foreign.word, foreign.draftWord]) if (!sent.includes(word)) assert.ok(!text.includes(word), text)
  assert.doesNotMatch(text, /node_modules|at \w+ \(|select .* from /i, 'neither a stack nor a statement')
}

function isTold({ status, headers, json, text }: Answered): void {
  assert.ok(status < 500, text)
  if (status < 400) return
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
  const problem = Problem.parse(json)
  assert.equal(problem.status, status)
  assert.match(problem.title, /\p{L}/u)
}

const states = () => fingerprints(server.database)

/** What stands when no job is under way any more. */
async function settled(): Promise<ReadonlyMap<string, string>> {
  for (let left = 100; left > 0; left -= 1) {
    const { rows } = await server.database.owner.query("select from job where state in ('waiting', 'running') limit 1")
    if (rows.length === 0) break
    await wait(50)
  }
  return states()
}

for (const operation of operations)
  test(`${operation.operationId}: whatever is sent is answered with a clear word, and what is refused changes nothing`, async (t) => {
    t.diagnostic(`FUZZ_SEED=${seed}`)
    const isReading = operation.method === 'GET'
    // what stood when it was looked at last; nothing else changes it but what is done
    let stood = await settled()
    await fc.assert(
      fc.asyncProperty(fc.oneof(things, nasty), queryFor(operation), bodyFor(operation), async (id, query, body) => {
        const address = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(id.toWellFormed()) || 'x')
        const asked = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString()
        const isFile = operation.requestBody?.content['application/octet-stream'] !== undefined
        const sent = isFile
          ? { raw: JSON.stringify(body) ?? '', headers: { 'content-type': 'application/octet-stream' } }
          : isReading
            ? {}
            : { body }
        // signing in and out is somebody else's, so that the tester stays signed in
        const who = operation.path === '/api/session' ? server.person() : person
        const answered = await who.send(operation.method, `${address}?${asked}`, sent)
        isTold(answered)
        tellsNothingForeign(answered, JSON.stringify([id, query, body]))
        if (answered.status < 400 && !isReading) stood = await settled()
        else if (!isReading) assert.deepEqual(await states(), stood)
      }),
      { numRuns, seed },
    )
    assert.deepEqual(await states(), stood)
  })
