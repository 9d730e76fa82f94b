import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendProblem } from '../http/answering.ts'
import { languageOf } from '../http/language.ts'
import { httpProblem, type HttpRefusal } from '../http/problems.ts'

/** The names this server goes by, `127.0.0.1:3000`, asked at each request, since a port may be chosen by the system. */
export type Hosts = () => ReadonlySet<string>

/**
 * A request must name this server (a foreign name that was pointed here is another site's way in), and one that may change
 * something must come from our own pages: browsers always say from where, and cannot be made to lie.
 */
export function guardOrigin(
  app: FastifyInstance,
  hosts: Hosts,
  scheme: 'http' | 'https',
  /** Addresses where another server speaks, which proves itself by what it sends; no cookie counts there. */
  fromServers: ReadonlySet<string> = new Set(),
): void {
  app.addHook('onRequest', async (request, reply) => {
    const refusal = refusalOf(request, hosts(), scheme, fromServers)
    if (refusal) return sendProblem(reply, httpProblem(refusal, languageOf(request)))
    return undefined
  })
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

function refusalOf(
  request: FastifyRequest,
  hosts: ReadonlySet<string>,
  scheme: string,
  fromServers: ReadonlySet<string>,
): HttpRefusal | undefined {
  const host = request.headers.host?.toLowerCase() ?? ''
  if (!hosts.has(host)) return { code: 'http.foreignHost' }
  if (reading.has(request.method) || fromServers.has(request.url)) return undefined
  if (request.headers.origin?.toLowerCase() !== `${scheme}://${host}`) return { code: 'http.foreignOrigin' }
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' ? undefined : { code: 'http.foreignOrigin' }
}
