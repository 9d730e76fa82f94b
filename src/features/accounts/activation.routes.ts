import { refuse } from '#kernel/decision.ts'
import { type Before, type Handlers, prepared } from '#platform/http/index.ts'
import { codeDigest, digestOf, hashPassword } from '#platform/session/index.ts'
import { activationRoutes } from './activation.contract.ts'
import {
  activate,
  type Activation,
  findActivation,
  forgetCodeTurns,
  isUnopened,
  openFirst,
  takeCodeTurn,
} from './activation.sql.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { readUsername } from './keeping.ts'
import { whyNotPassword } from './password.ts'
import { passFirst } from './session.server.ts'

type Asking = Pick<Before<typeof activationRoutes.findActivation>, 'client' | 'database'>
type Refusing = { readonly ok: false; readonly refusal: AccountRefusal }
type Found = { readonly ok: true; readonly found: Activation } | Refusing

/** A guess is counted before it is tried, and outside the transaction that a refusal undoes; a right code is no guess. */
export async function findByCode({ client, database }: Asking, typed: string): Promise<Found> {
  const address = digestOf('code', client.address)
  return database.as(null, async (tx): Promise<Found> => {
    const seconds = await takeCodeTurn(tx, address)
    if (seconds > 0) return refuse({ code: 'accounts.codeWait', seconds })
    const found = await findActivation(tx, codeDigest(typed))
    if (found === undefined) return refuse({ code: 'accounts.codeWrong' })
    await forgetCodeTurns(tx, address)
    if (found.state === 'used') return refuse({ code: 'accounts.codeUsed' })
    return found.state === 'expired' ? refuse({ code: 'accounts.codeExpired' }) : { ok: true, found }
  })
}

type Ready<T> = ({ readonly ok: true; readonly passwordHash: string } & T) | Refusing

async function readyToActivate(given: Before<typeof activationRoutes.activate>): Promise<Ready<{ found: Activation }>> {
  const { code, password } = given.body
  const read = await findByCode(given, code)
  if (!read.ok) return read
  const { found } = read
  const units = found.seats.map(({ unit }) => unit)
  const weak = whyNotPassword(password, { ...found, units })
  return weak ? refuse(weak) : { ...read, passwordHash: await hashPassword(password) }
}

/** What was typed is judged before the code, so that a slip of the pen costs no try. */
async function readyToOpen({
  body,
  client,
  database,
}: Before<typeof activationRoutes.openFirst>): Promise<Ready<{ username: string }>> {
  const read = readUsername(body.username)
  if (!read.ok) return read
  const weak = whyNotPassword(body.password, { ...body, units: [body.unitName] })
  if (weak) return refuse(weak)
  const seconds = await database.as(null, (tx) => takeCodeTurn(tx, digestOf('code', client.address)))
  if (seconds > 0) return refuse({ code: 'accounts.codeWait', seconds })
  return { ok: true, username: read.username, passwordHash: await hashPassword(body.password) }
}

const refusalOf = {
  opened: { code: 'accounts.opened' },
  wrong: { code: 'accounts.codeWrong' },
  expired: { code: 'accounts.codeExpired' },
} as const

export const activationHandlers: Handlers<typeof activationRoutes, AccountRefusal> = {
  getOpening: async ({ tx }) => ({ unopened: await isUnopened(tx) }),

  openFirst: prepared(activationRoutes.openFirst, readyToOpen, async (given) => {
    const { tx, prepared: ready, body, client, world } = given
    if (!ready.ok) return ready
    const { username, passwordHash } = ready
    const { name, unitName } = body
    const opened = await openFirst(tx, { code: codeDigest(body.code), username, name, passwordHash, unitName })
    if (opened.state !== 'done') return refuse(refusalOf[opened.state])
    const { account, unit } = opened
    await given.record({ unit, command: 'accounts.openFirst', on: world.today, body: { account, unitName } })
    await forgetCodeTurns(tx, digestOf('code', client.address))
    return passFirst(given, account, { means: 'code' })
  }),

  findActivation: prepared(
    activationRoutes.findActivation,
    (given) => findByCode(given, given.body.code),
    async ({ prepared: read }) => {
      if (!read.ok) return read
      const { username, name, given_by: givenBy, made_at: madeAt, by_pin: pin, seats } = read.found
      return { username, name, givenBy, givenAt: madeAt.toISOString(), pin, seats: [...seats] }
    },
  ),

  activate: prepared(activationRoutes.activate, readyToActivate, async (given) => {
    const { tx, prepared: ready, body, world } = given
    if (!ready.ok) return ready
    const activated = await activate(tx, codeDigest(body.code), ready.passwordHash)
    if (activated === undefined) return refuse({ code: 'accounts.codeUsed' })
    const { account, unit } = activated
    if (unit !== null) await given.record({ unit, command: 'accounts.activate', on: world.today, body: { account } })
    return passFirst(given, account, { means: 'code' })
  }),
}
