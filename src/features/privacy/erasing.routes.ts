import { refuse } from '#kernel/decision.ts'
import { pathOf } from '#features/units/index.server.ts'
import { command, type Handlers } from '#platform/http/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import { eraseAs, grounds, type ErasingRefusal } from './erasing.ts'
import { erasingRoutes } from './erasing.contract.ts'
import { erasePerson, erasuresBelow, loadErasing } from './erasing.sql.ts'
import { isWithin, officeOf } from './office.sql.ts'

export const erasingHandlers: Handlers<typeof erasingRoutes, ErasingRefusal> = {
  async getErasing({ tx, params, actor, world }) {
    const found = await loadErasing(tx, params.person)
    const isTheirs = actor.can('privacy.erase', await pathOf(tx, found?.office ?? params.person, world.today))
    if (!found || !isTheirs) return refuse({ code: 'notFound' })
    await logRead(tx, { operation: 'getErasing', subjects: [found.person] })
    const { name, version, standsIn, holdsRole, office } = found
    const open = grounds.filter((ground) => eraseAs(found, { ground, version }).ok)
    const unit = office === null ? '' : (await officeOf(tx, office)).name
    return { name, version, unit, grounds: open, stands: standsIn, holdsRole }
  },

  erasePerson: command(erasingRoutes.erasePerson, {
    async load({ tx, params, actor, world }) {
      const found = await loadErasing(tx, params.person)
      const isTheirs = actor.can('privacy.erase', await pathOf(tx, found?.office ?? params.person, world.today))
      return isTheirs && found ? { ...found, erased: 0 } : undefined
    },
    decide: (found, { body }) => eraseAs(found, body),
    second: ({ body }, found, { office }) => ({
      kind: 'erasure',
      action: 'privacy.erase',
      units: [office],
      what: { person: found.person, ground: body.ground },
    }),
    async save({ tx, body }, found) {
      found.erased = await erasePerson(tx, found.person, body.ground)
    },
    event: ({ body, world }, found, { office }) => ({
      unit: office,
      command: 'privacy.erase',
      on: world.today,
      body: { ground: body.ground, erased: found.erased },
    }),
    answer: (_given, { erased }) => ({ erased }),
  }),

  async listErasures({ tx, params, actor, world }) {
    const rows = await erasuresBelow(tx, params.id)
    const isTheirs = await isWithin(tx, 'privacy.erase', params.id)
    const may = actor.can('privacy.erase', await pathOf(tx, params.id, world.today))
    if (!may || !isTheirs) return refuse({ code: 'notFound' })
    return {
      erasures: rows.map(({ n, person, unit, unit_name: name, on_day: onDay, ground, rows: gone, hash }) => ({
        n,
        id: person,
        unit: { id: unit, name: name ?? '' },
        onDay,
        ground,
        rows: { ...gone },
        hash,
      })),
    }
  },
}
