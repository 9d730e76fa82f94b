import type { AnyRoute } from '#kernel/contract.ts'
import type { Given } from '#platform/http/index.ts'
import { digestOf, entryCookie, knownCookie, newToken, sessionCookie } from '#platform/session/index.ts'
import { type Buckets, endSession, knowBrowser, type Means, startSession } from './accounts.sql.ts'
import { beginEntry, endEntry, type FirstLayer, lastSignIn, passEntry, takeEntry } from './entry.sql.ts'
import { homeOfAccount, layersOf } from './layers.sql.ts'
import type { Entered } from './second.contract.ts'
import { type Layers, nextOf } from './second-layer.ts'
import { type Came, cameBySignOn, markEntry, markSession } from './sign-on.sql.ts'

/** What a call must bring to sign somebody in. */
export type Entering = Pick<Given<AnyRoute>, 'tx' | 'client' | 'cookies'>

type Coming = Pick<Entering, 'client' | 'cookies'>

/** Days a browser that nobody signs in from stays known. */
const knownDays = 90

/** What an account knows a browser by: like a session, of the kind of machine it was given to. */
function placeOf(token: string, { client }: Pick<Coming, 'client'>): Uint8Array {
  return digestOf('browser', token, client.agent)
}

/** Under which tries at one layer of a name from an address, and from a browser, are counted. */
export function bucketsOf(username: string, { client, cookies }: Coming, layer: 'first' | 'second' = 'first'): Buckets {
  const { address } = client
  const known = cookies.get(knownCookie)
  const of = (...parts: readonly string[]) => digestOf(...(layer === 'first' ? parts : ['second', ...parts]))
  return {
    address: digestOf('address', address),
    both: of('both', username, address),
    byAddress: of('byAddress', address),
    byName: of('byName', username),
    browser:
      known === undefined ? undefined : { place: placeOf(known, { client }), own: of('byBrowser', username, known) },
  }
}

/** From now on this browser is signed in as that account. Whoever left it without signing out is signed out. Answers the hash of the new token. */
export async function beginSession(
  given: Entering,
  account: string,
  { means, strong }: { readonly means: Means; readonly strong: boolean },
): Promise<Uint8Array> {
  const { tx, client, cookies } = given
  if (client.session !== undefined) await endSession(tx, digestOf(client.session))
  const token = newToken()
  const hash = digestOf(token, client.agent)
  const address = digestOf('address', client.address)
  await startSession(tx, { account, token: hash, address, means, agent: client.agent, strong })
  cookies.set(sessionCookie, token)
  await keepKnown(given, account)
  return hash
}

/** Each time by a new secret: one that somebody else saw or laid there serves no longer. */
async function keepKnown({ tx, client, cookies }: Entering, account: string): Promise<void> {
  const before = cookies.get(knownCookie)
  const token = newToken()
  const places = {
    place: placeOf(token, { client }),
    before: before === undefined ? null : placeOf(before, { client }),
  }
  await knowBrowser(tx, account, places)
  cookies.set(knownCookie, token, knownDays)
}

/** By the province's sign-on. `second`: its word for a second layer is taken. */
export interface Provided extends Came {
  readonly second: boolean
}

interface First {
  readonly means: FirstLayer
  readonly again?: boolean
  readonly came?: Provided
}

/** The first layer is passed: what comes now. From here on the transaction is in the account's name. */
export async function passFirst(
  given: Entering,
  account: string,
  { means, again = false, came }: First,
): Promise<Entered> {
  const token = newToken()
  const hash = digestOf(token)
  const { name, username } = await openEntry(given, hash, account, { means, again, ...(came && { came }) })
  const layers = await layersOf(given.tx)
  const strong = came?.second === true
  const next = strong ? 'in' : nextOf(layers)
  if (next !== 'in' || again) given.cookies.set(entryCookie, token)
  if (next === 'second') return secondStep(given, layers, name)
  if (next === 'enrol') return { next, name, username }
  await comeIn(given, { token: hash, account, again }, { means, strong })
  return { next }
}

async function openEntry(
  { tx }: Entering,
  token: Uint8Array,
  account: string,
  { means, again = false, came }: First,
): Promise<{ readonly name: string; readonly username: string }> {
  await beginEntry(tx, { token, account, means, again, passed: false, challenge: null })
  if (came) await markEntry(tx, token, came)
  const entry = await takeEntry(tx, token)
  if (entry === undefined) throw new Error('the entry that was begun is gone')
  return { name: entry.name ?? '', username: entry.username ?? '' }
}

async function secondStep({ tx }: Entering, layers: Layers, name: string): Promise<Entered> {
  const last = await lastSignIn(tx)
  return {
    next: 'second',
    name,
    totp: layers.totp,
    passkey: layers.passkeys > 0,
    papers: layers.papers,
    previous: last ? { at: last.at.toISOString(), agent: last.agent } : null,
  }
}

interface Passed {
  readonly token: Uint8Array
  readonly account: string
  readonly again: boolean
}

/** Both layers are passed. Whoever only showed again that it is them may now change the layers; whoever came in is in. */
export function passSecond(given: Entering, passed: Passed, means: Means): Promise<void> {
  return comeIn(given, passed, { means, strong: true })
}

/** A session begun by the province's sign-on knows it, so that it ends with the one there. */
async function comeIn(
  given: Entering,
  { token, account, again }: Passed,
  how: { readonly means: Means; readonly strong: boolean },
): Promise<void> {
  const came = await cameBySignOn(given.tx, token)
  await close(given, { token, again })
  const session = await beginSession(given, account, how)
  if (came) await markSession(given.tx, session, came)
}

async function close(
  { tx, cookies }: Entering,
  { token, again }: { readonly token: Uint8Array; readonly again: boolean },
): Promise<void> {
  if (again) return passEntry(tx, token)
  await endEntry(tx, token)
  if (cookies.get(entryCookie) !== undefined) cookies.clear(entryCookie)
}

/** Writes down what an account did to itself, at its own unit. */
export async function recordOwn(
  given: Pick<Given<AnyRoute>, 'tx' | 'record' | 'world'>,
  account: string,
  command: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const unit = await homeOfAccount(given.tx)
  if (unit !== null) await given.record({ unit, command, on: given.world.today, body: { account, ...facts } })
}
