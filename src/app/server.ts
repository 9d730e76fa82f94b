import { Server as SecureServer } from 'node:https'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import type { Database } from '#platform/db/index.ts'
import {
  type Answered,
  closeOpenMethods,
  type Context,
  makeApp,
  makePace,
  openApi,
  prepareToEnd,
  type Proxies,
  servePages,
  type World,
} from '#platform/http/index.ts'
import { openLog } from '#platform/log/index.ts'
import {
  agentOf,
  digestOf,
  guardOrigin,
  openProvider,
  type Provider,
  type ProviderSettings,
  sessionCookie,
} from '#platform/session/index.ts'
import { mergesBeside } from '#features/people/index.server.ts'
import { postsBeside } from '#features/posts/index.server.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import type { Tls } from '#platform/tls.ts'
import { layDownGrants, layDownSecondLines, listSeats, useSession } from '#features/accounts/index.server.ts'
import { appendEvent, prepareReadLog } from '#features/audit/index.server.ts'
import { calendar } from '#rulebook/index.ts'
import { grantLines, grants, wall as firstWall, type Wall } from './grants.ts'
import { addHealth } from './health.ts'
import { addLeft, leftPath } from './left.ts'
import { propose } from '#features/proposals/index.server.ts'
import { mountFeatures, routes } from './routes.ts'
import { version } from './version.ts'

export interface ServerOptions {
  readonly database: Database
  /** 0: one the system chooses. */
  readonly port: number
  /** Where it listens: loopback unless given. */
  readonly host?: string
  /** Under which browsers know it, `https://chibo.example.vn`. Port 0: the one it listens on. */
  readonly publicUrl?: string | undefined
  /** With which it speaks TLS itself. */
  readonly tls?: Tls | undefined
  /** The proxies that speak TLS for it. */
  readonly proxies?: Proxies | undefined
  /** The folder of the built web app. */
  readonly webRoot?: string
  /** The instant; the clock unless given. */
  readonly now?: () => Date
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes?: number | undefined
  /** Hours after which it ends however much it is used. */
  readonly longestHours?: number | undefined
  /** From one address; one account may ask half as often, and for a file once in forty. */
  readonly requestsPerMinute?: number
  readonly log?: FastifyBaseLogger
  /** Told of every answer. */
  readonly onAnswer?: (answer: Answered) => void
  /** Background jobs that belong to it, for those who ask whether it is ready. */
  readonly jobs?: { isRunning(): boolean }
  /** Opens and seals identity numbers; without it they are refused. */
  readonly secrets?: Secrets
  /** The province's own sign-on; it is asked nothing before somebody uses it. */
  readonly signOn?: ProviderSettings | undefined
  /** For tests alone: see `Wall`. */
  readonly wall?: Wall
}

export interface Running {
  /** Under which it is to be reached. */
  readonly url: string
  /** Connections made from now on are answered with this certificate. */
  renew(tls: Tls): void
  /** Takes no new connection and finishes the requests that have begun, for so many milliseconds at most. */
  close(patience?: number): Promise<void>
}

const usualPatience = 10_000

/** Starts to listen. Rejects with `EADDRINUSE`, `EACCES` or `EADDRNOTAVAIL` when port or address cannot be had. */
export async function startServer(options: ServerOptions): Promise<Running> {
  const { database, tls, proxies, log = openLog('info'), requestsPerMinute = 1200 } = options
  await database.asOwner(async (tx) => {
    await layDownGrants(tx, grantLines)
    await layDownSecondLines(tx)
    await prepareReadLog(tx)
  })
  const secure = tls !== undefined || options.publicUrl?.startsWith('https:') === true
  const veil = veilOf(options.secrets)
  const app = await makeApp({ log, requestsPerMinute, secure, tls, proxies, veil, onAnswer: options.onAnswer })
  const end = prepareToEnd(app)
  const hosts = new Set<string>()
  const provider = options.signOn && openProvider(options.signOn, ({ signOn }) => log.warn({ signOn }))
  guardOrigin(app, () => hosts, secure ? 'https' : 'http', new Set(provider ? [leftPath] : []))
  addRoutes(app, options, { secure, requestsPerMinute, provider })
  await servePages(app, options.webRoot)
  const url = await listen(app, options, hosts)
  return {
    url,
    renew: (renewed) => {
      if (app.server instanceof SecureServer) app.server.setSecureContext(renewed)
    },
    close: (patience = usualPatience) => end(patience),
  }
}

/** Answers under which address it is reached; `hosts` learns the names it goes by. */
async function listen(app: FastifyInstance, options: ServerOptions, hosts: Set<string>): Promise<string> {
  const { host = '127.0.0.1', tls } = options
  await app.listen({ port: options.port, host })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) hosts.add(`${name}:${String(port)}`)
  const url = new URL(options.publicUrl ?? `${tls ? 'https' : 'http'}://${host}:0`)
  if (url.port === '0') url.port = String(port)
  hosts.add(url.host)
  return url.origin
}

function addRoutes(app: FastifyInstance, options: ServerOptions, line: Line): void {
  const urls = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = urls.get(url) ?? new Set()
    for (const one of [method].flat()) if (one !== 'HEAD') methods.add(one)
    urls.set(url, methods)
  })
  const document = openApi(routes, version)
  app.get('/api/openapi.json', (_request, reply) => reply.send(document))
  addHealth(app, options)
  if (line.provider) addLeft(app, options.database, line.provider)
  const lifetimes = { idleMinutes: options.idleMinutes ?? 15, longestHours: options.longestHours ?? 12 }
  mountFeatures(app, contextOf(options, lifetimes, line), {
    grants,
    ...lifetimes,
    secrets: options.secrets,
    provider: line.provider,
    beside: [postsBeside, mergesBeside],
  })
  closeOpenMethods(app, new Map(urls))
}

interface Line {
  readonly secure: boolean
  readonly requestsPerMinute: number
  readonly provider: Provider | undefined
}

function contextOf(
  { database, now = () => new Date(), wall = firstWall }: ServerOptions,
  lifetimes: { readonly idleMinutes: number; readonly longestHours: number },
  { secure, requestsPerMinute }: Line,
): Context {
  const pace = makePace({
    requestsPerMinute: Math.ceil(requestsPerMinute / 2),
    filesPerMinute: Math.ceil(requestsPerMinute / 40),
    filesAtOnce: 3,
  })
  // whoever comes over HTTPS keeps them under a name that no other host and no page in clear can set
  const cookieName = (name: string) => (secure ? `__Host-${name}` : name)
  const sessionOf = (request: FastifyRequest) => {
    const token = request.cookies[cookieName(sessionCookie)]
    // of the kind of machine it was begun on: a cookie that was carried off to another is none
    return token === undefined ? undefined : `${token}\0${agentOf(request.headers['user-agent'])}`
  }
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  return {
    database,
    world: () => worldAt(now()),
    sessionOf,
    originOf(request) {
      const token = sessionOf(request)
      return token === undefined ? request.ip : `${request.ip} ${digestOf(token).toString('hex').slice(0, 8)}`
    },
    async accountOf(request) {
      const token = sessionOf(request)
      if (token === undefined) return undefined
      const account = await database.alone((asked) => useSession(asked, digestOf(token), lifetimes))
      const opened = request.headers['chibo-account']
      // a page that another account has open gets nothing in this one's name
      return opened === undefined || opened === account ? account : undefined
    },
    async actorOf(tx, account) {
      const seats = await listSeats(tx)
      return {
        account,
        seats,
        can: (action, unit) => wall.can(seats, action, unit),
        reach: (action) => wall.reachOf(seats, action),
      }
    },
    record: appendEvent,
    propose,
    operations: new Map(),
    paceOf: (of, isFile) => pace.begin(of, isFile),
    cookieName,
    setCookie(reply, name, value, days) {
      if (value === undefined) void reply.clearCookie(cookieName(name), cookieOptions)
      else
        void reply.setCookie(cookieName(name), value, {
          ...cookieOptions,
          ...(days !== undefined && { maxAge: days * 86_400 }),
        })
    },
  }
}

/** What the log says of an address: a keyed hash, by which requests of one place are seen to belong together. */
function veilOf(secrets: Secrets | undefined): ((address: string) => string) | undefined {
  return secrets && ((address) => secrets.hash(`address\0${address}`).toString('hex').slice(0, 12))
}

const rules = rulebook()

/** Vietnam keeps no summer time: its day begins seven hours before that of Greenwich. */
function worldAt(now: Date): World {
  const today = day(new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10))
  return { today, now: now.toISOString(), rules, calendar }
}
