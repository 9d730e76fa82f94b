import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { Language, Text } from '#kernel/text.ts'

export type { Language, Text }

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

export interface Parsed<Values> {
  readonly ok: true
  readonly values: Values
  readonly positionals: readonly string[]
  readonly language: Language
}

/** The arguments could not be used (an option nobody knows, a value missing, too few words) or help was asked for: the message is written, `code` is the exit code to end with. */
export interface NotParsed {
  readonly ok: false
  readonly code: number
}

/** What `parseArgs` makes of the options a command names beside the common ones. */
export type ValuesOf<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options & typeof common; strict: true; allowPositionals: true }>
>['values']

/** The arguments of a command after its name. `words` name those that are no options: exactly so many. */
export function parseCommand<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { options, words, usage }: { options: Options; words: readonly string[]; usage: string },
): Parsed<ValuesOf<Options>> | NotParsed {
  if (args.includes('--help') || args.includes('-h')) {
    writeLine(usage)
    return { ok: false, code: answered }
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...common, ...options },
      strict: true,
      allowPositionals: true,
    })
    const missing = words[positionals.length]
    if (missing !== undefined) return { ok: false, code: refuseCommand(missingWord(missing, usage), args) }
    const surplus = positionals[words.length]
    if (surplus !== undefined) return { ok: false, code: refuseCommand(surplusWord(surplus, usage), args) }
    return { ok: true, values, positionals, language: languageOf(args) }
  } catch (error) {
    return { ok: false, code: refuseCommand(badOption(error, usage), args) }
  }
}

function missingWord(word: string, usage: string): CommandRefusal {
  return {
    code: 'options.missing',
    message: { vi: `Thiếu ${word}. Cách dùng: ${usage}`, en: `${word} is missing. Usage: ${usage}` },
  }
}

function surplusWord(word: string, usage: string): CommandRefusal {
  return {
    code: 'options.unknown',
    message: { vi: `Thừa "${word}". Cách dùng: ${usage}`, en: `"${word}" is too much. Usage: ${usage}` },
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
