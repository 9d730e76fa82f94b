import { randomUUID } from 'node:crypto'
import type { Call, Given, Handlers } from '#platform/http/index.ts'
import type { AnyRoute } from '#kernel/contract.ts'
import { refuse } from '#kernel/decision.ts'
import { command } from '#platform/http/index.ts'
import {
  continueUnit,
  endEdge,
  findFit,
  insertEdge,
  insertLabel,
  insertUnit,
  loadClosedUnit,
  loadUnit,
  versionOf,
  weighResting,
  weighUnit,
  withdrawUnit,
} from './changing.sql.ts'
import {
  closeUnit,
  closingOf,
  foundUnit,
  moveUnit,
  nameOf,
  renameUnit,
  reopenUnit,
  takeBackUnit,
  type UnitRefusal,
} from './changing.ts'
import { unitRoutes } from './units.contract.ts'
import { pathOf } from './units.sql.ts'

type Change = 'weighUnit' | 'foundUnit' | 'renameUnit' | 'moveUnit' | 'closeUnit' | 'takeBackUnit' | 'reopenUnit'
type Asking = Pick<Call, 'actor' | 'world'> & Pick<Given<AnyRoute>, 'tx'>

export const changeHandlers: Handlers<Pick<typeof unitRoutes, Change>, UnitRefusal> = {
  weighUnit: async (given) => {
    const { tx, params, query, world } = given
    const on = query.on ?? world.today
    if (on > world.today) return refuse({ code: 'units.dayAhead', today: world.today })
    const weight = await weighUnit(tx, params.id, on)
    return (await mayAt(given, params.id)) && weight ? weight : refuse({ code: 'notFound' })
  },

  foundUnit: command(unitRoutes.foundUnit, {
    async load(given) {
      const { tx, body } = given
      const parent = await loadTheirs(given, body.parent)
      const fit = await findFit(tx, { parent: body.parent, name: body.name, on: body.on })
      return parent && { parent, ...fit, id: randomUUID() }
    },
    decide: (state, { body, world }) => foundUnit(state, { on: body.on, today: world.today, kind: body.kind }),
    save: ({ tx, body }, { id }) => insertUnit(tx, { ...body, id, from: body.on }),
    event: ({ body }, { id }) => ({
      unit: id,
      command: 'units.found',
      on: body.on,
      body: { parent: body.parent, kind: body.kind, name: body.name, decision: body.decision },
    }),
    answer: (_given, { id }) => ({ unit: id }),
  }),

  renameUnit: command(unitRoutes.renameUnit, {
    async load(given) {
      const { tx, params, body } = given
      const unit = await loadTheirs(given, params.id)
      const fit = await findFit(tx, {
        unit: params.id,
        parent: unit?.edges.at(-1)?.parent,
        name: body.name,
        on: body.on,
      })
      return unit && { unit, namesake: fit.namesake }
    },
    decide: (state, { body, world }) => renameUnit(state, { ...body, today: world.today }),
    async save({ tx, params, body }, _state, changed) {
      const change = { unit: params.id, on: body.on, decision: body.decision }
      if (changed.name) await insertLabel(tx, { ...change, kind: 'name', label: body.name })
      if (changed.short) await insertLabel(tx, { ...change, kind: 'short', label: body.short ?? null })
    },
    event: ({ params, body }, { unit }) => ({
      unit: params.id,
      command: 'units.rename',
      on: body.on,
      body: { from: nameOf(unit), to: body.name, short: body.short, decision: body.decision },
    }),
    answer: async ({ tx, params }) => ({ version: await versionOf(tx, params.id) }),
  }),

  moveUnit: command(unitRoutes.moveUnit, {
    async load(given) {
      const { tx, params, body } = given
      const unit = await loadTheirs(given, params.id)
      const parent = await loadTheirs(given, body.parent)
      const name = unit ? nameOf(unit) : ''
      const fit = await findFit(tx, { unit: params.id, parent: body.parent, name, on: body.on })
      const isTheirs = await mayAt(given, unit?.edges.at(-1)?.parent ?? params.id)
      return unit && parent && isTheirs ? { unit, parent, ...fit } : undefined
    },
    decide: (state, { body, world }) => moveUnit(state, { ...body, today: world.today }),
    save: ({ tx, params, body }) =>
      insertEdge(tx, { unit: params.id, parent: body.parent, on: body.on, decision: body.decision }),
    event: ({ params, body }, { unit }) => ({
      unit: params.id,
      command: 'units.move',
      on: body.on,
      body: { from: unit.edges.at(-1)?.parent, to: body.parent, decision: body.decision },
    }),
    answer: async ({ tx, params }) => ({ version: await versionOf(tx, params.id) }),
  }),

  closeUnit: command(unitRoutes.closeUnit, {
    async load(given) {
      const { tx, params, body, world } = given
      const unit = await loadTheirs(given, params.id)
      const weight = await weighUnit(tx, params.id, body.on > world.today ? world.today : body.on)
      if (!unit || !weight) return undefined
      return { unit, left: { members: weight.ownMembers, posts: weight.ownPosts, units: weight.ownUnits } }
    },
    decide: (state, { body, world }) => closeUnit(state, { ...body, today: world.today }),
    save: ({ tx, params, body }) => endEdge(tx, { unit: params.id, on: body.on, decision: body.decision }),
    event: ({ params, body }, { unit }) => ({
      unit: params.id,
      command: 'units.close',
      on: body.on,
      body: { name: nameOf(unit), decision: body.decision },
    }),
    answer: async ({ tx, params }) => ({ version: await versionOf(tx, params.id) }),
  }),

  // told at the unit above: nothing stays within reach where the other stood
  takeBackUnit: command(unitRoutes.takeBackUnit, {
    async load(given) {
      const { tx, params } = given
      const unit = await loadTheirs(given, params.id)
      const resting = await weighResting(tx, params.id)
      const above = unit?.edges.at(-1)?.parent ?? params.id
      return unit && resting && (await mayAt(given, above)) ? { unit, resting, above } : undefined
    },
    decide: (state, { body }) => takeBackUnit(state, body),
    save: ({ tx, params }) => withdrawUnit(tx, params.id),
    event: ({ params, world }, { unit, above }) => ({
      unit: above,
      command: 'units.takeBack',
      on: world.today,
      body: { unit: params.id, kind: unit.kind, name: nameOf(unit), from: unit.edges[0]?.from_on },
    }),
    answer: () => ({}),
  }),

  reopenUnit: command(unitRoutes.reopenUnit, {
    async load(given) {
      const { tx, params, world } = given
      const found = await loadClosedUnit(tx, params.id)
      const isTheirs = await mayAt(given, found?.parent.id ?? params.id)
      const name = found ? nameOf(found.unit) : ''
      const on = (found && closingOf(found.unit)) ?? world.today
      const fit = await findFit(tx, { unit: params.id, parent: found?.parent.id, name, on })
      return found && isTheirs ? { ...found, ...fit } : undefined
    },
    decide: (state, { body, world }) => reopenUnit(state, { version: body.version, today: world.today }),
    save: ({ tx, params }) => continueUnit(tx, params.id),
    event: ({ params }, { unit }, { on }) => ({
      unit: params.id,
      command: 'units.reopen',
      on,
      body: { name: nameOf(unit) },
    }),
    answer: async ({ tx, params }) => ({ version: await versionOf(tx, params.id) }),
  }),
}

/** Both walls: what the database lets this account change, and what the table of grants does. */
async function loadTheirs(given: Asking, id: string) {
  const unit = await loadUnit(given.tx, id)
  return (await mayAt(given, id)) ? unit : undefined
}

async function mayAt({ tx, actor, world }: Asking, unit: string): Promise<boolean> {
  return actor.can('units.write', await pathOf(tx, unit, world.today))
}
