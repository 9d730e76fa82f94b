import type { FastifyInstance } from 'fastify'
import { setTimeout as wait } from 'node:timers/promises'

/** Called before anything is served. The answer ends the server: whatever has begun is finished, for so many milliseconds at most. */
export function prepareToEnd(app: FastifyInstance): (patience: number) => Promise<void> {
  let begun = 0
  let finished: (() => void) | undefined
  app.server.on('request', (_request, response) => {
    begun += 1
    response.once('close', () => {
      begun -= 1
      if (begun === 0) finished?.()
    })
  })
  return async (patience) => {
    const over = new AbortController()
    const all = new Promise<void>((resolve) => {
      finished = resolve
      if (begun === 0) resolve()
    })
    const closed = app.close()
    await Promise.race([all, wait(patience, undefined, { signal: over.signal }).catch(() => undefined)])
    over.abort()
    // A browser keeps lines open on which it has asked nothing yet: nobody waits for those.
    app.server.closeAllConnections()
    await closed
  }
}
