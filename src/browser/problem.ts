import { Refused, Unreachable } from './client.ts'
import { preferences } from './preferences.ts'
import { shellTexts } from './texts/shell.ts'

/** What to tell of a failure, in one text: the server's own words where it answered. */
export function problemText(error: unknown): string {
  const { title, detail } = problemWords(error)
  return detail === undefined ? title : `${title}. ${detail}`
}

export function problemWords(error: unknown): { title: string; detail?: string } {
  const words = shellTexts[preferences().language]
  if (error instanceof Refused) {
    const { title, detail, errors } = error.problem
    const said = [detail, ...(errors ?? []).map((e) => e.message)].filter((s) => s !== undefined).join(' ')
    return said === '' ? { title } : { title, detail: said }
  }
  if (error instanceof Unreachable) return { title: words.failed, detail: words.offline }
  return { title: words.failed }
}

/** The refusal's code, `subject.reason`, where the server refused. */
export function problemCode(error: unknown): string | undefined {
  return error instanceof Refused ? error.problem.code : undefined
}

/** The facts of a refusal with this code; undefined for every other failure. */
export function problemFacts(error: unknown, code: string): Readonly<Record<string, unknown>> | undefined {
  return error instanceof Refused && error.problem.code === code ? error.problem.facts : undefined
}

export function problemStatus(error: unknown): number | undefined {
  return error instanceof Refused ? error.problem.status : undefined
}
