import { randomUUID } from 'node:crypto'
import { givingLines } from '#kernel/authority.ts'
import type { AnyRoute } from '#kernel/contract.ts'
import { addDays } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import { type Call, command, type Given, type Handlers } from '#platform/http/index.ts'
import { pathOf } from '#features/units/index.server.ts'
import { endSeatNow } from '../keeping.sql.ts'
import { toEnd, toStandIn } from '../second-person.ts'
import { type RoleHeld, roleRoutes } from './roles.contract.ts'
import { delegate, mayDelegate, type RoleRefusal } from './roles.ts'
import {
  countBelow,
  type HeldRow,
  insertDelegation,
  listCandidates,
  listGrantLines,
  listHeld,
  loadDelegated,
  loadEnding,
  nameOfUnit,
} from './roles.sql.ts'

type Asking = Pick<Call, 'actor' | 'world'> & Pick<Given<AnyRoute>, 'tx'>

/** Roles that have ended are shown for so long. */
const shownAfterEnd = 90 // days

/** The first wall: whether a role's stand-in is the actor's to name, and its end theirs to set. */
async function isTheirs(
  { tx, actor, world }: Asking,
  seat: { readonly holder: string; readonly role: RoleHeld['role']; readonly unit: string },
): Promise<boolean> {
  const path = await pathOf(tx, seat.unit, world.today)
  return mayDelegate(actor.seats, { ...seat, self: actor.account, path }, actor.can('accounts.write', path))
}

export const roleHandlers: Handlers<typeof roleRoutes, RoleRefusal> = {
  // the same statements whether the unit exists, is hidden or is seen
  listRoles: async ({ tx, actor, params, world }) => {
    const path = await pathOf(tx, params.id, world.today)
    const held = await listHeld(tx, params.id, addDays(world.today, -shownAfterEnd))
    const below = await countBelow(tx, params.id)
    const name = await nameOfUnit(tx, params.id)
    if (!actor.can('roles.read', path) || name === undefined) return refuse({ code: 'notFound' })
    return { unit: { id: params.id, name }, held: held.map(viewOf), below: [...below] }
  },

  listGrants: async ({ tx }) => ({ grants: [...(await listGrantLines(tx))], gives: givingLines }),

  listStandIns: async (given) => {
    const seat = await loadDelegated(given.tx, given.params.id)
    const accounts = await listCandidates(given.tx, given.params.id)
    if (!seat || !(await isTheirs(given, { ...seat, holder: seat.account }))) return refuse({ code: 'notFound' })
    return { accounts: [...accounts] }
  },

  delegate: command(roleRoutes.delegate, {
    async load(given) {
      const seat = await loadDelegated(given.tx, given.params.id)
      if (!seat || !(await isTheirs(given, { ...seat, holder: seat.account }))) return undefined
      return { seat, id: randomUUID() }
    },
    decide: ({ seat }, { body, world }) => delegate(seat, body, world.today),
    second: ({ body }, { seat }) => toStandIn(seat, body),
    save: ({ tx, body }, { seat, id }, { from, to }) =>
      insertDelegation(tx, { id, seat: seat.id, account: body.account, from, to, reason: body.reason || undefined }),
    event: ({ body, world }, { seat, id }) => ({
      unit: seat.unit,
      command: 'accounts.delegate',
      on: world.today,
      body: {
        seat: id,
        standsInFor: seat.id,
        account: body.account,
        role: seat.role,
        from: body.from,
        until: body.until,
      },
    }),
    answer: (_given, { id }) => ({ id }),
  }),

  endDelegation: command(roleRoutes.endDelegation, {
    async load(given) {
      const seat = await loadEnding(given.tx, given.params.id)
      if (!seat || !(await isTheirs(given, { ...seat, holder: seat.holder ?? '' }))) return undefined
      return seat
    },
    decide: ({ basis }) => (basis === 'post' ? refuse({ code: 'roles.notADelegation' }) : { ok: true }),
    // whoever is back takes back what is theirs
    second: ({ actor }, seat) => (seat.holder === actor.account ? undefined : toEnd(seat.account, seat)),
    save: ({ tx }, { id }) => endSeatNow(tx, id),
    event: ({ world }, { id, account, unit, role, basis }) => ({
      unit,
      command: basis === 'delegation' ? 'accounts.endDelegation' : 'accounts.endTemporary',
      on: world.today,
      body: { seat: id, account, role },
    }),
    answer: () => ({}),
  }),
}

function viewOf({ delegates, ends, unit, unit_name: name, to, ...row }: HeldRow): RoleHeld {
  const { stands_in_for: standsInFor, given_by: givenBy, ...rest } = row
  return {
    ...rest,
    standsInFor,
    givenBy,
    unit: { id: unit, name },
    to: to === 'infinity' ? null : to,
    may: [...(delegates ? (['delegate'] as const) : []), ...(ends ? (['end'] as const) : [])],
  }
}
