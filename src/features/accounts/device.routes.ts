import { refuse } from '#kernel/decision.ts'
import { type Before, type Handlers, prepared } from '#platform/http/index.ts'
import { codeDigest, deviceCookie, digestOf, hashPassword, isPassword, newToken } from '#platform/session/index.ts'
import { findByCode } from './activation.routes.ts'
import { activate } from './activation.sql.ts'
import { type Buckets, forgiveTurns, takeSignInTurn } from './accounts.sql.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { deviceRoutes } from './device.contract.ts'
import { bindDevice, countPin, findDevice } from './device.sql.ts'
import { isWeakPin } from './pin.ts'
import { beginSession } from './session.server.ts'

/** Days a browser keeps what binds it: as long as browsers keep anything. */
const boundDays = 400

/** The digits mean nothing without what the device keeps: they are hashed as one. */
function together(pin: string, device: string): string {
  return `${pin} ${device}`
}

/** Guesses are counted for this device and for this address: nobody elsewhere can make its holder wait. */
function bucketsOf(device: string, address: string): Buckets {
  return {
    address: digestOf('address', address),
    both: digestOf('pin', device),
    byAddress: digestOf('pin by address', address),
    byName: digestOf('pin by device', device),
  }
}

async function tryPin({ body, client, cookies, database }: Before<typeof deviceRoutes.enterByPin>) {
  const device = cookies.get(deviceCookie) ?? ''
  const token = digestOf(device)
  const buckets = bucketsOf(device, client.address)
  const asked = await database.as(null, async (tx) => {
    const found = await findDevice(tx, token)
    return { found, seconds: found ? await takeSignInTurn(tx, '', buckets) : 0 }
  })
  if (!asked.found) return refuse({ code: 'accounts.noDevice' })
  if (asked.seconds > 0) return refuse({ code: 'accounts.wait', seconds: asked.seconds })
  const right = await isPassword(together(body.pin, device), asked.found.pin_hash)
  await database.as(null, (tx) => countPin(tx, token, right))
  return right ? ({ ok: true, account: asked.found.account, buckets } as const) : refuse({ code: 'accounts.pinWrong' })
}

/** The digits are judged before the paper: a slip of the finger costs no try. */
async function readyToBind(given: Before<typeof deviceRoutes.activateByPin>) {
  if (isWeakPin(given.body.pin)) return refuse({ code: 'accounts.pinWeak' })
  const read = await findByCode(given, given.body.code)
  if (!read.ok) return read
  if (!read.found.by_pin) return refuse({ code: 'accounts.pinNotForYou' })
  const device = newToken()
  return { ok: true, device, pinHash: await hashPassword(together(given.body.pin, device)) } as const
}

export const deviceHandlers = {
  getDevice: async ({ tx, cookies }) => {
    const device = cookies.get(deviceCookie)
    const found = device === undefined ? undefined : await findDevice(tx, digestOf(device))
    return { account: found?.account ?? null, name: found?.name ?? null }
  },

  enterByPin: prepared(deviceRoutes.enterByPin, tryPin, async (given) => {
    const { prepared: tried, tx } = given
    if (!tried.ok) return tried
    await forgiveTurns(tx, tried.buckets)
    await beginSession(given, tried.account, { means: 'pin', strong: false })
    return {}
  }),

  activateByPin: prepared(deviceRoutes.activateByPin, readyToBind, async (given) => {
    const { prepared: ready, tx, body, client, cookies, world } = given
    if (!ready.ok) return ready
    const activated = await activate(tx, codeDigest(body.code), null)
    if (activated === undefined) return refuse({ code: 'accounts.codeUsed' })
    const { account, unit } = activated
    await bindDevice(tx, digestOf(ready.device), ready.pinHash, client.agent)
    if (unit !== null) await given.record({ unit, command: 'accounts.bindDevice', on: world.today, body: { account } })
    await beginSession(given, account, { means: 'code', strong: false })
    cookies.set(deviceCookie, ready.device, boundDays)
    return {}
  }),
} satisfies Handlers<typeof deviceRoutes, AccountRefusal>
