import { createHash, randomUUID } from 'node:crypto'
import { mayGive } from '#kernel/authority.ts'
import { command, type Handlers } from '#platform/http/index.ts'
import { codeDigest, newCode } from '#platform/session/index.ts'
import { usernameOf } from './account.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { type AccountView, keepingRoutes } from './keeping.contract.ts'
import { closeAccount, endSeat, giveSeat, type KeptAccount, openAccount, renewCode } from './keeping.ts'
import { homeOf, loadTheirs, placeAt } from './keeping.server.ts'
import { asksSecond } from './second-layer.ts'
import { toClose, toEnd, toGive, toOpen, toRecover } from './second-person.ts'
import {
  closeNow,
  endSeatNow,
  insertAccount,
  insertSeat,
  isTaken,
  keepCode,
  listAccounts,
  type ListedAccount,
  recoveryOf,
} from './keeping.sql.ts'

/** How many days a code waits for its holder, and a paper that binds a telephone. Settings of the program: no regulation names them. */
const [codeDays, slipDays] = [14, 4]

function servesByPin({ seats }: KeptAccount): boolean {
  return seats.length > 0 && !seats.some(({ role }) => asksSecond(role))
}

export const keepingHandlers: Handlers<typeof keepingRoutes, AccountRefusal> = {
  listAccounts: async ({ tx, actor, query, world }) => {
    const { page, size, search, state } = query
    const wanted = { page, size, search: search === '' ? undefined : search, closed: state === 'closed' }
    const { accounts, total } = await listAccounts(tx, actor.reach('accounts.write'), wanted)
    return { accounts: accounts.map((account) => viewOf(account, world.now)), total }
  },

  openAccount: command(keepingRoutes.openAccount, {
    async load(given) {
      const { isTheirs, path } = await placeAt(given, given.body.unit)
      const gives = mayGive(given.actor.seats, given.body.role, path)
      if (!isTheirs) return undefined
      return { id: randomUUID(), gives, taken: await isTaken(given.tx, usernameOf(given.body.username)) }
    },
    decide: (state, { body }) => openAccount(body.username, state),
    second: ({ body }, _state, { username }) =>
      toOpen(body.role, body.unit, createHash('sha256').update(username).digest('hex')),
    save: ({ tx, body }, { id }, { username }) => insertAccount(tx, { ...body, id, username }),
    event: ({ body, world }, { id }) => ({
      unit: body.unit,
      command: 'accounts.open',
      on: world.today,
      body: { account: id, role: body.role },
    }),
    answer: (_given, { id }) => ({ id }),
  }),

  renewCode: command(keepingRoutes.renewCode, {
    async load(given) {
      const account = await loadTheirs(given, given.params.id)
      return account && { account, code: newCode(), recovery: await recoveryOf(given.tx, account.id) }
    },
    decide: ({ account }) => renewCode(account),
    second: (_given, { account, recovery }) => (recovery === 'asksTwo' ? toRecover(account) : undefined),
    save: async () => undefined,
    event: ({ world, agreed }, { account }) => ({
      unit: homeOf(account),
      command: agreed ? 'accounts.allowRecovery' : 'accounts.renewCode',
      on: world.today,
      body: { account: account.id },
    }),
    async answer({ tx, agreed, world }, { account, code }) {
      // agreed to: one of the two asks once more, and is told the code
      if (agreed) return { waits: { proposal: agreed.proposal, until: world.today } }
      const pin = servesByPin(account)
      const { until, slip } = await keepCode(tx, account.id, codeDigest(code), pin ? slipDays : codeDays)
      return { code, until: until.toISOString(), slip, pin }
    },
  }),

  giveSeat: command(keepingRoutes.giveSeat, {
    async load(given) {
      const account = await loadTheirs(given, given.params.id)
      const { isTheirs, path } = await placeAt(given, given.body.unit)
      return account && isTheirs ? { account, gives: mayGive(given.actor.seats, given.body.role, path) } : undefined
    },
    decide: ({ account, gives }, { body, world }) => giveSeat(account, body, { gives, today: world.today }),
    second: ({ body }, { account }) => toGive(account.id, body),
    save: ({ tx, body }, { account }, { from, to }) =>
      insertSeat(tx, { ...body, id: randomUUID(), account: account.id, from, to }),
    event: ({ body, world }, { account }, { from, to }) => ({
      unit: body.unit,
      command: body.basis === 'temporary' ? 'accounts.giveTemporary' : 'accounts.giveSeat',
      on: world.today,
      body: { account: account.id, role: body.role, from, to, reason: body.reason, decision: body.decision },
    }),
    answer: () => ({}),
  }),

  endSeat: command(keepingRoutes.endSeat, {
    async load(given) {
      const account = await loadTheirs(given, given.params.id)
      const seat = account?.seats.find(({ id }) => id === given.params.seat)
      if (!account || !seat) return undefined
      const { isTheirs, path } = await placeAt(given, seat.unit)
      const gives = isTheirs && mayGive(given.actor.seats, seat.role, path)
      return { account, seat, gives, self: given.actor.account }
    },
    decide: ({ account, gives, self }) => endSeat(account, { gives, self }),
    second: (_given, { account, seat }) => toEnd(account.id, seat),
    save: ({ tx }, { seat }) => endSeatNow(tx, seat.id),
    event: ({ world }, { account, seat }) => ({
      unit: seat.unit,
      command: 'accounts.endSeat',
      on: world.today,
      body: { account: account.id, role: seat.role },
    }),
    answer: () => ({}),
  }),

  closeAccount: command(keepingRoutes.closeAccount, {
    async load(given) {
      const account = await loadTheirs(given, given.params.id)
      return account && { account, self: given.actor.account }
    },
    decide: ({ account, self }) => closeAccount(account, self),
    second: (_given, { account }) => toClose(account),
    save: ({ tx }, { account }) => closeNow(tx, account.id),
    event: ({ world }, { account }) => ({
      unit: homeOf(account),
      command: 'accounts.close',
      on: world.today,
      body: { account: account.id },
    }),
    answer: () => ({}),
  }),
}

function viewOf(account: ListedAccount, now: string): AccountView {
  const { id, username, name, kept, code_until: until } = account
  return {
    id,
    username,
    name,
    kept,
    state: stateOf(account, now),
    codeUntil: until?.toISOString() ?? null,
    seats: account.seats.map(({ to, ...seat }) => ({ ...seat, to: to === 'infinity' ? null : to })),
  }
}

function stateOf({ closed, activated, code_until: until }: ListedAccount, now: string): AccountView['state'] {
  if (closed) return 'closed'
  if (until !== null && until.toISOString() > now) return 'waiting'
  return activated ? 'active' : 'lapsed'
}
