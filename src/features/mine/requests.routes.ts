import { randomUUID } from 'node:crypto'
import { refuse } from '#kernel/decision.ts'
import { command, type Given, type Handlers } from '#platform/http/index.ts'
import type { AnyRoute } from '#kernel/contract.ts'
import { logRead } from '#features/audit/index.server.ts'
import { askedFor, decideAsking, saveAsking } from './asking.server.ts'
import { insertWord, restrictionOf, wordsOf, wordsOfCase } from './mine.sql.ts'
import { ownPage, reachesAll } from './own.server.ts'
import { requestView } from './page.view.ts'
import { paperOf } from './paper.server.ts'
import { answer, isOpen, type MineRefusal, stateOf, take } from './request.ts'
import { requestRoutes } from './requests.contract.ts'
import {
  answeredUnits,
  endRestrictionNow,
  loadAsking,
  type LoadedRequest,
  loadRequest,
  requestsOf,
  requestsWithin,
  seesMember,
  stepRequest,
  unitOfCase,
} from './requests.sql.ts'

type Asking = Pick<Given<AnyRoute>, 'tx' | 'world' | 'actor'>

/** A request of somebody the account answers for, by both walls. One's own is asked for on one's own page. */
async function loadTheirs(given: Asking, id: string, action: string): Promise<LoadedRequest | undefined> {
  const request = await loadRequest(given.tx, id)
  return (await reachesAll(given, action, request?.units, id)) ? request : undefined
}

/** Somebody the account answers for, and what they have asked for; never oneself: for that is the own page. */
async function loadPerson(given: Asking, person: string) {
  const asking = await loadAsking(given.tx, person)
  return (await reachesAll(given, 'requests.answer', asking?.units, person)) ? askedFor(person, asking) : undefined
}

async function theirPage(given: Asking, person: string) {
  const page = await ownPage(given, person)
  const units = await answeredUnits(given.tx, person)
  const isTheirs = await reachesAll(given, 'requests.answer', units, person)
  return isTheirs && page ? { ...page, seenAt: null } : undefined
}

/** Nobody answers what they asked for themselves. */
function mayAnswer({ answers, own }: LoadedRequest): boolean {
  return answers && !own
}

function maysOf(request: LoadedRequest): ('take' | 'answer')[] {
  const { told } = request
  if (!mayAnswer(request) || !isOpen(told)) return []
  return stateOf(told.steps) === 'sent' ? ['take', 'answer'] : ['answer']
}

export const requestHandlers: Handlers<typeof requestRoutes, MineRefusal> = {
  async listRequests({ tx, query, world }) {
    const rows = await requestsWithin(tx, { closed: query.state === 'closed', ...query })
    const people = [...new Set(rows.map(({ told }) => told.person))]
    if (people.length > 0) await logRead(tx, { operation: 'listRequests', subjects: people, soon: true })
    const found = rows[0]?.found ?? 0
    return {
      rows: rows.map(({ told, name, born, unit }) => ({ request: requestView(told, world), name, born, unit })),
      found,
      page: query.page,
      pages: Math.max(1, Math.ceil(found / query.size)),
    }
  },

  async getRequest(given) {
    const { tx, params, world } = given
    const request = await loadTheirs(given, params.id, 'requests.read')
    if (!request) return refuse({ code: 'notFound' })
    const { told, name, born, unit } = request
    const others = told.about === null ? [] : await requestsOf(tx, told.person)
    const before = others.find(({ id }) => id === told.about)
    await logRead(tx, { operation: 'getRequest', subjects: [told.person], soon: true })
    return {
      request: requestView(told, world),
      name,
      born,
      unit,
      may: maysOf(request),
      before: before ? requestView(before, world) : null,
    }
  },

  takeRequest: command(requestRoutes.takeRequest, {
    load: (given) => loadTheirs(given, given.params.id, 'requests.answer'),
    may: (_given, request) => mayAnswer(request),
    decide: ({ told }) => take(told),
    save: ({ tx, params }) => stepRequest(tx, params.id, { what: 'taken' }),
    event: ({ params, world }, { told, units }) => ({
      unit: units[0] ?? '',
      command: 'requests.take',
      on: world.today,
      body: { person: told.person, request: params.id },
    }),
    answer: () => ({}),
  }),

  answerRequest: command(requestRoutes.answerRequest, {
    load: (given) => loadTheirs(given, given.params.id, 'requests.answer'),
    may: (_given, request) => mayAnswer(request),
    decide: ({ told, answeredBefore }) => answer(told, { answeredBefore }),
    save: ({ tx, params, body }) => stepRequest(tx, params.id, { what: 'answered', ...body }),
    event: ({ params, body, world }, { told, units }) => ({
      unit: units[0] ?? '',
      command: 'requests.answer',
      on: world.today,
      body: { person: told.person, request: params.id, outcome: body.outcome },
    }),
    answer: () => ({}),
  }),

  async getOwnPage(given) {
    const page = await theirPage(given, given.params.person)
    if (!page) return refuse({ code: 'notFound' })
    await logRead(given.tx, { operation: 'getOwnPage', subjects: [page.person] })
    return page
  },

  async printOwnPage(given) {
    const page = await theirPage(given, given.params.person)
    if (!page) return refuse({ code: 'notFound' })
    await logRead(given.tx, { operation: 'printOwnPage', subjects: [page.person] })
    return paperOf(given, page)
  },

  enterRequest: command(requestRoutes.enterRequest, {
    load: (given) => loadPerson(given, given.params.person),
    decide: (state, { body, world }) => decideAsking(state, body, world),
    save: ({ tx, body }, state, { term }) => saveAsking(tx, state, body, 'paper', term),
    event: ({ body, world }, { person, unit, id }) => ({
      unit,
      command: 'requests.enter',
      on: world.today,
      body: { person, request: id, kind: body.kind },
    }),
    answer: (_given, { id }, { term }) => ({ id, dueOn: term.dueOn }),
  }),

  enterWords: command(requestRoutes.enterWords, {
    async load(given) {
      const page = await theirPage(given, given.params.person)
      const theirs = page && (await loadPerson(given, page.person))
      return page && theirs && { page, unit: theirs.unit, id: randomUUID() }
    },
    decide: ({ page }, { body }) =>
      page.said.some((s) => s.key === body.about) ? { ok: true } : refuse({ code: 'mine.nothingSaid' }),
    save: ({ tx, body }, { page, id }) => insertWord(tx, { ...body, id, person: page.person, basis: 'paper' }),
    event: ({ world }, { page, unit, id }) => ({
      unit,
      command: 'requests.enterWords',
      on: world.today,
      body: { person: page.person, word: id },
    }),
    answer: (_given, { id }) => ({ id }),
  }),

  endRestriction: command(requestRoutes.endRestriction, {
    load: (given) => loadPerson(given, given.params.person),
    decide: ({ asking }) => (asking.restricted ? { ok: true } : refuse({ code: 'mine.notRestricted' })),
    save: ({ tx, body }, { person }) => endRestrictionNow(tx, person, body.words),
    event: ({ world }, { person, unit }) => ({
      unit,
      command: 'requests.endRestriction',
      on: world.today,
      body: { person },
    }),
    answer: () => ({}),
  }),

  async listOwnWords(given) {
    const { tx, params } = given
    const { person } = params
    const sees = await seesMember(tx, person)
    const words = await wordsOf(tx, person)
    const restriction = await restrictionOf(tx, person)
    const units = await answeredUnits(tx, person)
    const answers = await reachesAll(given, 'requests.answer', units, person)
    if (!sees) return refuse({ code: 'notFound' })
    if (words.length > 0) await logRead(tx, { operation: 'listOwnWords', subjects: [person], soon: true })
    return {
      words,
      restriction: restriction ? { fromOn: restriction.from_on, reason: answers ? restriction.reason : null } : null,
      answers,
    }
  },

  async listCaseWords(given) {
    const { tx, params } = given
    const unit = await unitOfCase(tx, params.person)
    const words = await wordsOfCase(tx, params.person)
    const units = unit === undefined ? undefined : [unit]
    if (!(await reachesAll(given, 'reconciliation.read', units, params.person))) return refuse({ code: 'notFound' })
    if (words.length > 0) await logRead(tx, { operation: 'listCaseWords', subjects: [params.person], soon: true })
    return { words }
  },
}
