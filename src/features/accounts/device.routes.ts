import { refuse } from '#kernel/decision.ts'
import { type Before, type Handlers, prepared } from '#platform/http/index.ts'
import { codeDigest, deviceCookie, digestOf, hashPassword, isPassword, newToken } from '#platform/session/index.ts'
import { findByCode } from './activation.routes.ts'
import { activate } from './activation.sql.ts'
import { type Buckets, forgiveTurns, takeSignInTurn } from './accounts.sql.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { deviceRoutes } from './device.contract.ts'
import { bindDevice, changePin, countPin, endDevice, findDevice, servesByPin, tieSession } from './device.sql.ts'
import { mayChangeLayers } from './half-way.server.ts'
import { isWeakPin } from './pin.ts'
import { beginSession, recordOwn } from './session.server.ts'

/** Days a browser keeps what binds it: as long as browsers keep anything. */
const boundDays = 400

/** The digits mean nothing without what the device keeps: they are hashed as one. */
function together(pin: string, device: string): string {
  return `${pin} ${device}`
}

/** Guesses are counted for this device alone: nobody on another, at the same address neither, can make its holder wait. */
function bucketsOf(device: string, address: string): Buckets {
  return {
    address: digestOf('address', address),
    both: digestOf('pin', device),
    byAddress: digestOf('pin at all', device),
    byName: digestOf('pin by device', device),
  }
}

type Guessing = Pick<Before<typeof deviceRoutes.enterByPin>, 'client' | 'cookies' | 'database'>

/** A guess is counted before it is tried, for this device alone, and outside the transaction that a refusal undoes. */
async function tryPin({ client, cookies, database }: Guessing, pin: string) {
  const device = cookies.get(deviceCookie) ?? ''
  const token = digestOf(device)
  const buckets = bucketsOf(device, client.address)
  const asked = await database.as(null, async (tx) => {
    const found = await findDevice(tx, token)
    return { found, seconds: found ? await takeSignInTurn(tx, '', buckets) : 0 }
  })
  if (!asked.found) return refuse({ code: 'accounts.noDevice' })
  if (asked.seconds > 0) return refuse({ code: 'accounts.wait', seconds: asked.seconds })
  const right = await isPassword(together(pin, device), asked.found.pin_hash)
  await database.as(null, (tx) => countPin(tx, token, right))
  if (!right) return refuse({ code: 'accounts.pinWrong' })
  return { ok: true, account: asked.found.account, device, token, buckets } as const
}

/** New digits are judged before anything is counted: a slip of the finger costs no try. */
async function readyToChange(given: Before<typeof deviceRoutes.changePin>) {
  const { pin, next } = given.body
  if (isWeakPin(next)) return refuse({ code: 'accounts.pinWeak' })
  const tried = await tryPin(given, pin)
  return tried.ok ? { ...tried, pinHash: await hashPassword(together(next, tried.device)) } : tried
}

/** Digits for a device that is bound next. */
async function newDigits(pin: string) {
  const device = newToken()
  return { ok: true, device, pinHash: await hashPassword(together(pin, device)) } as const
}

async function readyToActivate(given: Before<typeof deviceRoutes.activateByPin>) {
  if (isWeakPin(given.body.pin)) return refuse({ code: 'accounts.pinWeak' })
  const read = await findByCode(given, given.body.code)
  if (!read.ok) return read
  return read.found.by_pin ? newDigits(given.body.pin) : refuse({ code: 'accounts.pinNotForYou' })
}

async function readyToBind({ body }: Before<typeof deviceRoutes.bindDevice>) {
  return isWeakPin(body.pin) ? refuse({ code: 'accounts.pinWeak' }) : newDigits(body.pin)
}

export const deviceHandlers = {
  getDevice: async ({ tx, cookies }) => {
    const device = cookies.get(deviceCookie)
    const found = device === undefined ? undefined : await findDevice(tx, digestOf(device))
    return { account: found?.account ?? null, name: found?.name ?? null }
  },

  enterByPin: prepared(
    deviceRoutes.enterByPin,
    (given) => tryPin(given, given.body.pin),
    async (given) => {
      const { prepared: tried, tx } = given
      if (!tried.ok) return tried
      await forgiveTurns(tx, tried.buckets)
      const session = await beginSession(given, tried.account, { means: 'pin', strong: false })
      await tieSession(tx, session, tried.token)
      return {}
    },
  ),

  activateByPin: prepared(deviceRoutes.activateByPin, readyToActivate, async (given) => {
    const { prepared: ready, tx, body, client, cookies, world } = given
    if (!ready.ok) return ready
    const activated = await activate(tx, codeDigest(body.code), null)
    if (activated === undefined) return refuse({ code: 'accounts.codeUsed' })
    const { account, unit } = activated
    const token = digestOf(ready.device)
    await bindDevice(tx, token, ready.pinHash, client.agent)
    if (unit !== null) await given.record({ unit, command: 'accounts.bindDevice', on: world.today, body: { account } })
    await tieSession(tx, await beginSession(given, account, { means: 'code', strong: false }), token)
    cookies.set(deviceCookie, ready.device, boundDays)
    return {}
  }),

  bindDevice: prepared(deviceRoutes.bindDevice, readyToBind, async (given) => {
    const { prepared: ready, tx, client, cookies } = given
    if (!ready.ok) return ready
    const half = await mayChangeLayers(given)
    if (!half.ok) return half
    if (!(await servesByPin(tx))) return refuse({ code: 'accounts.pinNotForYou' })
    await bindDevice(tx, digestOf(ready.device), ready.pinHash, client.agent)
    await recordOwn(given, half.account, 'accounts.bindDevice')
    cookies.set(deviceCookie, ready.device, boundDays)
    return {}
  }),

  changePin: prepared(deviceRoutes.changePin, readyToChange, async (given) => {
    const { prepared: ready, tx, actor, client } = given
    if (!ready.ok) return ready
    const { token, pinHash, buckets } = ready
    const session = digestOf(client.session ?? '')
    if (!(await changePin(tx, { device: token, session, pinHash }))) return refuse({ code: 'accounts.noDevice' })
    await forgiveTurns(tx, buckets)
    await recordOwn(given, actor.account, 'accounts.changePin')
    return {}
  }),

  async endDevice(given) {
    if (!(await endDevice(given.tx, given.params.id))) return refuse({ code: 'notFound' })
    await recordOwn(given, given.actor.account, 'accounts.endDevice')
    return {}
  },
} satisfies Handlers<typeof deviceRoutes, AccountRefusal>
