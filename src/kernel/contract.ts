import { z } from 'zod'

/**
 * What crosses the wire, written once: the server mounts it, OpenAPI is made from it, the browser calls it with types.
 * `action` names the line of the grants table that opens it; `public` needs no session, `session` any account.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `json` is the rule; `file` takes the raw bytes of one file (`application/octet-stream`); answers may be `file` too. */
export type Payload = 'json' | 'file'

/** What a handler gives back where a route gives a file. `name` may carry Vietnamese letters. */
export interface FileAnswer {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What the browser gets of such a route. */
export interface Download {
  readonly name: string
  readonly blob: Blob
}

/** In: what the client sends. Arg: what the handler gets. Ret: what the handler gives back. Out: what the client gets. */
export interface Route<In, Arg, Ret, Out> {
  readonly method: Method
  readonly path: `/api/${string}`
  /** One English sentence, for OpenAPI. */
  readonly summary: string
  readonly action: string
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType
  readonly response: z.ZodType
  readonly status: number
  readonly takes: Payload
  readonly gives: Payload
  /** True where a repeated call must change once: the client sends `Idempotency-Key`. */
  readonly once: boolean
  /** Bytes of the body at most. */
  readonly limit: number
  readonly '~in'?: In
  readonly '~arg'?: Arg
  readonly '~ret'?: Ret
  readonly '~out'?: Out
}

// oxlint-disable-next-line typescript/no-explicit-any -- a route of any shape, as maps of routes hold them
export type AnyRoute = Route<any, any, any, any>

type Optional<K extends string, T> = {} extends T ? { [P in K]?: T } : { [P in K]: T }
type Given<P, Q, B> = { params: P; query: Q; body: B }

interface Spec<R, P, Q, B, T, G> {
  method: Method
  path: `/api/${string}`
  summary: string
  action: string
  params?: P
  query?: Q
  body?: B
  response: R
  status?: number
  takes?: T
  gives?: G
  once?: boolean
  limit?: number
}

const jsonLimit = 256 * 1024
const fileLimit = 40 * 1024 * 1024

export function route<
  R extends z.ZodType,
  P extends z.ZodType = z.ZodObject<{}>,
  Q extends z.ZodType = z.ZodObject<{}>,
  B extends z.ZodType = z.ZodObject<{}>,
  const T extends Payload = 'json',
  const G extends Payload = 'json',
>(spec: Spec<R, P, Q, B, T, G>) {
  const none = z.object({})
  const limit = spec.takes === 'file' ? fileLimit : jsonLimit
  const made = { status: 200, takes: 'json', gives: 'json', once: spec.method !== 'GET', limit, ...spec }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the phantom types are only known here
  return {
    ...made,
    params: spec.params ?? none,
    query: spec.query ?? none,
    body: spec.body ?? none,
  } as unknown as Route<
    Optional<'params', z.input<P>> &
      Optional<'query', z.input<Q>> &
      (T extends 'file' ? { body: Blob } : Optional<'body', z.input<B>>),
    Given<z.output<P>, z.output<Q>, T extends 'file' ? Uint8Array : z.output<B>>,
    G extends 'file' ? FileAnswer : z.input<R>,
    G extends 'file' ? Download : z.output<R>
  >
}

export type Routes = Readonly<Record<string, AnyRoute>>
export type InOf<R> = R extends Route<infer In, infer _A, infer _R, infer _O> ? In : never
export type ArgOf<R> = R extends Route<infer _I, infer Arg, infer _R, infer _O> ? Arg : never
export type RetOf<R> = R extends Route<infer _I, infer _A, infer Ret, infer _O> ? Ret : never
export type OutOf<R> = R extends Route<infer _I, infer _A, infer _R, infer Out> ? Out : never

/** RFC 9457. `title` and `detail` are in the reader's language; `code` is the refusal's. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  /** Where in the request: a JSON path to what is wrong, with a sentence. */
  errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>
