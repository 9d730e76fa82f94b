import type { FastifyInstance } from 'fastify'
import type { Database } from '#platform/db/index.ts'
import type { Provider } from '#platform/session/index.ts'
import { endLeft } from '#features/accounts/index.server.ts'

/** Where the province's provider says that somebody has left: OpenID Connect Back-Channel Logout 1.0. */
export const leftPath = '/api/sign-on/left'

const most = 16_384 // bytes of what it sends

/** Another server speaks here, and no browser: it shows a token that the provider signed, and nothing else counts. */
export function addLeft(app: FastifyInstance, database: Database, provider: Provider): void {
  void app.register(async (inner) => {
    inner.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: most },
      (_request, body, done) => done(null, new URLSearchParams(body.toString()).get('logout_token')),
    )
    inner.post(leftPath, async (request, reply) => {
      const { body } = request
      const isTrue = typeof body === 'string' && (await endLeft((work) => database.as(null, work), provider, body))
      return reply.code(isTrue ? 200 : 400).send(isTrue ? {} : { error: 'invalid_request' })
    })
  })
}
