import { randomUUID } from 'node:crypto'
import { addDays } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import { command, type Handlers } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import { askedFor, decideAsking, saveAsking } from './asking.server.ts'
import { mineRoutes, type Readers } from './mine.contract.ts'
import {
  insertWord,
  noteSeen,
  ownNumber,
  ownPerson,
  type ReaderRow,
  readersOf,
  type TemporaryRow,
  temporaryOf,
} from './mine.sql.ts'
import { type Asking, ownPage } from './own.server.ts'
import { newsIn } from './news.ts'
import { type MineRefusal, withdraw } from './request.ts'
import { loadAsking, loadRequest, stepRequest } from './requests.sql.ts'
import { withheldTerm } from './withheld.ts'

async function mine(given: Asking) {
  const person = await ownPerson(given.tx)
  return person === undefined ? undefined : ownPage(given, person)
}

export function mineHandlers(secrets: Secrets | undefined): Handlers<typeof mineRoutes, MineRefusal> {
  return {
    async getMine(given) {
      const page = await mine(given)
      if (!page) return refuse({ code: 'mine.notLinked' })
      await logRead(given.tx, { operation: 'getMine', subjects: [page.person], soon: true })
      return page
    },

    async getMyNews(given) {
      const page = await mine(given)
      return { linked: page !== undefined, news: page ? newsIn(page) : 0 }
    },

    async listMyReaders({ tx, world, query }) {
      const person = await ownPerson(tx)
      if (person === undefined) return refuse({ code: 'mine.notLinked' })
      const term = withheldTerm(world)
      const days = { since: addDays(world.today, -query.days), withheldSince: term.since }
      const rows = await readersOf(tx, person, days, query)
      const temporary = await temporaryOf(tx, person, days)
      await logRead(tx, { operation: 'listMyReaders', subjects: [person], soon: true })
      return readersView(rows, temporary, { ...query, since: days.since, withheld: term.told })
    },

    async readMyNumber({ tx }) {
      const person = await ownPerson(tx)
      const sealed = await ownNumber(tx)
      if (person === undefined || !sealed) return refuse({ code: 'notFound' })
      const number = secrets?.open(sealed, person)
      if (number === undefined) return refuse({ code: 'mine.numberUnreadable' })
      await logRead(tx, { operation: 'readMyNumber', subjects: [person] })
      return { number }
    },

    sayMine: command(mineRoutes.sayMine, {
      async load(given) {
        const page = await mine(given)
        const asking = page && (await loadAsking(given.tx, page.person))
        return page && asking && { page, unit: asking.units[0], id: randomUUID() }
      },
      decide: ({ page }, { body }) =>
        page.said.some((s) => s.key === body.about) ? { ok: true } : refuse({ code: 'mine.nothingSaid' }),
      save: ({ tx, body }, { page, id }) => insertWord(tx, { ...body, id, person: page.person, basis: 'own' }),
      event: ({ world }, { page, unit, id }) =>
        unit === undefined
          ? undefined
          : { unit, command: 'mine.say', on: world.today, body: { person: page.person, word: id } },
      answer: (_given, { id }) => ({ id }),
    }),

    askMine: command(mineRoutes.askMine, {
      async load({ tx }) {
        const person = await ownPerson(tx)
        return person === undefined ? undefined : askedFor(person, await loadAsking(tx, person))
      },
      decide: (state, { body, world }) => decideAsking(state, body, world),
      save: ({ tx, body }, state, { term }) => saveAsking(tx, state, body, 'own', term),
      event: ({ body, world }, { person, unit, id }) => ({
        unit,
        command: 'mine.ask',
        on: world.today,
        body: { person, request: id, kind: body.kind },
      }),
      answer: (_given, { id }, { term }) => ({ id, dueOn: term.dueOn }),
    }),

    withdrawMine: command(mineRoutes.withdrawMine, {
      async load({ tx, params }) {
        const request = await loadRequest(tx, params.id)
        const unit = request?.units[0]
        return request?.own && unit !== undefined ? { request, unit } : undefined
      },
      decide: ({ request }) => withdraw(request.told),
      save: ({ tx, params }) => stepRequest(tx, params.id, { what: 'withdrawn' }),
      event: ({ params, world }, { request, unit }) => ({
        unit,
        command: 'mine.withdraw',
        on: world.today,
        body: { person: request.told.person, request: params.id },
      }),
      answer: () => ({}),
    }),

    async noteMineSeen({ tx }) {
      await noteSeen(tx, true)
      return {}
    },
  }
}

function readersView(
  rows: readonly ReaderRow[],
  temporary: readonly TemporaryRow[],
  { page, size, since, withheld }: Pick<Readers, 'page' | 'since' | 'withheld'> & { readonly size: number },
): Readers {
  const found = rows[0]?.found ?? 0
  return {
    rows: rows.map((r) => ({
      name: r.name,
      role: r.role,
      unit: r.unit,
      on: r.on_day,
      lastAt: r.last_at.toISOString(),
      times: r.times,
      people: r.people,
      operation: r.operation,
      reasons: [...r.reasons],
    })),
    found,
    readings: rows[0]?.readings ?? 0,
    readers: rows[0]?.readers ?? 0,
    page,
    pages: Math.max(1, Math.ceil(found / size)),
    since,
    temporary: temporary.map((t) => ({
      name: t.name,
      role: t.role,
      unit: t.unit,
      fromOn: t.from_on,
      untilOn: addDays(t.to_on, -1),
      reason: t.reason,
    })),
    withheld,
  }
}
