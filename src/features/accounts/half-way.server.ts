import type { AnyRoute } from '#kernel/contract.ts'
import { refuse } from '#kernel/decision.ts'
import type { Before, Given } from '#platform/http/index.ts'
import { digestOf, entryCookie } from '#platform/session/index.ts'
import { type Buckets, takeSignInTurn } from './accounts.sql.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { type Entry, takeEntry } from './entry.sql.ts'
import { layersOf } from './layers.sql.ts'
import { hasSecond, type Layers } from './second-layer.ts'
import type { secondRoutes } from './second.contract.ts'
import { bucketsOf } from './session.server.ts'

export type Refusing = { readonly ok: false; readonly refusal: AccountRefusal }
type Held = Pick<Given<AnyRoute>, 'tx' | 'cookies'>

/** Somebody whose first layer is passed. From here on the transaction is in their name. */
export interface HalfWay extends Entry {
  readonly ok: true
  readonly account: string
  readonly username: string
  readonly name: string
  readonly token: Uint8Array
}

export async function halfWay({ tx, cookies }: Held): Promise<HalfWay | Refusing> {
  const cookie = cookies.get(entryCookie)
  const token = digestOf(cookie ?? '')
  const entry = cookie === undefined ? undefined : await takeEntry(tx, token)
  if (!entry || entry.account === null || entry.username === null || entry.name === null)
    return refuse({ code: 'accounts.entryOver' })
  const { account, username, name } = entry
  return { ...entry, ok: true, token, account, username, name }
}

export type Turn = { readonly ok: true; readonly challenge: string | null; readonly buckets: Buckets } | Refusing

/** A try at the second layer is counted before it is looked at, and outside the transaction that a refusal undoes. */
export async function takeSecondTurn({
  database,
  client,
  cookies,
}: Pick<Before<typeof secondRoutes.enterByTotp>, 'database' | 'client' | 'cookies'>): Promise<Turn> {
  return database.as(null, async (tx): Promise<Turn> => {
    const half = await halfWay({ tx, cookies })
    if (!half.ok) return half
    const buckets = bucketsOf(half.username, { client, cookies }, 'second')
    const seconds = await takeSignInTurn(tx, half.username, buckets)
    return seconds > 0 ? refuse({ code: 'accounts.wait', seconds }) : { ok: true, challenge: half.challenge, buckets }
  })
}

export type Changing = (HalfWay & { readonly layers: Layers }) | Refusing

/** Whoever may change the layers: all they have is passed, or they must make their second one. */
export async function mayChangeLayers(given: Held): Promise<Changing> {
  const half = await halfWay(given)
  if (!half.ok) return half
  const layers = await layersOf(given.tx)
  const mustMake = layers.needs && !hasSecond(layers) && !half.again
  return half.passed || mustMake ? { ...half, layers } : refuse({ code: 'accounts.showAgain' })
}
