import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { authority, lookup } from '#test/reach.ts'

/** A bare line to a server, to be spoken on as one likes. */
export function aLine(url: string, options: ConnectionOptions = {}): TLSSocket {
  const { hostname, port } = new URL(url)
  return connect({ host: hostname, servername: hostname, port: Number(port), ca: authority.cert, lookup, ...options })
}

/** What comes back to a request written letter by letter, until the server ends the line; '' where it ends it without a word. */
export function spoken(url: string, request: string): Promise<string> {
  const socket = aLine(url)
  return new Promise((resolve) => {
    let answered = ''
    socket.on('secureConnect', () => socket.write(request))
    socket.on('data', (part) => (answered += part.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answered))
  })
}
