import { refuse } from '#kernel/decision.ts'
import type { Handlers } from '#platform/http/index.ts'
import { deviceCookie, digestOf } from '#platform/session/index.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { listDevices, servesByPin } from './device.sql.ts'
import { layersOf, listPasskeys } from './layers.sql.ts'
import type { securityRoutes } from './security.contract.ts'
import { endEntrance, endOtherEntrances, listEntrances } from './security.sql.ts'
import { recordOwn } from './session.server.ts'

interface Lifetimes {
  readonly idleMinutes: number
  readonly longestHours: number
}

export function securityHandlers({ idleMinutes, longestHours }: Lifetimes) {
  return {
    async getSecurity({ tx, client, cookies }) {
      const { needs, exempt, password, totp, papers } = await layersOf(tx)
      const passkeys = await listPasskeys(tx)
      const devices = await listDevices(tx, digestOf(cookies.get(deviceCookie) ?? ''))
      const entrances = await listEntrances(tx, digestOf(client.session ?? ''), { idleMinutes, longestHours })
      return {
        needs,
        exempt,
        password,
        totp,
        papers,
        idleMinutes,
        longestHours,
        byPin: await servesByPin(tx),
        devices: devices.map(({ id, agent, here, bound_at: bound, used_at: used }) => ({
          id,
          agent,
          here,
          boundAt: bound.toISOString(),
          usedAt: used?.toISOString() ?? null,
        })),
        passkeys: passkeys.map(({ id, agent, made_at: made, used_at: used }) => ({
          id,
          agent,
          madeAt: made.toISOString(),
          usedAt: used?.toISOString() ?? null,
        })),
        entrances: entrances.map(({ at, known_place: knownPlace, ...rest }) => ({
          ...rest,
          at: at.toISOString(),
          knownPlace,
        })),
      }
    },

    async endEntrance(given) {
      if (!(await endEntrance(given.tx, given.params.id))) return refuse({ code: 'notFound' })
      await recordOwn(given, given.actor.account, 'accounts.endEntrance')
      return {}
    },

    async endOthers(given) {
      const ended = await endOtherEntrances(given.tx, digestOf(given.client.session ?? ''))
      await recordOwn(given, given.actor.account, 'accounts.endOthers', { ended })
      return { ended }
    },
  } satisfies Handlers<typeof securityRoutes, AccountRefusal>
}
