import { Agent, type RequestOptions } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { request } from 'node:http'
import type { LookupFunction } from 'node:net'
import { anAuthority, hostName } from './authority.ts'

/** The authority of this run, and what it gave the application under test. */
export const authority = await anAuthority()
export const issued = await authority.issue()

/** As the office's name server would: the one name leads here, and no other leads anywhere. */
export const lookup: LookupFunction = (name, options, done) => {
  const here = { address: '127.0.0.1', family: 4 }
  if (name !== hostName) done(new Error(`nobody is called ${name}`), '', 4)
  else if (options.all === true) done(null, [here])
  else done(null, here.address, here.family)
}

const plain = new Agent({ keepAlive: true })
const secure = new SecureAgent({ keepAlive: true, ca: authority.cert, lookup })

/** `fetch`, for a name only the tests know and an authority only the tests trust. */
export async function reach(address: string, init: RequestInit = {}): Promise<Response> {
  const isSecure = address.startsWith('https:')
  const method = init.method ?? 'GET'
  const body = await bytesOf(init.body)
  const length = body === undefined && method === 'GET' ? {} : { 'content-length': String(body?.length ?? 0) }
  const options: RequestOptions = {
    method,
    agent: isSecure ? secure : plain,
    headers: { ...length, ...Object.fromEntries(new Headers(init.headers)) },
    ...(init.signal && { signal: init.signal }),
  }
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? secureRequest : request)(address, options, (answered) => {
      const parts: Buffer[] = []
      answered.on('data', (part: Buffer) => parts.push(part))
      answered.on('error', reject)
      answered.on('end', () => resolve(responseOf(answered.statusCode ?? 0, answered.rawHeaders, parts)))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function bytesOf(body: BodyInit | null | undefined): Promise<Buffer | undefined> {
  if (body === undefined || body === null) return undefined
  return Buffer.from(await new Response(body).arrayBuffer())
}

function responseOf(status: number, raw: readonly string[], parts: readonly Buffer[]): Response {
  const headers = new Headers()
  for (let i = 0; i < raw.length; i += 2) headers.append(raw[i]!, raw[i + 1]!)
  const bytes = Buffer.concat(parts)
  return new Response(bytes.length > 0 ? bytes : null, { status, headers })
}
