import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnyRoute, Routes } from '#kernel/contract.ts'
import { isNowhere } from '#kernel/authority.ts'
import { type Refusal, refuse, type Refused } from '#kernel/decision.ts'
import type { Concern, Waits } from '#kernel/second-person.ts'
import type { Language } from '#kernel/text.ts'
import type { Database, Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { answerWith, jsonOf, sendProblem, sendResult } from './answering.ts'
import type { Actor, Call, Cookies, Given, Handler, Handlers, Happening, Prepared, Tools, World } from './given.ts'
import { isRace } from './failures.ts'
import { languageOf } from './language.ts'
import { note } from './noted.ts'
import { begin, finish, hashOf, keyOf, type Once } from './once.ts'
import { type AnyProblems, type HttpRefusal, httpProblem, httpProblems } from './problems.ts'
import { type Input, readInput } from './reading.ts'
import { agentOf } from '../session/agent.ts'

/** What the server is made of, given once by `app`. */
export interface Context {
  readonly database: Database
  world(): World
  /** The account behind a request's session cookie, kept alive by this call. */
  accountOf(request: FastifyRequest): Promise<string | undefined>
  sessionOf(request: FastifyRequest): string | undefined
  /** From where it is asked, as the log of readings keeps it: the address, and the first digits of the hash of the session. */
  originOf(request: FastifyRequest): string
  actorOf(tx: Tx, account: string): Promise<Actor>
  record(tx: Tx, what: Happening): Promise<unknown>
  /** Keeps what needs a second person; `undefined` where the same waits already. */
  propose(given: Pick<Given<AnyRoute>, 'tx' | 'world' | 'record'>, proposal: Proposal): Promise<Waits | undefined>
  /** Every operation by its name, as `mount` has listened for it. */
  readonly operations: Map<string, Operation>
  /** Counts what an account asks for; `wait`: seconds until it may ask again. */
  paceOf(account: string, isFile: boolean): { readonly wait: number; readonly end: () => void }
  /** What a cookie of ours is called at the browser. */
  cookieName(name: string): string
  /** `undefined` clears the cookie. */
  setCookie(reply: FastifyReply, name: string, value: string | undefined, days?: number): void
}

/** An operation as it was asked for, with the input that was checked, and what a second person is asked about. */
export interface Proposal {
  readonly operation: string
  readonly input: Input
  readonly concern: Concern
}

/** What it takes to do an operation again, in another's name. */
export interface Operation {
  readonly route: AnyRoute
  // oxlint-disable-next-line typescript/no-explicit-any -- each handler was checked against its own route and refusals
  readonly handler: Handler<AnyRoute, any>
  readonly problems: AnyProblems
}

const nobody: Actor = {
  account: '',
  seats: [],
  can: () => false,
  reach: () => ({ everywhere: false, own: [], ownAndBelow: [] }),
}

/** A refusal that stands in a table of problems: a handler cannot answer with another. */
type ToldIn<P> = Refusal & { readonly code: Extract<keyof P, string> }

/** Listens for a feature's routes. Each call: session, contract, key, then one transaction in the account's name. */
export function mount<M extends Routes, const P extends AnyProblems>(
  app: FastifyInstance,
  routes: M,
  handlers: Handlers<M, ToldIn<P>>,
  problems: P,
  context: Context,
): void {
  for (const [operation, route] of Object.entries(routes)) {
    const handler = handlers[operation]
    if (!handler) throw new Error(`no handler for ${operation}`)
    const mounted: Mounted = { operation, route, handler, problems: { ...httpProblems, ...problems }, context }
    context.operations.set(operation, mounted)
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.limit,
      handler: (request, reply) => serve(mounted, request, reply),
    })
  }
}

interface Mounted extends Operation {
  readonly operation: string
  readonly context: Context
}

async function serve(mounted: Mounted, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { route, context } = mounted
  const language = languageOf(request)
  const account = route.action === 'public' ? '' : await context.accountOf(request)
  if (account === undefined) return sendProblem(reply, httpProblem({ code: 'http.noSession' }, language))
  if (account === '') return carryOut(mounted, request, reply, account)
  note(request, { account })
  const { wait, end } = context.paceOf(account, route.takes === 'file' || route.gives === 'file')
  if (wait > 0) return sendProblem(reply, httpProblem({ code: 'http.tooMany', seconds: wait }, language))
  try {
    return await carryOut(mounted, request, reply, account)
  } finally {
    end()
  }
}

async function carryOut(
  mounted: Mounted,
  request: FastifyRequest,
  reply: FastifyReply,
  account: string,
): Promise<FastifyReply> {
  const { route, context, operation } = mounted
  const language = languageOf(request)
  const key = route.once ? keyOf(request.headers['idempotency-key']) : undefined
  if (route.once && key === undefined) return sendProblem(reply, httpProblem({ code: 'http.keyMissing' }, language))
  const read = await readInput(route, request, language)
  if (!read.ok) return sendProblem(reply, read.problem)
  const { input } = read
  const cookies: SetCookie[] = []
  const call = callOf(context, request, language, cookies)
  const once = key === undefined ? undefined : { id: key, account, operation, hash: hashOf(route, input) }
  const outcome = await run(mounted, account, once, input, call, context.originOf(request))
  if (!outcome.ok) return answerWith(reply, outcome.refusal, outcome.problems ?? mounted.problems, language)
  for (const { name, value, days } of cookies) context.setCookie(reply, name, value, days)
  return sendResult(reply, route, outcome.result)
}

function callOf(
  context: Context,
  request: FastifyRequest,
  language: Language,
  cookies: SetCookie[],
): Omit<Call, 'actor'> {
  return {
    world: context.world(),
    language,
    client: {
      address: request.ip,
      session: context.sessionOf(request),
      agent: agentOf(request.headers['user-agent']),
      origin: request.headers.origin ?? '',
    },
    cookies: collecting((name) => request.cookies[context.cookieName(name)], cookies),
  }
}

interface SetCookie {
  readonly name: string
  readonly value?: string
  readonly days?: number | undefined
}

function collecting(get: (name: string) => string | undefined, cookies: SetCookie[]): Cookies {
  return {
    get,
    set: (name, value, days) => void cookies.push({ name, value, days }),
    clear: (name) => void cookies.push({ name }),
  }
}

type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | (Refused<Refusal> & { readonly problems?: AnyProblems | undefined })

/** Carries a refusal out of the transaction, so that the transaction is undone. */
export class Undone extends Error {
  readonly refusal: Refusal
  /** In which table it is told, where that is not the one of the operation that was called. */
  readonly problems: AnyProblems | undefined
  constructor(refusal: Refusal, problems?: AnyProblems) {
    super(refusal.code)
    this.refusal = refusal
    this.problems = problems
  }
}

/** Ends a handler that needs a second person. */
class Proposing extends Error {
  readonly concern: Concern
  constructor(concern: Concern) {
    super(concern.kind)
    this.concern = concern
  }
}

async function run(
  mounted: Mounted,
  account: string,
  once: Once | undefined,
  input: Input,
  call: Omit<Call, 'actor'>,
  origin: string,
): Promise<Outcome> {
  const { context, handler, route } = mounted
  const oneMoment = route.method === 'GET'
  try {
    const before = isPrepared(handler)
      ? await handler.before({ ...call, ...input, account, database: context.database })
      : undefined
    const result = await again(() =>
      context.database.as(account || null, (tx) => within(mounted, tx, account, once, input, call, before), {
        oneMoment,
        origin,
      }),
    )
    return { ok: true, result }
  } catch (error) {
    if (error instanceof Undone) return { ok: false, refusal: error.refusal, problems: error.problems }
    throw error
  }
}

const attempts = 3

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !isRace(error)) throw error
    }
}

async function within(
  mounted: Mounted,
  tx: Tx,
  account: string,
  once: Once | undefined,
  input: Input,
  call: Omit<Call, 'actor'>,
  before: unknown,
): Promise<unknown> {
  const { route, context } = mounted
  const actor = account === '' ? nobody : await context.actorOf(tx, account)
  if (isClosed(route, actor)) throw new Undone({ code: 'forbidden' } satisfies HttpRefusal)
  if (once) {
    const begun = await begin(tx, once)
    if (begun.state === 'refused') throw new Undone(begun.refusal)
    if (begun.state === 'done') return begun.result
  }
  let subject: string | undefined
  const tools: Tools = {
    tx,
    enqueue: (task, concerns, ids) => enqueue(tx, task, concerns, ids),
    record: async (what) => {
      await context.record(tx, what)
    },
    second: (concern) => Promise.reject(new Proposing(concern)),
    agreed: undefined,
    about: (id) => {
      subject = id
    },
  }
  const answer = await answerOr(mounted, { ...call, ...input, ...tools, actor, prepared: before }, input)
  if (isRefused(answer)) throw new Undone(answer.refusal)
  if (route.gives === 'file') return answer
  const result = jsonOf(route, answer)
  if (once) await finish(tx, once, result, subject)
  return result
}

/** The handler's answer, or that what was asked waits for a second person. */
async function answerOr(
  { operation, handler, context }: Mounted,
  full: Given<AnyRoute, unknown>,
  input: Input,
): Promise<unknown> {
  try {
    return await (isPrepared(handler) ? handler.handle : handler)(full)
  } catch (error) {
    if (!(error instanceof Proposing)) throw error
    const { concern } = error
    if (isPrepared(handler))
      throw new TypeError(`${operation} works before its transaction: it cannot wait for a second person`, {
        cause: error,
      })
    return (await context.propose(full, { operation, input, concern })) ?? refuse({ code: 'http.waitsAlready' })
  }
}

/** An action nobody granted to this account anywhere is refused at once; where it is granted, each unit is asked. */
function isClosed(route: AnyRoute, actor: Actor): boolean {
  return route.action !== 'public' && route.action !== 'session' && isNowhere(actor.reach(route.action))
}

// oxlint-disable-next-line typescript/no-explicit-any -- as in Mounted
export function isPrepared(handler: Handler<AnyRoute, any>): handler is Prepared<AnyRoute, any> {
  return typeof handler !== 'function'
}

export function isRefused(answer: unknown): answer is Refused<Refusal> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false && 'refusal' in answer
}
