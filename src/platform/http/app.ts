import cookie from '@fastify/cookie'
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
import { usualHeaders } from './headers.ts'
import { languageOf } from './language.ts'
import { notedOf } from './noted.ts'
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
  /** What the log says instead of an address: the same for the same one. Without it nothing is said. */
  readonly veil?: ((address: string) => string) | undefined
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
  veil,
  onAnswer,
}: AppOptions): Promise<FastifyInstance> {
  const headers = usualHeaders({ secure })
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
      const problem = httpProblem(refusalOf(error), languageOf(request))
      log.info({ method: request.method, route: 'none', status: problem.status, refused: problem.code })
      sendProblem(reply.headers(headers), problem)
    },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, headers, log),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id })
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith('/api/'), // files of the page cost nothing
    errorResponseBuilder: (_request, { ttl }) => new TooMany(ttl),
  })
  takeOnlyOurTypes(app)
  if (proxies !== undefined && tls === undefined) answerOnlyTheProxies(app, proxies)
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const answered = { method, route: routeOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    request.log.info({ ...answered, ...notedOf(request), ...(veil && { from: veil(request.ip) }) })
    onAnswer?.(answered)
  })
  tellFailures(app)
  return app
}

/** The suites of TLS 1.3, and of 1.2 those with forward secrecy and authenticated encryption: what the oldest browser we promise speaks. */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  ...['AES256-GCM-SHA384', 'CHACHA20-POLY1305', 'AES128-GCM-SHA256'].flatMap((suite) =>
    ['ECDHE-ECDSA', 'ECDHE-RSA'].map((exchange) => `${exchange}-${suite}`),
  ),
].join(':')

function speaking(tls: Tls, handler: RequestListener): Server {
  const spoken = { minVersion: 'TLSv1.2', ciphers, honorCipherOrder: true } as const
  return createServer({ ...tls, ...spoken, requestTimeout, keepAliveTimeout: 72_000 }, handler)
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
function answerBrokenRequest(
  error: ConnectionError,
  socket: Socket,
  headers: Readonly<Record<string, string>>,
  log: FastifyBaseLogger,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const problem = httpProblem(
    { code: error.code === 'HPE_HEADER_OVERFLOW' ? 'http.headTooLarge' : 'http.malformed' },
    'vi',
  )
  log.info({ route: 'none', status: problem.status, refused: problem.code, broken: error.code })
  const body = JSON.stringify(problem)
  socket.end(
    [
      `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? 'Bad Request'}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
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
    const refusal = isGone(request, error) ? ({ code: 'http.cut' } as const) : refusalOf(error)
    const problem = httpProblem(refusal, language)
    // with words of our own: without them the log would take the error's, which may quote what somebody typed
    if (problem.status >= 500 || codeOf(error) === secondWall)
      request.log.error({ err: error, route: routeOf(request) }, 'a request failed')
    if (problem.status === 503) reply.header('retry-after', '5')
    return sendProblem(reply, refusal.code === 'http.failed' ? { ...problem, facts: { request: request.id } } : problem)
  })
}

/** Whoever asked has broken off in the middle of it: no fault of ours, and nobody reads the answer. */
function isGone(request: FastifyRequest, error: unknown): boolean {
  return request.raw.destroyed && codeOf(error) === 'ECONNRESET'
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
