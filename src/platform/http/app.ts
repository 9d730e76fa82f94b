import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { randomUUID } from 'node:crypto'
import { type RequestListener, type Server, STATUS_CODES } from 'node:http'
import { createServer } from 'node:https'
import type { Socket } from 'node:net'
import Fastify, {
  LogController,
  type ConnectionError,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify'
import { sendProblem } from './answering.ts'
import { codeOf, refusalOf, secondWall } from './failures.ts'
import { languageOf } from './language.ts'
import { httpProblem } from './problems.ts'
import { isLoopback, type Proxies } from './proxies.ts'
import type { Tls } from '../tls.ts'

export interface AppOptions {
  readonly log: FastifyBaseLogger
  /** Requests a minute from one address, before it is asked to wait. */
  readonly requestsPerMinute: number
  /** Whether browsers reach it over HTTPS. */
  readonly secure: boolean
  /** With which it speaks TLS itself. */
  readonly tls?: Tls | undefined
  /** Whose word about where a request comes from is taken. Without TLS of its own it answers nobody else but this machine. */
  readonly proxies?: Proxies | undefined
  /** Told of every answer. */
  readonly onAnswer?: ((answer: Answered) => void) | undefined
}

/** `route` is the pattern, `none` where there is none; `ms` since the request came. */
export interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

const requestTimeout = 120_000 // milliseconds from its first byte to its last

/** An empty server with everything every route relies on: parsers, limits, headers, problems, logs. */
export async function makeApp({
  log,
  requestsPerMinute,
  secure,
  tls,
  proxies,
  onAnswer,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    requestTimeout,
    trustProxy: proxies === undefined ? false : (address) => proxies.includes(address),
    ...(tls && { serverFactory: (handler: RequestListener) => speaking(tls, handler) }),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => {
      sendProblem(reply, httpProblem(refusalOf(error), languageOf(request)))
    },
    clientErrorHandler: answerBrokenRequest,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: false, // each kind of answer sets its own
    crossOriginEmbedderPolicy: false,
    hsts: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith('/api/'), // files of the page cost nothing

    errorResponseBuilder: (_request, { ttl }) => new TooMany(ttl),
  })
  takeOnlyOurTypes(app)
  if (proxies !== undefined && tls === undefined) answerOnlyTheProxies(app, proxies)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('cache-control', 'no-store')
    reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const answered = { method, route: routeOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    request.log.info(answered)
    onAnswer?.(answered)
  })
  tellFailures(app)
  return app
}

function speaking(tls: Tls, handler: RequestListener): Server {
  return createServer({ ...tls, minVersion: 'TLSv1.2', requestTimeout, keepAliveTimeout: 72_000 }, handler)
}

/** What came past the proxy came in clear: it is not answered, whatever it asks. */
function answerOnlyTheProxies(app: FastifyInstance, proxies: Proxies): void {
  app.addHook('onRequest', async (request, reply) => {
    const from = request.socket.remoteAddress ?? ''
    if (proxies.includes(from) || isLoopback(from)) return undefined
    return sendProblem(reply, httpProblem({ code: 'http.pastTheProxy' }, languageOf(request)))
  })
}

/** What is no request at all, or has too long a head, never reaches a route: answered on the bare line, in Vietnamese. */
function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const problem = httpProblem(
    { code: error.code === 'HPE_HEADER_OVERFLOW' ? 'http.headTooLarge' : 'http.malformed' },
    'vi',
  )
  const body = JSON.stringify(problem)
  socket.end(
    [
      `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? 'Bad Request'}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${String(Buffer.byteLength(body))}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

class TooMany extends Error {
  readonly code = 'http.tooMany'
  readonly seconds: number
  constructor(ttl: number) {
    super('too many requests')
    this.seconds = Math.max(1, Math.ceil(ttl / 1000))
  }
}

/** JSON with care for `__proto__`, and the bytes of one file; everything else is refused by name. */
function takeOnlyOurTypes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    void parse(request, body.toString(), (error, value) => done(error && malformed(), value))
  })
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
}

function malformed(): Error {
  return Object.assign(new Error('malformed'), { code: 'FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 })
}

/** Which route answered, never the address as it was typed: a query string holds names. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none'
}

function tellFailures(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const language = languageOf(request)
    if (error instanceof TooMany)
      return sendProblem(reply, httpProblem({ code: 'http.tooMany', seconds: error.seconds }, language))
    const refusal = refusalOf(error)
    const problem = httpProblem(refusal, language)
    // with words of our own: without them the log would take the error's, which may quote what somebody typed
    if (problem.status >= 500 || codeOf(error) === secondWall)
      request.log.error({ err: error, route: routeOf(request) }, 'a request failed')
    if (problem.status === 503) reply.header('retry-after', '5')
    return sendProblem(reply, refusal.code === 'http.failed' ? { ...problem, facts: { request: request.id } } : problem)
  })
}

const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Called when every route stands: an address that exists but not for this method says so, with those it has. */
export function closeOpenMethods(app: FastifyInstance, urls: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [url, methods] of urls) {
    const others = all.filter((m) => !methods.has(m))
    const allow = [...methods].join(', ')
    app.route({
      method: [...others, 'OPTIONS'],
      url,
      handler: (request, reply) =>
        sendProblem(reply.header('allow', allow), httpProblem({ code: 'http.wrongMethod' }, languageOf(request))),
    })
  }
}
