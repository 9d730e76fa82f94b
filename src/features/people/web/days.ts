import type { Wrong } from '#browser/form.ts'
import type { FormWords } from './record-fields.ts'

/** What is wrong with a day on which something begins or ends; `begun`: it must come after that day. */
export function wrongDay<F extends string>(
  of: Readonly<Record<F, string>>,
  today: string,
  t: FormWords,
  begun?: string,
): Wrong<F> {
  const wrong: Wrong<F> = {}
  for (const field in of) {
    const said = saidOf(of[field], today, t, begun)
    if (said !== undefined) wrong[field] = said
  }
  return wrong
}

function saidOf(day: string, today: string, t: FormWords, begun: string | undefined): string | undefined {
  if (day === '') return t.wrong.day
  if (day > today) return t.wrong.future
  if (begun === undefined || day > begun) return undefined
  return t.wrong.before(begun.split('-').toReversed().join('/'))
}
