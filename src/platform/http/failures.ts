import { saysFull } from '#platform/db/index.ts'
import type { HttpRefusal } from './problems.ts'

/** What an unforeseen error is told as: a broken connection is not a fault of the program, and two writers are a conflict. */
export function refusalOf(error: unknown): HttpRefusal {
  const code = codeOf(error)
  if (code === undefined) return { code: isLost(error) ? 'http.databaseGone' : 'http.failed' }
  // the second wall stopped what the first let through: told like what does not exist, and logged by the caller
  if (code === secondWall) return { code: 'notFound' }
  if (isRace(error)) return { code: 'http.conflict' }
  if (saysFull(error)) return { code: 'http.full' }
  if (code.startsWith('08') || gone.has(code)) return { code: 'http.databaseGone' }
  return fastifyRefusals[code] ?? { code: 'http.failed' }
}

export const secondWall = '42501'

// serialization failure, deadlock, lock not available
const raced = new Set(['40001', '40P01', '55P03'])
// shutting down, crashed, starting up, dropped, closed to connections, too many of them, statement timeout; and the socket's own errors
const gone = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '55000',
  '3D000',
  '53300',
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
])

const fastifyRefusals: Readonly<Record<string, HttpRefusal>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'http.wrongType', expected: 'application/json' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'http.tooLarge', limit: 256 * 1024 },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'http.cut' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'http.malformed' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'http.malformed' },
  FST_ERR_BAD_URL: { code: 'http.malformed' },
}

/** Two writers met, and this one was undone whole: doing it again is safe, and mostly succeeds. */
export function isRace(error: unknown): boolean {
  return raced.has(codeOf(error) ?? '')
}

export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/** The driver gives these errors no code. */
function isLost(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message)
  )
}
