import type { Partial as DatePart } from '#engines/sheets/understanding.ts'
import { day } from '#kernel/day.ts'

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as far as it is known. */
export function textOf(part: DatePart | undefined): string | null {
  if (part === undefined) return null
  if ('day' in part) return part.day
  return 'month' in part ? part.month : String(part.year)
}

export function partOf(text: string | null): DatePart | undefined {
  if (text === null) return undefined
  if (text.length === 4) return { year: Number(text) }
  return text.length === 7 ? { month: text } : { day: day(text) }
}

/** As people write it: `07/03/1968`, `03/1968`, `1968`. */
export function writtenPart(text: string | null): string {
  return text === null ? '' : text.split('-').toReversed().join('/')
}
