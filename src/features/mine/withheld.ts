import { addDays, type Day } from '#kernel/day.ts'
import type { Laws } from '#kernel/term.ts'
import type { Trust } from '#kernel/rule.ts'
import { withheldReadings } from '#rulebook/index.ts'

export interface WithheldTerm {
  /** What inspectors read from this day on is not told yet. */
  readonly since: Day
  readonly told: { readonly value: number; readonly rule: string; readonly trust: Trust }
}

/** How far back an inspector's readings are withheld today; nothing is where no rule is in force. */
export function withheldTerm({ rules, today }: Pick<Laws, 'rules'> & { readonly today: Day }): WithheldTerm {
  const answer = rules.of(withheldReadings, today)
  const rule = withheldReadings.id
  if (!answer.ok) return { since: addDays(today, 1), told: { value: 0, rule, trust: 'presumed' } }
  const { value, trust } = answer.under
  return { since: addDays(today, 1 - value), told: { value, rule, trust } }
}

/** The day on which a reading of a day is told by itself. */
export function toldOn(readOn: Day, { told }: WithheldTerm): Day {
  return addDays(readOn, told.value)
}
