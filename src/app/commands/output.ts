import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** A text for people in both languages; Vietnamese is what they get unless they ask. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export type Language = keyof Text

/** Exit codes of every command: answered (problems in the lists included), or refused. */
export const answered = 0
export const refused = 2

/** A refusal as the command line gives it: a code for scripts, a sentence for people, and its facts beside them. */
export interface CommandRefusal {
  readonly code: string
  readonly message: Text
  readonly [fact: string]: unknown
}

/** Options that every command knows: `--json`, `--lang vi|en`, `--help`. */
const common = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

/** What is written for programs: standard output, nothing else beside it. */
export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** The answer in words, where nobody asked for JSON. */
export function writeLine(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Messages, progress and warnings: standard error, so that standard output stays clean. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

export function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang')
  return args.includes('--lang=en') || (at >= 0 && args[at + 1] === 'en') ? 'en' : 'vi'
}

/** Writes the refusal and gives the exit code. The sentence alone goes to a person's screen; everything else that reads the output gets the JSON too. */
export function refuseCommand({ code, message, ...facts }: CommandRefusal, args: readonly string[]): number {
  const sentence = message[languageOf(args)]
  tell(sentence)
  if (args.includes('--json') || !process.stdout.isTTY) writeJson({ refusal: { code, message: sentence, ...facts } })
  return refused
}

/**
 * The arguments of a command after its name. `code` is the exit code to end with when they cannot be used (an option
 * nobody knows, a value missing, too few words) or when help was asked for; the message has been written by then.
 */
export function parseCommand<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { options, words, usage }: { options: Options; words: readonly string[]; usage: string },
) {
  try {
    const config = {
      args: [...args],
      options: { ...common, ...options },
      allowPositionals: true,
      strict: true,
    } as const
    const { values, positionals } = parseArgs(config satisfies ParseArgsConfig)
    if (values.help === true) {
      writeLine(usage)
      return { ok: false, code: answered } as const
    }
    const missing = words[positionals.length]
    if (missing !== undefined) return { ok: false, code: refuseCommand(missingWord(missing, usage), args) } as const
    return { ok: true, values, positionals, language: languageOf(args) } as const
  } catch (error) {
    return { ok: false, code: refuseCommand(badOption(error, usage), args) } as const
  }
}

function missingWord(word: string, usage: string): CommandRefusal {
  return {
    code: 'options.missing',
    message: { vi: `Thiếu ${word}. Cách dùng: ${usage}`, en: `${word} is missing. Usage: ${usage}` },
  }
}

function badOption(error: unknown, usage: string): CommandRefusal {
  const detail = error instanceof Error ? error.message : String(error)
  const option = /'(-{1,2}[^' ]+)/.exec(detail)?.[1] ?? ''
  const unknown = error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
  return {
    code: unknown ? 'options.unknown' : 'options.invalid',
    message: unknown
      ? { vi: `Không có tùy chọn ${option}. Cách dùng: ${usage}`, en: `There is no option ${option}. Usage: ${usage}` }
      : { vi: `Tùy chọn ${option} viết chưa đúng. Cách dùng: ${usage}`, en: `${detail}. Usage: ${usage}` },
  }
}
