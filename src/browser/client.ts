import { type AnyRoute, type InOf, type OutOf, Problem, type Routes } from '#kernel/contract.ts'
import { calling, untilBack } from './session-over.ts'

/** The server's answer when it did not do what was asked: RFC 9457, in the reader's language. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** No answer came: no network, or the server is gone. What was sent may have been done; sending it again does not do it twice. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** How much of a file has been sent, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Not kept waiting where the session is over. */
  readonly anyway?: boolean
}

/** One function per operation; what it takes and gives is the contract's. */
export type Client<M extends Routes> = {
  readonly [K in keyof M]: {} extends InOf<M[K]>
    ? (given?: InOf<M[K]>, options?: CallOptions) => Promise<OutOf<M[K]>>
    : (given: InOf<M[K]>, options?: CallOptions) => Promise<OutOf<M[K]>>
}

/**
 * @example const { getPreview } = createClient(listRoutes); const preview = await getPreview({ params: { id } })
 * @throws Refused with the server's problem; Unreachable; the signal's reason when aborted
 */
export function createClient<M extends Routes>(routes: M): Client<M> {
  const calls = Object.entries(routes).map(([name, route]) => [
    name,
    (given: Input = {}, options: CallOptions = {}) => call(route, given, options),
  ])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract says what each call takes and gives
  return Object.fromEntries(calls) as Client<M>
}

type Asked = string | number | boolean

interface Input {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, Asked | readonly Asked[] | undefined>>
  readonly body?: unknown
}

interface Reply {
  readonly status: number
  readonly type: string
  readonly disposition: string
  readonly body: Blob
}

const patience = [500, 2000]

/** The key is made once for what the person did and goes along with every attempt at it, also with those after signing in again. */
async function call(route: AnyRoute, given: Input, options: CallOptions): Promise<unknown> {
  const headers = headersOf(route, given)
  const isDeed = route.method !== 'GET'
  for (;;) {
    const sentAfter = calling().returns
    const reply = await persist(route, headers, given, options)
    if (options.anyway === true || !(await saysOver(reply))) return read(route, reply)
    if (!(await untilBack({ isDeed, sentAfter }, options.signal))) return read(route, reply)
  }
}

async function persist(
  route: AnyRoute,
  headers: Record<string, string>,
  given: Input,
  options: CallOptions,
): Promise<Reply> {
  const url = addressOf(route.path, given)
  for (let attempt = 0; ; attempt += 1) {
    const reply = await tryOnce(route, url, headers, given, options)
    const wait = patience[attempt]
    if (reply !== undefined && (reply.status !== 503 || wait === undefined)) return reply
    if (wait === undefined) throw new Unreachable()
    await pause(wait, options.signal)
  }
}

async function saysOver({ status, type, body }: Reply): Promise<boolean> {
  if (status !== 401 || !type.startsWith('application/problem+json')) return false
  return Problem.safeParse(JSON.parse(await body.text())).data?.code === 'http.noSession'
}

/** `undefined`: no answer came, and it is safe to ask again. */
async function tryOnce(
  route: AnyRoute,
  url: string,
  headers: Record<string, string>,
  { body }: Input,
  options: CallOptions,
): Promise<Reply | undefined> {
  options.signal?.throwIfAborted()
  try {
    return body instanceof Blob
      ? await upload(route.method, url, headers, body, options)
      : await ask(route.method, url, headers, body, options)
  } catch (error) {
    options.signal?.throwIfAborted()
    if (route.method === 'GET' || route.once) return undefined
    throw new Unreachable(undefined, { cause: error })
  }
}

async function ask(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: unknown,
  { signal }: CallOptions,
): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    disposition: response.headers.get('content-disposition') ?? '',
    body: await response.blob(),
  }
}

/** The browsers people have tell the progress of sending only by this older way. */
function upload(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: Blob,
  { signal, onProgress }: CallOptions,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.responseType = 'blob'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => reject(new TypeError('the connection was lost')))
    request.addEventListener('abort', () => reject(new TypeError('aborted')))
    request.addEventListener('load', () => resolve(replyOf(request)))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}

function replyOf(request: XMLHttpRequest): Reply {
  const body: unknown = request.response
  return {
    status: request.status,
    type: request.getResponseHeader('content-type') ?? '',
    disposition: request.getResponseHeader('content-disposition') ?? '',
    body: body instanceof Blob ? body : new Blob([]),
  }
}

async function read(route: AnyRoute, reply: Reply): Promise<unknown> {
  if (reply.type.startsWith('application/problem+json'))
    throw new Refused(Problem.parse(JSON.parse(await reply.body.text())))
  if (reply.status >= 400) throw new Unreachable(`status ${String(reply.status)}`)
  if (route.gives === 'file') return { name: nameIn(reply.disposition), blob: reply.body }
  const answer: unknown = JSON.parse(await reply.body.text())
  return answer
}

function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return encoded === undefined ? (/filename="([^"]*)"/.exec(disposition)?.[1] ?? 'chibo') : decodeURIComponent(encoded)
}

function addressOf(path: string, { params = {}, query = {} }: Input): string {
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(params[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of [value ?? []].flat()) asked.append(name, String(one))
  return asked.size > 0 ? `${filled}?${asked.toString()}` : filled
}

function headersOf(route: AnyRoute, { body }: Input): Record<string, string> {
  const type = body instanceof Blob ? 'application/octet-stream' : 'application/json'
  const { account } = calling()
  return {
    accept: 'application/json, application/problem+json',
    ...(body !== undefined && { 'content-type': type }),
    ...(route.once && { 'idempotency-key': newKey() }),
    // Another account may have signed in beside this page: what was typed here is never sent in its name.
    ...(route.action !== 'public' && account !== undefined && { 'chibo-account': account }),
  }
}

/** `crypto.randomUUID` is missing where a page came without TLS from another host than this machine. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(new DOMException('aborted', 'AbortError'))
      },
      { once: true },
    )
  })
}
