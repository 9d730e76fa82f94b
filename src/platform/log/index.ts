import { pino, type DestinationStream, type Logger } from 'pino'

export type { Logger } from 'pino'

/**
 * Structured logs, one JSON object a line, without personal data: no names, no query strings, no bodies, no addresses of
 * people. An error is its kind, code and place; what it says may quote what somebody typed, so it is left out.
 */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: placeOf, error: placeOf },
  }
  return to ? pino(options, to) : pino(options)
}

interface Place {
  readonly kind: string
  readonly code?: string
  readonly stack: readonly string[]
  readonly cause?: Place
}

/** What kind of error, and where in the code. */
export function placeOf(error: unknown): Place {
  if (!(error instanceof Error)) return { kind: typeof error, stack: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    stack: frames.slice(0, 12).map((frame) => frame.trim()),
    ...(error.cause instanceof Error && { cause: placeOf(error.cause) }),
  }
}
