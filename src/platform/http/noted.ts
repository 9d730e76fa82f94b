import type { FastifyRequest } from 'fastify'

/** What the log says of a request besides its route and its end: whose session asked, and by which code it was refused. No words of either. */
interface Noted {
  readonly account?: string
  readonly refused?: string
}

const noted = new WeakMap<FastifyRequest, Noted>()

export function note(request: FastifyRequest, what: Noted): void {
  noted.set(request, { ...noted.get(request), ...what })
}

export function notedOf(request: FastifyRequest): Noted {
  return noted.get(request) ?? {}
}
