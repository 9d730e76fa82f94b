import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { createClient, Refused, Unreachable } from '#browser/client.ts'
import { closeSession, goOn, openSessionOf, sessionOver } from '#browser/session-over.ts'
import { routes } from '#app/routes.ts'
import { reach } from '#test/reach.ts'
import { aServer, aUnit, signedIn } from './a-server.ts'

const server = await aServer()
const ward = await aUnit(server.database)
const { person } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
const api = createClient(routes)
const body = { unit: ward, purpose: 'followTransfers' } as const

/** What happens on the way: `lost` reaches the server, and its answer never arrives. */
type Fate = 'arrives' | 'lost' | 'never'
let fates: Fate[] = []
let keys: (string | null)[] = []
let jar = person

// The browser's own part: addresses without a host, cookies, where the page is from.
globalThis.fetch = async (address, init) => {
  const headers = new Headers(init?.headers)
  headers.set('cookie', jar.cookie)
  headers.set('origin', server.url)
  keys.push(headers.get('idempotency-key'))
  const fate = fates.shift() ?? 'arrives'
  if (fate === 'never') throw new TypeError('no network')
  const answered = await reach(server.url + (typeof address === 'string' ? address : ''), { ...init, headers })
  if (fate === 'lost') throw new TypeError('the line went dead')
  return answered
}

beforeEach(() => {
  fates = []
  keys = []
  jar = person
  closeSession()
})

async function opened(): Promise<number> {
  return (await api.listReconciliations()).reconciliations.length
}

test('a call is typed by its contract and gives what the server answered', async () => {
  const { units, total } = await api.listMyUnits({ query: { search: 'Đơn vị', size: 10 } })
  assert.deepEqual([units.map((u) => u.id), total], [[ward], 1])
})

test('an answer that was lost is asked for again under the same key, and the thing is done once', async () => {
  const before = await opened()
  keys = []
  fates = ['lost', 'never', 'arrives']
  const { id } = await api.openReconciliation({ body })
  assert.equal(typeof id, 'string')
  assert.equal(keys.length, 3)
  assert.equal(new Set(keys).size, 1)
  assert.equal(await opened(), before + 1)
})

test('another call is another thing, under another key', async () => {
  await api.openReconciliation({ body })
  await api.openReconciliation({ body })
  assert.equal(new Set(keys).size, 2)
})

test('a refusal is an error with the server’s problem in it', async () => {
  await assert.rejects(api.openReconciliation({ body: { ...body, unit: crypto.randomUUID() } }), (error) => {
    assert.ok(error instanceof Refused)
    assert.deepEqual([error.problem.status, error.problem.code], [404, 'notFound'])
    return true
  })
})

test('no answer at all is told as such, after some patience; what must not be repeated is tried once', async () => {
  fates = ['never', 'never', 'never']
  await assert.rejects(api.getMe(), Unreachable)
  assert.equal(keys.length, 3)
  fates = ['never']
  await assert.rejects(api.signIn({ body: { username: 'a', password: 'b' } }), Unreachable)
  assert.equal(keys.length, 4)
})

test('a call that was given up ends at once', async () => {
  const giveUp = new AbortController()
  fates = ['never', 'never']
  const call = api.getMe({}, { signal: giveUp.signal })
  setTimeout(() => giveUp.abort(), 50)
  await assert.rejects(call, { name: 'AbortError' })
  assert.equal(keys.length, 1)
})

test('when the session has ended a call waits, and goes on under the same key once the same person is back', async () => {
  const { person: hers, account, username } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  jar = hers
  openSessionOf(account)
  const before = await opened()
  await ended(account)
  keys = []
  const opening = api.openReconciliation({ body })
  const reading = api.listReconciliations()
  await waits(1)
  await hers.signIn(username)
  goOn()
  assert.equal(typeof (await opening).id, 'string')
  assert.equal((await reading).reconciliations.length >= before, true)
  assert.equal(new Set(keys.filter((key) => key !== null)).size, 1)
  assert.equal(await opened(), before + 1)
})

test('what waits is never sent in another’s name: not when it is given up, and not when another signed in beside the page', async () => {
  const { person: hers, account } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const other = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  jar = hers
  openSessionOf(account)
  await ended(account)
  const given = api.openReconciliation({ body })
  await waits(1)
  closeSession()
  await assert.rejects(given, (error) => error instanceof Refused && error.problem.code === 'http.noSession')
  openSessionOf(account)
  jar = other.person
  const kept = api.openReconciliation({ body })
  await waits(1)
  closeSession()
  await assert.rejects(kept, Refused)
})

test('somebody leaves the page while something waits: it is not kept waiting; leaving itself never waits', async () => {
  const { person: hers, account } = await signedIn(server)
  jar = hers
  openSessionOf(account)
  await ended(account)
  const leaving = new AbortController()
  const asked = api.listReconciliations({}, { signal: leaving.signal })
  await new Promise((resolve) => setTimeout(resolve, 50))
  leaving.abort()
  await assert.rejects(asked, { name: 'AbortError' })
  await assert.rejects(api.signOut({}, { anyway: true }), Refused)
})

function ended(account: string) {
  return server.database.asOwner((tx) => sql`delete from session where account = ${account}`.execute(tx))
}

async function waits(count: number): Promise<void> {
  while (sessionOver().held < count) await new Promise((resolve) => setTimeout(resolve, 10))
}
