import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AnyRoute, Problem } from '#kernel/contract.ts'
import type { Language, Text } from '#kernel/text.ts'
import { httpProblem } from './problems.ts'

export interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

type Read = { readonly ok: true; readonly input: Input } | { readonly ok: false; readonly problem: Problem }

const locales = { vi: z.locales.vi().localeError, en: z.locales.en().localeError }

const noSuchDay = {
  vi: 'Không có ngày này trong lịch. Ngày ghi như 2026-02-28.',
  en: 'There is no such day in the calendar. A day is written like 2026-02-28.',
}

/** By the parameter with which a contract marks what it asks for. */
const words = {
  day: {
    none: noSuchDay,
    farAway: { vi: 'Ngày này quá xa: năm từ 1900 đến 2199.', en: 'That day is too far away: years 1900 to 2199.' },
  },
  name: { noLetter: { vi: 'Tên phải có chữ cái.', en: 'A name has letters.' } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Text>>>>

const messages = { vi: messageIn('vi'), en: messageIn('en') }

/** What contracts mark is told in words of ours; everything else as zod tells it. */
function messageIn(language: Language): z.core.$ZodErrorMap {
  return (issue) => {
    if (issue.code === 'invalid_format' && issue.format === 'date') return noSuchDay[language]
    const ours = issue.code === 'custom' ? wordsOf(issue.params) : undefined
    return ours?.[language] ?? locales[language](issue)
  }
}

function wordsOf(params: Readonly<Record<string, unknown>> | undefined): Text | undefined {
  for (const [what, told] of Object.entries<Readonly<Record<string, Text>>>(words)) {
    const why = params?.[what]
    if (typeof why === 'string') return told[why]
  }
  return undefined
}

/** Everything a client sent, checked once against the contract: address and query (400), then the body (422). */
export async function readInput(route: AnyRoute, request: FastifyRequest, language: Language): Promise<Read> {
  const params = check(route.params, request.params, '', 400, language)
  if (!params.ok) return params
  const query = check(route.query, request.query, '?', 400, language)
  if (!query.ok) return query
  const body = await readBody(route, request, language)
  if (!body.ok) return body
  return { ok: true, input: { params: params.value, query: query.value, body: body.value } }
}

type Checked = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }

async function readBody(route: AnyRoute, request: FastifyRequest, language: Language): Promise<Checked> {
  const isFile = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/octet-stream'
  if (route.takes === 'file') {
    if (!isFile) return wrongType('application/octet-stream', language)
    return readFile(request.raw, route.limit, request.headers['content-length'], language)
  }
  if (isFile) return wrongType('application/json', language)
  return check(route.body, request.body ?? {}, '$', 422, language)
}

function wrongType(expected: string, language: Language): Checked {
  return { ok: false, problem: httpProblem({ code: 'http.wrongType', expected }, language) }
}

/** Counts while it reads, whatever length was announced; stops at the limit. */
async function readFile(
  stream: IncomingMessage,
  limit: number,
  announced: string | undefined,
  language: Language,
): Promise<Checked> {
  const tooLarge = { ok: false, problem: httpProblem({ code: 'http.tooLarge', limit }, language) } as const
  if (announced !== undefined && Number(announced) > limit) return tooLarge
  const parts: Uint8Array[] = []
  let size = 0
  try {
    // the stream outlives a refusal: a client still sending must be able to read the answer
    for await (const part of stream.iterator({ destroyOnReturn: false })) {
      if (!(part instanceof Uint8Array)) continue
      size += part.length
      if (size > limit) return tooLarge
      parts.push(part)
    }
  } catch {
    return { ok: false, problem: httpProblem({ code: 'http.cut' }, language) }
  }
  if (!stream.complete) return { ok: false, problem: httpProblem({ code: 'http.cut' }, language) }
  return { ok: true, value: new Uint8Array(Buffer.concat(parts, size)) }
}

function check(schema: z.ZodType, value: unknown, at: string, status: 400 | 422, language: Language): Checked {
  // PostgreSQL keeps neither a zero byte nor half a letter, and what has no end of levels ends a stack: said here, before it fails there.
  const unstorable = findUnstorable(value, at)
  if (unstorable !== undefined)
    return invalid([{ at: unstorable, message: unstorableText[language] }], status, language)
  const parsed = schema.safeParse(value, { error: messages[language] })
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors = parsed.error.issues.slice(0, 50).map((i) => ({ at: pathOf(at, i.path), message: i.message }))
  return invalid(errors, status, language)
}

function invalid(errors: { at: string; message: string }[], status: 400 | 422, language: Language): Checked {
  return { ok: false, problem: { ...httpProblem({ code: 'http.invalid' }, language), status, errors } }
}

const unstorableText = {
  vi: 'Có ký tự không lưu được (ký tự rỗng hoặc nửa chữ), hoặc lồng quá sâu.',
  en: 'Holds a character that cannot be kept (a zero byte or half a letter), or is nested too deep.',
}

/** Levels of a body: none of ours has as many. */
const deepest = 32

function findUnstorable(value: unknown, at: string, depth = 0): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : at
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === deepest) return at
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(key, at) ?? findUnstorable(inner, pathOf(at, [key]), depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

function pathOf(start: string, path: readonly PropertyKey[]): string {
  const rest = path.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`)).join('')
  return start === '$' ? `$${rest}` : `${start}${rest.replace(/^\./, '')}`
}
