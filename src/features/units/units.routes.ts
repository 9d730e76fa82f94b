import { refuse } from '#kernel/decision.ts'
import type { Actor, Handlers } from '#platform/http/index.ts'
import { type DayAhead, readAsOf } from './as-of.ts'
import { changeHandlers } from './changing.routes.ts'
import type { UnitRefusal } from './changing.ts'
import { kindsBelow, unitKinds } from './kinds.ts'
import {
  countEach,
  findRoom,
  findUnit,
  listAround,
  listLabels,
  listLevel,
  listLineage,
  listParents,
  type Room,
} from './page.sql.ts'
import { listWithin } from './listing.sql.ts'
import { dayOrNull, lineView, treeRows, typedView, unitView } from './unit.view.ts'
import type { UnitPage, unitRoutes } from './units.contract.ts'

export const unitHandlers: Handlers<typeof unitRoutes, UnitRefusal | DayAhead> = {
  ...changeHandlers,

  listMyUnits: async ({ tx, actor, query, world }) => {
    const read = readAsOf(query, world.today)
    if (!read.ok) return read
    const { units, ...count } = await listWithin(tx, actor.reach('units.read'), read.asOf, query)
    return { units: units.map((unit) => ({ ...unitView(unit), above: unit.above, also: unit.also })), ...count }
  },

  // the same statements whether the unit exists, is hidden or is seen; a level whose unit is not seen is no level
  openTree: async ({ tx, actor, query, world }) => {
    const read = readAsOf(query, world.today)
    if (!read.ok) return read
    const { asOf } = read
    const scope = actor.reach('units.read')
    const unit = query.unit === undefined ? undefined : await findUnit(tx, scope, query.unit, asOf, world.today)
    const around = query.unit === undefined ? undefined : await listAround(tx, scope, query.unit, asOf)
    const level = await listLevel(tx, scope, query.unit, asOf, query)
    const counts = await countEach(
      tx,
      level.units.map((u) => u.id),
      asOf,
    )
    if (query.unit !== undefined && !unit) return refuse({ code: 'notFound' })
    return {
      on: asOf.on,
      unit: unit ? unitView(unit) : null,
      path: around?.path.map(unitView) ?? [],
      units: treeRows(level.units, counts),
      total: level.total,
    }
  },

  getUnit: async ({ tx, actor, params, query, world }) => {
    const read = readAsOf(query, world.today)
    if (!read.ok) return read
    const { asOf } = read
    const scope = actor.reach('units.read')
    const unit = await findUnit(tx, scope, params.id, asOf, world.today)
    const around = await listAround(tx, scope, params.id, asOf)
    const labels = await listLabels(tx, params.id, asOf)
    const parents = await listParents(tx, scope, params.id, asOf, world.today)
    const lines = await listLineage(tx, scope, params.id, asOf, world.today)
    const room = await findRoom(tx, params.id, world.today)
    if (!unit) return refuse({ code: 'notFound' })
    const kind = unitKinds.find((k) => k === unit.kind)
    const closed = dayOrNull(unit.until)
    const may: UnitPage['may'] = closed === null ? changesAt(actor, room) : canReopen(actor, room) ? ['reopen'] : []
    return {
      on: asOf.on,
      known: query.known ?? null,
      unit: {
        ...unitView(unit),
        short: unit.short,
        version: unit.version,
        stands: unit.stands,
        since: unit.since,
        until: closed,
      },
      path: around.path.map(unitView),
      above: around.above && unitView(around.above),
      below: around.below.map(unitView),
      labels: labels.map((label) => ({ kind: label.kind, label: label.label, ...typedView(label) })),
      parents: parents.map((parent) => ({ unit: unitView(parent), ...typedView(parent) })),
      came: lineView(lines.filter((l) => l.side === 'came')),
      went: lineView(lines.filter((l) => l.side === 'went')),
      may: may.filter((change) => change !== 'found' || (kind !== undefined && kindsBelow[kind].length > 0)),
      founds: kind === undefined || !may.includes('found') ? [] : [...kindsBelow[kind]],
    }
  },
}

/** What the grants let somebody do at the unit with this path: its parent is asked for moving it. */
function changesAt(actor: Actor, { path, bears }: Room): UnitPage['may'] {
  if (!actor.can('units.write', path)) return []
  if (path.length < 2) return ['found', 'rename']
  if (!actor.can('units.write', path.slice(0, -1))) return ['found', 'rename', 'close']
  return ['found', 'rename', 'move', 'close', ...(bears ? [] : (['takeBack'] as const))]
}

function canReopen(actor: Actor, { above, continued }: Room): boolean {
  return !continued && above.length > 0 && actor.can('units.write', above)
}
